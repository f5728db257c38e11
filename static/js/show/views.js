/**
 * Which of its faces the prompter shows, what stands in the cue banner, and what else a state means to a page. Pure.
 *
 * The text is never taken away by anything but the show itself: a lost link changes the badge, no more.
 *
 * @import { CuePoint, Item, Last, Motion, Rundown, State } from "./types.js"
 */
import { slugline } from "./labels.js";
import { position } from "./motion.js";

/** The delivery cue stands in the banner while the first words are read: about one line and a half. */
const DELIVERY_WORDS = 14;
/** A text this near to a place is there, words: as show/text.py has it. */
const NEARLY = 1e-3;
/** A word of which so much is read needs no warning any more. */
const READ_PART = 0.5;
/** A cue is behind the reader once this many words of what follows are read. */
const PASSED_WORDS = 0.5;
/** What was taken longer ago is no news, show seconds. */
const NEWS_SECONDS = 2;

/** @typedef {"loading" | "no show" | "ready" | "script" | "talk" | "no script" | "break" | "ended" | "blank"} Face */

/** @param {State} state @returns {string | null} the id of the item whose introduction is before the host */
export function introduced(state) {
  if (isReading(state)) return state.item?.id ?? null;
  return state.phase === "ended" ? null : state.standby;
}

/** @param {State} state @returns {boolean} true while an introduction is read, or waits at a cue in it */
function isReading(state) {
  return state.phase === "introduction" || state.phase === "at cue";
}

/** @param {State} state @param {Item} item the one introduced @returns {Motion} at standby the text stands before its first word */
export function motionOf(state, item) {
  if (isReading(state) && state.motion !== null) return state.motion;
  return { word: 0, at: 0, wpm: 0, stop: item.words };
}

/** @param {Rundown | null} rundown @param {string | null | undefined} id @returns {Item | null} */
export function itemOf(rundown, id) {
  return rundown?.items.find((item) => item.id === id) ?? null;
}

/** @param {State | null} state @param {Rundown | null} rundown @returns {Face} */
export function faceOf(state, rundown) {
  if (state === null) return "loading";
  if (state.blank) return "blank";
  const id = introduced(state);
  if (id !== null) {
    const item = itemOf(rundown, id);
    if (item === null) return "loading";
    return item.words > 0 ? "script" : "no script";
  }
  if (rundown !== null && rundown.items.length === 0) return "no show";
  return state.phase === "introduction" || state.phase === "at cue" ? "no show" : state.phase;
}

/**
 * @typedef {object} Banner
 * @property {"standby" | "delivery" | "cue" | "none"} kind
 * @property {string} text in capitals; "" for none
 */

/** @type {Banner} */
export const NO_BANNER = { kind: "none", text: "" };

/**
 * @param {State} state
 * @param {Item | null} item the item being introduced
 * @param {number} word words read
 * @returns {Banner}
 */
export function bannerOf(state, item, word) {
  if (item === null) return NO_BANNER;
  if (!isReading(state)) return { kind: "standby", text: "STANDBY" };
  const reached = cueAtRest(state, item, word);
  if (reached !== null) return capitals("cue", reached.text);
  if (state.cue === null || state.cue.kind === "introduction") return deliveryOf(item, word);
  const point = item.points.find((one) => one.id === state.cue?.id);
  return point === undefined || isOver(state, point, word) ? NO_BANNER : capitals("cue", state.cue.text);
}

/**
 * A hand moves the text while nobody calls cues: the banner says what belongs to the place.
 * @param {Item} item @param {number} word words read @returns {Banner}
 */
export function bannerByHand(item, word) {
  const at = item.points.find((point) => point.holds !== 0 && Math.abs(point.word - word) <= PASSED_WORDS);
  return at === undefined ? deliveryOf(item, word) : capitals("cue", at.text);
}

/**
 * The cue at which the text has come to rest by itself and that nobody has taken yet. The server takes it a moment
 * later; a prompter without its server stands here, with the cue before the host.
 * @param {State} state
 * @param {Item} item the item being introduced
 * @param {number} word words read
 * @returns {CuePoint | null}
 */
export function cueAtRest(state, item, word) {
  const { motion, cue } = state;
  if (!isReading(state) || state.held || motion === null || motion.wpm === 0) return null;
  if (word < motion.stop - NEARLY || word > motion.stop + PASSED_WORDS) return null;
  const taken = item.points.findIndex((point) => point.id === cue?.id);
  if (taken < 0) return null;
  const { holds, word: place } = item.points[taken];
  const holdsStill = state.phase === "at cue" && holds !== 0 && place >= motion.stop;
  const next = item.points.slice(taken + 1).find((point) => point.holds !== 0);
  return !holdsStill && next?.word === motion.stop ? next : null;
}

/**
 * A cue that was taken is over when the words have gone past it, or when it had its length; one that was taken ahead
 * and had its length stands there again when the text comes to rest at it.
 * @param {State} state @param {CuePoint} point the one taken last @param {number} word words read
 * @returns {boolean}
 */
function isOver(state, point, word) {
  if (point.kind === "resume" || (point.holds !== 0 && word > point.word + PASSED_WORDS)) return true;
  const rests = state.motion !== null && word >= state.motion.stop - NEARLY && word >= point.word - NEARLY;
  return state.phase !== "at cue" && !rests;
}

/** @param {Item} item @param {number} word @returns {Banner} the manner in which to read, while it is new */
function deliveryOf(item, word) {
  for (const line of item.script) {
    const near = line.type === "cue" && word >= line.word && word < line.word + DELIVERY_WORDS;
    if (near && line.type === "cue" && line.kind === "delivery") return capitals("delivery", line.text);
  }
  return NO_BANNER;
}

/** @param {"delivery" | "cue"} kind @param {string} text @returns {Banner} */
function capitals(kind, text) {
  return text === "" ? NO_BANNER : { kind, text: text.toLocaleUpperCase() };
}

/**
 * @param {State} state
 * @param {Item | null} item the item being introduced
 * @param {number} show show seconds
 * @returns {number} words of the introduction that GO would leave unread now; 0 where GO takes no talk
 */
export function unreadWords(state, item, show) {
  if (item === null || state.motion === null || state.next?.kind !== "talk") return 0;
  return Math.max(0, Math.ceil(item.words - position(state.motion, show) - READ_PART));
}

/** @param {Last | null} last @param {number | null} seen the seq of the last one that the page knew @param {number} show show seconds @returns {boolean} */
export function lastIsNews(last, seen, show) {
  return last !== null && last.seq !== seen && show - last.at < NEWS_SECONDS;
}

/** @param {State} state @param {Rundown | null} rundown @returns {string} whom the controller is about */
export function headline(state, rundown) {
  if (state.phase === "ended") return "The day is over";
  const item = itemOf(rundown, state.standby) ?? state.item ?? state.following;
  return item === null ? "No item" : slugline(item);
}
