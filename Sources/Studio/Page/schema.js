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
