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
