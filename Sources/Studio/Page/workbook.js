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
