/**
 * Which of its faces the prompter shows, and what stands in the cue banner. Pure.
 *
 * The text is never taken away by anything but the show itself: a lost link changes the badge, no more.
 *
 * @import { Item, Rundown, State } from "./types.js"
 */

/** The delivery cue stands in the banner while the first words are read: about one line and a half. */
const DELIVERY_WORDS = 14;

/** @typedef {"loading" | "no show" | "ready" | "script" | "talk" | "no script" | "break" | "ended" | "blank"} Face */

/** @param {State} state @returns {string | null} the id of the item whose introduction is before the host */
export function introduced(state) {
  if (state.phase === "introduction" || state.phase === "at cue") return state.item?.id ?? null;
  return state.phase === "ended" ? null : state.standby;
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
  if (state.phase !== "introduction" && state.phase !== "at cue") return { kind: "standby", text: "STANDBY" };
  if (state.cue === null || state.cue.kind === "introduction") return deliveryOf(item, word);
  const point = item.points.find((one) => one.id === state.cue?.id);
  const passed = point !== undefined && point.holds !== 0 && word > point.word + 0.5;
  if (passed || point?.kind === "resume") return NO_BANNER;
  return capitals("cue", state.cue.text);
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
