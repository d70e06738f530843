// Forms made from the JSON Schema of a question: a field for each property, with what it means. What may be unknown, none,
// or simply not said are choices of their own, as the facts have them.

import { el, fill } from "./dom.js";
import { read } from "./reading.js";

const LABELS = { text: "given", instant: "an instant", day: "a day", list: "listed", object: "given", map: "given", number: "a number", variants: "listed" };
const SAID = { unknown: "unknown", none: "none", true: "yes", false: "no", null: "null" };
const ID = "^[A-Za-z0-9]";
const MOST = 10_000; // values, and how deep they may lie, that a form is made of
const DEEPEST = 40;
const BARE = { contact: "Contact", case: "Case" };

/** The value of a JSON text, or the text itself. A number that would be rounded or written otherwise stays as it is written. */
function parsed(text) {
  try { return read(text); } catch { return text; }
}

/** Whether there is no more in a question than a form can show. */
export function fits(question) {
  const pending = [[question, 0]];
  for (let seen = 0; pending.length; seen += 1) {
    const [value, depth] = pending.pop();
    if (depth > DEEPEST || seen + pending.length > MOST) return false;
    if (value !== null && typeof value === "object") for (const inner of Object.values(value)) pending.push([inner, depth + 1]);
  }
  return true;
}

/** Whether a value is an object of JSON: no list, and no number that is kept as it is written. */
function isObject(value) {
  return value !== null && typeof value === "object" && !Array.isArray(value) && !JSON.isRawJSON?.(value);
}

export class Form {
  #root;
  #schema;
  #meanings;
  #changed;
  #value = {};

  constructor(root, schema, meanings, changed) {
    this.#root = root;
    this.#schema = schema;
    this.#meanings = meanings;
    this.#changed = changed;
    root.addEventListener("input", () => this.#ids());
  }

  /** Shows a question; it is changed in place, and `changed` is told. */
  show(question) {
    this.#value = question;
    const parts = Object.entries(BARE).map(([name, def]) => {
      if (!isObject(this.#value[name])) this.#value[name] = {};
      const body = el("div", { className: "fields" });
      this.#object(body, this.#definition(def), def, this.#value[name], name);
      return el("fieldset", { className: "part" }, el("legend", {}, name === "contact" ? "The contact" : "The case"), body);
    });
    fill(this.#root, el("datalist", { id: "known-ids" }), parts);
    this.#ids();
  }

  /** Tells at each field what is wrong with it. Gives back the problems of which no field is shown. */
  problems(problems) {
    for (const old of this.#root.querySelectorAll(".field-problem")) old.remove();
    for (const field of this.#root.querySelectorAll("[aria-invalid]")) field.removeAttribute("aria-invalid");
    return problems.filter((problem) => {
      const steps = problem.field.split(".");
      for (let length = steps.length; length > 0; length -= 1) {
        const field = this.#root.querySelector(`[data-path="${CSS.escape(steps.slice(0, length).join("."))}"]`);
        if (field === null) continue;
        field.querySelector("input, select, textarea")?.setAttribute("aria-invalid", "true");
        field.append(el("p", { className: "field-problem" }, problem.message));
        return false;
      }
      return true;
    });
  }

  #definition(name) {
    return this.#schema.$defs[name];
  }

  /** The ids that the case knows, offered where one is asked for. */
  #ids() {
    const found = new Set(["home", "work"]);
    const look = (value) => {
      if (Array.isArray(value)) value.forEach(look);
      else if (value !== null && typeof value === "object") {
        if (typeof value.id === "string") found.add(value.id);
        Object.values(value).forEach(look);
      }
    };
    look(this.#value);
    const list = this.#root.querySelector("#known-ids");
    if (list) fill(list, [...found].slice(0, 300).map((id) => el("option", { value: id })));
  }

  // -- what a schema takes

  #ways(schema, def) {
    if (schema.$ref) {
      const name = schema.$ref.split("/").at(-1);
      return this.#ways({ ...this.#definition(name), ...(schema.description ? { description: schema.description } : {}) }, name);
    }
    if (schema.discriminator) {
      const kinds = Object.fromEntries(Object.entries(schema.discriminator.mapping).map(([word, ref]) => [word, ref.split("/").at(-1)]));
      return [{ kind: "variants", tag: schema.discriminator.propertyName, kinds }];
    }
    if (schema.enum) {
      const about = Object.fromEntries((schema.oneOf ?? []).map((one) => [one.const, one.description]));
      return schema.enum.map((value) => ({ kind: "word", value, about: about[value] }));
    }
    if ("const" in schema) return [{ kind: "word", value: schema.const }];
    if (schema.properties) return [{ kind: "object", schema, def }];
    const inner = schema.anyOf ?? schema.oneOf;
    if (inner) return inner.flatMap((one) => this.#ways(one, def));
    switch (schema.type) {
      case "null": return [{ kind: "word", value: null }];
      case "boolean": return [true, false].map((value) => ({ kind: "word", value }));
      case "array": return [{ kind: "list", items: this.#ways(schema.items), unique: schema.uniqueItems, least: schema.minItems ?? 0 }];
      case "object": return [{ kind: "map" }];
      case "integer": case "number": return [{ kind: "number" }];
      default: return [{ kind: { "date-time": "instant", date: "day" }[schema.format] ?? "text", id: schema.pattern?.startsWith(ID), wall: schema.pattern?.includes(":[0-5]") }];
    }
  }

  /** A value to begin with, of the first way that there is. */
  #begun(schema, name) {
    const ways = this.#ways(schema);
    const way = ways.find((one) => one.kind !== "word") ?? ways[0];
    const unknown = ways.find((one) => one.value === "unknown");
    if (schema.default !== undefined && schema.default !== null && typeof schema.default !== "object" && way.kind === "word") return schema.default;
    if (["list", "variants"].includes(way.kind) && ways.some((one) => one.value === "none")) return "none";
    return this.#first(way, name) ?? unknown?.value ?? null;
  }

  #first(way, name) {
    switch (way.kind) {
      case "word": return way.value;
      case "object": return this.#skeleton(way.schema, name);
      case "list": return way.least > 0 && ["text"].includes(way.items[0]?.kind) ? (this.#value.case?.debts ?? []).map((debt) => debt.id).slice(0, 1) : [];
      case "variants": return [];
      case "map": return {};
      case "number": return 0;
      case "instant": return typeof this.#value.contact?.at === "string" ? this.#value.contact.at : "2026-04-01T12:00:00-05:00";
      case "day": return String(this.#value.contact?.at ?? "2026-04-01").slice(0, 10);
      default: return way.wall ? "09:00" : "";
    }
  }

  #skeleton(schema, name) {
    const made = {};
    for (const field of schema.required ?? []) {
      made[field] = field === "id" ? this.#newId(name) : this.#begun(schema.properties[field], field);
    }
    return made;
  }

  #newId(name) {
    const taken = JSON.stringify(this.#value);
    const base = (name ?? "item").replace(/^.*\./, "").replaceAll("_", "-").replace(/ies$/, "y").replace(/s$/, "");
    let number = 1;
    while (taken.includes(`"${base}-${number}"`)) number += 1;
    return `${base}-${number}`;
  }

  // -- fields

  #object(body, schema, def, value, path) {
    const required = new Set(schema.required ?? []);
    const meanings = this.#meanings[def] ?? {};
    const order = [...new Set([...required, ...Object.keys(schema.properties)])];
    const shown = order.filter((name) => required.has(name) || name in value);
    const hidden = order.filter((name) => !shown.includes(name) && !schema.properties[name].const);
    const again = () => { this.#object(body, schema, def, value, path); };
    const fields = shown.map((name) => this.#field(schema.properties[name], {
      name, path: `${path}.${name}`, means: meanings[name] ?? schema.properties[name].description ?? "",
      get: () => value[name],
      set: (given) => { value[name] = given; this.#changed(); },
      without: required.has(name) ? undefined : () => { delete value[name]; again(); this.#changed(); },
    }));
    const more = el("details", { className: "more", ontoggle: () => {
      if (!more.open || more.dataset.full) return;
      more.dataset.full = "yes";
      more.append(el("ul", {}, hidden.map((name) => el("li", {},
        el("button", { type: "button", onclick: () => {
          value[name] = this.#begun(schema.properties[name], name);
          again();
          this.#changed();
          body.querySelector(`[data-path="${CSS.escape(`${path}.${name}`)}"]`)?.querySelector("input, select, textarea, button")?.focus();
        } }, `Add ${plain(name)}`),
        el("span", { className: "means" }, meanings[name] ?? schema.properties[name].description ?? "")))));
    } }, el("summary", {}, hidden.length === 1 ? "1 more field" : `${hidden.length} more fields`));
    fill(body, fields, hidden.length ? more : null);
  }

  #field(schema, at) {
    // Null says no more than "unknown" does, or than leaving the field out: it is a choice only where it stands already.
    const all = this.#ways(schema);
    const spare = at.get() !== null && (at.without !== undefined || all.some((way) => way.value === "unknown"));
    const ways = all.filter((way) => !(spare && way.kind === "word" && way.value === null));
    const words = ways.filter((way) => way.kind === "word");
    const open = ways.filter((way) => way.kind !== "word");
    const id = `f-${at.path.replaceAll(".", "-")}`;
    const box = el("div", { className: "field", "data-path": at.path });
    const means = at.means ? el("p", { className: "means", id: `${id}-means` }, at.means) : null;
    const inner = el("div", { className: "inner" });
    const current = () => this.#way(ways, at.get());
    const control = { id, "aria-describedby": means ? `${id}-means` : undefined };
    const body = () => {
      const way = current();
      fill(inner, way === undefined ? this.#raw(at, control) : way.kind === "word" ? null : this.#editor(way, at, control));
    };
    let mode = null;
    if (words.length || open.length > 1) {
      const options = [...open.map((way, number) => ({ way, key: `open-${number}`, text: LABELS[way.kind] })), ...words.map((way, number) => ({ way, key: `word-${number}`, text: SAID[way.value] ?? String(way.value), about: way.about }))];
      mode = el("select", { ...control, id: open.length ? `${id}-how` : id, "aria-label": open.length ? `${plain(at.name)}: how it is said` : undefined, onchange: () => {
        const { way } = options.find((option) => option.key === mode.value);
        at.set(way.kind === "word" ? way.value : this.#first(way, at.name));
        body();
      } }, options.map((option) => el("option", { value: option.key, title: option.about ?? "" }, option.text)));
      const way = current();
      const chosen = options.find((option) => option.way === way || (way?.kind === "word" && option.way.kind === "word" && option.way.value === way.value));
      if (chosen) mode.value = chosen.key;
      else { mode.prepend(el("option", { value: "", disabled: true }, "…")); mode.value = ""; }
    }
    body();
    const scalar = open.every((way) => !["list", "variants", "object", "map"].includes(way.kind));
    const name = scalar ? el("label", { for: id, className: "name" }, plain(at.name)) : el("span", { className: "name", id: `${id}-name` }, plain(at.name));
    if (scalar && open.length && mode && current()?.kind === "word") name.htmlFor = `${id}-how`;
    const out = at.without ? el("button", { type: "button", className: "quiet", onclick: at.without, "aria-label": `Leave out ${plain(at.name)}` }, "leave out") : null;
    box.append(el("div", { className: "head" }, name, out), ...(means ? [means] : []), ...(mode ? [mode] : []), inner);
    return box;
  }

  /** Of the ways to say something, the one that a value is said in. */
  #way(ways, value) {
    const word = ways.find((way) => way.kind === "word" && way.value === value);
    if (word) return word;
    const kinds = Array.isArray(value) ? ["list", "variants"] : isObject(value) ? ["object", "map"]
      : typeof value === "number" || JSON.isRawJSON?.(value) ? ["number"] : typeof value === "string" ? (/^\d{4}-\d\d-\d\d$/.test(value) ? ["day", "instant", "text"] : ["instant", "text", "day"]) : [];
    for (const kind of kinds) {
      const way = ways.find((one) => one.kind === kind);
      if (way) return way;
    }
    return Array.isArray(value) ? ways.find((way) => way.kind === "list") : undefined;
  }

  #editor(way, at, control) {
    switch (way.kind) {
      case "instant": return this.#instant(at, control);
      case "day": return el("input", { ...control, type: "date", value: at.get() ?? "", onchange: (event) => at.set(event.target.value) });
      case "number": return el("input", { ...control, type: "number", value: JSON.stringify(at.get()), oninput: (event) => at.set(event.target.value === "" ? null : Number(event.target.value)) });
      case "text": return this.#text(way, at, control);
      case "map": return this.#map(at, control);
      case "object": {
        const body = el("div", { className: "fields" });
        this.#object(body, way.schema, way.def, at.get(), at.path);
        return el("fieldset", {}, el("legend", { className: "unseen" }, plain(at.name)), body);
      }
      case "variants": return this.#items(way, at);
      default: return this.#list(way, at, control);
    }
  }

  #raw(at, control) {
    return el("input", { ...control, type: "text", value: JSON.stringify(at.get() ?? null), "aria-label": `${plain(at.name)} as JSON`, onchange: (event) => at.set(parsed(event.target.value)) });
  }

  #text(way, at, control) {
    return el("input", { ...control, type: "text", autocomplete: "off", spellcheck: false, value: String(at.get() ?? ""), list: way.id && at.name !== "id" ? "known-ids" : undefined, oninput: (event) => at.set(event.target.value) });
  }

  /** What is no JSON yet is stated as the text that it is, and so is told to be wrong. */
  #map(at, control) {
    return el("input", { ...control, type: "text", autocomplete: "off", spellcheck: false, value: JSON.stringify(at.get()), oninput: (event) => at.set(parsed(event.target.value)) });
  }

  /** An instant as a wall time and its offset; what is no such text stays a text. */
  #instant(at, control) {
    const parts = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d)?)(\.\d+)?(Z|[+-]\d\d:\d\d)$/.exec(at.get() ?? "");
    if (parts === null) return el("input", { ...control, type: "text", autocomplete: "off", value: String(at.get() ?? ""), oninput: (event) => at.set(event.target.value) });
    const fraction = Number(parts[3] ?? 0) ? parts[3] : ""; // a picker has none so fine, so that such an instant is written
    const seconds = fraction !== "" || (parts[2].length > 5 && !parts[2].endsWith(":00"));
    const time = parts[2].length === 5 ? `${parts[2]}:00` : parts[2];
    const stated = fraction ? { type: "text", autocomplete: "off", spellcheck: false, value: `${parts[1]}T${time}${fraction}` }
      : { type: "datetime-local", step: seconds ? 1 : 60, value: `${parts[1]}T${seconds ? time : time.slice(0, 5)}` };
    const wall = el("input", { ...control, ...stated, oninput: () => put() });
    const offset = el("input", { className: "offset", type: "text", size: 7, autocomplete: "off", spellcheck: false, value: parts[4], "aria-label": `${plain(at.name)}: offset from UTC`, oninput: () => put() });
    const put = () => at.set(`${wall.value.length === 16 ? `${wall.value}:00` : wall.value}${offset.value}`);
    const by = (minutes) => {
      const [, whole, rest] = /^([^.]*)(.*)$/.exec(wall.value);
      const moved = new Date(Date.parse(`${whole}Z`) + minutes * 60_000);
      if (Number.isNaN(moved.getTime())) return;
      wall.value = moved.toISOString().slice(0, seconds ? 19 : 16) + rest;
      put();
    };
    const nudges = at.path !== "contact.at" ? [] : [["−1 day", -1440], ["−1 h", -60], ["+1 h", 60], ["+1 day", 1440]].map(([text, minutes]) => el("button", { type: "button", className: "nudge", onclick: () => by(minutes) }, text));
    return el("div", { className: "instant" }, wall, offset, ...nudges);
  }

  // -- lists

  #list(way, at, control) {
    if (way.items.every((one) => one.kind === "word")) return this.#boxes(way, at);
    if (way.items.every((one) => one.kind === "object" || one.kind === "variants")) return this.#items(way, at);
    return el("input", { ...control, type: "text", autocomplete: "off", spellcheck: false, placeholder: "one, two", "aria-label": `${plain(at.name)}, separated by commas`, value: at.get().join(", "), oninput: (event) => at.set(event.target.value.split(",").map((one) => one.trim()).filter(Boolean)) });
  }

  #boxes(way, at) {
    return el("fieldset", { className: "words" }, el("legend", { className: "unseen" }, plain(at.name)), way.items.filter((one) => one.value !== null).map((one) =>
      el("label", { title: one.about ?? "" }, el("input", { type: "checkbox", checked: at.get().includes(one.value), onchange: (event) => {
        const kept = at.get().filter((each) => each !== one.value);
        at.set(event.target.checked ? [...kept, one.value] : kept);
      } }), String(one.value))));
  }

  #items(way, at) {
    const box = el("div", { className: "items" });
    const [only] = way.items ?? [];
    const variants = way.kind === "variants" ? way : only.kind === "variants" ? only : undefined;
    const nameOf = (item) => variants ? new Map(Object.entries(variants.kinds)).get(item?.[variants.tag]) : only.def;
    const schemaOf = (item) => variants ? this.#definition(nameOf(item)) : only.schema;
    const draw = (opened) => {
      const list = at.get();
      fill(box, list.map((item, number) => {
        const path = `${at.path}.${number}`;
        const title = el("summary", {}, summary(item, number));
        const body = el("div", { className: "fields" });
        const schema = schemaOf(item);
        const details = el("details", { className: "item", "data-path": path, open: number === opened, ontoggle: () => {
          if (!details.open || body.hasChildNodes()) return;
          if (schema && isObject(item)) this.#object(body, schema, nameOf(item), item, path);
          else body.append(el("p", { className: "means" }, "of a kind that is not known"));
        } }, title, body);
        details.addEventListener("input", () => { title.textContent = summary(item, number); });
        details.addEventListener("change", () => { title.textContent = summary(item, number); });
        if (number === opened && schema) this.#object(body, schema, nameOf(item), item, path);
        return el("div", { className: "row" }, details, el("button", { type: "button", className: "quiet", "aria-label": `Remove ${summary(item, number)}`, onclick: () => {
          at.set(list.filter((_, other) => other !== number));
          draw();
          box.querySelector(":scope > .add button")?.focus();
        } }, "remove"));
      }), el("div", { className: "add" }, variants ? kindChoice() : null, el("button", { type: "button", onclick: () => {
        const word = variants && box.querySelector(":scope > .add select").value;
        const schema = variants ? this.#definition(variants.kinds[word]) : only.schema;
        const made = { ...(variants ? { [variants.tag]: word } : {}), ...this.#skeleton(schema, at.name) };
        if (variants) made[variants.tag] = word;
        at.set([...at.get(), made]);
        draw(at.get().length - 1);
        box.querySelector(":scope > .row:last-of-type summary")?.focus();
      } }, `Add to ${plain(at.name)}`)));
    };
    const kindChoice = () => el("select", { "aria-label": `Kind of what is added to ${plain(at.name)}` }, Object.keys(variants.kinds).map((word) => el("option", { value: word }, word)));
    draw();
    return box;
  }
}

function plain(name) {
  return name.replaceAll("_", " ");
}

function summary(item, number) {
  if (item === null || typeof item !== "object") return `item ${number + 1}`;
  const parts = ["id", "kind", "scope", "medium", "outcome", "at", "received_at", "given_at", "provided_at", "state", "start"].map((name) => item[name]).filter((value) => typeof value === "string");
  return parts.join(" · ").slice(0, 120) || `item ${number + 1}`;
}
