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
