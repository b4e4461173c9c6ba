// JSON as it is written: numbers keep their spelling, every value its place.

/**
 * @typedef {object} Value
 * @property {"object" | "list" | "text" | "number" | "bool" | "null"} kind
 * @property {number} start
 * @property {number} end
 * @property {string} literal what is written
 * @property {string} [text] of a text, without quotation marks and escapes
 * @property {Map<string, Value>} [members]
 * @property {Value[]} [items]
 */

/** @param {string} source @returns {Value} */
export function parse(source) {
  let at = 0;
  const fail = () => {
    throw new SyntaxError(`JSON ${at}`);
  };
  const space = () => {
    while (at < source.length && " \n\r\t".includes(source[at])) at += 1;
  };
  const pattern = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
  const scalar = () => {
    pattern.lastIndex = at;
    const found = pattern.exec(source);
    if (!found) return fail();
    at = pattern.lastIndex;
    return found[0];
  };
  /** @returns {Value} */
  const value = () => {
    space();
    const start = at;
    const first = source[at];
    if (first === "{") {
      const members = new Map();
      at += 1;
      for (space(); source[at] !== "}"; space()) {
        const key = JSON.parse(scalar());
        space();
        if (source[at] !== ":") fail();
        at += 1;
        const member = value();
        // Notes are for people who read the text.
        if (!key.startsWith("//")) members.set(key, member);
        space();
        if (source[at] === ",") at += 1;
        else if (source[at] !== "}") fail();
      }
      at += 1;
      return { kind: "object", start, end: at, literal: source.slice(start, at), members };
    }
    if (first === "[") {
      const items = [];
      at += 1;
      for (space(); source[at] !== "]"; space()) {
        items.push(value());
        space();
        if (source[at] === ",") at += 1;
        else if (source[at] !== "]") fail();
      }
      at += 1;
      return { kind: "list", start, end: at, literal: source.slice(start, at), items };
    }
    const literal = scalar();
    const kind = first === '"' ? "text" : first === "t" || first === "f" ? "bool" : first === "n" ? "null" : "number";
    return { kind, start, end: at, literal, text: kind === "text" ? JSON.parse(literal) : undefined };
  };
  const root = value();
  space();
  if (at !== source.length) fail();
  return root;
}

/** @param {string} key */
export const step = (key) => `/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;

/** @param {Value | undefined} root @param {string} path @returns {Value | undefined} */
export function valueAt(root, path) {
  let found = root;
  for (const token of path.split("/").slice(1)) {
    const key = token.replaceAll("~1", "/").replaceAll("~0", "~");
    found = found?.members?.get(key) ?? found?.items?.[Number(key)];
  }
  return found;
}

/** What tells whether the same fields stand there. @param {Value | undefined} value @returns {string} */
export function shape(value) {
  if (value?.members) return `{${[...value.members].map(([key, member]) => key + shape(member)).join()}}`;
  if (value?.items) return `[${value.items.map(shape).join()}]`;
  return value ? value.kind[0] : "";
}

/** A number as JSON has it, out of what people type or paste; `null` when it is none. @param {string} typed */
export function numberLiteral(typed) {
  const plain = typed
    .normalize("NFKC")
    .replace(/[\s,，￥¥]/g, "")
    .replace(/^[−—–]/, "-")
    .replace(/^\+/, "");
  return /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(plain) ? plain : null;
}
