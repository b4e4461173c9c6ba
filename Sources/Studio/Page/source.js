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
