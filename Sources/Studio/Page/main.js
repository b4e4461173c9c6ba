// Brings the parts of the page together.

import "./begin.js";
import "./card.js";
import "./findings.js";
import "./folder.js";
import "./form.js";
import "./pages.js";
import "./source.js";
import "./workbook.js";
import { byId, make } from "./dom.js";
import { parse, valueAt } from "./json.js";
import { Refusal, Report, listenToList, reports } from "./server.js";
import { currentLanguage, said, setLanguage, word } from "./words.js";

const [pages, form, source, findings, card, folder] = ["pages", "form", "source", "findings", "card", "folder"].map(byId);
/** @type {any} */
let state = null;
/** @type {Report} */
let report;
let schemaOf = "";
let version = -1;
/** Fields that are still to be filled in. */
let lacking = 0;

/** @param {string | null} text */
function notice(text, isBad = true) {
  const line = byId("notice");
  clearTimeout(line.timer);
  line.hidden = text === null;
  line.textContent = text ?? "";
  line.classList.toggle("bad", isBad);
  if (text !== null && !isBad) line.timer = setTimeout(() => notice(null), 2500);
}

async function start() {
  const list = await reports();
  const asked = new URLSearchParams(location.hash.slice(1)).get("report");
  const id = list.reports.find((one) => one.id === asked)?.id ?? (list.folder ? null : list.reports[0].id);
  if (list.folder) listReports(id === null);
  if (id === null) return;
  report = new Report(id);
  byId("download").href = report.address("pdf");
  pages.start(report);
  source.start(report);
  form.start(send);
  form.say = notice;
  listenToBar();
  listenToParts();
  listenToDrops();
  name();
  report.listen(told, (isThere) => {
    document.body.classList.toggle("lost", !isThere);
    notice(isThere ? null : word("lost"));
  });
}

/** The reports of the folder, in place of one of them or behind a button. @param {boolean} isAll */
function listReports(isAll) {
  document.body.classList.toggle("listing", isAll);
  const open = (id) => {
    location.hash = `report=${id}`;
    location.reload();
  };
  const back = byId("reports");
  back.hidden = isAll;
  back.addEventListener("click", () => {
    location.hash = "";
    location.reload();
  });
  if (!isAll) return;
  folder.hidden = false;
  folder.start(open, () => byId("begin").show(open));
  byId("language").addEventListener("click", () => {
    setLanguage(currentLanguage() === "zh" ? "en" : "zh");
    name();
    folder.draw();
  });
  name();
  listenToList(
    (told) => folder.show(told.reports),
    (told) => folder.showBatch(told),
  );
}

/** @param {import("./server.js").Edit[]} edits */
async function send(edits) {
  byId("saved").textContent = word("working");
  try {
    await report.edit(edits);
  } catch (fault) {
    if (fault instanceof Refusal && fault.said) notice(said(fault.said));
    else notice(word("lost"));
    drawState();
    throw fault;
  }
}

/** @param {any} next */
async function told(next) {
  // Of two answers the older may come last.
  if (state && next.version < state.version && next.pages.length > 0 && !document.body.classList.contains("lost")) return;
  const before = state?.outline;
  state = next;
  // What one waits for comes first.
  pages.show(next.pages);
  drawState();
  await pages.settled();
  if (JSON.stringify(before) !== JSON.stringify(state.outline)) drawOutline();
  if (state.text === version) return;
  version = state.text;
  const [data, schema] = await Promise.all([report.data(), schemaOf === next.layout ? null : report.schema().catch(() => null)]);
  if (schema) {
    schemaOf = next.layout;
    form.setSchema(schema);
  }
  source.show(data.text);
  try {
    form.show(parse(data.text));
    form.inert = false;
  } catch {
    form.inert = true;
  }
}

function drawState() {
  if (!state) return;
  byId("name").textContent = state.name || state.title || state.path;
  byId("about").textContent = [state.layout, state.path].filter(Boolean).join(" · ");
  document.title = `${state.name || state.path}`;
  const saved = byId("saved");
  saved.textContent = word(state.saved ? "saved" : "unsaved");
  saved.classList.toggle("bad", !state.saved);
  byId("undo").disabled = !state.undo;
  byId("redo").disabled = !state.redo;
  byId("count").textContent = `/ ${state.pages.length}`;
  document.body.classList.toggle("stale", state.stale);
  if (state.stale) notice(word(state.pages.length > 0 ? "stale" : "nopages"));
  else if (byId("notice").classList.contains("bad")) notice(null);
  // They come when all is checked; those before stay until then.
  if (state.findings) findings.show(state.findings);
  drawThumbs();
}

function drawOutline() {
  byId("outline").replaceChildren(
    ...state.outline.map((line) =>
      make(
        "button",
        { type: "button", class: `line level${Math.min(line.level, 3)}`, onclick: () => pages.turnTo(line.page, Math.max(line.y, 1)) },
        make("span", { text: line.title }),
        make("small", { text: String(line.page + 1) }),
      ),
    ),
  );
}

function drawThumbs() {
  const box = byId("thumbs");
  if (box.hidden) return;
  state.pages.forEach((page, index) => {
    let thumb = box.children[index];
    if (!thumb) {
      thumb = make("button", { type: "button", class: "thumb", onclick: () => pages.turnTo(index) }, make("img", { loading: "lazy", alt: "" }), make("small"));
      box.append(thumb);
    }
    const picture = thumb.querySelector("img");
    picture.style.setProperty("aspect-ratio", `${page.w} / ${page.h}`);
    if (thumb.dataset.id !== page.id) picture.src = report.address(`picture/${page.id}`);
    thumb.dataset.id = page.id;
    thumb.querySelector("small").textContent = String(index + 1);
    thumb.setAttribute("aria-label", word("pageN", index + 1));
    thumb.classList.toggle("current", index === pages.current);
  });
  while (box.children.length > state.pages.length) box.lastElementChild.remove();
}

function listenToBar() {
  const step = (name) => async () => {
    try {
      await report[name]();
    } catch (fault) {
      if (!(fault instanceof Refusal) || fault.said) notice(fault instanceof Refusal && fault.said ? said(fault.said) : word("lost"));
    }
  };
  byId("undo").addEventListener("click", step("undo"));
  byId("redo").addEventListener("click", step("redo"));
  addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "z") return;
    // A field undoes what is being typed by itself.
    if (document.activeElement?.matches("input, textarea") && [...form.fields].some((one) => one.isDirty && one.input === document.activeElement)) return;
    event.preventDefault();
    step(event.shiftKey ? "redo" : "undo")();
  });
  const zooms = [0.5, 0.67, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 2, 3, 4];
  const zoom = (next) => {
    pages.setZoom(next ?? 0);
    byId("fit").textContent = pages.zoom > 0 ? `${Math.round(pages.zoom * 100)} %` : word("fit");
  };
  const now = () => (pages.scale * 72) / 96;
  byId("larger").addEventListener("click", () => zoom(zooms.find((one) => one > now() + 0.01) ?? 4));
  byId("smaller").addEventListener("click", () => zoom(zooms.findLast((one) => one < now() - 0.01) ?? 0.5));
  byId("fit").addEventListener("click", () => zoom(0));
  const number = byId("number");
  number.addEventListener("change", () => pages.turnTo(Number(number.value) - 1));
  byId("language").addEventListener("click", () => {
    setLanguage(currentLanguage() === "zh" ? "en" : "zh");
    name();
    drawState();
    drawOutline();
    form.draw();
    card.draw();
  });
  const tabs = [...document.querySelectorAll("[role=tab]")];
  tabs.forEach((tab, index) => {
    tab.addEventListener("click", () => choose(tab.id));
    tab.addEventListener("keydown", (event) => {
      const way = { ArrowRight: 1, ArrowLeft: -1 }[/** @type {KeyboardEvent} */ (event).key];
      if (!way) return;
      const next = /** @type {HTMLElement} */ (tabs[(index + way + tabs.length) % tabs.length]);
      choose(next.id);
      next.focus();
    });
  });
}

/** @param {string} id */
function choose(id) {
  for (const tab of document.querySelectorAll("[role=tab]")) {
    const isChosen = tab.id === id;
    tab.setAttribute("aria-selected", String(isChosen));
    tab.setAttribute("tabindex", isChosen ? "0" : "-1");
    byId(tab.getAttribute("aria-controls") ?? "").hidden = !isChosen;
  }
  if (state) drawThumbs();
}

function listenToParts() {
  pages.addEventListener("turned", (event) => {
    if (document.activeElement !== byId("number")) byId("number").value = String(event.detail + 1);
    for (const [index, thumb] of [...byId("thumbs").children].entries()) thumb.classList.toggle("current", index === event.detail);
  });
  pages.addEventListener("figure", async (event) => {
    const { page, block, run } = event.detail;
    try {
      card.show(await report.figure(page, block, run), form);
      const here = card.card.places.filter((place) => place.here).map((place) => place.mark);
      pages.mark(here, "figure", true);
    } catch {
      card.close();
    }
  });
  card.addEventListener("go", (event) => pages.mark(event.detail, "figure"));
  card.addEventListener("close", () => pages.mark([], "figure"));
  form.addEventListener("visit", async (event) => {
    const marks = await report.prints(event.detail).catch(() => []);
    pages.mark(marks, "figure", true);
  });
  form.addEventListener("lacking", (event) => {
    lacking = event.detail;
    name();
  });
  form.addEventListener("opening", () => choose("tab-form"));
  findings.addEventListener("mend", (event) => {
    const { path, replacement } = event.detail;
    send([{ op: "set", path, value: replacement, was: valueAt(form.root, path)?.literal }]).catch(() => {});
  });
  findings.addEventListener("go", (event) => {
    const finding = event.detail;
    pages.mark(finding.marks ?? [], finding.severity);
    if (finding.path !== undefined && !form.inert) form.open(finding.path);
    else if (finding.line !== undefined && finding.file === state.path) {
      choose("tab-source");
      source.turnTo(finding.line);
    }
  });
}

/** A workbook that is dropped anywhere shows what it would change. */
function listenToDrops() {
  for (const kind of ["dragover", "drop"]) {
    addEventListener(kind, (event) => {
      const { dataTransfer } = /** @type {DragEvent} */ (event);
      if (!dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      if (kind === "drop" && dataTransfer.files[0]) byId("changes").show(dataTransfer.files[0], report, send);
    });
  }
  const file = byId("workbook-file");
  file.addEventListener("change", () => {
    if (file.files[0]) byId("changes").show(file.files[0], report, send);
    file.value = "";
  });
  byId("workbook").addEventListener("click", () => file.click());
}

/** Names everything in the language that is chosen. */
function name() {
  byId("reports").textContent = word("allReports");
  byId("workbook").textContent = word("fromFile");
  document.documentElement.lang = currentLanguage() === "zh" ? "zh-CN" : "en";
  for (const id of ["undo", "redo", "smaller", "larger"]) {
    byId(id).title = word(id);
    byId(id).setAttribute("aria-label", word(id));
  }
  byId("language").textContent = word("language");
  byId("download").textContent = word("download");
  byId("number").setAttribute("aria-label", word("page"));
  byId("fit").textContent = pages.zoom > 0 ? `${Math.round(pages.zoom * 100)} %` : word("fit");
  for (const tab of ["form", "source", "outline", "thumbs"]) byId(`tab-${tab}`).textContent = word(tab);
  if (lacking > 0) byId("tab-form").append(make("span", { class: "todo", title: word("lacking", lacking), text: String(lacking) }));
  if (report) source.draw();
}

start();
