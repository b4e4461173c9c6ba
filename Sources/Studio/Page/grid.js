// Rows of the data as a grid, into which cells of a spreadsheet can be pasted.

import { make } from "./dom.js";
import { field } from "./field.js";
import { rowTools } from "./form.js";
import { numberLiteral, step, valueAt } from "./json.js";
import { isPlain, typeOf } from "./schema.js";
import { word } from "./words.js";

/**
 * The columns of rows: their members, and those of records within them.
 * @typedef {{steps: string[], title: string, rule: import("./schema.js").Rule}} Column
 */

/** @returns {Column[] | null} */
function columns(schema, rule, value) {
  // Rows of several forms have the columns of all of them.
  /** @type {Map<string, any>} */
  const properties = new Map();
  const needed = new Set();
  for (const item of value?.items ?? []) {
    const inner = schema.resolve(rule.items, item);
    for (const [key, given] of Object.entries(inner.properties ?? {})) if (!properties.has(key)) properties.set(key, given);
    for (const key of inner.required ?? []) needed.add(key);
  }
  if (properties.size === 0) return null;
  const found = [];
  for (const [key, given] of properties) {
    const one = schema.resolve(given, value?.items?.find((item) => item.members?.has(key))?.members.get(key));
    const isUsed = (value?.items ?? []).some((item) => item.members?.has(key));
    if (isPlain(one)) {
      if (isUsed || needed.has(key)) found.push({ steps: [key], title: one.title ?? key, rule: one });
      continue;
    }
    if (!isUsed) continue;
    if (typeOf(one) !== "object" || !one.properties) return null;
    for (const [part, below] of Object.entries(one.properties)) {
      const plain = schema.resolve(below);
      const isThere = (value?.items ?? []).some((item) => item.members?.get(key)?.members?.has(part));
      if (!isThere) continue;
      if (!isPlain(plain)) return null;
      found.push({ steps: [key, part], title: `${one.title ?? key} ${plain.title ?? part}`, rule: plain });
    }
  }
  return found.length > 1 && found.length <= 24 ? found : null;
}

/** Whether a list is shown as a grid: rows of plain values. */
export const isGrid = (schema, rule, value) =>
  (value?.items ?? []).length > 0 && value.items.every((item) => item.kind === "object") && columns(schema, rule, value) !== null;

/** @param {import("./form.js").Form} form */
export function grid(form, rule, value, path) {
  const shown = columns(form.schema, rule, value) ?? [];
  const blank = form.schema.blank(rule.items);
  const at = (row, column) => `${path}/${row}${shown[column].steps.map(step).join("")}`;
  const cellsOfRow = (index) =>
    shown.map((column, place) =>
      make("td", { class: typeOf(column.rule) === "string" ? "" : "number" }, field(form, at(index, place), column.rule, { isCell: true, label: `${column.title} ${index + 1}` })),
    );
  // As wide as what stands in it, within reason.
  const widths = shown.map((_, place) => Math.max(...value.items.map((_, row) => (valueAt(form.root, at(row, place))?.literal ?? "").length)));
  const table = make(
    "table",
    {},
    make("thead", {}, make("tr", {}, make("td", { class: "nr" }), ...shown.map((column) => make("th", { scope: "col", title: column.rule.description ?? "", text: column.title })), make("td", { class: "tools" }))),
    make(
      "tbody",
      {},
      ...value.items.map((_, index) =>
        make("tr", {}, make("th", { scope: "row", class: "nr", text: String(index + 1) }), ...cellsOfRow(index), make("td", { class: "tools" }, ...rowTools(form, path, index, value.items.length, blank))),
      ),
    ),
  );
  for (const row of table.tBodies[0].rows) {
    widths.forEach((width, column) => row.cells[column + 1].firstElementChild.style.setProperty("min-width", `${Math.min(240, Math.max(56, 16 + width * 11))}px`));
  }
  const place = (input) => {
    const cell = input.closest("td");
    return { row: cell.parentElement.rowIndex - 1, column: cell.cellIndex - 1 };
  };
  table.addEventListener("keydown", (event) => {
    const down = { ArrowDown: 1, Enter: 1, ArrowUp: -1 }[event.key];
    if (!down || !(event.target instanceof HTMLInputElement)) return;
    const { row, column } = place(event.target);
    const next = table.tBodies[0].rows[row + down]?.cells[column + 1]?.querySelector("input, select");
    if (!next) return;
    event.preventDefault();
    next.focus();
    next.select?.();
  });
  table.addEventListener("paste", (event) => {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (!/[\t\n]/.test(text.replace(/\r?\n$/, "")) || !(event.target instanceof HTMLElement)) return;
    event.preventDefault();
    paste(form, { path, shown, blank, at, count: value.items.length }, place(event.target), cells(text));
  });
  return make("div", { class: "grid", "data-group": path }, make("div", { class: "rows" }, table), make("button", { type: "button", class: "add", onclick: () => form.send([{ op: "insert", path: `${path}/${value.items.length}`, value: blank }]) }, `＋ ${word("add")}`));
}

/** Cells as spreadsheets put them on the clipboard: tabs and line breaks, cells with either within quotation marks. @param {string} text */
export function cells(text) {
  const rows = [[""]];
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const row = rows[rows.length - 1];
    const sign = text[at];
    if (isQuoted) {
      if (sign === '"' && text[at + 1] === '"') {
        row[row.length - 1] += '"';
        at += 1;
      } else if (sign === '"') isQuoted = false;
      else row[row.length - 1] += sign;
    } else if (sign === '"' && row[row.length - 1] === "") isQuoted = true;
    else if (sign === "\t") row.push("");
    else if (sign === "\n") rows.push([""]);
    else if (sign !== "\r") row[row.length - 1] += sign;
  }
  if (rows.length > 1 && rows[rows.length - 1].join("") === "") rows.pop();
  return rows;
}

/** Puts cells into the grid, from one on to the right and downwards; rows that lack are added. Nothing is taken when a cell can not be. */
async function paste(form, target, from, rows) {
  const edits = [];
  const faults = [];
  rows.forEach((row, down) => {
    const index = from.row + down;
    if (index >= target.count) edits.push({ op: "insert", path: `${target.path}/${index}`, value: target.blank });
    row.forEach((typed, right) => {
      const column = target.shown[from.column + right];
      if (!column) return;
      const type = typeOf(column.rule);
      const path = target.at(index, from.column + right);
      const now = valueAt(form.root, path);
      if (typed.trim() === "") return;
      const value = type === "number" || type === "integer" ? numberLiteral(typed) : JSON.stringify(typed.trim());
      if (value === null) faults.push(`${column.title} ${index + 1}：“${typed}”`);
      else if (value !== now?.literal) edits.push({ op: "set", path, value, was: now?.literal });
    });
  });
  if (faults.length > 0) return form.say(`${word("notNumber")}：${faults.slice(0, 3).join("；")}`);
  const count = edits.filter((edit) => edit.op === "set").length;
  if (edits.length === 0) return;
  try {
    await form.send(edits);
    form.say(word("pasted", count), false);
  } catch {
    // It was said where it was sent.
  }
}
