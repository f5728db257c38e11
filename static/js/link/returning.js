/**
 * How a page comes back to its server.
 *
 * Browsers punish websockets that fail: once some 16 of a page have failed within minutes, Chromium holds each new one
 * back for 1 to 5 s, and a page that gives up after 1 s never gets through again (measured: 45 s without a server were
 * enough). So a page knocks first, with a plain request, which costs nothing:
 *
 * 1. refused: nobody is there. Knock again after 0.25 to 0.75 s.
 * 2. answered: open the websocket, and have patience with it.
 * 3. silent for a second: the server stands still, or the packets end nowhere. There, requests stick to lines that hang
 *    (measured: 22 s after a cut of 50 s was over); a websocket begins a new one. So one is tried meanwhile.
 * 4. The first answer after a silence: a websocket that was begun in the silence hangs, so it is begun anew.
 * 5. The first of a page's life is waited for as long: the page has just come from its server, and the browser may hold
 *    it back for what other pages have failed (measured: 6.0 s beside 30 refused ones of the same process, where it was
 *    given up after 1 s and begun anew). Only where a knock is met by silence another is begun instead.
 * 6. One that was begun in the silence and came to nothing is followed by the next at once: its last try of TCP was
 *    2 s before, and the knock under way may itself be stuck for its whole second.
 */

/** The first try after a loss, before any knock: most often the server is there. ms. */
const FIRST_PATIENCE_MS = 1000;
/** In the silence: three tries of TCP itself, after 0, 1 and 3 s. */
const SILENT_PATIENCE_MS = 3500;
/** Longer than a browser holds a websocket back. */
const HELD_BACK_PATIENCE_MS = 6000;
/** After so many knocks an attempt of which nothing was heard is given up, whatever holds it: a page is never stuck. */
const STUCK_KNOCKS = 20;
/** So many failures may have the browser hold the next one back. */
const MANY = 10;
const PAUSE_MIN_MS = 250;
const PAUSE_MAX_MS = 750;
const KNOCK_MS = 1000;

/**
 * @typedef {"answered" | "refused" | "silent"} Heard
 *
 * @typedef {object} Attempt a websocket that is being opened
 * @property {Heard | "nothing"} on what had been heard; nothing yet: it is the first of the page's life
 * @property {number} knocks since then
 *
 * @typedef {object} Door
 * @property {() => Promise<Heard>} knock
 * @property {(patience: number) => void} open begin a websocket; it fails after so many ms
 * @property {() => void} drop give up the one that is under way
 */

/** @type {Partial<Record<Attempt["on"], Heard>>} what tells that an attempt hangs which was begun on that */
const HANGS = { nothing: "silent", silent: "answered" };

/**
 * @param {Heard} heard
 * @param {Attempt | null} attempt the one that is under way
 * @param {number} failed how many have failed since the link was up
 * @returns {{ anew: boolean, patience: number } | null} a websocket to open, instead of the one under way or as the only one
 */
export function nextAttempt(heard, attempt, failed) {
  const isStuck = attempt !== null && attempt.knocks >= STUCK_KNOCKS;
  const hangs = attempt !== null && HANGS[attempt.on] === heard;
  if (heard === "refused" || (attempt !== null && !hangs && !isStuck)) return null;
  const heldBack = heard === "answered" || failed >= MANY;
  return { anew: attempt !== null, patience: heldBack ? HELD_BACK_PATIENCE_MS : SILENT_PATIENCE_MS };
}

/** @param {string} path @returns {Promise<Heard>} HEAD: no cache and no service worker answers it for the server */
export async function knock(path) {
  const given = new AbortController();
  const timer = setTimeout(() => given.abort(), KNOCK_MS);
  try {
    await fetch(path, { method: "HEAD", cache: "no-store", credentials: "omit", redirect: "manual", signal: given.signal });
    return "answered";
  } catch {
    return given.signal.aborted ? "silent" : "refused";
  } finally {
    clearTimeout(timer);
  }
}

export class Returning {
  #door;
  /** Counts the times that the page was away; a loop of an earlier one ends itself. */
  #round = 0;
  #away = false;
  #failed = 0;
  /** @type {Attempt | null} */
  #attempt = null;
  #isFirst = true;
  #hurry = () => {};

  /** @param {Door} door */
  constructor(door) {
    this.#door = door;
  }

  /** The link is lost, or was never there: begin to come back. Does nothing while that goes on. */
  begin() {
    if (this.#away) return;
    this.#away = true;
    this.#round += 1;
    if (this.#isFirst) this.#open("nothing", HELD_BACK_PATIENCE_MS);
    else this.#open("answered", FIRST_PATIENCE_MS);
    this.#isFirst = false;
    void this.#knockAndOpen(this.#round);
  }

  /** The link is up. */
  end() {
    this.#away = false;
    this.#failed = 0;
    this.#attempt = null;
  }

  /** The websocket that was under way did not come about. */
  failed() {
    const inSilence = this.#attempt?.on === "silent";
    this.#attempt = null;
    this.#failed += 1;
    if (inSilence) setTimeout(() => this.#followSilent());
  }

  /** Somebody looks at the page: knock now. */
  hurry() {
    this.#hurry();
  }

  /** A task later: whoever gave the last attempt up to open another has done so by now, and one at a time is enough. */
  #followSilent() {
    const next = this.#away && this.#attempt === null ? nextAttempt("silent", null, this.#failed) : null;
    if (next !== null) this.#open("silent", next.patience);
  }

  /** @param {number} round */
  async #knockAndOpen(round) {
    for (;;) {
      await this.#pause();
      if (!this.#isIn(round)) return;
      const heard = await this.#door.knock();
      if (!this.#isIn(round)) return;
      if (this.#attempt !== null) this.#attempt.knocks += 1;
      const next = nextAttempt(heard, this.#attempt, this.#failed);
      if (next?.anew) this.#door.drop();
      if (next !== null) this.#open(heard, next.patience);
    }
  }

  /** @param {number} round @returns {boolean} */
  #isIn(round) {
    return this.#away && round === this.#round;
  }

  /** @param {Attempt["on"]} on @param {number} patience */
  #open(on, patience) {
    this.#attempt = { on, knocks: 0 };
    this.#door.open(patience);
  }

  /** @returns {Promise<void>} by chance: a hall of phones must not knock in step */
  #pause() {
    const ms = PAUSE_MIN_MS + Math.random() * (PAUSE_MAX_MS - PAUSE_MIN_MS);
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#hurry = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
