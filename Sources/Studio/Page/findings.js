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
