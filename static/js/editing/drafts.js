/**
 * What is typed and not on stage yet, kept by this tab: a reload, a flat battery's warning, another item in between lose none
 * of it. It goes with the tab, and it belongs to one record: a new show of the same cards is offered nothing of it.
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
  #stage;
  #record;
  /** Of a browser that keeps nothing: for as long as the page lives. @type {Map<string, Draft>} */
  #here = new Map();

  /** @param {string} stage @param {() => string} record of the show by now; "" before it is known */
  constructor(stage, record) {
    this.#stage = stage;
    this.#record = record;
  }

  get #prefix() {
    return `${KEY}${this.#stage}/${this.#record()}/`;
  }

  /** @param {string} item @returns {Draft | null} */
  of(item) {
    const key = this.#prefix + item;
    return this.#here.get(key) ?? readDraft(this.#ask((storage) => storage.getItem(key)));
  }

  /** @param {string} item @param {Draft | null} draft null: nothing is typed */
  keep(item, draft) {
    const key = this.#prefix + item;
    if (draft === null) this.#here.delete(key);
    else this.#here.set(key, draft);
    this.#ask((storage) => {
      if (draft === null) storage.removeItem(key);
      else storage.setItem(key, JSON.stringify(draft));
      return null;
    });
  }

  /** @returns {string[]} the items that have one */
  items() {
    const kept = this.#ask((storage) => JSON.stringify(Object.keys(storage)));
    const keys = [...this.#here.keys(), .../** @type {string[]} */ (JSON.parse(kept ?? "[]"))];
    const prefix = this.#prefix;
    return [...new Set(keys.filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length)))];
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
