// What the library said, as a page.

import { $, el, fill } from "./dom.js";
import { picture } from "./picture.js";

export function show(said, { rules, trace }) {
  $("verdict").className = `verdict ${said.allowed ? "allowed" : "denied"}`;
  $("verdict-heading").textContent = said.allowed ? "Allowed" : "Denied";
  $("subject").textContent = said.subject;
  $("when").textContent = `${said.when}, by ${said.policy}`;
  if ($("live").textContent !== said.summary) $("live").textContent = said.summary;
  const against = said.reasons.filter((reason) => reason.denies);
  const warned = said.reasons.filter((reason) => !reason.denies);
  fill($("said"),
    el("p", { className: "holds" }, said.allowed ? `The answer holds ${said.until === "until a fact changes" ? said.until : `until ${said.until}`}.` : next(said)),
    some("Why not", against.map((each) => reason(each, rules))),
    some("Warned of", warned.map((each) => reason(each, rules))),
    said.allowed ? null : ahead(said, rules),
    part("The week", week(said, rules)),
    part("Past calls", calls(said)),
    said.limits.rows.length || said.limits.untold.length ? part("What each limit counts", limits(said, rules)) : null,
    some("Duties", said.duties.map((each) => duty(each, rules))),
    some("Advice", said.advisories.map((each) => spoken(each, rules))),
    more("What every rule did", async (body) => fill(body, traced(await trace(), rules))),
    more("The decision as JSON", (body) => body.append(el("pre", { tabIndex: 0, id: "decision-json" }, said.json))),
    el("dl", { className: "facts" },
      el("dt", {}, "policy"), el("dd", {}, said.policy),
      el("dt", {}, "fingerprint"), el("dd", { className: "hash" }, said.fingerprint),
      said.where.length ? [el("dt", {}, "clock"), el("dd", {}, said.where.join(", "))] : null,
      said.departures.length ? [el("dt", {}, "asks less than the law"), el("dd", {}, said.departures.join("; "))] : null));
}

/** That what is stated is no question, and why. */
export function refuse(problems, left) {
  $("verdict").className = "verdict broken";
  $("verdict-heading").textContent = "No question yet";
  $("subject").textContent = problems.length === 1 ? "One thing is not in order:" : `${problems.length} things are not in order:`;
  $("when").textContent = "";
  $("live").textContent = `No question: ${problems.map(worded).slice(0, 3).join("; ")}`;
  fill($("said"), el("ul", { className: "problems" }, problems.map((problem) => el("li", {}, worded(problem)))), left);
}

function worded(problem) {
  return problem.field ? `${problem.field}: ${problem.message}` : problem.message;
}

function next(said) {
  return said.next.at === null ? `First allowed: ${said.next.first}.` : `First allowed ${said.next.at}, if nothing else happens.`;
}

function some(title, items) {
  return items.length ? el("section", {}, el("h3", {}, items.length > 1 ? `${title} (${items.length})` : title), el("ul", { className: "reasons" }, items)) : null;
}

function part(title, content) {
  return el("section", {}, el("h3", {}, title), content);
}

const open = new Set(); // what somebody has opened stays open with the next answer

/** Details that are made only when somebody opens them. */
function more(key, make, title = key) {
  const body = el("div");
  const details = el("details", { open: open.has(key), ontoggle: () => {
    if (details.open) open.add(key); else open.delete(key);
    if (details.open && !body.hasChildNodes()) make(body);
  } }, el("summary", {}, title), body);
  return details;
}

function reason(each, rules) {
  return spoken(each, rules, [
    `${each.effect}; ${each.lapses === "until a fact changes" ? "only a new fact lifts it" : `lapses ${each.lapses}`}`,
    each.rebuttal.length ? `may be rebutted by: ${each.rebuttal.join("; ")}` : "",
  ]);
}

function duty(each, rules) {
  return spoken(each, rules, [each.due ? `by ${each.due}` : ""]);
}

function spoken(each, rules, lines = []) {
  return el("li", {},
    el("p", { className: "message" }, each.message),
    lines.filter(Boolean).map((text) => el("p", { className: "detail" }, text)),
    each.debts?.length ? el("p", { className: "detail" }, `about ${each.debts.join(", ")}`) : null,
    each.facts ? el("p", { className: "detail" }, each.facts) : null,
    el("p", { className: "detail law" }, each.law),
    el("p", { className: "detail" }, ruleName(each.rule, rules)),
    each.citations.length ? more(`How sure: ${each.rule}`, (body) => body.append(el("ul", { className: "sure" }, each.citations.map(sure))), "How sure we are of it") : null);
}

function sure(citation) {
  return el("li", {}, `${citation.law}: ${citation.kind}, ${citation.sure}${citation.read_on ? ` on ${citation.read_on}` : ""}`);
}

function ruleName(rule, rules) {
  return !Object.hasOwn(rules, rule) ? el("code", {}, rule) : el("a", { href: `../rules/${rules[rule]}/${rule}/`, className: "rule-id" }, rule);
}

function ahead(said, rules) {
  const list = said.next.needs.length ? said.next.needs : said.next.held;
  const names = new Set(said.reasons.map((each) => each.rule));
  const others = list.filter((each) => !names.has(each.rule));
  return some(said.next.needs.length ? "Only a new fact lifts" : "And until then", others.map((each) => reason(each, rules)));
}

function week(said, rules) {
  const { windows, closing } = said.week;
  return [
    picture(said.week.picture, "Open hours of the week"),
    el("p", { className: "detail" }, windows.length ? `Open: ${windows.join("; ")}.` : "No hour of these days is open."),
    closing.length ? more("What closes the rest", (body) => body.append(el("ul", {}, closing.map((each) => el("li", {}, `${each.message} `, ruleName(each.rule, rules)))))) : null,
  ];
}

function calls(said) {
  const { rows } = said.calls;
  return [
    picture(said.calls.picture, "Past calls by day"),
    rows.length ? more("How each call was counted", (body) => body.append(counted(rows))) : null,
  ];
}

function limits(said, rules) {
  const { rows, untold } = said.limits;
  return [
    rows.length ? picture(said.limits.picture, "Past contacts, as each limit counts them") : null,
    rows.map((row) => more(`limit ${row.rules[0].rule} ${row.name} ${row.period}`, (body) => fill(body,
      el("p", { className: "detail" }, `Within ${row.period}${row.clock ? `, on the clock of ${row.clock}` : ""}.`),
      row.rules.map((each) => el("p", { className: "detail" }, `${each.title} `, ruleName(each.rule, rules))),
      tallied(row)), `${row.name}: ${row.count}; ${row.state}`)),
    untold.length ? el("p", { className: "detail" }, `Not told: ${untold.map((each) => `${each.rule} (${each.why})`).join("; ")}.`) : null,
  ].flat();
}

function tallied(row) {
  return table(`Counted: ${row.name}`, ["contact", "when", "by", "counts", "why"],
    row.events.map((each) => [each.event, each.at, each.medium, each.counted ? "yes" : "no", each.why]));
}

function counted(rows) {
  return table("How each call was counted", ["call", "when", "debt", "counts", "why"],
    rows.map((row) => [row.event, row.at, row.debt, row.counted ? "yes" : "no", `${row.why} (${row.law})`]));
}

function table(label, heads, lines) {
  const row = (name, texts, more = {}) => el("tr", {}, texts.map((text) => el(name, more, text)));
  return el("div", { className: "wide", tabIndex: 0, role: "group", "aria-label": label }, el("table", {},
    el("thead", {}, row("th", heads, { scope: "col" })), el("tbody", {}, lines.map((texts) => row("td", texts)))));
}

function traced(said, rules) {
  if (said.rules === undefined) return [el("p", {}, "It cannot be told at the moment.")];
  return [
    el("p", { className: "detail" }, [...said.zones.map((each) => `${each.evidence}: ${each.zones.join(", ")}`), ...said.places.map((each) => `${each.place}: ${each.evidence.join(", ")}`)].join("; ") || "Nothing says where the person is."),
    el("ul", { className: "trace" }, said.rules.filter((each) => each.verdict !== "passed-over").map((each) => el("li", {}, el("span", { className: `verdict-word ${each.verdict}` }, each.verdict), " ", ruleName(each.rule, rules), ` ${each.why}`))),
    el("p", { className: "detail" }, `${said.rules.filter((each) => each.verdict === "passed-over").length} rules are about other contacts; ${said.elsewhere} packs are those of other places.`),
  ];
}
