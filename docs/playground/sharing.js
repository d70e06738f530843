// A link that carries the state of the page in its fragment, which browsers do not send to any server.
//
// `#1.` and the state as JSON, compressed (zlib, whose checksum tells a broken link) and in base64url. Whatever does not
// have exactly that form is refused as a whole.

const VERSION = "1";
const LONGEST = 400_000; // characters of a fragment
const LARGEST = 1_000_000; // bytes of the state that it holds
const LINES = 20_000; // of each text in it, which a browser lays out in a second or two
const FIELDS = { question: "string", policy: "string", document: "string", scenarios: "string", tab: "string" };
const TABS = ["form", "json", "policy", "scenarios", "manual"];

export class BadLink extends Error {}

/** The fragment of a state. Throws BadLink if the page would not take it back. */
export async function toFragment(state) {
  const kept = Object.fromEntries(Object.keys(FIELDS).map((name) => [name, state[name]]));
  const bytes = new TextEncoder().encode(JSON.stringify(kept));
  const packed = await through(bytes, new CompressionStream("deflate"), Infinity);
  if (bytes.length > LARGEST || packed.length * 4 / 3 > LONGEST || tall(kept)) throw new BadLink("it would be longer than this page takes");
  let text = "";
  for (let at = 0; at < packed.length; at += 8192) text += String.fromCharCode(...packed.subarray(at, at + 8192));
  return `#${VERSION}.${btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "")}`;
}

/** The state in a fragment, by policies that are `known`. Throws BadLink, whose message says why it is not taken. */
export async function fromFragment(fragment, known) {
  const [, version, packed] = /^#([0-9]{1,4})\.([A-Za-z0-9_-]*)$/.exec(fragment) ?? [];
  if (version === undefined) throw new BadLink("it is not of the form that this page writes");
  if (version !== VERSION) throw new BadLink(`it is of form ${version}, and this page reads form ${VERSION}`);
  if (packed.length > LONGEST) throw new BadLink("it is longer than this page takes");
  let state;
  try {
    const bytes = Uint8Array.from(atob(packed.replaceAll("-", "+").replaceAll("_", "/")), (one) => one.charCodeAt(0));
    const text = await through(bytes, new DecompressionStream("deflate"), LARGEST);
    state = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(text));
  } catch {
    throw new BadLink("it is cut short or altered");
  }
  const names = state !== null && typeof state === "object" && !Array.isArray(state) ? Object.keys(state).sort() : [];
  const right = String(names) === String(Object.keys(FIELDS).sort());
  if (!right || names.some((name) => typeof state[name] !== FIELDS[name]) || !TABS.includes(state.tab) || !known(state.policy)) {
    throw new BadLink("it does not hold what this page writes");
  }
  if (tall(state)) throw new BadLink("it has more lines than this page takes");
  return state;
}

function tall(state) {
  return Object.values(state).some((text) => text.split(/\r\n?|\n/, LINES + 1).length > LINES);
}

async function through(bytes, stream, most) {
  const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader();
  const parts = [];
  let length = 0;
  for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
    length += value.length;
    if (length > most) {
      await reader.cancel();
      throw new RangeError("too long");
    }
    parts.push(value);
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}
