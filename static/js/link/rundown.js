/**
 * The scripts of a stage, by HTTP, fetched again when the state names another revision: whole at first, then only the
 * items that edits have changed.
 *
 * A page that is reloaded while the server is away begins with those that were kept (keeping.js).
 *
 * @import { Changes, Rundown } from "../show/types.js"
 */

/** After a failed fetch, try again in, ms. */
const RETRY_MS = 700;
/** A server that sends nothing for so long is asked again, ms. A slow link may take as long as it has to. */
const SILENCE_MS = 8000;

/** @param {Rundown} before @param {Rundown | Changes} told of the server @returns {Rundown} */
export function having(before, told) {
  if (!("since" in told)) return told;
  const { rundown_rev, pace } = told;
  const changed = new Map(told.items.map((item) => [item.id, item]));
  return { ...before, rundown_rev, pace, items: before.items.map((item) => changed.get(item.id) ?? item) };
}

export class RundownSource {
  /** @type {Rundown | null} */
  current = null;
  #address;
  #onChange;
  #wanted = "";
  #busy = false;

  /** @param {string} stage @param {(text: string) => void} onChange is given the scripts as text, too */
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
    const read = await this.#read(this.current);
    this.#busy = false;
    // A failed fetch is tried again, but never in a tight circle; a revision that arrived meanwhile at once.
    if (read === null && this.#wanted === "") return;
    if (read === null) return void setTimeout(() => this.want(this.#wanted), RETRY_MS);
    this.current = read.rundown;
    this.#onChange(read.text);
    if (wanted !== this.#wanted) this.want(this.#wanted);
  }

  /**
   * @param {Rundown | null} before
   * @returns {Promise<{ rundown: Rundown, text: string } | null>} null where the server is away: the text on the screen stays
   */
  async #read(before) {
    try {
      if (before === null) {
        const text = await sent(this.#address);
        return { rundown: JSON.parse(text), text };
      }
      const rundown = having(before, JSON.parse(await sent(`${this.#address}?since=${encodeURIComponent(before.rundown_rev)}`)));
      return { rundown, text: JSON.stringify(rundown) };
    } catch {
      return null;
    }
  }
}

/** @param {string} address @returns {Promise<string>} what is there, however long it takes to come; it throws where nothing does */
async function sent(address) {
  const patience = new Patience();
  try {
    const { ok, body } = await fetch(address, { cache: "no-cache", signal: patience.signal });
    if (!ok || body === null) throw new Error(`${address} is not there`);
    let text = "";
    const pieces = body.pipeThrough(new TextDecoderStream()).getReader();
    for (let piece = await pieces.read(); !piece.done; piece = await pieces.read()) {
      text += piece.value;
      patience.renew();
    }
    return text;
  } finally {
    patience.end();
  }
}

/** Gives a fetch up once it is silent. */
class Patience {
  #given = new AbortController();
  #timer = this.#wait();

  get signal() {
    return this.#given.signal;
  }

  renew() {
    this.end();
    this.#timer = this.#wait();
  }

  end() {
    clearTimeout(this.#timer);
  }

  #wait() {
    return setTimeout(() => this.#given.abort(), SILENCE_MS);
  }
}
