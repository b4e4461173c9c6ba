// Speaks with the server that gave this page.

/** @typedef {{zh: string, en: string}} Message */
/** @typedef {{op: "set" | "insert" | "remove" | "move", path: string, value?: string, was?: string, to?: number}} Edit */

export class Refusal extends Error {
  /** @param {number} status @param {Message | null} said */
  constructor(status, said) {
    super(said ? said.zh : `HTTP ${status}`);
    this.status = status;
    this.said = said;
  }
}

/** @param {string} address @param {object} [body] */
const ask = (address, body) => answered(fetch(address, body === undefined ? {} : { method: "POST", body: JSON.stringify(body) }));

/** @param {string} address @param {File} file */
const give = (address, file) => answered(fetch(address, { method: "POST", body: file }));

/** @param {Promise<Response>} asked */
async function answered(asked) {
  const answer = await asked;
  if (answer.ok) return answer.json();
  let said = null;
  try {
    said = await answer.json();
  } catch {
    // No words came with it.
  }
  throw new Refusal(answer.status, said);
}

export const reports = () => ask("/api/reports");
export const layouts = () => ask("/api/layouts");
/** @param {object} wishes layout, answers, draft */
export const begin = (wishes) => ask("/api/new", wishes);
/** Begins with the PDFs of all reports that are ready. */
export const batch = () => ask("/api/batch", {});
/** A file for a new report: a workbook for a layout, or last year's PDF. @param {File} file @param {string} layout */
export const dropped = (file, layout) => give(`/api/drafts?layout=${layout}&name=${encodeURIComponent(file.name)}`, file);

/**
 * Tells of every change of the list, and how far the PDFs are.
 * @param {(list: any) => void} told @param {(batch: any) => void} toldBatch
 */
export function listenToList(told, toldBatch) {
  const events = new EventSource("/events/list");
  events.addEventListener("reports", (event) => told(JSON.parse(event.data)));
  events.addEventListener("batch", (event) => toldBatch(JSON.parse(event.data)));
  events.addEventListener("open", () => reports().then(told, () => {}));
  return events;
}

/** A report of the server, by the ID that it gave. */
export class Report {
  /** @param {string} id */
  constructor(id) {
    this.id = id;
  }

  /** @param {string} rest */
  address(rest) {
    return `/api/${this.id}/${rest}`;
  }

  state = () => ask(this.address("state"));
  data = () => ask(this.address("data"));
  schema = () => ask(this.address("schema"));
  /** @param {string} id */
  text = (id) => ask(this.address(`text/${id}`));
  /** @param {string} page @param {number} block @param {number} run */
  figure = (page, block, run) => ask(this.address(`figure?page=${page}&block=${block}&run=${run}`));
  /** @param {Edit[]} edits */
  edit = (edits) => ask(this.address("edit"), { edits });
  /** @param {string} text @param {string} was */
  replace = (text, was) => ask(this.address("text"), { text, was });
  /** @param {string} path */
  prints = (path) => ask(this.address("prints"), { path });
  /** @param {File} file */
  workbook = (file) => give(this.address(`workbook?name=${encodeURIComponent(file.name)}`), file);
  undo = () => ask(this.address("undo"), {});
  redo = () => ask(this.address("redo"), {});

  /**
   * Tells of every change; after a break it begins with what is.
   * @param {(state: any) => void} told
   * @param {(isThere: boolean) => void} connected
   */
  listen(told, connected) {
    const events = new EventSource(`/events/${this.id}`);
    events.addEventListener("state", (event) => told(JSON.parse(event.data)));
    events.addEventListener("open", () => {
      connected(true);
      this.state().then(told, () => connected(false));
    });
    events.addEventListener("error", () => connected(false));
    return events;
  }
}
