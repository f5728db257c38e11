/**
 * What is typed and not on stage yet, kept by this tab: a reload, a flat battery's warning, another item in between lose none
 * of it. It goes with the tab.
 *
 * @typedef {object} Draft
 * @property {string} text
 * @property {string} base the `rev` of the words that it is an edit of
 */

const KEY = "stagecue.draft.";

/** @param {string | null} text as it was kept @returns {Draft | null} */
export function readDraft(text) {
  try {
    const kept = JSON.parse(text ?? "null");
    return typeof kept?.text === "string" && typeof kept.base === "string" ? { text: kept.text, base: kept.base } : null;
  } catch {
    return null;
  }
}

export class Drafts {
  #prefix;
  /** Of a browser that keeps nothing: for as long as the page lives. @type {Map<string, Draft>} */
  #here = new Map();

  /** @param {string} stage */
  constructor(stage) {
    this.#prefix = `${KEY}${stage}/`;
  }

  /** @param {string} item @returns {Draft | null} */
  of(item) {
    return this.#here.get(item) ?? readDraft(this.#ask((storage) => storage.getItem(this.#prefix + item)));
  }

  /** @param {string} item @param {Draft | null} draft null: nothing is typed */
  keep(item, draft) {
    if (draft === null) this.#here.delete(item);
    else this.#here.set(item, draft);
    this.#ask((storage) => {
      if (draft === null) storage.removeItem(this.#prefix + item);
      else storage.setItem(this.#prefix + item, JSON.stringify(draft));
      return null;
    });
  }

  /** @returns {string[]} the items that have one */
  items() {
    const kept = this.#ask((storage) => JSON.stringify(Object.keys(storage)));
    const keys = /** @type {string[]} */ (JSON.parse(kept ?? "[]")).filter((key) => key.startsWith(this.#prefix));
    return [...new Set([...this.#here.keys(), ...keys.map((key) => key.slice(this.#prefix.length))])];
  }

  /** @param {(storage: Storage) => string | null} act @returns {string | null} null too from a browser told to keep nothing, which throws */
  #ask(act) {
    try {
      return act(sessionStorage);
    } catch {
      return null;
    }
  }
}
