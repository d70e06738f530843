// The page: what is stated, asked again with every edit, and what of it stands where.

import * as answer from "./answer.js";
import { $, el, fill, settled } from "./dom.js";
import { Editor } from "./editor.js";
import { Engine } from "./engine.js";
import { fits, Form } from "./form.js";
import * as manual from "./manual.js";
import { style } from "./picture.js";
import { read } from "./reading.js";
import { BadLink, fromFragment, toFragment } from "./sharing.js";

const TABS = ["form", "json", "policy", "scenarios", "manual"];
const OWN = "(document)";
const AS_ASKED = "";

const engine = new Engine(befallen);
const state = { question: "", policy: AS_ASKED, tab: "form" };
let started;
let form;
let json;
let documentEditor;
let scenarioEditor;

/** Starts Python and shows the page. Throws what keeps it from that. */
export async function main() {
  const files = globalThis.PLAYGROUND?.runtime;
  if (files === undefined) throw new Error("this page was copied without Python and the library; `make site` builds it whole");
  const total = files.reduce((sum, file) => sum + file.bytes, 0);
  $("loading-size").textContent = megabytes(total);
  started = await engine.start(files, ({ bytes, stage }) => {
    if (bytes !== undefined) {
      $("loading-bar").value = bytes / total;
      $("loading-now").textContent = `${megabytes(bytes)} of ${megabytes(total)}`;
    } else $("loading-now").textContent = stage;
  });
  if (started.failed) throw new Error(started.failed);
  build();
  $("loading-now").textContent = "Loading the law.";
  await open();
  $("loading").hidden = true;
  $("work").hidden = false;
  globalThis.addEventListener("hashchange", open);
  document.documentElement.dataset.ready = "yes";
  keep();
  warm();
}

/** Loads, a little at a time and between answers, the law that an answer would have to wait for. */
async function warm() {
  const policies = started.policies.map(({ name }) => ({ policy: name }));
  for (const what of [...policies, ...started.places.map((place) => ({ place })), {}]) {
    while ($("answer").hasAttribute("aria-busy")) await new Promise((resolve) => setTimeout(resolve, 50));
    await engine.ask({ ask: "warm", ...what });
  }
  document.documentElement.dataset.warm = "yes";
}

/** What befalls the worker between question and answer. */
function befallen({ slow, restarting, lost }) {
  $("engine").hidden = slow === false;
  if (slow) fill($("engine"), "The answer takes long. ", el("button", { type: "button", onclick: () => engine.stop() }, "Stop it"));
  else if (restarting) fill($("engine"), `${restarting}. Python is being started anew, which takes some seconds.`);
  else if (lost) fill($("engine"), `Python could not be started anew: ${lost}. Load the page anew; a link keeps what you have written.`);
}

function notice(text) {
  fill($("notices"), text ? el("p", { className: "notice wrong" }, text) : null);
}

function megabytes(bytes) {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

/** The service worker keeps the page for when there is no network. */
async function keep() {
  try {
    navigator.serviceWorker.addEventListener("controllerchange", newer);
    await navigator.serviceWorker.register("sw.js");
    await newer(); // one may have come while Python was loading
  } catch {
    // the browser keeps nothing here
  }
}

/** Tells of a newer edition, which lets go of what was kept of this one. */
async function newer() {
  const kept = (await caches.keys()).filter((name) => /^fdcpa-guard-playground-[0-9a-f]+$/.test(name));
  if (kept.length && !kept.some((name) => name.endsWith(globalThis.PLAYGROUND.version))) {
    notice("A newer edition of this page has come; it is there when you load the page again.");
  }
}

// -- the page

function build() {
  style(started.style);
  const { library, law, zones, telephone } = started.editions;
  $("editions").textContent = `Library ${library}, law of ${law}, time zones ${zones}, telephone plans ${telephone}.`;
  fill($("example"), el("option", { value: "" }, "yours"), started.examples.map((each) => el("option", { value: each.name }, each.title)));
  $("example").addEventListener("change", () => {
    const example = started.examples.find((each) => each.name === $("example").value);
    if (example) take(example);
  });
  fill($("policy"),
    el("option", { value: AS_ASKED }, "as the question says"),
    started.policies.map((each) => el("option", { value: each.name }, `${each.name}: ${each.holds}`)),
    el("option", { value: "us_state" }, "us_state: federal law, and that of states which you choose"),
    el("option", { value: OWN }, "your own, under Policy"));
  $("policy").addEventListener("change", () => choose($("policy").value));
  fill($("state-boxes"), started.states.map((code) => el("label", {}, el("input", { type: "checkbox", value: code, onchange: () => choose("us_state") }), code)));
  form = new Form($("form"), started.schema, started.meanings, () => edited(JSON.stringify(question, null, 2), question));
  json = new Editor($("json"), { label: "The question as JSON", change: (text) => edited(text) });
  documentEditor = new Editor($("document"), {
    label: "Policy document",
    change: () => { stale(); check(); if (state.policy === OWN) ask(); },
    complete: (text, at) => engine.latest({ ask: "complete", document: text, at }),
  });
  scenarioEditor = new Editor($("scenarios"), {
    label: "Scenarios",
    change: stale,
    complete: (text, at) => engine.latest({ ask: "complete", document: text, at, policy: documentEditor.text }),
  });
  documentEditor.text = started.document;
  scenarioEditor.text = started.scenarios;
  $("decide-by-it").addEventListener("click", () => choose(OWN));
  $("run").addEventListener("click", run);
  $("scenarios").addEventListener("keydown", (event) => { if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) run(); });
  $("manual-search").addEventListener("input", settled(150, manual.search));
  for (const each of document.querySelectorAll(".to-answer")) {
    each.addEventListener("click", () => {
      $("verdict").scrollIntoView();
      $("verdict-heading").focus({ preventScroll: true });
    });
  }
  $("share").addEventListener("click", share);
  $("print").addEventListener("click", () => print());
  for (const [number, name] of TABS.entries()) {
    $(`tab-${name}`).addEventListener("click", () => tab(name));
    $(`tab-${name}`).addEventListener("keydown", (event) => {
      const to = { ArrowRight: number + 1, ArrowLeft: number - 1, Home: 0, End: TABS.length - 1 }[event.key];
      if (to === undefined) return;
      event.preventDefault();
      const next = TABS[(to + TABS.length) % TABS.length];
      tab(next);
      $(`tab-${next}`).focus();
    });
  }
}

function tab(name) {
  state.tab = name;
  for (const each of TABS) {
    const chosen = each === name;
    $(`tab-${each}`).setAttribute("aria-selected", String(chosen));
    $(`tab-${each}`).tabIndex = chosen ? 0 : -1;
    $(`pane-${each}`).hidden = !chosen;
  }
  if (name === "form") showForm();
  if (name === "json") json.text = state.question;
  if (name === "json" || name === "form") mark();
  if (name === "policy") check();
  if (name === "manual") readBack();
}

// -- the state

let opened = 0;

/** What the address says, or else the first example. A link that is not wholly in order changes nothing. */
async function open() {
  const number = ++opened;
  const first = () => (state.question === "" ? take(started.examples.find((each) => each.first) ?? started.examples[0]) : undefined);
  if (!location.hash) return first();
  try {
    const shared = await fromFragment(location.hash, isPolicy);
    if (number !== opened) return undefined; // another address has come meanwhile
    notice("");
    stale();
    documentEditor.text = shared.document;
    scenarioEditor.text = shared.scenarios;
    setQuestion(shared.question, "");
    tab(shared.tab);
    return choose(shared.policy);
  } catch (error) {
    if (!(error instanceof BadLink)) throw error;
    notice(`The link was not taken: ${error.message}. Nothing of it is shown.`);
    return first();
  }
}

function isPolicy(name) {
  const states = /^us_state\(([A-Z]{2}(?:, [A-Z]{2})*)\)$/.exec(name)?.[1].split(", ");
  if (states) return states.every((code) => started.states.includes(code));
  return [AS_ASKED, OWN, ...started.policies.map((each) => each.name)].includes(name);
}

async function share() {
  let fragment;
  try {
    fragment = await toFragment({ question: state.question, policy: state.policy, document: documentEditor.text, scenarios: scenarioEditor.text, tab: state.tab });
  } catch (error) {
    if (!(error instanceof BadLink)) throw error;
    return notice(`No link was made: ${error.message}.`);
  }
  const link = new URL(fragment, location.href).href;
  history.replaceState(null, "", fragment);
  let copied = true;
  try {
    await navigator.clipboard.writeText(link);
  } catch {
    copied = false;
  }
  const long = link.length > 8000 ? ` It has ${link.length.toLocaleString("en")} characters, which some programs cut.` : "";
  fill($("notices"), el("p", { className: "notice" }, copied ? "The link is copied, and stands in the address bar." : "The link stands in the address bar.",
    ` The facts are in it, behind the #: whoever has the link has them, no server is sent them.${long}`));
}

let question = {};

function take(example) {
  choose(AS_ASKED, false);
  setQuestion(example.text, example.name);
  const answered = ask(); // the worker answers while the form is being built
  if (state.tab === "form") showForm();
  else if (state.tab === "json") json.text = example.text;
  else if (state.tab === "manual") readBack();
  return answered;
}

function setQuestion(text, example, found = parsed(text)) {
  state.question = text;
  $("example").value = example;
  question = found ?? question;
  $("situation").textContent = typeof question.situation === "string" ? question.situation : "";
}

/** The JSON of a text, if it is an object. */
function parsed(text) {
  try {
    const found = read(text);
    return found !== null && typeof found === "object" && !Array.isArray(found) ? found : undefined;
  } catch {
    return undefined;
  }
}

function showForm() {
  const found = parsed(state.question);
  const shown = found !== undefined && fits(found);
  $("form-broken").hidden = shown;
  $("form-broken").textContent = found === undefined ? "The JSON is not well formed at the moment; mend it under JSON, or pick an example."
    : "There is more than a form can show; see it under JSON, or pick an example.";
  $("form").hidden = !shown;
  if (shown) form.show((question = found));
}

/** What was edited, in the form or as JSON, is no example any more. */
function edited(text, found) {
  setQuestion(text, "", found);
  ask();
}

/** Takes a policy by its name; ``us_state`` alone is that of the states that are ticked, and federal law while none is. */
function choose(name, again = true) {
  const states = /^us_state\((.*)\)$/.exec(name)?.[1].split(", ");
  const boxes = [...$("state-boxes").querySelectorAll("input")];
  if (states) for (const box of boxes) box.checked = states.includes(box.value);
  const ticked = boxes.filter((box) => box.checked).map((box) => box.value);
  const ofStates = name.startsWith("us_state");
  $("policy").value = ofStates ? "us_state" : name;
  $("states").hidden = !ofStates;
  if (ofStates && !ticked.length) $("states").open = true;
  state.policy = !ofStates ? name : ticked.length ? `us_state(${ticked.join(", ")})` : "us_federal";
  if (!again) return undefined;
  if (state.tab === "manual") readBack();
  return ask();
}

function chosen() {
  return state.policy === OWN ? { document: documentEditor.text } : { name: state.policy };
}

// -- asking

let last;

async function ask() {
  $("answer").setAttribute("aria-busy", "true");
  const since = performance.now();
  const asked = { question: state.question, policy: chosen() };
  const said = await engine.latest({ ask: "question", ...asked });
  if (said === undefined) return;
  last = said;
  if (said.failed) answer.refuse([{ field: "", message: `the library failed (${said.failed})` }]);
  else if (said.problems) answer.refuse(said.problems, said.problems.some((each) => each.field === "(policy)" || state.policy === OWN) ? el("p", { className: "detail" }, "Look at the policy that you chose.") : null);
  else answer.show(said, { rules: started.rules, trace: () => engine.ask({ ask: "trace", ...asked }) });
  mark();
  $("first").textContent = said.summary ?? "No question yet.";
  $("first").className = `${$("verdict").className} to-answer`;
  requestAnimationFrame(() => {
    const milliseconds = performance.now() - since;
    $("took").textContent = `Answered in ${Math.round(milliseconds)} ms, of which the library took ${Math.round(said.milliseconds)}.`;
    $("answer").dataset.milliseconds = String(milliseconds);
    $("answer").dataset.answered = String(Number($("answer").dataset.answered ?? 0) + 1);
    $("answer").removeAttribute("aria-busy");
  });
}

/** What is wrong, told where it stands. */
function mark() {
  const problems = last?.problems ?? [];
  if (state.tab === "form" && !$("form").hidden) form.problems(problems);
  if (state.tab === "json") json.problems(problems);
}

const check = settled(60, async () => {
  const said = await engine.latest({ ask: "document", document: documentEditor.text });
  if (said === undefined) return;
  documentEditor.problems(said.problems ?? []);
  const many = (count, word) => `${count} ${word}${count === 1 ? "" : "s"}`;
  $("document-says").textContent = said.problems ? "It is no policy yet." : said.failed ? `The library failed (${said.failed}).`
    : `${said.label}: ${many(said.rules, "rule")}, ${many(said.packs, "pack")}, ${many(said.departures, "departure")}. Document ${said.document.slice(0, 12)}…, policy ${said.policy.slice(0, 12)}….`;
});

/** What came of scenarios is not so any more once they or the policy are edited. */
function stale() {
  ran += 1;
  $("ran").textContent = "";
  fill($("rows"));
  scenarioEditor.problems([]);
}

let ran = 0;

async function run() {
  stale();
  const number = ran;
  $("ran").textContent = "Running.";
  const said = await engine.ask({ ask: "scenarios", document: documentEditor.text, scenarios: scenarioEditor.text });
  if (number !== ran) return;
  scenarioEditor.problems(said.problems ?? []);
  if (said.problems || said.failed) {
    $("ran").textContent = said.failed ? `The library failed (${said.failed}).` : "They cannot be run yet.";
    return;
  }
  const failing = said.rows.filter((row) => !row.passed);
  $("ran").textContent = `${said.passed} passed${failing.length ? `, ${failing.length} failed` : ""}.`;
  scenarioEditor.problems(failing.map((row) => ({ line: row.line, field: "", message: `${row.id} does not come out as it says` })));
  fill($("rows"), said.rows.map((row) => el("li", { className: row.passed ? "passed" : "failed" },
    el("span", { className: "outcome" }, row.passed ? "passed" : "failed"), ` ${row.id} `,
    el("button", { type: "button", className: "plain", onclick: () => scenarioEditor.go(row.line) }, `line ${row.line}`),
    row.passed ? null : el("pre", { tabIndex: 0 }, row.problem))));
}

async function readBack() {
  $("manual-says").textContent = "Reading.";
  const policy = chosen();
  const said = await engine.latest({ ask: "manual", policy: policy.name === AS_ASKED ? { name: typeof question.policy === "string" ? question.policy : started.default } : policy });
  if (said === undefined) return;
  if (said.manual === undefined) {
    fill($("manual"));
    $("manual-says").textContent = said.problems ? `There is no such policy yet: ${said.problems[0].message}` : `The library failed (${said.failed}).`;
    return;
  }
  manual.show(said.manual);
}
