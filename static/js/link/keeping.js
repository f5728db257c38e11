/**
 * What a glass keeps in the browser, so that a reload without the server still shows it.
 *
 * 1. The text is the browser's, for the day: the scripts as they came, the last state, the server's clock. It is shown.
 * 2. What this tab alone knows of an outage is the tab's, for a few minutes: since when the link is lost, and where a
 *    hand has the text. It acts on a show, so it must never meet another one: it belongs to the very state that it
 *    was kept with, by the record and the number of that state.
 *
 * A browser that keeps nothing, or is full, disturbs nobody: the page is then as good as its link. Nothing is
 * written while a frame waits for it.
 *
 * @import { Motion, Rundown, State } from "../show/types.js"
 */

/** Older than this is another day's show, ms. */
const OLDEST_MS = 12 * 3600 * 1000;
/** A tab that was closed for longer comes back to another moment, ms. While it is open its outage stays as fresh as it is. */
const OLDEST_OUTAGE_MS = 5 * 60 * 1000;
/** States are written no more often than this, ms. */
const WRITE_EVERY_MS = 1000;
/** The shape of what is kept: another one is not read. */
const VERSION = 2;
const STATE_KEY = "stagecue.state.";
const SCRIPTS_KEY = "stagecue.scripts.";
const OUTAGE_KEY = "stagecue.outage.";

/**
 * @typedef {object} Moment
 * @property {State} state
 * @property {number} ahead ms by which the server's clock is ahead of this computer's
 *
 * @typedef {object} Outage
 * @property {number | null} lost when the link was lost, ms of this computer's clock; null while it is there
 * @property {Motion | null} hand where the operator has the text
 * @property {number} since the seq that the page knew as the hand began
 *
 * @typedef {Moment & { v: number, saved: number }} Kept
 */

/** @type {Outage} */
const NONE = { lost: null, hand: null, since: 0 };

/**
 * @param {string | null} text as it was kept
 * @param {string} stage
 * @param {number} now ms of this computer's clock
 * @returns {Kept | null} null where there is nothing to show any more
 */
export function readMoment(text, stage, now) {
  /** @type {Kept | null} */
  const kept = parsed(text);
  const sound = kept?.v === VERSION && kept.state?.stage === stage && Number.isFinite(kept.ahead);
  return sound && Math.abs(now - kept.saved) <= OLDEST_MS ? kept : null;
}

/** @param {State} state @param {Outage} outage @param {number} now ms of this computer's clock @returns {string} as it is kept; "" for none */
export function writtenOutage({ record, seq }, outage, now) {
  if (outage.lost === null && outage.hand === null) return "";
  return JSON.stringify({ v: VERSION, saved: now, record, seq, ...outage });
}

/**
 * @param {string | null} text as it was kept
 * @param {State} state the one that is shown
 * @param {number} now ms of this computer's clock
 * @returns {Outage} none where it was kept with another state
 */
export function readOutage(text, state, now) {
  const kept = parsed(text);
  const fits = kept?.v === VERSION && kept.record === state.record && kept.seq === state.seq;
  return fits && Math.abs(now - kept.saved) <= OLDEST_OUTAGE_MS ? { lost: kept.lost, hand: kept.hand, since: kept.since } : NONE;
}

/** @param {string | null} text @param {string} stage @returns {Rundown | null} */
export function readScripts(text, stage) {
  /** @type {Rundown | null} */
  const rundown = parsed(text);
  return rundown?.stage?.id === stage && Array.isArray(rundown.items) ? rundown : null;
}

/** @param {string | null} text @returns {any} null for what is no JSON */
function parsed(text) {
  try {
    return JSON.parse(text ?? "null");
  } catch {
    return null;
  }
}

export class Keeping {
  #stage;
  /** Scripts are the stage's; a moment and an outage are the page's own: a timer goes on where a prompter's link is cut. */
  #at;
  /** @type {(() => Moment) | null} */
  #pending = null;
  /** The outage as it was written last, by this page or by the one before it in this tab. */
  #outage;
  /** The scripts that are kept, or wait to be. */
  #scripts = "";
  #scriptsWait = false;
  #timer = 0;

  /** @param {string} stage @param {string} [page] what the screen shows */
  constructor(stage, page = "prompter") {
    this.#stage = stage;
    this.#at = page === "prompter" ? stage : `${stage}/${page}`;
    this.#outage = get(OUTAGE_KEY + this.#at, forTheTab) ?? "";
    window.addEventListener("pagehide", () => this.#write());
  }

  /** @returns {(Kept & Outage & { rundown: Rundown }) | null} null where nothing was kept that can be shown */
  recall() {
    const kept = readMoment(get(STATE_KEY + this.#at), this.#stage, Date.now());
    const rundown = readScripts(get(SCRIPTS_KEY + this.#stage), this.#stage);
    if (kept === null || rundown === null) return null;
    return { ...kept, ...readOutage(get(OUTAGE_KEY + this.#at, forTheTab), kept.state, Date.now()), rundown };
  }

  /** @param {() => Moment} moment asked for when it is written: soon, and not in a frame's way */
  keep(moment) {
    if (this.#pending === null) this.#timer = window.setTimeout(() => whenIdle(() => this.#write()), WRITE_EVERY_MS);
    this.#pending = moment;
  }

  /** A few letters, and none while the link is there: at once. @param {State} state @param {Outage} outage */
  keepOutage(state, outage) {
    const text = writtenOutage(state, outage, Date.now());
    if (text !== this.#outage) putOutage(OUTAGE_KEY + this.#at, text);
    this.#outage = text;
  }

  /** Written in one go with the next state, which counts in their words. @param {string} text the scripts, as they came */
  keepScripts(text) {
    if (text === "" || text === this.#scripts) return;
    this.#scripts = text;
    this.#scriptsWait = true;
    whenIdle(() => this.#write());
  }

  #write() {
    clearTimeout(this.#timer);
    if (this.#scriptsWait) put(SCRIPTS_KEY + this.#stage, this.#scripts);
    this.#scriptsWait = false;
    if (this.#pending === null) return;
    put(STATE_KEY + this.#at, JSON.stringify({ v: VERSION, saved: Date.now(), ...this.#pending() }));
    this.#pending = null;
  }
}

/** @param {() => void} work */
function whenIdle(work) {
  if ("requestIdleCallback" in window) window.requestIdleCallback(work, { timeout: WRITE_EVERY_MS });
  else setTimeout(work, 0); // Safari
}

/** Asked for only where it is used: a browser told to keep nothing throws at the name. */
const forTheDay = () => localStorage;
const forTheTab = () => sessionStorage;

/** @param {string} key @param {() => Storage} [storage] @returns {string | null} */
function get(key, storage = forTheDay) {
  try {
    return storage().getItem(key);
  } catch {
    return null; // a browser told to keep nothing throws here
  }
}

/** @param {string} key @param {string} text "" for none */
function putOutage(key, text) {
  try {
    if (text === "") forTheTab().removeItem(key);
    else forTheTab().setItem(key, text);
  } catch {
    // a browser told to keep nothing: the outage is then forgotten with the page
  }
}

/** @param {string} key @param {string} text what does not fit is not kept, nor is what it was to replace */
function put(key, text) {
  try {
    if (set(key, text)) return;
    dropOthers(key);
    if (!set(key, text)) localStorage.removeItem(key);
  } catch {
    // a browser told to keep nothing: the page lives on its link
  }
}

/** @param {string} key @param {string} text @returns {boolean} false where it does not fit */
function set(key, text) {
  try {
    localStorage.setItem(key, text);
    return true;
  } catch {
    return false;
  }
}

/** The scripts of other stages, from other days perhaps, make room. @param {string} key the one that is wanted */
function dropOthers(key) {
  for (const other of Object.keys(localStorage)) {
    if (other.startsWith(SCRIPTS_KEY) && other !== key) localStorage.removeItem(other);
  }
}
