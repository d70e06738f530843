// Python in a worker, so that the page never waits for it. It takes JSON text and gives JSON text; see bridge/__init__.py.

import { hold } from "./held.js";

const PACKAGES = "/lib/python3.14/site-packages";
const SCRIPT = { type: "text/javascript" };
let answer;

self.onmessage = async ({ data }) => {
  if (data.files) return start(data.files).catch((error) => self.postMessage({ failed: String(error.message ?? error) }));
  let text;
  try {
    text = answer(data.text);
  } catch {
    return self.postMessage({ broken: true }); // Python has no memory or stack left, and answers nothing any more
  }
  self.postMessage({ id: data.id, text });
};

async function start(files) {
  const held = await hold(files, self.location.href, (bytes) => self.postMessage({ bytes }));
  self.postMessage({ stage: "Starting Python." });
  onlyWhatIsHeld(held);
  const [{ loadPyodide }, { default: createPyodideModule }] = await Promise.all(
    ["pyodide.mjs", "pyodide.asm.mjs"].map((name) => import(URL.createObjectURL(new Blob([held.get(name)], SCRIPT)))),
  );
  const python = await loadPyodide({
    indexURL: new URL("./", self.location.href).href,
    lockFileContents: new TextDecoder().decode(held.get("pyodide-lock.json")),
    createPyodideModule,
    env: { HOME: "/tmp", PYTHONDONTWRITEBYTECODE: "1" },
  });
  self.postMessage({ stage: "Loading the library." });
  for (const file of files) {
    if (file.package) python.unpackArchive(held.get(file.name), "zip", { extractDir: PACKAGES });
  }
  const bridge = python.runPython("import bridge; bridge.answer");
  answer = (text) => bridge(text);
  const facts = new TextDecoder().decode(held.get("facts.md"));
  const started = JSON.parse(answer(JSON.stringify({ ask: "start", facts })));
  self.postMessage({ ready: { ...started, ...JSON.parse(new TextDecoder().decode(held.get("page.json"))) } });
}

/** From here on the worker has no way out: what Python's start fetches is what is held, and all else is refused. */
function onlyWhatIsHeld(held) {
  self.fetch = async (asked) => {
    const name = new URL(String(asked.url ?? asked), self.location.href).pathname.split("/").pop();
    if (!held.has(name)) throw new TypeError("nothing is fetched here");
    const type = name.endsWith(".wasm") ? "application/wasm" : "application/octet-stream";
    return new Response(held.get(name), { headers: { "content-type": type } });
  };
  for (const way of ["XMLHttpRequest", "WebSocket", "EventSource", "WebTransport", "Worker", "importScripts"]) {
    self[way] = undefined;
  }
}
