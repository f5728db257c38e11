/**
 * The scripts of a stage, by HTTP, fetched again when the state names another revision.
 *
 * A page that is reloaded while the server is away begins with those that were kept (keeping.js).
 *
 * @import { Rundown } from "../show/types.js"
 */

/** After a failed fetch, try again in, ms. */
const RETRY_MS = 700;
/** A server that does not answer within this is asked again, ms. */
const PATIENCE_MS = 8000;

export class RundownSource {
  /** @type {Rundown | null} */
  current = null;
  #address;
  #onChange;
  #wanted = "";
  #busy = false;

  /** @param {string} stage @param {(text: string) => void} onChange is given the scripts as they came, too */
  constructor(stage, onChange) {
    this.#address = `/api/v1/stages/${encodeURIComponent(stage)}/rundown`;
    this.#onChange = onChange;
  }

  /** @param {Rundown} kept of an earlier life of this page: it stands in until the server has been asked */
  begin(kept) {
    this.current ??= kept;
  }

  /** Asks before a state has named a revision: the scripts come while the link is opened. Whoever is not let in asks once. */
  ahead() {
    if (!this.#busy && this.current === null) void this.#fetch();
  }

  /** @param {string} rev the revision that the state names; the old scripts stay until the new ones are here */
  want(rev) {
    this.#wanted = rev;
    if (!this.#busy && this.current?.rundown_rev !== rev) void this.#fetch();
  }

  async #fetch() {
    this.#busy = true;
    const wanted = this.#wanted;
    const read = await this.#read();
    this.#busy = false;
    // A failed fetch is tried again, but never in a tight circle; a revision that arrived meanwhile at once.
    if (read === null && this.#wanted === "") return;
    if (read === null) return void setTimeout(() => this.want(this.#wanted), RETRY_MS);
    this.current = read.rundown;
    this.#onChange(read.text);
    if (wanted !== this.#wanted) this.want(this.#wanted);
  }

  /** @returns {Promise<{ rundown: Rundown, text: string } | null>} null where the server is away: the text on the screen stays */
  async #read() {
    try {
      const answer = await fetch(this.#address, { cache: "no-cache", signal: AbortSignal.timeout(PATIENCE_MS) });
      if (!answer.ok) return null;
      const text = await answer.text();
      return { rundown: JSON.parse(text), text };
    } catch {
      return null;
    }
  }
}
