// A text with numbered lines, marks at the lines where something is wrong, and, where the library can say it, what may stand
// at the cursor. It is a plain text area: the keys, the screen reader and the telephone do with it what they always do.

import { el, fill, settled } from "./dom.js";

let count = 0;

export class Editor {
  #area;
  #lines;
  #problems;
  #offers;
  #status;
  #box;
  #options = [];
  #active = -1;
  #start = 0;
  #asked = 0;
  #wanted = false; // somebody asked for the offers that are open, and has typed nothing since
  #offerSoon;

  /**
   * `label` names the text; `change` is told of every edit; `complete`, if given, resolves to what may stand at an offset
   * (in code points): where the word there begins, and the options.
   */
  constructor(root, { label, change, complete }) {
    const id = `editor-${++count}`;
    this.complete = complete;
    this.change = change;
    this.#area = el("textarea", {
      id, spellcheck: false, wrap: "off", autocapitalize: "off", autocomplete: "off", rows: 18,
      "aria-describedby": `${id}-problems`,
      oninput: () => this.#edited(),
      onscroll: () => this.#scrolled(),
      onkeydown: (event) => this.#key(event),
      onblur: () => this.#close(),
      onclick: () => this.#close(),
    });
    this.#lines = el("div", { className: "lines", "aria-hidden": "true" });
    this.#offers = el("ul", { className: "offers", id: `${id}-offers`, role: "listbox", "aria-label": "What may stand here", hidden: true });
    this.#problems = el("ul", { className: "problems", id: `${id}-problems` });
    this.#status = el("p", { className: "unseen", "aria-live": "polite" });
    if (complete) {
      this.#area.setAttribute("aria-autocomplete", "list");
      this.#area.setAttribute("aria-controls", `${id}-offers`);
    }
    this.#box = el("div", { className: "editor" }, this.#lines, this.#area, this.#offers);
    root.append(el("label", { for: id }, label), this.#box, this.#problems, this.#status);
    this.#offerSoon = settled(120, () => this.#wanted || this.#offer(false));
  }

  get text() {
    return this.#area.value;
  }

  set text(text) {
    this.#area.value = text;
    this.#numbered([]);
    this.problems([]);
    this.#close();
  }

  /** Marks the lines where something is wrong and tells what. */
  problems(problems) {
    this.#numbered(problems.map((problem) => problem.line));
    fill(this.#problems, problems.map((problem) => {
      const where = [problem.line ? `line ${problem.line}` : "", problem.field].filter(Boolean).join(", ");
      const text = where ? `${where}: ${problem.message}` : problem.message;
      return el("li", {}, problem.line ? el("button", { type: "button", className: "plain", onclick: () => this.go(problem.line) }, text) : text);
    }));
    this.#area.setAttribute("aria-invalid", String(problems.length > 0));
  }

  /** Puts the cursor at the beginning of a line. */
  go(line) {
    const at = this.#area.value.split("\n").slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
    this.#area.focus();
    this.#area.setSelectionRange(at, at);
    this.#area.scrollTop = Math.max(0, (line - 4) * this.#height());
  }

  #edited() {
    this.#numbered([]);
    this.change(this.text);
    this.#wanted = false;
    if (this.complete) this.#offerSoon();
  }

  #numbered(wrong) {
    const lines = this.#area.value.split("\n").length;
    const marks = new Set(wrong);
    const key = `${lines}:${[...marks]}`;
    if (this.#lines.dataset.key === key) return;
    this.#lines.dataset.key = key;
    const parts = [];
    let from = 1;
    const plain = (to) => { if (to > from) parts.push(Array.from({ length: to - from }, (_, number) => `${from + number}\n`).join("")); };
    for (const line of [...marks].filter((each) => each >= 1 && each <= lines).sort((one, other) => one - other)) {
      plain(line);
      parts.push(el("span", { className: "wrong" }, String(line)), "\n");
      from = line + 1;
    }
    plain(lines + 1);
    fill(this.#lines, parts);
    this.#scrolled();
  }

  #scrolled() {
    this.#lines.scrollTop = this.#area.scrollTop;
    if (!this.#offers.hidden) this.#placed();
  }

  #height() {
    return parseFloat(getComputedStyle(this.#area).lineHeight);
  }

  // -- what may stand at the cursor

  async #offer(asked) {
    const number = ++this.#asked;
    const before = this.#area.value.slice(0, this.#area.selectionStart);
    if (this.#area.selectionStart !== this.#area.selectionEnd || document.activeElement !== this.#area) return this.#close();
    const found = await this.complete(this.text, [...before].length);
    if (number !== this.#asked || found === undefined) return;
    this.#start = [...before].slice(0, found.start ?? 0).join("").length;
    const word = before.slice(this.#start);
    const options = (found.options ?? []).filter((option) => asked || option.text !== word);
    if (!options.length || (!asked && !word)) return this.#close();
    this.#options = options;
    this.#active = asked ? 0 : -1;
    this.#shown();
    this.#status.textContent = `${options.length} offered; arrow keys choose, Enter or Tab takes, Escape closes`;
  }

  #shown() {
    const id = this.#offers.id;
    fill(this.#offers, this.#options.map((option, number) =>
      el("li", {
        role: "option", id: `${id}-${number}`, "aria-selected": String(number === this.#active),
        onmousedown: (event) => { event.preventDefault(); this.#take(number); },
      }, el("span", { className: "word" }, option.text), option.about ? el("span", { className: "about" }, option.about) : null)));
    this.#offers.hidden = false;
    if (this.#active >= 0) {
      this.#area.setAttribute("aria-activedescendant", `${id}-${this.#active}`);
      this.#offers.children[this.#active].scrollIntoView({ block: "nearest" });
    } else this.#area.removeAttribute("aria-activedescendant");
    this.#placed();
  }

  #placed() {
    const before = this.#area.value.slice(0, this.#start);
    const line = before.split("\n").length;
    const column = before.length - before.lastIndexOf("\n") - 1;
    const style = getComputedStyle(this.#area);
    const top = line * this.#height() - this.#area.scrollTop + parseFloat(style.paddingTop);
    const left = this.#area.offsetLeft + column * parseFloat(style.fontSize) * 0.6 - this.#area.scrollLeft;
    this.#offers.style.top = `${Math.min(top, this.#area.clientHeight)}px`;
    this.#offers.style.left = `${Math.max(0, Math.min(left, this.#box.clientWidth - this.#offers.offsetWidth))}px`;
  }

  #close() {
    this.#asked += 1;
    this.#options = [];
    this.#offers.hidden = true;
    this.#area.removeAttribute("aria-activedescendant");
  }

  #take(number) {
    const { put } = this.#options[number];
    this.#area.setRangeText(put, this.#start, this.#area.selectionStart, "end");
    this.#close();
    this.#numbered([]);
    this.change(this.text);
  }

  #key(event) {
    if (this.complete && event.key === " " && event.ctrlKey) {
      event.preventDefault();
      this.#wanted = true;
      this.#offer(true);
      return;
    }
    if (!this.#offers.hidden) {
      const last = this.#options.length - 1;
      if (event.key === "ArrowDown") this.#active = this.#active >= last ? 0 : this.#active + 1;
      else if (event.key === "ArrowUp") this.#active = this.#active <= 0 ? last : this.#active - 1;
      else if (event.key === "Escape") { event.preventDefault(); return this.#close(); }
      else if (event.key === "Tab" || (event.key === "Enter" && this.#active >= 0)) {
        event.preventDefault();
        return this.#take(Math.max(0, this.#active));
      } else { if (event.key === "ArrowLeft" || event.key === "ArrowRight") this.#close(); return; }
      event.preventDefault();
      this.#shown();
      return;
    }
    if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) {
      const line = this.#area.value.slice(0, this.#area.selectionStart).split("\n").at(-1);
      const indent = /^ */.exec(line)[0];
      if (!indent) return;
      event.preventDefault();
      this.#area.setRangeText(`\n${indent}`, this.#area.selectionStart, this.#area.selectionEnd, "end");
      this.#edited();
    }
  }
}
