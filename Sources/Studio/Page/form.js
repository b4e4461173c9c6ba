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
