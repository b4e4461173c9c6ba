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
