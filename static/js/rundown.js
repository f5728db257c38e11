/**
 * The scripts of a stage, by HTTP, fetched again when the state names another revision.
 *
 * A page that is reloaded while the server is away has none: the place to keep them over a reload is #keep.
 *
 * @import { Rundown } from "./types.js"
 */

/** After a failed fetch, try again in, ms. */
const RETRY_MS = 700;

export class RundownSource {
  /** @type {Rundown | null} */
  current = null;
  #address;
  #onChange;
  #wanted = "";
  #busy = false;

  /** @param {string} stage @param {() => void} onChange */
  constructor(stage, onChange) {
    this.#address = `/api/v1/stages/${encodeURIComponent(stage)}/rundown`;
    this.#onChange = onChange;
  }

  /** @param {string} rev the revision that the state names; the old scripts stay until the new ones are here */
  want(rev) {
    this.#wanted = rev;
    if (!this.#busy && this.current?.rundown_rev !== rev) void this.#fetch();
  }

  async #fetch() {
    this.#busy = true;
    const wanted = this.#wanted;
    const rundown = await this.#read();
    this.#busy = false;
    if (rundown !== null) this.#keep(rundown);
    // A revision that arrived meanwhile, or a failed fetch: once more, but never in a tight circle.
    const fits = rundown !== null && (rundown.rundown_rev === this.#wanted || wanted === this.#wanted);
    if (!fits) setTimeout(() => this.want(this.#wanted), RETRY_MS);
  }

  /** @returns {Promise<Rundown | null>} null where the server is away: the text on the screen stays */
  async #read() {
    try {
      const answer = await fetch(this.#address, { cache: "no-cache" });
      return answer.ok ? await answer.json() : null;
    } catch {
      return null;
    }
  }

  /** @param {Rundown} rundown */
  #keep(rundown) {
    this.current = rundown;
    this.#onChange();
  }
}
