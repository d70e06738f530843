// The manual of a policy, of headings, paragraphs and points. It may have thousands of rules, so that each is an element
// which the browser draws only when it comes into sight.

import { $, el, fill } from "./dom.js";

/** Markdown of the few forms that the library writes, as rules and what stands before them. */
export function show(text) {
  const parts = [];
  for (const line of text.split("\n")) {
    const [, marks, title] = /^(#{1,3}) (.*)$/.exec(line) ?? [];
    if (marks) parts.push({ level: marks.length, title, lines: [] });
    else if (line.trim()) parts.at(-1)?.lines.push(line);
  }
  fill($("manual"), parts.map((part) => el("section", {}, el(`h${part.level + 2}`, {}, ...words(part.title)), ...body(part.lines))));
  search();
}

function body(lines) {
  const made = [];
  for (const line of lines) {
    const [, point] = /^ *[*-] (.*)$/.exec(line) ?? [];
    if (point === undefined) made.push(el("p", {}, ...words(line)));
    else {
      if (made.at(-1)?.localName !== "ul") made.push(el("ul"));
      made.at(-1).append(el("li", {}, ...words(point)));
    }
  }
  return made;
}

const PIECES = /`([^`]*)`|\\([!-/:-@[-`{-~])|&(lt|gt|amp);|[^`\\&]+|[^]/gu;
const NAMED = { lt: "<", gt: ">", amp: "&" };

/** The words of a line: what is code, and the rest with what the library escaped as it was. */
function words(text) {
  return [...text.matchAll(PIECES)].map(([whole, code, escaped, named]) =>
    code === undefined ? (escaped ?? NAMED[named] ?? whole) : el("code", {}, code),
  );
}

/** Hides what does not mention what is looked for. */
export function search() {
  const wanted = $("manual-search").value.trim().toLowerCase();
  let shown = 0;
  for (const section of $("manual").children) {
    section.hidden = wanted !== "" && !section.textContent.toLowerCase().includes(wanted);
    shown += !section.hidden && section.firstElementChild.localName === "h5";
  }
  $("manual-says").textContent = shown === 1 ? "1 rule." : `${shown} rules.`;
}
