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
    // A revision that arrived meanwhile, or a failed fetch: once more, but never in a tight circle.
    const fits = read !== null && (read.rundown.rundown_rev === this.#wanted || wanted === this.#wanted);
    if (!fits) setTimeout(() => this.want(this.#wanted), RETRY_MS);
    if (read === null) return;
    this.current = read.rundown;
    this.#onChange(read.text);
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
