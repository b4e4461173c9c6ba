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
