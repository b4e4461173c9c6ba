// Written by Scripts/embed-page from the files of Sources/Studio/Page.

// swift-format-ignore-file

/// The files of the page that the studio shows.
enum PageFiles {
    /// A file by its name in the address.
    struct File {
        var name: String
        var text: String
    }

    static let all = [
        File(name: "begin.js", text: ###"""
// A new report: a layout and the few things that everything hangs on; a workbook or last year's PDF may answer them.

import { make } from "./dom.js";
import { numberLiteral } from "./json.js";
import { Refusal, begin, dropped, layouts } from "./server.js";
import { said, word } from "./words.js";

export class Begin extends HTMLElement {
  /** @type {any[]} */
  layouts = [];
  draft = null;

  /** @param {(id: string) => void} begun */
  async show(begun) {
    this.begun = begun;
    this.draft = null;
    this.layouts = await layouts();
    this.dialog = make("dialog", { "aria-labelledby": "begin-title", class: "sheet-dialog" });
    this.replaceChildren(this.dialog);
    this.choice = make("select", { id: "begin-layout", onchange: () => this.#ask({}) }, ...this.layouts.map((one) => make("option", { value: one.name }, `${one.title}（${one.name}）`)));
    this.file = make("input", { type: "file", accept: ".xlsx,.xls,.et,.ods,.pdf", id: "begin-file", onchange: () => this.#take(this.file.files[0]) });
    this.drop = make("label", { class: "drop", for: "begin-file" }, make("span", { text: word("dropHere") }), this.file);
    for (const kind of ["dragover", "drop"]) {
      this.drop.addEventListener(kind, (event) => {
        event.preventDefault();
        event.stopPropagation();
        if (kind === "drop") this.#take(event.dataTransfer.files[0]);
      });
    }
    this.fields = make("div", { class: "questions" });
    this.told = make("p", { class: "told", role: "status" });
    const form = make(
      "form",
      { onsubmit: (event) => (event.preventDefault(), this.#begin()) },
      make("h2", { id: "begin-title", text: word("newReport") }),
      make("label", { class: "row" }, make("span", { class: "title", text: word("layout") }), this.choice),
      this.drop,
      this.fields,
      this.told,
      make(
        "footer",
        {},
        make("button", { type: "button", onclick: () => this.dialog.close(), text: word("cancel") }),
        make("button", { type: "submit", class: "primary", text: word("beginIt") }),
      ),
    );
    this.dialog.replaceChildren(form);
    this.#ask({});
    this.dialog.showModal();
  }

  get layout() {
    return this.layouts.find((one) => one.name === this.choice.value);
  }

  /** Asks what the layout asks, with these answers. @param {Record<string, any>} answers */
  #ask(answers) {
    const typed = Object.fromEntries([...this.fields.querySelectorAll("[data-key]")].map((input) => [input.dataset.key, input.value]));
    this.inputs = (this.layout?.questions ?? []).map((question) => {
      const input =
        question.choices.length > 0
          ? make("select", {}, ...question.choices.map((choice) => make("option", { value: JSON.stringify(choice) }, String(choice))))
          : make("input", { type: "text", autocomplete: "off", required: true, placeholder: question.example ?? "" });
      input.dataset.key = question.key;
      const answer = answers[question.key];
      if (answer !== undefined) input.value = question.choices.length > 0 ? JSON.stringify(answer) : String(answer);
      else if (typed[question.key]) input.value = typed[question.key];
      return { question, input };
    });
    this.fields.replaceChildren(
      ...this.inputs.map(({ question, input }) =>
        make("label", { class: "row" }, make("span", { class: "title", text: question.title }), input, question.summary && make("small", { text: question.summary })),
      ),
    );
  }

  /** @param {File | undefined} file */
  async #take(file) {
    if (!file) return;
    this.told.textContent = word("reading", file.name);
    try {
      const draft = await dropped(file, this.choice.value);
      this.draft = draft.id;
      this.choice.value = draft.layout;
      this.#ask(draft.answers);
      this.told.textContent = draft.values > 0 ? word("taken", file.name, draft.values) : word("follows", file.name);
    } catch (fault) {
      this.told.textContent = fault instanceof Refusal && fault.said ? said(fault.said) : word("lost");
    }
  }

  async #begin() {
    const answers = {};
    for (const { question, input } of this.inputs) {
      if (question.choices.length > 0) answers[question.key] = JSON.parse(input.value);
      else if (["number", "integer"].includes(question.kind)) {
        const literal = numberLiteral(input.value);
        if (literal === null) {
          input.setCustomValidity(word("notNumber"));
          input.reportValidity();
          input.addEventListener("input", () => input.setCustomValidity(""), { once: true });
          return;
        }
        answers[question.key] = Number(literal);
      } else answers[question.key] = input.value.trim();
    }
    try {
      const { id } = await begin({ layout: this.choice.value, answers, ...(this.draft ? { draft: this.draft } : {}) });
      this.dialog.close();
      this.begun(id);
    } catch (fault) {
      this.told.textContent = fault instanceof Refusal && fault.said ? said(fault.said) : word("lost");
    }
  }
}

customElements.define("studio-begin", Begin);
"""###),
        File(name: "card.js", text: ###"""
// What is known of a printed number: exact value, formula, the fields that it comes from, and where else it is printed.

import { make } from "./dom.js";
import { fieldFor } from "./field.js";
import { word } from "./words.js";

export class Card extends HTMLElement {
  /** @param {any} card @param {import("./form.js").Form} form */
  show(card, form) {
    this.card = card;
    this.form = form;
    this.isWhole = false;
    this.draw();
  }

  close() {
    this.card = null;
    this.hidden = true;
    this.dispatchEvent(new CustomEvent("close"));
  }

  draw() {
    const { card, form } = this;
    if (!card || !form) return;
    this.hidden = false;
    const rows = [];
    const row = (name, value, kind = "") => rows.push(make("dt", { text: word(name) }), make("dd", { class: kind, text: value }));
    if (card.value !== undefined) row("exact", `${card.value}${card.unit ? ` ${card.unit}` : ""}`, "number");
    if (card.computed !== undefined && card.computed !== card.value) row("computed", `${card.computed}${card.unit ? ` ${card.unit}` : ""}`, "number wrong");
    if (card.formula) {
      rows.push(
        make("dt", { text: word("formula") }),
        make("dd", {}, make("code", { text: card.formula }), make("span", { class: "where", text: card.place })),
      );
    }
    // Amounts before codes and names; of many the rest on demand.
    const weight = (source) => (/^-?[\d.]+$/.test(source.value) ? (Number(source.value) === 0 ? 1 : 0) : 2);
    const all = [...card.sources].sort((a, b) => weight(a) - weight(b));
    const most = this.isWhole ? all.length : 8;
    const sources = all.slice(0, most).map((source) => {
      const name = [source.title, source.path].filter(Boolean);
      const field = source.own ? fieldFor(form, source.path) : null;
      return make(
        "li",
        {},
        make(
          "button",
          { type: "button", class: "link", title: word("open"), onclick: () => source.own && form.open(source.path) },
          make("span", { text: name[0] }),
          make("small", { text: source.own ? (source.title ? source.path : "") : word("previous") }),
        ),
        field ?? make("span", { class: "number", text: source.value }),
        ...source.cells.map((cell) => make("small", { class: "cell", text: cell })),
      );
    });
    const places = card.places.map((place) =>
      make(
        "li",
        { class: place.here ? "here" : "" },
        make(
          "button",
          { type: "button", class: "link", onclick: () => this.dispatchEvent(new CustomEvent("go", { detail: [place.mark] })) },
          make("span", { text: word("pageN", place.mark.page + 1) + (place.here ? `（${word("here")}）` : "") }),
          make("span", { class: "number", text: place.printed }),
        ),
      ),
    );
    const parts = [
      make(
        "header",
        {},
        make("h2", { class: "printed", text: card.printed }),
        make("span", { class: "figure-name", text: card.figure ?? "" }),
        make("button", { type: "button", class: "close", "aria-label": word("close"), onclick: () => this.close() }, "×"),
      ),
      make("dl", {}, ...rows),
      card.tree?.parts.length > 0 && make("details", { class: "tree", open: this.isTreeOpen, ontoggle: (event) => (this.isTreeOpen = event.currentTarget.open) }, make("summary", { text: word("tree") }), this.#branches(card.tree.parts)),
      all.length > 0 && make("h3", { text: `${word("sources")} · ${all.length}` }),
      make("ul", { class: "sources" }, ...sources),
      all.length > most && make("button", { type: "button", class: "add", onclick: () => ((this.isWhole = true), this.draw()), text: `＋${all.length - most}` }),
      places.length > 0 && make("h3", { text: `${word("places")} · ${places.length}` }),
      make("ul", { class: "places" }, ...places),
    ];
    this.replaceChildren(...parts.filter(Boolean));
    this.scrollTop = 0;
  }

  /** The formula's parts down to the fields of the data. @param {any[]} parts @returns {HTMLElement} */
  #branches(parts) {
    return make(
      "ul",
      {},
      ...parts.map((part) => {
        const name = make("span", { class: "branch" }, make("span", { text: part.title || part.name }), make("span", { class: "number", text: part.value ?? "" }));
        if (part.path !== undefined) return make("li", {}, make("button", { type: "button", class: "link", title: part.path, onclick: () => this.form?.open(part.path) }, name));
        const said = make("span", { class: "where", text: `${part.formula ?? ""}　${part.place ?? ""}` });
        if (part.parts.length === 0) return make("li", {}, name, said);
        return make("li", {}, make("details", {}, make("summary", {}, name), said, this.#branches(part.parts)));
      }),
    );
  }
}

customElements.define("studio-card", Card);
"""###),
        File(name: "dom.js", text: ###"""
// Makes elements. Texts of reports become text, never markup.

/**
 * @param {string} tag
 * @param {Record<string, any>} [attributes] `class`, `on…` handlers, `text`, and attributes of that name
 * @param {...(Node | string | null | undefined | false)} children
 * @returns {any}
 */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "text") element.textContent = value;
    else if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  for (const child of children) if (child !== null && child !== undefined && child !== false) element.append(child);
  return element;
}

/** @param {string} id @returns {any} */
export const byId = (id) => document.getElementById(id);
"""###),
        File(name: "field.js", text: ###"""
// One value of the data in one field. What is typed is never lost: what can not be taken stays in the field, with the reason.

import { make } from "./dom.js";
import { numberLiteral, valueAt } from "./json.js";
import { Refusal } from "./server.js";
import { typeOf } from "./schema.js";
import { said, word } from "./words.js";

/** Milliseconds without a key after which a value is taken. */
const pause = 350;

/**
 * @param {import("./form.js").Form} form @param {string} path @param {import("./schema.js").Rule} rule
 * @param {{label?: string, isCell?: boolean}} [how]
 */
export function field(form, path, rule, how = {}) {
  const type = typeOf(rule);
  const value = valueAt(form.root, path);
  const choices = rule.enum ?? (type === "boolean" ? [true, false] : null);
  let input;
  if (choices) {
    const name = (choice) => (choice === true ? word("yes") : choice === false ? word("no") : String(choice));
    input = make(
      "select",
      {},
      make("option", { value: "" }, word("unset")),
      ...choices.map((choice) => make("option", { value: JSON.stringify(choice) }, name(choice))),
    );
  } else if (type === "number" || type === "integer") {
    input = make("input", { type: "text", inputmode: "decimal", class: "number", autocomplete: "off", spellcheck: "false" });
  } else if (how.isCell) {
    input = make("input", { type: "text", autocomplete: "off", spellcheck: "false" });
  } else {
    input = make("textarea", { rows: "1", spellcheck: "false" });
  }
  if (how.label) input.setAttribute("aria-label", how.label);
  const sample = rule.examples?.[0] ?? rule.default;
  if (sample !== undefined && !choices) input.setAttribute("placeholder", typeof sample === "object" ? "" : String(sample));
  input.dataset.path = path;
  const one = new Field(form, path, type, Boolean(choices), input);
  one.show(value);
  form.fields.add(one);
  return input;
}

/** A second field for a value, as on a card. @param {import("./form.js").Form} form @param {string} path */
export function fieldFor(form, path) {
  if (!form.root || !form.schema) return null;
  const rule = form.schema.at(path, form.root);
  const value = valueAt(form.root, path);
  if (value?.members || value?.items) return null;
  return field(form, path, rule, { isCell: true, label: rule.title ?? path });
}

class Field {
  /** @param {import("./form.js").Form} form @param {string} path @param {string} type @param {boolean} isChoice @param {any} input */
  constructor(form, path, type, isChoice, input) {
    Object.assign(this, { form, path, type, isChoice, input });
    this.timer = 0;
    /** What is written in the data, to the letter; `undefined` where there is nothing. */
    this.literal = undefined;
    input.addEventListener("input", () => {
      this.isDirty = true;
      this.#grow();
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.take(), isChoice ? 0 : pause);
    });
    input.addEventListener("change", () => this.take());
    input.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && this.isDirty) {
        event.stopPropagation();
        this.isDirty = false;
        this.show(valueAt(form.root, path));
      }
    });
  }

  get isConnected() {
    return this.input.isConnected;
  }

  /** @param {import("./json.js").Value | undefined} value */
  show(value) {
    if (this.isDirty && this.input.isConnected) return;
    this.literal = value?.literal;
    // What a new report has in place of a text is only a hint.
    const isHint = value?.text?.startsWith("【请填写") ?? false;
    if (isHint && !this.isChoice) this.input.placeholder = value?.text ?? "";
    const text = !value || value.kind === "null" || isHint ? "" : this.isChoice ? value.literal : (value.text ?? value.literal);
    if (this.input.value !== text) this.input.value = text;
    this.#say(null);
    this.#grow();
  }

  #grow() {
    if (this.input.tagName !== "TEXTAREA") return;
    const columns = 26;
    const lines = this.input.value.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil([...line].length / columns)), 0);
    this.input.rows = Math.min(12, lines);
  }

  /** Sends what is typed. */
  async take() {
    clearTimeout(this.timer);
    if (!this.isDirty) return;
    const typed = this.input.value;
    let value;
    if (this.isChoice) value = typed;
    else if (this.type === "number" || this.type === "integer") {
      value = typed.trim() === "" ? "" : numberLiteral(typed);
      if (value === null) return this.#say(word("notNumber"));
    } else value = this.literal === undefined && typed === "" ? "" : JSON.stringify(typed);
    const was = this.literal;
    if (value === (was ?? "")) return this.#done(was);
    const edit = value === "" ? { op: "remove", path: this.path, was } : { op: "set", path: this.path, value, was };
    try {
      await this.form.send([edit]);
      if (this.input.value === typed) this.#done(value === "" ? undefined : value);
      else this.literal = value === "" ? undefined : value;
    } catch (fault) {
      this.#say(fault instanceof Refusal && fault.said ? said(fault.said) : word("lost"));
      // The next try is made knowing what stands there now.
      this.literal = valueAt(this.form.root, this.path)?.literal;
    }
  }

  /** @param {string | undefined} literal */
  #done(literal) {
    this.isDirty = false;
    this.literal = literal;
    this.#say(null);
  }

  /** @param {string | null} text */
  #say(text) {
    this.input.setCustomValidity(text ?? "");
    this.input.toggleAttribute("data-fault", text !== null);
    this.input.title = text ?? "";
  }
}
"""###),
        File(name: "findings.js", text: ###"""
// What is to be mended, gravest first; a click leads to the page and the field.

import { make } from "./dom.js";
import { said, word } from "./words.js";

const order = ["failure", "error", "warning", "remark"];

/** @param {string} literal */
function brief(literal) {
  const text = literal.startsWith('"') ? JSON.parse(literal) : literal;
  const letters = [...text];
  return letters.length > 16 ? `${letters.slice(0, 15).join("")}…` : text;
}

export class Findings extends HTMLElement {
  findings = [];
  filter = "all";

  /** @param {any[]} findings */
  show(findings) {
    this.findings = findings
      .map((finding, index) => ({ finding, index }))
      .sort((a, b) => order.indexOf(a.finding.severity) - order.indexOf(b.finding.severity) || a.index - b.index)
      .map(({ finding }) => finding);
    this.draw();
  }

  draw() {
    const count = (/** @type {string[]} */ kinds) => this.findings.filter((one) => kinds.includes(one.severity)).length;
    const kinds = { all: order, errors: ["failure", "error"], warnings: ["warning"], remarks: ["remark"] };
    const tabs = Object.entries(kinds)
      .filter(([name, list]) => name === "all" || count(list) > 0)
      .map(([name, list]) =>
        make(
          "button",
          { type: "button", class: `chip ${name}`, "aria-pressed": String(this.filter === name), onclick: () => this.choose(name) },
          word(name),
          make("b", { text: String(count(list)) }),
        ),
      );
    const focused = this.contains(document.activeElement) ? document.activeElement?.getAttribute("data-key") : null;
    const scroll = this.querySelector("ol")?.scrollTop ?? 0;
    const shown = this.findings.filter((one) => kinds[this.filter].includes(one.severity));
    const list = make("ol", {}, ...shown.map((finding) => this.#item(finding)));
    this.replaceChildren(
      make("h2", { id: "findings-title" }, word("findings")),
      make("div", { class: "chips" }, ...tabs),
      this.findings.length > 0 ? list : make("p", { class: "good" }, word("none")),
    );
    list.scrollTop = scroll;
    if (focused) list.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus();
  }

  /** @param {string} name */
  choose(name) {
    this.filter = name;
    this.draw();
  }

  #item(finding) {
    const place = (one) => [one.file?.split("/").pop(), one.line].filter(Boolean).join(":");
    const related = (finding.related ?? []).map((one) =>
      make(
        "li",
        { class: one.path ? "leads" : "", onclick: one.path ? (event) => this.#go(event, { ...one, marks: [] }) : undefined },
        said(one.message),
        make("span", { class: "where", text: place(one) }),
      ),
    );
    return make(
      "li",
      { class: `finding ${finding.severity}` },
      make(
        "button",
        { type: "button", "data-key": `${finding.id} ${finding.path ?? finding.line ?? ""}`, onclick: (event) => this.#go(event, finding) },
        make(
          "span",
          { class: "head" },
          make("span", { class: "severity", text: word(finding.severity) }),
          make("span", { class: "id", text: finding.id }),
          make("span", { class: "where", text: place(finding) }),
          finding.marks?.length > 0 && make("span", { class: "onpage", text: word("pageN", finding.marks[0].page + 1) }),
        ),
        make("span", { class: "message", text: said(finding.message) }),
        finding.advice && make("span", { class: "advice", text: said(finding.advice) }),
      ),
      finding.replacement !== undefined &&
        finding.path !== undefined &&
        make(
          "button",
          { type: "button", class: "mend", title: finding.replacement, onclick: () => this.dispatchEvent(new CustomEvent("mend", { detail: finding })) },
          word("mend", brief(finding.replacement)),
        ),
      related.length > 0 && make("details", {}, make("summary", {}, `＋${related.length}`), make("ul", {}, ...related)),
    );
  }

  #go(event, finding) {
    event.stopPropagation();
    for (const one of this.querySelectorAll(".chosen")) one.classList.remove("chosen");
    event.currentTarget.closest(".finding")?.classList.add("chosen");
    this.dispatchEvent(new CustomEvent("go", { detail: finding }));
  }
}

customElements.define("studio-findings", Findings);
"""###),
        File(name: "folder.js", text: ###"""
// The reports of a folder: what each is and how far, found by name and code, and all that are ready as PDFs.

import { make } from "./dom.js";
import { Refusal, batch } from "./server.js";
import { said, word } from "./words.js";

const order = ["faulty", "incomplete", "new", "ready", undefined];

export class Folder extends HTMLElement {
  reports = [];
  sought = "";
  /** @type {any} */
  batch = null;

  /** @param {(id: string) => void} open @param {(() => void) | null} begin what begins a new report, where one may be begun */
  start(open, begin) {
    Object.assign(this, { open, begin });
    this.search = make("input", { type: "search", class: "search", oninput: () => this.#seek() });
    this.newButton = make("button", { type: "button", hidden: begin === null, onclick: () => begin?.() });
    this.batchButton = make("button", { type: "button", class: "primary", onclick: () => this.#make() });
    this.told = make("p", { class: "told", role: "status" });
    this.table = make("table", {}, make("thead"), make("tbody"));
    this.counts = make("div", { class: "chips" });
    this.replaceChildren(
      make("header", {}, this.search, this.counts, make("span", { class: "space" }), this.newButton, this.batchButton),
      this.told,
      make("div", { class: "rows" }, this.table),
    );
    this.draw();
  }

  /** @param {any[]} reports */
  show(reports) {
    this.reports = reports;
    this.draw();
  }

  /** @param {any} state how far the PDFs are */
  showBatch(state) {
    this.batch = state;
    this.#tellBatch();
  }

  #seek() {
    this.sought = this.search.value.trim().toLowerCase();
    this.draw();
  }

  /** @param {any} report */
  #isSought(report) {
    return [report.name, report.code, report.path].some((text) => (text ?? "").toLowerCase().includes(this.sought));
  }

  draw() {
    if (!this.search) return;
    this.search.placeholder = word("seekReport");
    this.search.setAttribute("aria-label", word("seekReport"));
    this.newButton.textContent = word("newReport");
    const count = (state) => this.reports.filter((report) => report.state === state).length;
    this.counts.replaceChildren(
      ...order.filter((state) => state && count(state) > 0).map((state) => make("span", { class: `chip state ${state}` }, word(state), make("b", { text: String(count(state)) }))),
    );
    this.batchButton.textContent = word("makeReady", count("ready"));
    this.batchButton.disabled = count("ready") === 0 || (this.batch && !this.batch.isDone);
    const head = ["unit", "code", "year", "layout", "stateOf", "pagesOf", "findings"];
    this.table.tHead.replaceChildren(make("tr", {}, ...head.map((name) => make("th", { scope: "col", text: word(name) }))));
    const focused = this.contains(document.activeElement) ? document.activeElement?.getAttribute("data-id") : null;
    const shown = this.reports.filter((report) => this.#isSought(report));
    this.table.tBodies[0].replaceChildren(...shown.map((report) => this.#row(report)));
    if (focused) this.table.querySelector(`[data-id="${CSS.escape(focused)}"]`)?.focus();
    this.#tellBatch();
  }

  #row(report) {
    const found = ["errors", "warnings", "remarks"].filter((kind) => report[kind] > 0).map((kind) => make("span", { class: `count ${kind}`, text: `${report[kind]} ${word(kind)}` }));
    const state = report.state ? make("span", { class: `chip state ${report.state}`, text: word(report.state) }) : make("span", { class: "faint", text: word("looking") });
    return make(
      "tr",
      { onclick: () => this.open(report.id) },
      make(
        "th",
        { scope: "row" },
        make("button", { type: "button", class: "link", "data-id": report.id, onclick: (event) => (event.stopPropagation(), this.open(report.id)), text: report.name || report.path }),
        make("small", { text: report.path }),
      ),
      make("td", { text: report.code ?? "" }),
      make("td", { text: report.year ?? "" }),
      make("td", { text: report.layout ?? "" }),
      make("td", {}, state, report.gaps > 0 && make("small", { text: word("gaps", report.gaps) })),
      make("td", { class: "number", text: report.pages === null || report.pages === undefined ? "" : String(report.pages) }),
      make("td", { class: "counts" }, ...found),
    );
  }

  async #make() {
    try {
      this.showBatch(await batch());
    } catch (fault) {
      this.told.textContent = fault instanceof Refusal && fault.said ? said(fault.said) : word("lost");
    }
    this.draw();
  }

  #tellBatch() {
    const { batch: state } = this;
    if (!state) return;
    const failed = state.failed.map((one) => `${this.reports.find((report) => report.id === one.report)?.name ?? one.report}：${said(one)}`);
    this.told.replaceChildren(
      make("progress", { max: state.total, value: String(state.done + state.failed.length), "aria-label": word("making") }),
      make("span", { text: word("made", state.done, state.total) }),
      ...(state.isDone && state.done > 0 ? [make("a", { class: "primary", href: "/api/batch/reports.zip", download: "reports.zip", text: word("takeAll") })] : []),
      ...failed.map((text) => make("span", { class: "bad", text })),
    );
    this.batchButton.disabled = !state.isDone || !this.reports.some((report) => report.state === "ready");
  }
}

customElements.define("studio-folder", Folder);
"""###),
        File(name: "form.js", text: ###"""
// The data as a form made from the layout's JSON Schema.

import { make } from "./dom.js";
import { field } from "./field.js";
import { grid, isGrid } from "./grid.js";
import { shape, step, valueAt } from "./json.js";
import { Schema, isPlain, typeOf } from "./schema.js";
import { word } from "./words.js";

/** How what a new report has in place of a text begins. */
const PLACEHOLDER = "【请填写";

export class Form extends HTMLElement {
  /** @type {import("./json.js").Value | undefined} */
  root;
  /** @type {Schema | undefined} */
  schema;
  /** @type {Set<any>} */
  fields = new Set();
  /** Groups that a person opened or closed, by path. @type {Map<string, boolean>} */
  opened = new Map();
  #shape = "";

  /** @param {(edits: import("./server.js").Edit[]) => Promise<void>} send */
  start(send) {
    this.send = send;
    this.search = make("input", { type: "search", class: "search", placeholder: word("search"), "aria-label": word("search"), oninput: () => this.#filter() });
    this.body = make("div", { class: "fields" });
    this.replaceChildren(this.search, this.body);
    this.addEventListener("focusin", (event) => {
      const path = /** @type {HTMLElement} */ (event.target).dataset.path;
      clearTimeout(this.visit);
      // A field that a finding leads to is marked by the finding.
      if (path === undefined || this.isLed) return;
      this.visit = setTimeout(() => this.dispatchEvent(new CustomEvent("visit", { detail: path })), 200);
    });
  }

  /** @param {any} schema */
  setSchema(schema) {
    this.schema = new Schema(schema);
    this.#shape = "";
  }

  /** @param {import("./json.js").Value} root */
  show(root) {
    this.root = root;
    if (!this.schema) return;
    this.dispatchEvent(new CustomEvent("lacking", { detail: this.#lacking(this.schema.root, root, 0) }));
    const next = shape(root);
    for (const one of this.fields) if (!one.isConnected) this.fields.delete(one);
    if (next === this.#shape) {
      for (const one of this.fields) one.show(valueAt(root, one.path));
      return;
    }
    this.#shape = next;
    this.draw();
  }

  draw() {
    if (!this.root || !this.schema) return;
    const focused = document.activeElement instanceof HTMLElement && this.contains(document.activeElement) ? document.activeElement.dataset.path : undefined;
    const scroll = this.scrollTop;
    const typed = [...this.fields].filter((one) => one.isDirty && this.contains(one.input));
    for (const one of this.fields) if (this.contains(one.input)) this.fields.delete(one);
    this.search.placeholder = word("search");
    const rule = this.schema.resolve(this.schema.root, this.root);
    this.body.replaceChildren(...this.#members(rule, this.root, "", 0));
    this.scrollTop = scroll;
    // What was being typed goes on where it was.
    for (const old of typed) {
      const again = [...this.fields].find((one) => one.path === old.path && this.contains(one.input));
      if (again) {
        again.input.value = old.input.value;
        again.isDirty = true;
      }
    }
    if (focused !== undefined) this.#input(focused)?.focus({ preventScroll: true });
    this.#filter();
  }

  /** @param {string} path */
  #input(path) {
    return /** @type {HTMLElement | null} */ (this.body.querySelector(`[data-path="${CSS.escape(path)}"]`));
  }

  /** Opens the field at a path, or what is nearest around it. @param {string} path */
  open(path) {
    this.dispatchEvent(new CustomEvent("opening"));
    for (let nearest = path; ; nearest = nearest.slice(0, nearest.lastIndexOf("/"))) {
      for (let group = nearest; group !== ""; group = group.slice(0, group.lastIndexOf("/"))) this.#unfold(group);
      const found = this.#input(nearest) ?? /** @type {HTMLElement | null} */ (this.body.querySelector(`[data-group="${CSS.escape(nearest)}"]`));
      if (found) {
        found.scrollIntoView({ block: "center" });
        this.isLed = true;
        if (found.matches("input, select, textarea")) found.focus({ preventScroll: true });
        this.isLed = false;
        found.classList.remove("found");
        requestAnimationFrame(() => found.classList.add("found"));
        return;
      }
      if (nearest === "" || !nearest.includes("/")) return;
    }
  }

  /** @param {string} path */
  #unfold(path) {
    const group = /** @type {HTMLDetailsElement | null} */ (this.body.querySelector(`details[data-group="${CSS.escape(path)}"]`));
    if (group && !group.open) {
      group.open = true;
      group.dispatchEvent(new Event("toggle"));
    }
  }

  /** @param {import("./schema.js").Rule} rule @param {import("./json.js").Value | undefined} value @param {string} path @param {number} depth @returns {Node[]} */
  #members(rule, value, path, depth) {
    const keys = Object.keys(rule.properties ?? {}).filter((key) => key !== "$schema" && !key.startsWith("//"));
    for (const key of value?.members?.keys() ?? []) if (!keys.includes(key) && key !== "$schema") keys.push(key);
    return keys.map((key) => this.#value(this.schema?.inner(rule, key), value?.members?.get(key), path + step(key), key, (rule.required ?? []).includes(key), depth));
  }

  /**
   * @param {import("./schema.js").Rule | undefined} given @param {import("./json.js").Value | undefined} value
   * @param {string} path @param {string} key @param {boolean} isNeeded @param {number} depth @returns {Node}
   */
  #value(given, value, path, key, isNeeded, depth) {
    const rule = this.schema?.resolve(given, value) ?? {};
    const title = rule.title ?? key;
    if (isPlain(rule) && !value?.members && !value?.items) return this.#row(rule, path, title, isNeeded);
    return this.#group(rule, value, path, title, depth);
  }

  #row(rule, path, title, isNeeded) {
    const input = field(this, path, rule);
    const isLong = input.tagName === "TEXTAREA" && input.value.length > 18;
    return make(
      "label",
      { class: `row${isLong ? " long" : ""}` },
      make("span", { class: "title", title: rule.description ?? "" }, title, isNeeded && make("i", { class: "needed", title: word("required"), text: "*" })),
      input,
      rule.description && make("small", { text: rule.description }),
    );
  }

  /** A part that can be folded; its fields are made when it is opened first. */
  #group(rule, value, path, title, depth) {
    const count = value?.items?.length;
    const note = count !== undefined ? `${count} ${word("rows")}` : value ? "" : word("empty");
    const body = make("div", { class: "inside" });
    const details = make(
      "details",
      { class: `part depth${Math.min(depth, 3)}${value ? "" : " lacking"}`, "data-group": path, open: this.opened.get(path) ?? false },
      make("summary", { title: rule.description ?? "" }, make("span", { text: title }), make("small", { text: note })),
      body,
    );
    const fill = () => {
      this.opened.set(path, details.open);
      if (!details.open || body.childElementCount > 0) return;
      if (rule.description) body.append(make("p", { class: "meaning", text: rule.description }));
      if (typeOf(rule) === "array" || value?.items) this.#list(body, rule, value, path, depth);
      else body.append(...this.#members(rule, value, path, depth + 1));
    };
    details.addEventListener("toggle", fill);
    if (details.open) fill();
    return details;
  }

  #list(body, rule, value, path, depth) {
    const items = value?.items ?? [];
    const schema = /** @type {Schema} */ (this.schema);
    if (isGrid(schema, rule, value)) {
      body.append(grid(this, rule, value, path));
      return;
    }
    items.forEach((item, index) => {
      const inner = schema.resolve(schema.inner(rule, String(index)), item);
      const place = `${path}/${index}`;
      const tools = make("span", { class: "tools" }, ...rowTools(this, path, index, items.length, schema.blank(rule.items)));
      if (isPlain(inner) && !item.members && !item.items) {
        body.append(make("div", { class: "item" }, field(this, place, inner, { label: `${rule.title ?? ""} ${index + 1}` }), tools));
      } else {
        const named = [...(item.members?.values() ?? [])].find((member) => member.kind === "text" && member.text)?.text;
        const part = this.#group(inner, item, place, `${index + 1}　${(named ?? inner.title ?? "").slice(0, 24)}`, depth + 1);
        part.querySelector("summary")?.append(tools);
        body.append(part);
      }
    });
    body.append(
      make(
        "button",
        { type: "button", class: "add", onclick: () => this.send?.([{ op: value ? "insert" : "set", path: value ? `${path}/${items.length}` : path, value: value ? schema.blank(rule.items) : `[${schema.blank(rule.items)}]` }]) },
        `＋ ${word("add")}`,
      ),
    );
  }

  /** How many fields that must be filled in are not. */
  #lacking(given, value, depth) {
    const rule = this.schema?.resolve(given, value) ?? {};
    if (depth > 12) return 0;
    if (value?.members) {
      const missing = (rule.required ?? []).filter((key) => !value.members.has(key)).length;
      return [...value.members].reduce((sum, [key, member]) => sum + this.#lacking(this.schema?.inner(rule, key), member, depth + 1), missing);
    }
    if (value?.kind === "text") return value.text === "" ? Number((rule.minLength ?? 0) > 0) : Number(value.text?.startsWith(PLACEHOLDER));
    return (value?.items ?? []).reduce((sum, item, index) => sum + this.#lacking(this.schema?.inner(rule, String(index)), item, depth + 1), 0);
  }

  #filter() {
    const sought = this.search.value.trim();
    for (const part of this.body.children) {
      const text = part.querySelector(":scope > summary, :scope > .title")?.textContent ?? "";
      const deep = sought !== "" && this.#says(part, sought);
      part.toggleAttribute("hidden", sought !== "" && !text.includes(sought) && !deep);
    }
  }

  /** Whether titles within a part that need not be open have the words. */
  #says(part, sought) {
    const path = part.dataset?.group;
    if (!path || !this.schema || !this.root) return false;
    const look = (rule, depth) => {
      const whole = this.schema?.resolve(rule) ?? {};
      if ((whole.title ?? "").includes(sought)) return true;
      if (depth > 4) return false;
      return Object.values(whole.properties ?? {}).some((inner) => look(inner, depth + 1)) || (typeof whole.items === "object" && look(whole.items, depth + 1));
    };
    return look(this.schema.at(path, this.root), 0);
  }
}

/** Buttons that move, insert and remove a row. */
export function rowTools(form, path, index, count, blank) {
  const tool = (name, sign, edit, isOff = false) =>
    make("button", { type: "button", class: "tool", title: word(name), "aria-label": `${word(name)} ${index + 1}`, disabled: isOff, onclick: (event) => (event.preventDefault(), form.send([edit])) }, sign);
  return [
    tool("up", "↑", { op: "move", path: `${path}/${index}`, to: index - 1 }, index === 0),
    tool("down", "↓", { op: "move", path: `${path}/${index}`, to: index + 1 }, index === count - 1),
    tool("below", "＋", { op: "insert", path: `${path}/${index + 1}`, value: blank }),
    tool("remove", "×", { op: "remove", path: `${path}/${index}` }),
  ];
}

customElements.define("studio-form", Form);
"""###),
        File(name: "grid.js", text: ###"""
// Rows of the data as a grid, into which cells of a spreadsheet can be pasted.

import { make } from "./dom.js";
import { field } from "./field.js";
import { rowTools } from "./form.js";
import { numberLiteral, step, valueAt } from "./json.js";
import { isPlain, typeOf } from "./schema.js";
import { word } from "./words.js";

/**
 * The columns of rows: their members, and those of records within them.
 * @typedef {{steps: string[], title: string, rule: import("./schema.js").Rule}} Column
 */

/** @returns {Column[] | null} */
function columns(schema, rule, value) {
  // Rows of several forms have the columns of all of them.
  /** @type {Map<string, any>} */
  const properties = new Map();
  const needed = new Set();
  for (const item of value?.items ?? []) {
    const inner = schema.resolve(rule.items, item);
    for (const [key, given] of Object.entries(inner.properties ?? {})) if (!properties.has(key)) properties.set(key, given);
    for (const key of inner.required ?? []) needed.add(key);
  }
  if (properties.size === 0) return null;
  const found = [];
  for (const [key, given] of properties) {
    const one = schema.resolve(given, value?.items?.find((item) => item.members?.has(key))?.members.get(key));
    const isUsed = (value?.items ?? []).some((item) => item.members?.has(key));
    if (isPlain(one)) {
      if (isUsed || needed.has(key)) found.push({ steps: [key], title: one.title ?? key, rule: one });
      continue;
    }
    if (!isUsed) continue;
    if (typeOf(one) !== "object" || !one.properties) return null;
    for (const [part, below] of Object.entries(one.properties)) {
      const plain = schema.resolve(below);
      const isThere = (value?.items ?? []).some((item) => item.members?.get(key)?.members?.has(part));
      if (!isThere) continue;
      if (!isPlain(plain)) return null;
      found.push({ steps: [key, part], title: `${one.title ?? key} ${plain.title ?? part}`, rule: plain });
    }
  }
  return found.length > 1 && found.length <= 24 ? found : null;
}

/** Whether a list is shown as a grid: rows of plain values. */
export const isGrid = (schema, rule, value) =>
  (value?.items ?? []).length > 0 && value.items.every((item) => item.kind === "object") && columns(schema, rule, value) !== null;

/** @param {import("./form.js").Form} form */
export function grid(form, rule, value, path) {
  const shown = columns(form.schema, rule, value) ?? [];
  const blank = form.schema.blank(rule.items);
  const at = (row, column) => `${path}/${row}${shown[column].steps.map(step).join("")}`;
  const cellsOfRow = (index) =>
    shown.map((column, place) =>
      make("td", { class: typeOf(column.rule) === "string" ? "" : "number" }, field(form, at(index, place), column.rule, { isCell: true, label: `${column.title} ${index + 1}` })),
    );
  // As wide as what stands in it, within reason.
  const widths = shown.map((_, place) => Math.max(...value.items.map((_, row) => (valueAt(form.root, at(row, place))?.literal ?? "").length)));
  const table = make(
    "table",
    {},
    make("thead", {}, make("tr", {}, make("td", { class: "nr" }), ...shown.map((column) => make("th", { scope: "col", title: column.rule.description ?? "", text: column.title })), make("td", { class: "tools" }))),
    make(
      "tbody",
      {},
      ...value.items.map((_, index) =>
        make("tr", {}, make("th", { scope: "row", class: "nr", text: String(index + 1) }), ...cellsOfRow(index), make("td", { class: "tools" }, ...rowTools(form, path, index, value.items.length, blank))),
      ),
    ),
  );
  for (const row of table.tBodies[0].rows) {
    widths.forEach((width, column) => row.cells[column + 1].firstElementChild.style.setProperty("min-width", `${Math.min(240, Math.max(56, 16 + width * 11))}px`));
  }
  const place = (input) => {
    const cell = input.closest("td");
    return { row: cell.parentElement.rowIndex - 1, column: cell.cellIndex - 1 };
  };
  table.addEventListener("keydown", (event) => {
    const down = { ArrowDown: 1, Enter: 1, ArrowUp: -1 }[event.key];
    if (!down || !(event.target instanceof HTMLInputElement)) return;
    const { row, column } = place(event.target);
    const next = table.tBodies[0].rows[row + down]?.cells[column + 1]?.querySelector("input, select");
    if (!next) return;
    event.preventDefault();
    next.focus();
    next.select?.();
  });
  table.addEventListener("paste", (event) => {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (!/[\t\n]/.test(text.replace(/\r?\n$/, "")) || !(event.target instanceof HTMLElement)) return;
    event.preventDefault();
    paste(form, { path, shown, blank, at, count: value.items.length }, place(event.target), cells(text));
  });
  return make("div", { class: "grid", "data-group": path }, make("div", { class: "rows" }, table), make("button", { type: "button", class: "add", onclick: () => form.send([{ op: "insert", path: `${path}/${value.items.length}`, value: blank }]) }, `＋ ${word("add")}`));
}

/** Cells as spreadsheets put them on the clipboard: tabs and line breaks, cells with either within quotation marks. @param {string} text */
export function cells(text) {
  const rows = [[""]];
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const row = rows[rows.length - 1];
    const sign = text[at];
    if (isQuoted) {
      if (sign === '"' && text[at + 1] === '"') {
        row[row.length - 1] += '"';
        at += 1;
      } else if (sign === '"') isQuoted = false;
      else row[row.length - 1] += sign;
    } else if (sign === '"' && row[row.length - 1] === "") isQuoted = true;
    else if (sign === "\t") row.push("");
    else if (sign === "\n") rows.push([""]);
    else if (sign !== "\r") row[row.length - 1] += sign;
  }
  if (rows.length > 1 && rows[rows.length - 1].join("") === "") rows.pop();
  return rows;
}

/** Puts cells into the grid, from one on to the right and downwards; rows that lack are added. Nothing is taken when a cell can not be. */
async function paste(form, target, from, rows) {
  const edits = [];
  const faults = [];
  rows.forEach((row, down) => {
    const index = from.row + down;
    if (index >= target.count) edits.push({ op: "insert", path: `${target.path}/${index}`, value: target.blank });
    row.forEach((typed, right) => {
      const column = target.shown[from.column + right];
      if (!column) return;
      const type = typeOf(column.rule);
      const path = target.at(index, from.column + right);
      const now = valueAt(form.root, path);
      if (typed.trim() === "") return;
      const value = type === "number" || type === "integer" ? numberLiteral(typed) : JSON.stringify(typed.trim());
      if (value === null) faults.push(`${column.title} ${index + 1}：“${typed}”`);
      else if (value !== now?.literal) edits.push({ op: "set", path, value, was: now?.literal });
    });
  });
  if (faults.length > 0) return form.say(`${word("notNumber")}：${faults.slice(0, 3).join("；")}`);
  const count = edits.filter((edit) => edit.op === "set").length;
  if (edits.length === 0) return;
  try {
    await form.send(edits);
    form.say(word("pasted", count), false);
  } catch {
    // It was said where it was sent.
  }
}
"""###),
        File(name: "icon.svg", text: ###"""
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect x="2" y="1" width="12" height="14" rx="1.5" fill="#1d5bbf"/><path d="M4.5 4.5h7M4.5 7h7M4.5 9.5h3" stroke="#fff" stroke-width="1.2"/><rect x="9" y="9.5" width="2.5" height="3" fill="#ffd66b"/></svg>
"""###),
        File(name: "index.html", text: ###"""
<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>排版工作室</title>
<link rel="icon" href="/page/icon.svg">
<link rel="stylesheet" href="/page/studio.css">
<script type="module" src="/page/main.js"></script>
</head>
<body>
<header class="bar">
  <div class="who"><h1 id="name"></h1><span id="about" class="about"></span></div>
  <button id="reports" type="button" hidden></button>
  <span id="saved" class="saved" role="status"></span>
  <span class="space"></span>
  <span class="group">
    <button id="undo" type="button" disabled><svg viewBox="0 0 16 16" aria-hidden="true"><path d="M6 3 2.5 6.5 6 10M3 6.5h6.2a3.8 3.8 0 0 1 0 7.5H7"/></svg></button>
    <button id="redo" type="button" disabled><svg viewBox="0 0 16 16" aria-hidden="true"><path d="m10 3 3.5 3.5L10 10m3-3.5H6.8a3.8 3.8 0 0 0 0 7.500H9"/></svg></button>
  </span>
  <span class="group">
    <button id="smaller" type="button">−</button>
    <button id="fit" type="button"></button>
    <button id="larger" type="button">＋</button>
  </span>
  <span class="group page-of"><input id="number" inputmode="numeric" size="3"><span id="count"></span></span>
  <button id="language" type="button"></button>
  <button id="workbook" type="button"></button><input id="workbook-file" type="file" accept=".xlsx,.xls,.et,.ods" hidden>
  <a id="download" class="primary" download></a>
</header>
<p id="notice" class="notice" role="alert" hidden></p>
<studio-folder id="folder" hidden></studio-folder>
<studio-begin id="begin"></studio-begin>
<studio-changes id="changes"></studio-changes>
<div class="desk">
  <aside id="left" class="left" aria-labelledby="tab-form">
    <div class="tabs" role="tablist">
      <button type="button" role="tab" id="tab-form" aria-controls="form" aria-selected="true"></button>
      <button type="button" role="tab" id="tab-source" aria-controls="source" aria-selected="false" tabindex="-1"></button>
      <button type="button" role="tab" id="tab-outline" aria-controls="outline" aria-selected="false" tabindex="-1"></button>
      <button type="button" role="tab" id="tab-thumbs" aria-controls="thumbs" aria-selected="false" tabindex="-1"></button>
    </div>
    <studio-form id="form" role="tabpanel" aria-labelledby="tab-form"></studio-form>
    <studio-source id="source" role="tabpanel" aria-labelledby="tab-source" hidden></studio-source>
    <nav id="outline" role="tabpanel" aria-labelledby="tab-outline" hidden></nav>
    <div id="thumbs" role="tabpanel" aria-labelledby="tab-thumbs" hidden></div>
  </aside>
  <main id="main"><studio-pages id="pages" tabindex="0"></studio-pages></main>
  <aside id="right" class="right" aria-labelledby="findings-title">
    <studio-card id="card" hidden></studio-card>
    <studio-findings id="findings"></studio-findings>
  </aside>
</div>
</body>
</html>
"""###),
        File(name: "json.js", text: ###"""
// JSON as it is written: numbers keep their spelling, every value its place.

/**
 * @typedef {object} Value
 * @property {"object" | "list" | "text" | "number" | "bool" | "null"} kind
 * @property {number} start
 * @property {number} end
 * @property {string} literal what is written
 * @property {string} [text] of a text, without quotation marks and escapes
 * @property {Map<string, Value>} [members]
 * @property {Value[]} [items]
 */

/** @param {string} source @returns {Value} */
export function parse(source) {
  let at = 0;
  const fail = () => {
    throw new SyntaxError(`JSON ${at}`);
  };
  const space = () => {
    while (at < source.length && " \n\r\t".includes(source[at])) at += 1;
  };
  const pattern = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
  const scalar = () => {
    pattern.lastIndex = at;
    const found = pattern.exec(source);
    if (!found) return fail();
    at = pattern.lastIndex;
    return found[0];
  };
  /** @returns {Value} */
  const value = () => {
    space();
    const start = at;
    const first = source[at];
    if (first === "{") {
      const members = new Map();
      at += 1;
      for (space(); source[at] !== "}"; space()) {
        const key = JSON.parse(scalar());
        space();
        if (source[at] !== ":") fail();
        at += 1;
        const member = value();
        // Notes are for people who read the text.
        if (!key.startsWith("//")) members.set(key, member);
        space();
        if (source[at] === ",") at += 1;
        else if (source[at] !== "}") fail();
      }
      at += 1;
      return { kind: "object", start, end: at, literal: source.slice(start, at), members };
    }
    if (first === "[") {
      const items = [];
      at += 1;
      for (space(); source[at] !== "]"; space()) {
        items.push(value());
        space();
        if (source[at] === ",") at += 1;
        else if (source[at] !== "]") fail();
      }
      at += 1;
      return { kind: "list", start, end: at, literal: source.slice(start, at), items };
    }
    const literal = scalar();
    const kind = first === '"' ? "text" : first === "t" || first === "f" ? "bool" : first === "n" ? "null" : "number";
    return { kind, start, end: at, literal, text: kind === "text" ? JSON.parse(literal) : undefined };
  };
  const root = value();
  space();
  if (at !== source.length) fail();
  return root;
}

/** @param {string} key */
export const step = (key) => `/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;

/** @param {Value | undefined} root @param {string} path @returns {Value | undefined} */
export function valueAt(root, path) {
  let found = root;
  for (const token of path.split("/").slice(1)) {
    const key = token.replaceAll("~1", "/").replaceAll("~0", "~");
    found = found?.members?.get(key) ?? found?.items?.[Number(key)];
  }
  return found;
}

/** What tells whether the same fields stand there. @param {Value | undefined} value @returns {string} */
export function shape(value) {
  if (value?.members) return `{${[...value.members].map(([key, member]) => key + shape(member)).join()}}`;
  if (value?.items) return `[${value.items.map(shape).join()}]`;
  return value ? value.kind[0] : "";
}

/** A number as JSON has it, out of what people type or paste; `null` when it is none. @param {string} typed */
export function numberLiteral(typed) {
  const plain = typed
    .normalize("NFKC")
    .replace(/[\s,，￥¥]/g, "")
    .replace(/^[−—–]/, "-")
    .replace(/^\+/, "");
  return /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(plain) ? plain : null;
}
"""###),
        File(name: "main.js", text: ###"""
// Brings the parts of the page together.

import "./begin.js";
import "./card.js";
import "./findings.js";
import "./folder.js";
import "./form.js";
import "./pages.js";
import "./source.js";
import "./workbook.js";
import { byId, make } from "./dom.js";
import { parse, valueAt } from "./json.js";
import { Refusal, Report, listenToList, reports } from "./server.js";
import { currentLanguage, said, setLanguage, word } from "./words.js";

const [pages, form, source, findings, card, folder] = ["pages", "form", "source", "findings", "card", "folder"].map(byId);
/** @type {any} */
let state = null;
/** @type {Report} */
let report;
let schemaOf = "";
let version = -1;
/** Fields that are still to be filled in. */
let lacking = 0;

/** @param {string | null} text */
function notice(text, isBad = true) {
  const line = byId("notice");
  clearTimeout(line.timer);
  line.hidden = text === null;
  line.textContent = text ?? "";
  line.classList.toggle("bad", isBad);
  if (text !== null && !isBad) line.timer = setTimeout(() => notice(null), 2500);
}

async function start() {
  const list = await reports();
  const asked = new URLSearchParams(location.hash.slice(1)).get("report");
  const id = list.reports.find((one) => one.id === asked)?.id ?? (list.folder ? null : list.reports[0].id);
  if (list.folder) listReports(id === null);
  if (id === null) return;
  report = new Report(id);
  byId("download").href = report.address("pdf");
  pages.start(report);
  source.start(report);
  form.start(send);
  form.say = notice;
  listenToBar();
  listenToParts();
  listenToDrops();
  name();
  report.listen(told, (isThere) => {
    document.body.classList.toggle("lost", !isThere);
    notice(isThere ? null : word("lost"));
  });
}

/** The reports of the folder, in place of one of them or behind a button. @param {boolean} isAll */
function listReports(isAll) {
  document.body.classList.toggle("listing", isAll);
  const open = (id) => {
    location.hash = `report=${id}`;
    location.reload();
  };
  const back = byId("reports");
  back.hidden = isAll;
  back.addEventListener("click", () => {
    location.hash = "";
    location.reload();
  });
  if (!isAll) return;
  folder.hidden = false;
  folder.start(open, () => byId("begin").show(open));
  byId("language").addEventListener("click", () => {
    setLanguage(currentLanguage() === "zh" ? "en" : "zh");
    name();
    folder.draw();
  });
  name();
  listenToList(
    (told) => folder.show(told.reports),
    (told) => folder.showBatch(told),
  );
}

/** @param {import("./server.js").Edit[]} edits */
async function send(edits) {
  byId("saved").textContent = word("working");
  try {
    await report.edit(edits);
  } catch (fault) {
    if (fault instanceof Refusal && fault.said) notice(said(fault.said));
    else notice(word("lost"));
    drawState();
    throw fault;
  }
}

/** @param {any} next */
async function told(next) {
  // Of two answers the older may come last.
  if (state && next.version < state.version && next.pages.length > 0 && !document.body.classList.contains("lost")) return;
  const before = state?.outline;
  state = next;
  // What one waits for comes first.
  pages.show(next.pages);
  drawState();
  await pages.settled();
  if (JSON.stringify(before) !== JSON.stringify(state.outline)) drawOutline();
  if (state.text === version) return;
  version = state.text;
  const [data, schema] = await Promise.all([report.data(), schemaOf === next.layout ? null : report.schema().catch(() => null)]);
  if (schema) {
    schemaOf = next.layout;
    form.setSchema(schema);
  }
  source.show(data.text);
  try {
    form.show(parse(data.text));
    form.inert = false;
  } catch {
    form.inert = true;
  }
}

function drawState() {
  if (!state) return;
  byId("name").textContent = state.name || state.title || state.path;
  byId("about").textContent = [state.layout, state.path].filter(Boolean).join(" · ");
  document.title = `${state.name || state.path}`;
  const saved = byId("saved");
  saved.textContent = word(state.saved ? "saved" : "unsaved");
  saved.classList.toggle("bad", !state.saved);
  byId("undo").disabled = !state.undo;
  byId("redo").disabled = !state.redo;
  byId("count").textContent = `/ ${state.pages.length}`;
  document.body.classList.toggle("stale", state.stale);
  if (state.stale) notice(word(state.pages.length > 0 ? "stale" : "nopages"));
  else if (byId("notice").classList.contains("bad")) notice(null);
  // They come when all is checked; those before stay until then.
  if (state.findings) findings.show(state.findings);
  drawThumbs();
}

function drawOutline() {
  byId("outline").replaceChildren(
    ...state.outline.map((line) =>
      make(
        "button",
        { type: "button", class: `line level${Math.min(line.level, 3)}`, onclick: () => pages.turnTo(line.page, Math.max(line.y, 1)) },
        make("span", { text: line.title }),
        make("small", { text: String(line.page + 1) }),
      ),
    ),
  );
}

function drawThumbs() {
  const box = byId("thumbs");
  if (box.hidden) return;
  state.pages.forEach((page, index) => {
    let thumb = box.children[index];
    if (!thumb) {
      thumb = make("button", { type: "button", class: "thumb", onclick: () => pages.turnTo(index) }, make("img", { loading: "lazy", alt: "" }), make("small"));
      box.append(thumb);
    }
    const picture = thumb.querySelector("img");
    picture.style.setProperty("aspect-ratio", `${page.w} / ${page.h}`);
    if (thumb.dataset.id !== page.id) picture.src = report.address(`picture/${page.id}`);
    thumb.dataset.id = page.id;
    thumb.querySelector("small").textContent = String(index + 1);
    thumb.setAttribute("aria-label", word("pageN", index + 1));
    thumb.classList.toggle("current", index === pages.current);
  });
  while (box.children.length > state.pages.length) box.lastElementChild.remove();
}

function listenToBar() {
  const step = (name) => async () => {
    try {
      await report[name]();
    } catch (fault) {
      if (!(fault instanceof Refusal) || fault.said) notice(fault instanceof Refusal && fault.said ? said(fault.said) : word("lost"));
    }
  };
  byId("undo").addEventListener("click", step("undo"));
  byId("redo").addEventListener("click", step("redo"));
  addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "z") return;
    // A field undoes what is being typed by itself.
    if (document.activeElement?.matches("input, textarea") && [...form.fields].some((one) => one.isDirty && one.input === document.activeElement)) return;
    event.preventDefault();
    step(event.shiftKey ? "redo" : "undo")();
  });
  const zooms = [0.5, 0.67, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 2, 3, 4];
  const zoom = (next) => {
    pages.setZoom(next ?? 0);
    byId("fit").textContent = pages.zoom > 0 ? `${Math.round(pages.zoom * 100)} %` : word("fit");
  };
  const now = () => (pages.scale * 72) / 96;
  byId("larger").addEventListener("click", () => zoom(zooms.find((one) => one > now() + 0.01) ?? 4));
  byId("smaller").addEventListener("click", () => zoom(zooms.findLast((one) => one < now() - 0.01) ?? 0.5));
  byId("fit").addEventListener("click", () => zoom(0));
  const number = byId("number");
  number.addEventListener("change", () => pages.turnTo(Number(number.value) - 1));
  byId("language").addEventListener("click", () => {
    setLanguage(currentLanguage() === "zh" ? "en" : "zh");
    name();
    drawState();
    drawOutline();
    form.draw();
    card.draw();
  });
  const tabs = [...document.querySelectorAll("[role=tab]")];
  tabs.forEach((tab, index) => {
    tab.addEventListener("click", () => choose(tab.id));
    tab.addEventListener("keydown", (event) => {
      const way = { ArrowRight: 1, ArrowLeft: -1 }[/** @type {KeyboardEvent} */ (event).key];
      if (!way) return;
      const next = /** @type {HTMLElement} */ (tabs[(index + way + tabs.length) % tabs.length]);
      choose(next.id);
      next.focus();
    });
  });
}

/** @param {string} id */
function choose(id) {
  for (const tab of document.querySelectorAll("[role=tab]")) {
    const isChosen = tab.id === id;
    tab.setAttribute("aria-selected", String(isChosen));
    tab.setAttribute("tabindex", isChosen ? "0" : "-1");
    byId(tab.getAttribute("aria-controls") ?? "").hidden = !isChosen;
  }
  if (state) drawThumbs();
}

function listenToParts() {
  pages.addEventListener("turned", (event) => {
    if (document.activeElement !== byId("number")) byId("number").value = String(event.detail + 1);
    for (const [index, thumb] of [...byId("thumbs").children].entries()) thumb.classList.toggle("current", index === event.detail);
  });
  pages.addEventListener("figure", async (event) => {
    const { page, block, run } = event.detail;
    try {
      card.show(await report.figure(page, block, run), form);
      const here = card.card.places.filter((place) => place.here).map((place) => place.mark);
      pages.mark(here, "figure", true);
    } catch {
      card.close();
    }
  });
  card.addEventListener("go", (event) => pages.mark(event.detail, "figure"));
  card.addEventListener("close", () => pages.mark([], "figure"));
  form.addEventListener("visit", async (event) => {
    const marks = await report.prints(event.detail).catch(() => []);
    pages.mark(marks, "figure", true);
  });
  form.addEventListener("lacking", (event) => {
    lacking = event.detail;
    name();
  });
  form.addEventListener("opening", () => choose("tab-form"));
  findings.addEventListener("mend", (event) => {
    const { path, replacement } = event.detail;
    send([{ op: "set", path, value: replacement, was: valueAt(form.root, path)?.literal }]).catch(() => {});
  });
  findings.addEventListener("go", (event) => {
    const finding = event.detail;
    pages.mark(finding.marks ?? [], finding.severity);
    if (finding.path !== undefined && !form.inert) form.open(finding.path);
    else if (finding.line !== undefined && finding.file === state.path) {
      choose("tab-source");
      source.turnTo(finding.line);
    }
  });
}

/** A workbook that is dropped anywhere shows what it would change. */
function listenToDrops() {
  for (const kind of ["dragover", "drop"]) {
    addEventListener(kind, (event) => {
      const { dataTransfer } = /** @type {DragEvent} */ (event);
      if (!dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      if (kind === "drop" && dataTransfer.files[0]) byId("changes").show(dataTransfer.files[0], report, send);
    });
  }
  const file = byId("workbook-file");
  file.addEventListener("change", () => {
    if (file.files[0]) byId("changes").show(file.files[0], report, send);
    file.value = "";
  });
  byId("workbook").addEventListener("click", () => file.click());
}

/** Names everything in the language that is chosen. */
function name() {
  byId("reports").textContent = word("allReports");
  byId("workbook").textContent = word("fromFile");
  document.documentElement.lang = currentLanguage() === "zh" ? "zh-CN" : "en";
  for (const id of ["undo", "redo", "smaller", "larger"]) {
    byId(id).title = word(id);
    byId(id).setAttribute("aria-label", word(id));
  }
  byId("language").textContent = word("language");
  byId("download").textContent = word("download");
  byId("number").setAttribute("aria-label", word("page"));
  byId("fit").textContent = pages.zoom > 0 ? `${Math.round(pages.zoom * 100)} %` : word("fit");
  for (const tab of ["form", "source", "outline", "thumbs"]) byId(`tab-${tab}`).textContent = word(tab);
  if (lacking > 0) byId("tab-form").append(make("span", { class: "todo", title: word("lacking", lacking), text: String(lacking) }));
  if (report) source.draw();
}

start();
"""###),
        File(name: "pages.js", text: ###"""
// The pages as they will be printed: a picture each, and above it the text, which can be marked, copied and found.

import { make } from "./dom.js";
import { word } from "./words.js";

const SVG = "http://www.w3.org/2000/svg";

/**
 * @typedef {{id: string, w: number, h: number, label: string}} PageState
 * @typedef {{page: number, x: number, y: number, w: number, h: number}} Mark
 */

/** One page. */
class Sheet {
  /** @param {Pages} owner @param {PageState} state @param {number} index */
  constructor(owner, state, index) {
    this.owner = owner;
    this.index = index;
    this.picture = make("img", { alt: "", draggable: "false" });
    this.text = document.createElementNS(SVG, "svg");
    this.text.classList.add("text");
    this.marks = make("div", { class: "marks" });
    this.element = make("section", { class: "sheet" }, this.picture, this.text, this.marks);
    this.isNear = false;
    this.hasText = false;
    /** The page that the picture shows. */
    this.shown = "";
    this.show(state, index);
  }

  /** @param {PageState} state @param {number} index */
  show(state, index) {
    const before = this.state;
    const isOther = before?.id !== state.id;
    // What is as it was costs nothing: there are hundreds of pages.
    if (!isOther && this.index === index && this.element.hasAttribute("aria-label")) return;
    this.state = state;
    this.index = index;
    this.element.dataset.index = String(index);
    this.element.setAttribute("aria-label", word("pageN", index + 1));
    if (before?.w !== state.w) this.element.style.setProperty("--w", String(state.w));
    if (before?.h !== state.h) this.element.style.setProperty("--h", String(state.h));
    if (!isOther) return;
    this.hasText = false;
    if (this.isNear) {
      this.drawing = this.draw();
      this.write();
    }
  }

  /** Shows the picture of the page as it is; the one before stays until it is there. */
  async draw() {
    const { id } = this.state;
    if (this.shown === id) return;
    const next = make("img", { alt: "", draggable: "false", src: this.owner.report.address(`picture/${id}`) });
    try {
      await next.decode();
    } catch {
      return;
    }
    if (this.state.id !== id) return;
    this.picture.replaceWith(next);
    this.picture = next;
    this.shown = id;
    this.element.dataset.shown = id;
    this.owner.dispatchEvent(new CustomEvent("drawn", { detail: { index: this.index, id } }));
  }

  forget() {
    this.picture.removeAttribute("src");
    this.shown = "";
    delete this.element.dataset.shown;
  }

  /** Lays the text over the picture. */
  async write() {
    const { id, w, h } = this.state;
    if (this.hasText) return;
    this.hasText = true;
    let blocks;
    try {
      blocks = await this.owner.report.text(id);
    } catch {
      this.hasText = false;
      return;
    }
    if (this.state.id !== id) return;
    this.text.setAttribute("viewBox", `0 0 ${w} ${h}`);
    this.text.replaceChildren(...blocks.flatMap((block, number) => texts(block, number)));
  }

  /** @param {Mark[]} marks @param {string} kind */
  mark(marks, kind) {
    this.marks.replaceChildren(
      ...marks.map((mark) => {
        const box = make("div", { class: `mark ${kind}` });
        for (const [name, value] of Object.entries({ "--x": mark.x - 1.5, "--y": mark.y - 1, "--bw": mark.w + 3, "--bh": mark.h + 2.5 })) {
          box.style.setProperty(name, String(value));
        }
        return box;
      }),
    );
  }
}

/**
 * The texts of a block: one, as far as it stands upright, so that what runs over lines is found.
 * @param {{read: boolean, parts: boolean, runs: any[]}} block @param {number} number
 */
function texts(block, number) {
  const made = [];
  let open = null;
  let turn = "";
  let end = { x: 0, y: 0 };
  block.runs.forEach((run, index) => {
    const map = run.m ? run.m.join(" ") : "";
    const goesOn = Math.abs(end.x - run.x) + Math.abs(end.y - run.y) < run.s / 2;
    if (!open || map !== turn || map || (block.parts && !goesOn)) {
      open = document.createElementNS(SVG, "text");
      if (map) open.setAttribute("transform", `matrix(${map} ${run.x} ${run.y})`);
      if (!block.read) open.setAttribute("aria-hidden", "true");
      made.push(open);
      turn = map;
    }
    end = { x: run.x + run.w, y: run.y };
    const part = document.createElementNS(SVG, "tspan");
    const attributes = { x: map ? 0 : run.x, y: map ? 0 : run.y, "font-size": run.s };
    for (const [name, value] of Object.entries(attributes)) part.setAttribute(name, String(value));
    if (run.w > 0) {
      part.setAttribute("textLength", String(run.w));
      part.setAttribute("lengthAdjust", "spacingAndGlyphs");
    }
    if (run.f) {
      part.classList.add("figure");
      part.dataset.at = `${number} ${index}`;
    }
    part.textContent = run.t;
    open.append(part);
  });
  return made;
}

export class Pages extends HTMLElement {
  /** @param {import("./server.js").Report} report */
  start(report) {
    this.report = report;
    /** @type {Sheet[]} */
    this.sheets = [];
    this.zoom = 0;
    this.current = 0;
    this.near = new IntersectionObserver((entries) => this.#approach(entries), { root: this, rootMargin: "900px 0px" });
    new ResizeObserver(() => this.#resize()).observe(this);
    this.addEventListener("scroll", () => this.#scrolled(), { passive: true });
    this.addEventListener("click", (event) => this.#clicked(event));
    this.#writeRest();
  }

  /** @param {PageState[]} states */
  show(states) {
    const byId = new Map(this.sheets.map((sheet) => [sheet.state.id, sheet]));
    const kept = new Set(states.map((state) => state.id));
    const spare = this.sheets.filter((sheet) => !kept.has(sheet.state.id));
    const next = states.map((state, index) => {
      // A page that looks as before is left alone, wherever it stands now; else the one that stood here changes.
      let sheet = byId.get(state.id);
      if (!sheet) {
        const place = spare.findIndex((other) => other.index === index);
        sheet = place >= 0 ? spare.splice(place, 1)[0] : undefined;
      }
      if (sheet) sheet.show(state, index);
      else {
        sheet = new Sheet(this, state, index);
        this.near.observe(sheet.element);
      }
      return sheet;
    });
    for (const sheet of this.sheets) {
      if (next.includes(sheet)) continue;
      this.near.unobserve(sheet.element);
      sheet.element.remove();
    }
    const widths = next.map((sheet) => sheet.state.w).join();
    const isMoved = widths !== this.widths || next.some((sheet, index) => sheet !== this.sheets[index]);
    this.widths = widths;
    next.forEach((sheet, index) => {
      if (isMoved && this.children[index] !== sheet.element) this.insertBefore(sheet.element, this.children[index] ?? null);
    });
    this.sheets = next;
    if (!isMoved) return;
    this.#resize();
    this.#scrolled();
  }

  /** Ends when the pages near those in sight are drawn. */
  async settled() {
    await Promise.race([Promise.all(this.sheets.map((sheet) => sheet.drawing)), new Promise((done) => setTimeout(done, 400))]);
  }

  /** 0 fits the width. @param {number} zoom */
  setZoom(zoom) {
    const place = this.sheets[this.current];
    const share = place ? (this.scrollTop - place.element.offsetTop) / place.element.offsetHeight : 0;
    this.zoom = zoom;
    this.#resize();
    if (place) this.scrollTop = place.element.offsetTop + share * place.element.offsetHeight;
  }

  /** Pixels a point. */
  get scale() {
    if (this.zoom > 0) return (this.zoom * 96) / 72;
    const width = Math.max(0, ...this.sheets.map((sheet) => Math.min(sheet.state.w, 620)));
    return width > 0 ? Math.max(0.4, (this.clientWidth - 48) / width) : 1;
  }

  /** @param {number} index @param {number} [y] points from the page's upper edge */
  turnTo(index, y = 0) {
    const sheet = this.sheets[index];
    if (!sheet) return;
    const top = sheet.element.offsetTop + y * this.scale;
    this.scrollTo({ top: y > 0 ? top - this.clientHeight / 3 : top - 12 });
  }

  /** Marks places and turns to the first, or only when none is seen. @param {Mark[]} marks @param {string} kind */
  mark(marks, kind, isGentle = false) {
    for (const sheet of this.sheets) sheet.mark(marks.filter((mark) => mark.page === sheet.index), kind);
    if (marks.length === 0 || (isGentle && marks.some((mark) => this.#isSeen(mark)))) return;
    this.turnTo(marks[0].page, Math.max(1, marks[0].y));
  }

  /** @param {Mark} mark */
  #isSeen(mark) {
    const top = (this.sheets[mark.page]?.element.offsetTop ?? 0) + mark.y * this.scale;
    return top > this.scrollTop && top + mark.h * this.scale < this.scrollTop + this.clientHeight;
  }

  #resize() {
    this.style.setProperty("--scale", String(this.scale));
  }

  /** @param {IntersectionObserverEntry[]} entries */
  #approach(entries) {
    for (const entry of entries) {
      const sheet = this.sheets[Number(/** @type {HTMLElement} */ (entry.target).dataset.index)];
      if (!sheet || sheet.element !== entry.target) continue;
      sheet.isNear = entry.isIntersecting;
      if (sheet.isNear) {
        sheet.draw();
        sheet.write();
      }
    }
  }

  /** Texts of all other pages follow one by one, so that the browser's search finds them. */
  async #writeRest() {
    for (;;) {
      const sheet = this.sheets.find((one) => !one.hasText);
      if (sheet) await sheet.write();
      await new Promise((done) => setTimeout(done, sheet ? 15 : 400));
    }
  }

  #scrolled() {
    const middle = this.scrollTop + this.clientHeight / 3;
    let index = this.sheets.findIndex((sheet) => sheet.element.offsetTop + sheet.element.offsetHeight >= middle);
    if (index < 0) index = this.sheets.length - 1;
    this.current = Math.max(0, index);
    this.dispatchEvent(new CustomEvent("turned", { detail: this.current }));
  }

  /** @param {MouseEvent} event */
  #clicked(event) {
    const part = event.target instanceof Element ? event.target.closest(".figure") : null;
    if (!part || !getSelection()?.isCollapsed) return;
    const sheet = this.sheets.find((one) => one.element.contains(part));
    const [block, run] = String(/** @type {any} */ (part).dataset.at).split(" ").map(Number);
    if (sheet) this.dispatchEvent(new CustomEvent("figure", { detail: { page: sheet.state.id, block, run } }));
  }
}

customElements.define("studio-pages", Pages);
"""###),
        File(name: "schema.js", text: ###"""
// What the layout's JSON Schema says of a value.

import { step } from "./json.js";

/** @typedef {Record<string, any>} Rule */

export class Schema {
  /** @param {Rule} root */
  constructor(root) {
    this.root = root;
  }

  /**
   * The rule with what it refers to; of a choice the one that fits the value.
   * @param {Rule | boolean | undefined} rule @param {import("./json.js").Value} [value] @returns {Rule}
   */
  resolve(rule, value, depth = 0) {
    if (!rule || rule === true || depth > 16) return {};
    let whole = { ...rule };
    if (rule.$ref) {
      const target = rule.$ref.split("/").slice(1).reduce((found, key) => found?.[key.replaceAll("~1", "/").replaceAll("~0", "~")], this.root);
      const { $ref, ...own } = whole;
      whole = { ...this.resolve(target, value, depth + 1), ...own };
    }
    for (const part of rule.allOf ?? []) {
      const more = this.resolve(part, value, depth + 1);
      whole = { ...more, ...whole, properties: { ...more.properties, ...whole.properties } };
    }
    const choices = (rule.oneOf ?? rule.anyOf ?? []).map((choice) => this.resolve(choice, value, depth + 1));
    if (choices.length > 0) {
      const { oneOf, anyOf, ...own } = whole;
      whole = { ...(choices.find((choice) => fits(choice, value)) ?? choices[0]), ...own };
    }
    return whole;
  }

  /** The rule for the value at a path. @param {string} path @param {import("./json.js").Value} root */
  at(path, root) {
    let value = root;
    let rule = this.resolve(this.root, value);
    for (const token of path.split("/").slice(1)) {
      const key = token.replaceAll("~1", "/").replaceAll("~0", "~");
      value = value?.members?.get(key) ?? value?.items?.[Number(key)];
      rule = this.resolve(this.inner(rule, key), value);
    }
    return rule;
  }

  /** @param {Rule} rule @param {string} key @returns {Rule | undefined} */
  inner(rule, key) {
    if (rule.properties?.[key]) return rule.properties[key];
    if (rule.prefixItems?.[Number(key)]) return rule.prefixItems[Number(key)];
    if (rule.items && /^\d+$/.test(key)) return rule.items;
    return typeof rule.additionalProperties === "object" ? rule.additionalProperties : undefined;
  }

  /** The JSON text of a new value. @param {Rule | undefined} rule @returns {string} */
  blank(rule, depth = 0) {
    const whole = this.resolve(rule);
    if (whole.default !== undefined) return JSON.stringify(whole.default);
    if (whole.enum) return JSON.stringify(whole.enum[0]);
    switch (typeOf(whole)) {
      case "object": {
        const needed = (whole.required ?? []).filter((key) => whole.properties?.[key]);
        if (depth > 4) return "{}";
        return `{${needed.map((key) => `${JSON.stringify(key)}: ${this.blank(whole.properties[key], depth + 1)}`).join(", ")}}`;
      }
      case "array":
        return "[]";
      case "number":
      case "integer":
        return String(Math.max(0, whole.minimum ?? 0));
      case "boolean":
        return "false";
      default:
        return '""';
    }
  }
}

/** @param {Rule} rule @returns {string} */
export function typeOf(rule) {
  const type = Array.isArray(rule.type) ? rule.type.find((one) => one !== "null") : rule.type;
  if (type) return type;
  if (rule.properties) return "object";
  if (rule.items || rule.prefixItems) return "array";
  const sample = rule.enum?.[0] ?? rule.const;
  return sample === undefined ? "string" : typeof sample;
}

/** @param {Rule} rule @param {import("./json.js").Value} [value] */
function fits(rule, value) {
  if (!value) return false;
  const type = typeOf(rule);
  switch (value.kind) {
    case "object":
      return type === "object" && (rule.required ?? []).every((key) => value.members?.has(key));
    case "list":
      return type === "array";
    case "number":
      return type === "number" || type === "integer";
    case "bool":
      return type === "boolean";
    default:
      return type === "string";
  }
}

/** Whether a value of the rule is written in one field. @param {Rule} rule */
export const isPlain = (rule) => !["object", "array"].includes(typeOf(rule));

export { step };
"""###),
        File(name: "server.js", text: ###"""
// Speaks with the server that gave this page.

/** @typedef {{zh: string, en: string}} Message */
/** @typedef {{op: "set" | "insert" | "remove" | "move", path: string, value?: string, was?: string, to?: number}} Edit */

export class Refusal extends Error {
  /** @param {number} status @param {Message | null} said */
  constructor(status, said) {
    super(said ? said.zh : `HTTP ${status}`);
    this.status = status;
    this.said = said;
  }
}

/** @param {string} address @param {object} [body] */
const ask = (address, body) => answered(fetch(address, body === undefined ? {} : { method: "POST", body: JSON.stringify(body) }));

/** @param {string} address @param {File} file */
const give = (address, file) => answered(fetch(address, { method: "POST", body: file }));

/** @param {Promise<Response>} asked */
async function answered(asked) {
  const answer = await asked;
  if (answer.ok) return answer.json();
  let said = null;
  try {
    said = await answer.json();
  } catch {
    // No words came with it.
  }
  throw new Refusal(answer.status, said);
}

export const reports = () => ask("/api/reports");
export const layouts = () => ask("/api/layouts");
/** @param {object} wishes layout, answers, draft */
export const begin = (wishes) => ask("/api/new", wishes);
/** Begins with the PDFs of all reports that are ready. */
export const batch = () => ask("/api/batch", {});
/** A file for a new report: a workbook for a layout, or last year's PDF. @param {File} file @param {string} layout */
export const dropped = (file, layout) => give(`/api/drafts?layout=${layout}&name=${encodeURIComponent(file.name)}`, file);

/**
 * Tells of every change of the list, and how far the PDFs are.
 * @param {(list: any) => void} told @param {(batch: any) => void} toldBatch
 */
export function listenToList(told, toldBatch) {
  const events = new EventSource("/events/list");
  events.addEventListener("reports", (event) => told(JSON.parse(event.data)));
  events.addEventListener("batch", (event) => toldBatch(JSON.parse(event.data)));
  events.addEventListener("open", () => reports().then(told, () => {}));
  return events;
}

/** A report of the server, by the ID that it gave. */
export class Report {
  /** @param {string} id */
  constructor(id) {
    this.id = id;
  }

  /** @param {string} rest */
  address(rest) {
    return `/api/${this.id}/${rest}`;
  }

  state = () => ask(this.address("state"));
  data = () => ask(this.address("data"));
  schema = () => ask(this.address("schema"));
  /** @param {string} id */
  text = (id) => ask(this.address(`text/${id}`));
  /** @param {string} page @param {number} block @param {number} run */
  figure = (page, block, run) => ask(this.address(`figure?page=${page}&block=${block}&run=${run}`));
  /** @param {Edit[]} edits */
  edit = (edits) => ask(this.address("edit"), { edits });
  /** @param {string} text @param {string} was */
  replace = (text, was) => ask(this.address("text"), { text, was });
  /** @param {string} path */
  prints = (path) => ask(this.address("prints"), { path });
  /** @param {File} file */
  workbook = (file) => give(this.address(`workbook?name=${encodeURIComponent(file.name)}`), file);
  undo = () => ask(this.address("undo"), {});
  redo = () => ask(this.address("redo"), {});

  /**
   * Tells of every change; after a break it begins with what is.
   * @param {(state: any) => void} told
   * @param {(isThere: boolean) => void} connected
   */
  listen(told, connected) {
    const events = new EventSource(`/events/${this.id}`);
    events.addEventListener("state", (event) => told(JSON.parse(event.data)));
    events.addEventListener("open", () => {
      connected(true);
      this.state().then(told, () => connected(false));
    });
    events.addEventListener("error", () => connected(false));
    return events;
  }
}
"""###),
        File(name: "source.js", text: ###"""
// The text of the report itself, with the numbers of its lines.

import { make } from "./dom.js";
import { Refusal } from "./server.js";
import { said, word } from "./words.js";

export class Source extends HTMLElement {
  text = "";

  /** @param {import("./server.js").Report} report */
  start(report) {
    this.report = report;
    this.numbers = make("pre", { class: "numbers", "aria-hidden": "true" });
    this.area = make("textarea", { spellcheck: "false", wrap: "off", autocomplete: "off" });
    this.area.addEventListener("input", () => this.#changed());
    this.area.addEventListener("scroll", () => (this.numbers.scrollTop = this.area.scrollTop));
    this.area.addEventListener("keydown", (event) => {
      if (event.key === "s" && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        this.save();
      }
    });
    this.saveButton = make("button", { type: "button", class: "primary", onclick: () => this.save() });
    this.revertButton = make("button", { type: "button", onclick: () => this.show(this.text, true) });
    this.told = make("span", { class: "told", role: "status" });
    this.foot = make("footer", { hidden: true }, this.saveButton, this.revertButton, this.told);
    this.replaceChildren(make("div", { class: "text" }, this.numbers, this.area), this.foot);
    this.draw();
  }

  draw() {
    this.saveButton.textContent = word("save");
    this.revertButton.textContent = word("revert");
    this.area.setAttribute("aria-label", word("source"));
  }

  /** @param {string} text */
  show(text, isAsked = false) {
    const isEdited = this.area.value !== this.text;
    if (isEdited && !isAsked) return;
    this.text = text;
    const { scrollTop, selectionStart } = this.area;
    this.area.value = text;
    this.area.setSelectionRange(selectionStart, selectionStart);
    this.area.scrollTop = scrollTop;
    this.told.textContent = "";
    this.#changed();
  }

  #changed() {
    const count = this.area.value.split("\n").length;
    if (count !== this.count) this.numbers.textContent = Array.from({ length: count }, (_, index) => index + 1).join("\n");
    this.count = count;
    this.foot.hidden = this.area.value === this.text;
  }

  async save() {
    const text = this.area.value;
    try {
      await this.report?.replace(text, this.text);
      this.text = text;
      this.#changed();
    } catch (fault) {
      this.told.textContent = fault instanceof Refusal && fault.said ? said(fault.said) : word("lost");
    }
  }

  /** @param {number} line */
  turnTo(line) {
    const start = this.area.value.split("\n").slice(0, line - 1).join("\n").length + (line > 1 ? 1 : 0);
    const end = this.area.value.indexOf("\n", start);
    const height = parseFloat(getComputedStyle(this.area).lineHeight);
    this.area.scrollTop = (line - 1) * height - this.area.clientHeight / 3;
    this.area.focus({ preventScroll: true });
    this.area.setSelectionRange(start, end < 0 ? this.area.value.length : end);
  }
}

customElements.define("studio-source", Source);
"""###),
        File(name: "studio.css", text: ###"""
/* Calm, dense, legible: the pages are what one looks at. */

:root {
  --ink: #1d2330;
  --soft: #586274;
  --faint: #626c7c;
  --line: #dfe3e9;
  --panel: #ffffff;
  --ground: #e8ebf0;
  --hover: #f2f5f9;
  --accent: #1d5bbf;
  --accent-pale: #e5eefb;
  --red: #b42318;
  --red-pale: #fdeceb;
  --amber: #8a5a00;
  --amber-pale: #fdf3dc;
  --blue: #2f6f8f;
  --green: #1b7f4b;
  font: 13px/1.5 system-ui, "Noto Sans CJK SC", "Noto Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif;
  color: var(--ink);
  accent-color: var(--accent);
}

* { box-sizing: border-box; }
html, body { height: 100%; margin: 0; }
body { display: grid; grid-template-rows: auto auto minmax(0, 1fr); background: var(--ground); overflow: hidden; }
[hidden] { display: none !important; }
h1, h2, h3, p, ul, ol, dl, dd { margin: 0; padding: 0; }
ul, ol { list-style: none; }

button, input, select, textarea { font: inherit; color: inherit; }
button, .primary {
  border: 1px solid var(--line); border-radius: 6px; background: var(--panel); padding: 3px 10px; cursor: pointer;
  text-decoration: none; white-space: nowrap;
}
button:hover { background: var(--hover); }
button:disabled { color: var(--faint); cursor: default; opacity: .55; }
.primary { background: var(--accent); border-color: var(--accent); color: #fff; font-weight: 600; }
.primary:hover { background: #174c9f; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
.number { font-variant-numeric: tabular-nums; }

/* The bar */
.bar { display: flex; align-items: center; gap: 10px; padding: 7px 14px; background: var(--panel); border-bottom: 1px solid var(--line); }
.who { display: flex; align-items: baseline; gap: 10px; min-width: 0; }
.bar h1 { font-size: 15px; font-weight: 650; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
.about { color: var(--soft); font-size: 12px; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
.saved { color: var(--green); font-size: 12px; white-space: nowrap; }
.saved::before { content: "●"; font-size: 8px; margin-right: 5px; vertical-align: 1.5px; }
.saved.bad { color: var(--red); }
.space { flex: 1; }
.group { display: inline-flex; }
.group > button { border-radius: 0; margin-left: -1px; }
.group > button:first-child { border-radius: 6px 0 0 6px; margin: 0; }
.group > button:last-child { border-radius: 0 6px 6px 0; }
.group svg { width: 15px; height: 15px; fill: none; stroke: currentColor; stroke-width: 1.6; stroke-linecap: round; stroke-linejoin: round; vertical-align: -3px; }
#fit { min-width: 76px; }
.page-of { align-items: baseline; gap: 5px; color: var(--soft); font-variant-numeric: tabular-nums; white-space: nowrap; }
.page-of input { width: 40px; text-align: right; border: 1px solid var(--line); border-radius: 6px; padding: 2px 6px; color: var(--ink); }
.notice { padding: 6px 14px; background: var(--accent-pale); border-bottom: 1px solid var(--line); }
.notice.bad { background: var(--amber-pale); color: var(--amber); }

/* Three parts */
.desk { display: grid; grid-template-columns: auto minmax(320px, 1fr) clamp(270px, 21vw, 380px); min-height: 0; }
.left, .right { background: var(--panel); min-height: 0; min-width: 0; display: flex; flex-direction: column; }
.left { border-right: 1px solid var(--line); width: clamp(300px, 26vw, 460px); min-width: 240px; max-width: 60vw; resize: horizontal; overflow: hidden; }
.right { border-left: 1px solid var(--line); }
main { min-height: 0; min-width: 0; position: relative; }

.tabs { display: flex; border-bottom: 1px solid var(--line); padding: 0 8px; flex: none; }
.tabs button { border: 0; border-radius: 0; background: none; padding: 8px 10px 6px; color: var(--soft); border-bottom: 2px solid transparent; }
.tabs .todo { margin-left: 5px; background: var(--amber-pale); color: var(--amber); border-radius: 9px; padding: 0 6px; font-size: 11px; font-weight: 600; }
.tabs button[aria-selected="true"] { color: var(--ink); font-weight: 600; border-bottom-color: var(--accent); }
[role="tabpanel"] { flex: 1; min-height: 0; overflow: auto; display: block; }

/* The form */
studio-form { padding: 0 12px 40px; scroll-padding: 50px; }
studio-form[inert] { opacity: .5; }
.search { position: sticky; top: 8px; z-index: 2; width: 100%; margin: 8px 0; box-shadow: 0 0 0 8px var(--panel); border: 1px solid var(--line); border-radius: 6px; padding: 4px 9px; background: var(--panel); }
.row { display: grid; grid-template-columns: minmax(84px, 34%) minmax(0, 1fr); gap: 2px 10px; align-items: baseline; padding: 2.5px 0; }
.row.long { grid-template-columns: minmax(0, 1fr); }
.row .title { color: var(--soft); overflow-wrap: anywhere; line-height: 1.35; }
.row small { display: none; grid-column: 2; color: var(--soft); font-size: 11.5px; line-height: 1.4; }
.row.long small { grid-column: 1; }
.row:focus-within small { display: block; }
.row:focus-within .title { color: var(--ink); }
.needed { color: var(--red); font-style: normal; margin-left: 2px; }
.row input, .row select, .row textarea, .item input, .item textarea, .item select, .sources input, .sources textarea, .sources select {
  width: 100%; border: 1px solid var(--line); border-radius: 5px; padding: 3px 7px; background: #fcfdfe; line-height: 1.45;
}
.row input:focus, .row textarea:focus, .row select:focus, .item textarea:focus { background: #fff; border-color: var(--accent); outline: 2px solid var(--accent-pale); }
input.number { text-align: right; font-variant-numeric: tabular-nums; }
::placeholder { color: #737d8c; opacity: .8; }
.row textarea, .item textarea { resize: none; }
[data-fault] { border-color: var(--red) !important; background: var(--red-pale) !important; }
.found { animation: found 1.6s ease-out; }
@keyframes found { from { box-shadow: 0 0 0 4px #ffd66b; background: #fff6da; } }

details.part { border-top: 1px solid var(--line); }
details.part > summary { cursor: pointer; padding: 6px 2px; font-weight: 600; display: flex; gap: 8px; align-items: baseline; list-style: none; }
details.part > summary::before { content: "›"; color: var(--faint); width: 9px; transition: transform .12s; display: inline-block; text-align: center; }
details.part[open] > summary::before { transform: rotate(90deg); }
details.part > summary small { color: var(--faint); font-weight: 400; }
details.part > summary:hover { background: var(--hover); }
details.lacking > summary > span { color: var(--soft); font-weight: 400; }
.inside { padding: 0 0 8px 12px; }
.inside .inside { padding-left: 10px; border-left: 2px solid var(--line); margin-left: 4px; }
.meaning { color: var(--soft); font-size: 12px; padding-bottom: 4px; }
.item { display: flex; align-items: flex-start; gap: 4px; padding: 2px 0; }
.item textarea { flex: 1; }
.tools { display: inline-flex; opacity: 0; flex: none; margin-left: auto; }
.item:hover .tools, .item:focus-within .tools, tr:hover .tools, tr:focus-within .tools, summary:hover .tools, summary:focus-within .tools { opacity: 1; }
.tool { border: 0; background: none; padding: 0 4px; color: var(--soft); line-height: 20px; }
.tool:hover { color: var(--accent); }
.add { border-style: dashed; color: var(--soft); margin-top: 5px; padding: 2px 10px; font-size: 12px; }

.grid .rows { overflow-x: auto; margin: 2px 0; }
.grid table { border-collapse: collapse; font-size: 12px; }
.grid th { font-weight: 500; color: var(--soft); padding: 2px 6px; text-align: left; vertical-align: bottom; line-height: 1.3; background: var(--hover); border: 1px solid var(--line); min-width: 62px; max-width: 150px; }
.grid th.nr { min-width: 0; color: var(--faint); text-align: right; font-variant-numeric: tabular-nums; position: sticky; left: 0; z-index: 1; }
.grid td { padding: 0; border: 1px solid var(--line); }
.grid td.tools { border: 0; }
.grid td input, .grid td select { border: 0; background: none; width: 100%; min-width: 84px; padding: 2px 6px; }
.grid td.number input { min-width: 66px; }
.grid td input:focus { outline: 2px solid var(--accent); outline-offset: -1px; background: #fff; }

/* The text */
studio-source { display: flex !important; flex-direction: column; overflow: hidden !important; }
studio-source[hidden] { display: none !important; }
studio-source .text { flex: 1; min-height: 0; display: flex; font: 12px/18px ui-monospace, "DejaVu Sans Mono", "Noto Sans Mono CJK SC", monospace; }
studio-source .numbers { margin: 0; padding: 8px 8px 40px; text-align: right; color: var(--faint); background: var(--hover); overflow: hidden; font: inherit; min-width: 42px; user-select: none; }
studio-source textarea { flex: 1; border: 0; outline: 0; resize: none; padding: 8px; font: inherit; white-space: pre; overflow: auto; }
studio-source footer { display: flex; gap: 8px; padding: 8px 12px; border-top: 1px solid var(--line); align-items: center; flex-wrap: wrap; }
.told { color: var(--red); }

/* Contents and thumbnails */
#outline { padding: 8px; }
.line { display: flex; width: 100%; gap: 10px; border: 0; background: none; text-align: left; white-space: normal; padding: 3px 8px; align-items: baseline; }
.line span { flex: 1; }
.line small { color: var(--faint); font-variant-numeric: tabular-nums; }
.level0 { font-weight: 600; }
.level1 { padding-left: 22px; }
.level2, .level3 { padding-left: 38px; color: var(--soft); }
#thumbs:not([hidden]) { display: grid; grid-template-columns: repeat(auto-fill, minmax(96px, 1fr)); gap: 10px; padding: 12px; align-content: start; }
.thumb { padding: 4px; display: flex; flex-direction: column; align-items: center; gap: 3px; border-color: transparent; }
.thumb img { width: 100%; background: #fff; box-shadow: 0 0 0 1px var(--line); }
.thumb.current { background: var(--accent-pale); border-color: var(--accent); }
.thumb small { color: var(--soft); font-variant-numeric: tabular-nums; }

/* The pages */
studio-pages { position: absolute; inset: 0; overflow: auto; padding: 16px 24px 60px; display: block; scrollbar-gutter: stable; outline: 0; }
.sheet {
  position: relative; width: calc(var(--w) * var(--scale) * 1px); height: calc(var(--h) * var(--scale) * 1px); margin: 0 auto 16px; background: #fff;
  box-shadow: 0 0 0 1px rgb(20 30 50 / 8%), 0 2px 10px rgb(20 30 50 / 10%); content-visibility: auto;
  contain-intrinsic-size: calc(var(--w) * var(--scale) * 1px) calc(var(--h) * var(--scale) * 1px);
}
.sheet > * { position: absolute; inset: 0; width: 100%; height: 100%; }
.sheet img { user-select: none; pointer-events: none; }
.sheet .text { fill: #000; fill-opacity: 0; font-family: serif; white-space: pre; overflow: hidden; }
.sheet .text ::selection { background: rgb(29 91 191 / 28%); }
.figure { cursor: pointer; }
.figure:hover { fill: var(--accent); fill-opacity: .35; }
.marks { pointer-events: none; }
.mark {
  position: absolute; left: calc(var(--x) * var(--scale) * 1px); top: calc(var(--y) * var(--scale) * 1px);
  width: calc(var(--bw) * var(--scale) * 1px); height: calc(var(--bh) * var(--scale) * 1px); border-radius: 3px;
  background: rgb(255 200 50 / 30%); box-shadow: 0 0 0 1.5px #e0a200; mix-blend-mode: multiply;
}
.mark.error, .mark.failure { background: rgb(240 90 80 / 20%); box-shadow: 0 0 0 1.5px var(--red); }
.mark.figure { background: rgb(60 130 230 / 18%); box-shadow: 0 0 0 1.5px var(--accent); }
.stale studio-pages { opacity: .72; }

/* Findings */
studio-findings { display: flex; flex-direction: column; min-height: 0; flex: 1; }
.right h2 { font-size: 13px; font-weight: 600; padding: 9px 12px 4px; }
.chips { display: flex; gap: 5px; padding: 0 12px 8px; flex-wrap: wrap; border-bottom: 1px solid var(--line); }
.chip { border-radius: 20px; padding: 1px 9px; font-size: 12px; color: var(--soft); }
.chip b { margin-left: 5px; font-weight: 600; font-variant-numeric: tabular-nums; }
.chip.errors b { color: var(--red); }
.chip.warnings b { color: var(--amber); }
.chip[aria-pressed="true"] { background: var(--accent-pale); border-color: var(--accent); color: var(--ink); }
studio-findings ol { overflow: auto; flex: 1; min-height: 0; }
.good { padding: 20px 12px; color: var(--green); }
.finding { border-bottom: 1px solid var(--line); border-left: 3px solid transparent; }
.finding.error, .finding.failure { border-left-color: var(--red); }
.finding.warning { border-left-color: #d99a1b; }
.finding.remark { border-left-color: var(--blue); }
.finding > button { display: block; width: 100%; border: 0; border-radius: 0; text-align: left; white-space: normal; padding: 7px 12px 7px 10px; background: none; }
.finding > button:hover { background: var(--hover); }
.finding.chosen { background: var(--accent-pale); }
.finding .head { display: flex; gap: 7px; font-size: 11.5px; color: var(--soft); align-items: baseline; }
.finding .severity { font-weight: 600; }
.finding.error .severity, .finding.failure .severity { color: var(--red); }
.finding.warning .severity { color: var(--amber); }
.finding .onpage { margin-left: auto; color: var(--accent); }
.where { overflow-wrap: anywhere; color: var(--faint); font-variant-numeric: tabular-nums; }
.finding .message { display: block; overflow-wrap: anywhere; line-height: 1.45; }
.finding .advice { display: block; color: var(--soft); font-size: 12px; }
.finding .mend { margin: 0 12px 7px 10px; padding: 1px 9px; font-size: 12px; color: var(--accent); border-color: #bcd2f3; background: #fff; max-width: calc(100% - 22px); overflow: hidden; text-overflow: ellipsis; }
.finding details { padding: 0 12px 6px 10px; font-size: 12px; color: var(--soft); }
.finding summary { cursor: pointer; width: max-content; color: var(--faint); }
.finding details li { padding: 2px 0 2px 8px; overflow-wrap: anywhere; }
.finding details .where { margin-left: 6px; }
.leads { cursor: pointer; }
.leads:hover { color: var(--accent); }

/* The card of a number */
studio-card { display: block; max-height: 55%; overflow: auto; border-bottom: 1px solid var(--line); background: #fbfcfe; padding: 10px 12px; flex: none; }
studio-card header { display: flex; align-items: baseline; gap: 8px; }
.right .printed { font-size: 19px; font-weight: 700; padding: 0; font-variant-numeric: tabular-nums; }
.figure-name { color: var(--soft); flex: 1; overflow-wrap: anywhere; }
.close { border: 0; background: none; font-size: 16px; padding: 0 5px; color: var(--soft); }
studio-card dl { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 3px 10px; padding: 6px 0; }
studio-card dt { color: var(--soft); white-space: nowrap; }
studio-card code { font: 12px/1.4 ui-monospace, "DejaVu Sans Mono", "Noto Sans Mono CJK SC", monospace; overflow-wrap: anywhere; display: block; }
studio-card .wrong { color: var(--red); }
studio-card h3 { font-size: 12px; font-weight: 600; padding: 6px 0 2px; color: var(--soft); }
.tree { padding: 2px 0 4px; }
.tree summary { cursor: pointer; color: var(--soft); }
.tree ul { padding-left: 12px; border-left: 2px solid var(--line); margin: 2px 0 2px 3px; }
.tree .branch { display: inline-flex; gap: 10px; color: var(--ink); }
.tree .link .branch { color: var(--accent); }
.tree .where { display: block; font-size: 11px; }
.sources li { display: grid; grid-template-columns: minmax(0, 1fr) 116px; gap: 8px; align-items: center; padding: 1.5px 0; }
.link { border: 0; background: none; padding: 2px 4px; text-align: left; white-space: normal; line-height: 1.3; color: var(--accent); overflow-wrap: anywhere; }
.link small { display: block; color: var(--faint); font-size: 11px; }
.places .link { width: 100%; display: flex; justify-content: space-between; }
.places .here .link { color: var(--ink); font-weight: 600; }

/* The reports of a folder */
studio-folder { display: flex; flex-direction: column; min-height: 0; background: var(--panel); padding: 14px 22px; overflow: hidden; }
.bar { grid-row: 1; }
.notice { grid-row: 2; }
.desk, studio-folder { grid-row: 3; }
studio-folder header { display: flex; gap: 10px; align-items: center; flex-wrap: wrap; }
studio-folder .search { position: static; width: 280px; margin: 0; box-shadow: none; }
studio-folder .chips { border: 0; padding: 0; }
studio-folder .rows { overflow: auto; flex: 1; min-height: 0; margin-top: 8px; }
studio-folder table, .sheet-dialog table { border-collapse: collapse; width: 100%; font-size: 13px; }
studio-folder th, studio-folder td, .sheet-dialog th, .sheet-dialog td { text-align: left; font-weight: 400; padding: 7px 10px; border-bottom: 1px solid var(--line); vertical-align: top; }
studio-folder thead th, .sheet-dialog thead th { color: var(--soft); font-size: 12px; position: sticky; top: 0; background: var(--panel); z-index: 1; }
studio-folder tbody tr { cursor: pointer; }
studio-folder tbody tr:hover { background: var(--hover); }
studio-folder small, .sheet-dialog small { display: block; color: var(--soft); font-size: 11.5px; overflow-wrap: anywhere; }
studio-folder td.number, .sheet-dialog .number { text-align: right; font-variant-numeric: tabular-nums; }
.chip.state { border: 1px solid var(--line); color: var(--soft); white-space: nowrap; }
.chip.state.ready { color: var(--green); }
.chip.state.faulty { color: var(--red); background: var(--red-pale); }
.chip.state.incomplete { color: var(--amber); background: var(--amber-pale); }
.counts .count { margin-right: 8px; white-space: nowrap; color: var(--soft); }
.counts .errors { color: var(--red); }
.counts .warnings { color: var(--amber); }
.faint { color: var(--faint); }
studio-folder .told { color: var(--ink); display: flex; gap: 12px; align-items: center; flex-wrap: wrap; padding: 6px 0 0; }
studio-folder .told:empty { display: none; }
.bad { color: var(--red); }
.listing .desk, .listing .bar .group, .listing #download, .listing #workbook, .listing #saved { display: none; }

/* Dialogs */
studio-begin, studio-changes { display: contents; }
.sheet-dialog { border: 1px solid var(--line); border-radius: 10px; padding: 18px 22px; width: min(620px, 92vw); max-height: 88vh; color: var(--ink); background: var(--panel); }
.sheet-dialog.wide { width: min(980px, 94vw); }
.sheet-dialog[open] { display: flex; flex-direction: column; gap: 8px; }
.sheet-dialog::backdrop { background: rgb(20 30 50 / 35%); }
.sheet-dialog h2 { font-size: 16px; }
.sheet-dialog form { display: flex; flex-direction: column; gap: 8px; min-height: 0; }
.sheet-dialog .rows { overflow: auto; min-height: 0; }
.sheet-dialog .questions { overflow: auto; }
.sheet-dialog .row small { display: block; }
.sheet-dialog .new { font-weight: 600; }
.sheet-dialog footer { display: flex; justify-content: flex-end; gap: 8px; padding-top: 6px; }
.sheet-dialog .told { color: var(--soft); }
.drop { display: block; border: 1.5px dashed var(--line); border-radius: 8px; padding: 12px; text-align: center; color: var(--soft); cursor: pointer; }
.drop:hover, .drop:focus-within { border-color: var(--accent); color: var(--accent); }
.drop input { position: absolute; opacity: 0; width: 1px; height: 1px; }
.notes { max-height: 22vh; overflow: auto; font-size: 12px; color: var(--soft); }
.notes li { padding: 2px 0; }

/* A narrow window */
@media (max-width: 1000px) {
  .desk { grid-template-columns: auto minmax(0, 1fr); grid-template-rows: minmax(0, 1fr) 34vh; }
  .left { grid-row: 1 / 3; width: 34vw; }
  .right { border-left: 0; border-top: 1px solid var(--line); }
  .about { display: none; }
  .bar { flex-wrap: wrap; }
}
@media (max-width: 640px) {
  body { overflow: auto; height: auto; display: block; }
  .space, .page-of { display: none; }
  .desk { display: block; }
  main { height: 80vh; }
  .left, .right { max-height: 80vh; width: auto; max-width: none; resize: none; border: 0; border-top: 1px solid var(--line); }
}
@media (prefers-reduced-motion: reduce) { * { animation: none !important; transition: none !important; } }
@media print { .bar, .left, .right, .notice { display: none; } }
"""###),
        File(name: "words.js", text: ###"""
// What the page says, in Chinese and English.

/** @typedef {{zh: string, en: string}} Message */

/** @type {Record<string, Message>} */
const table = {
  saved: { zh: "已存盘", en: "saved" },
  unsaved: { zh: "未能存盘", en: "not saved" },
  working: { zh: "正在排版…", en: "setting…" },
  lost: { zh: "与程序的连接中断，正在重连；尚未存盘的输入留在页面上", en: "the program does not answer; what you typed stays here" },
  stale: { zh: "数据或版式有错，下面是改错之前的页面", en: "data or layout are faulty; these are the pages from before" },
  nopages: { zh: "还没有页面：先处理右边列出的错误", en: "no pages yet: see the findings on the right" },
  undo: { zh: "撤销", en: "Undo" },
  redo: { zh: "重做", en: "Redo" },
  smaller: { zh: "缩小", en: "Zoom out" },
  larger: { zh: "放大", en: "Zoom in" },
  fit: { zh: "适合宽度", en: "Fit width" },
  page: { zh: "页码", en: "Page" },
  download: { zh: "下载 PDF", en: "Download PDF" },
  language: { zh: "English", en: "中文" },
  form: { zh: "填写", en: "Data" },
  source: { zh: "文本", en: "Text" },
  outline: { zh: "目录", en: "Contents" },
  thumbs: { zh: "页面", en: "Pages" },
  findings: { zh: "问题", en: "Findings" },
  none: { zh: "没有发现问题", en: "nothing to mend" },
  errors: { zh: "错误", en: "errors" },
  warnings: { zh: "警告", en: "warnings" },
  remarks: { zh: "提示", en: "remarks" },
  all: { zh: "全部", en: "all" },
  failure: { zh: "不能排版", en: "failure" },
  error: { zh: "错误", en: "error" },
  warning: { zh: "警告", en: "warning" },
  remark: { zh: "提示", en: "remark" },
  places: { zh: "印在", en: "printed on" },
  sources: { zh: "来自数据", en: "from the data" },
  formula: { zh: "算法", en: "formula" },
  tree: { zh: "由什么算出", en: "what it is made of" },
  exact: { zh: "精确值", en: "exact value" },
  computed: { zh: "按数据应为", en: "the data give" },
  here: { zh: "此处", en: "here" },
  close: { zh: "关闭", en: "Close" },
  open: { zh: "在表单里打开", en: "open in the form" },
  previous: { zh: "上年报告", en: "previous report" },
  add: { zh: "添加一行", en: "Add a row" },
  remove: { zh: "删除", en: "Remove" },
  up: { zh: "上移", en: "Move up" },
  down: { zh: "下移", en: "Move down" },
  below: { zh: "在下面插入", en: "Insert below" },
  yes: { zh: "是", en: "yes" },
  no: { zh: "否", en: "no" },
  unset: { zh: "（不填）", en: "(none)" },
  empty: { zh: "未填", en: "empty" },
  rows: { zh: "行", en: "rows" },
  required: { zh: "必填", en: "required" },
  notNumber: { zh: "这里要填数字", en: "a number goes here" },
  save: { zh: "保存文本", en: "Save text" },
  revert: { zh: "放弃修改", en: "Revert" },
  broken: { zh: "文本目前不是正确的 JSON，改正后即可继续填写", en: "the text is no JSON at present" },
  pasted: { zh: "已粘贴 {0} 格", en: "{0} cells pasted" },
  pageN: { zh: "第 {0} 页", en: "page {0}" },
  mend: { zh: "改为 {0}", en: "change to {0}" },
  lacking: { zh: "还有 {0} 项必填", en: "{0} required fields are empty" },
  allReports: { zh: "全部报告", en: "All reports" },
  seekReport: { zh: "按名称、编码查找…", en: "Find by name or code…" },
  newReport: { zh: "新建报告", en: "New report" },
  makeReady: { zh: "生成完成的 {0} 份", en: "Make the {0} that are ready" },
  making: { zh: "正在生成", en: "being made" },
  made: { zh: "已生成 {0} / {1}", en: "{0} of {1} made" },
  takeAll: { zh: "下载全部（zip）", en: "Download all (zip)" },
  unit: { zh: "单位", en: "Unit" },
  code: { zh: "编码", en: "Code" },
  year: { zh: "年度", en: "Year" },
  layout: { zh: "版式", en: "Layout" },
  stateOf: { zh: "状态", en: "State" },
  pagesOf: { zh: "页数", en: "Pages" },
  new: { zh: "新建", en: "new" },
  incomplete: { zh: "未填完", en: "incomplete" },
  faulty: { zh: "有错误", en: "faulty" },
  ready: { zh: "可生成", en: "ready" },
  looking: { zh: "正在查看…", en: "being looked at…" },
  gaps: { zh: "还有 {0} 处未填", en: "{0} to fill in" },
  dropHere: { zh: "把工作簿（xlsx、xls、ods）或上年的 PDF 拖到这里，或点这里选择", en: "Drop a workbook (xlsx, xls, ods) or last year's PDF here, or click to choose one" },
  reading: { zh: "正在读取 {0}…", en: "reading {0}…" },
  taken: { zh: "从 {0} 取到 {1} 个值；请补上其余各项", en: "{1} values are taken from {0}; answer the rest" },
  follows: { zh: "接着 {0} 的数据：单位照旧，年度加一，它随新报告存放，作为上年数", en: "follows {0}: the same unit, a year later; it is kept beside the new report as last year's" },
  cancel: { zh: "取消", en: "Cancel" },
  beginIt: { zh: "建立", en: "Begin" },
  fromFile: { zh: "工作簿…", en: "Workbook…" },
  fromWorkbook: { zh: "工作簿 {0} 会改什么", en: "What {0} would change" },
  wouldChange: { zh: "{0} 个值会变；勾选要采用的", en: "{0} values would change; choose those to take" },
  wouldChangeNothing: { zh: "没有会变的值", en: "no value would change" },
  value: { zh: "项目", en: "Value" },
  now: { zh: "现在", en: "Now" },
  then: { zh: "改为", en: "Then" },
  cell: { zh: "单元格", en: "Cell" },
  nothing: { zh: "（无）", en: "(none)" },
  takeThem: { zh: "采用勾选的", en: "Take those chosen" },
  search: { zh: "查找栏目…", en: "Find a field…" },
};

/** @type {"zh" | "en"} */
let language = localStorage.getItem("studio-language") === "en" ? "en" : "zh";

export const currentLanguage = () => language;

/** @param {"zh" | "en"} next */
export function setLanguage(next) {
  language = next;
  localStorage.setItem("studio-language", next);
}

/** @param {string} key @param {...(string | number)} parts */
export const word = (key, ...parts) => table[key][language].replace(/\{(\d)\}/g, (_, n) => String(parts[Number(n)]));

/** @param {Message} message */
export const said = (message) => message[language];
"""###),
        File(name: "workbook.js", text: ###"""
// What a workbook would change in the report, value by value, to be taken or left.

import { make } from "./dom.js";
import { Refusal } from "./server.js";
import { said, word } from "./words.js";

export class Changes extends HTMLElement {
  /** @param {File} file @param {import("./server.js").Report} report @param {(edits: import("./server.js").Edit[]) => Promise<void>} send */
  async show(file, report, send) {
    this.send = send;
    this.dialog = make("dialog", { "aria-labelledby": "changes-title", class: "sheet-dialog wide" });
    this.replaceChildren(this.dialog);
    this.told = make("p", { class: "told", role: "status", text: word("reading", file.name) });
    const title = make("h2", { id: "changes-title", text: word("fromWorkbook", file.name) });
    const close = make("button", { type: "button", onclick: () => this.dialog.close(), text: word("close") });
    this.dialog.replaceChildren(title, this.told, make("footer", {}, close));
    this.dialog.showModal();
    let found;
    try {
      found = await report.workbook(file);
    } catch (fault) {
      this.told.textContent = fault instanceof Refusal && fault.said ? said(fault.said) : word("lost");
      return;
    }
    this.told.textContent = word(found.changes.length > 0 ? "wouldChange" : "wouldChangeNothing", found.changes.length);
    this.rows = found.changes.map((change) => ({ change, box: make("input", { type: "checkbox", checked: true, "aria-label": `${change.title} ${change.path}` }) }));
    const all = make("input", { type: "checkbox", checked: true, "aria-label": word("all"), onchange: () => this.rows?.forEach(({ box }) => (box.checked = all.checked)) });
    const table = make(
      "table",
      {},
      make("thead", {}, make("tr", {}, make("th", {}, all), ...["value", "now", "then", "cell"].map((name) => make("th", { scope: "col", text: word(name) })))),
      make(
        "tbody",
        {},
        ...this.rows.map(({ change, box }) =>
          make(
            "tr",
            {},
            make("td", {}, box),
            make("th", { scope: "row" }, make("span", { text: change.title }), make("small", { text: change.path })),
            make("td", { class: "number", text: change.old ?? word("nothing") }),
            make("td", { class: "number new", text: change.new }),
            make("td", { class: "faint", text: change.cells.join("；") }),
          ),
        ),
      ),
    );
    const notes = make("ul", { class: "notes" }, ...found.findings.map((one) => make("li", { class: one.severity, text: said(one.message) })));
    const take = make("button", { type: "button", class: "primary", onclick: () => this.#take(), text: word("takeThem") });
    this.dialog.replaceChildren(
      title,
      this.told,
      make("div", { class: "rows", tabindex: "0" }, table),
      found.findings.length > 0 ? make("details", {}, make("summary", { text: `${word("findings")} · ${found.findings.length}` }), notes) : "",
      make("footer", {}, close, found.changes.length > 0 ? take : ""),
    );
    take.focus();
  }

  async #take() {
    const edits = (this.rows ?? [])
      .filter(({ box }) => box.checked)
      .map(({ change }) => ({ op: /** @type {"set"} */ ("set"), path: change.path, value: change.new, ...(change.old === null ? {} : { was: change.old }) }));
    if (edits.length === 0) return this.dialog.close();
    try {
      await this.send?.(edits);
      this.dialog.close();
    } catch (fault) {
      this.told.textContent = fault instanceof Refusal && fault.said ? said(fault.said) : word("lost");
    }
  }
}

customElements.define("studio-changes", Changes);
"""###),
    ]
}
