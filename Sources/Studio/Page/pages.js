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
