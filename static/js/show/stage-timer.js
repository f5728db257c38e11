/**
 * What the timer says to the speaker. Pure. In a talk what is left, huge; else what is on and what is next.
 *
 * @import { Rundown, State } from "./types.js"
 */
import { expectedItems } from "./expected.js";
import { hourMinute } from "./format.js";
import { endOf, itemClock, names, slugline } from "./labels.js";
import { itemOf } from "./views.js";

/** The last minutes of a talk: a sixth of it, from one minute to five, seconds. */
const LAST_PART = 1 / 6;
const LAST_LEAST = 60;
const LAST_MOST = 300;

/** @typedef {"quiet" | "calm" | "soon" | "over" | "called"} Tone each has a sign and a word besides its colour */

/**
 * @typedef {object} Timer
 * @property {Tone} tone
 * @property {string} sign a word or two, in capitals on the glass
 * @property {string} figure what is read from afar; "" for none
 * @property {string} word what the figure is
 * @property {string} title
 * @property {string} detail
 * @property {string} next one line
 * @property {boolean} called who is next stands by
 */

/** @type {Timer} */
const EMPTY = { tone: "quiet", sign: "", figure: "", word: "", title: "", detail: "", next: "", called: false };
/** @type {Timer} */
const LOADING = { ...EMPTY, sign: "Loading", title: "Fetching the show …" };
/** @type {Timer} */
const AWAY = {
  ...EMPTY, sign: "No server", title: "The show's laptop does not answer.",
  detail: "Is StageCue running, and is this screen on the same network? This page tries again by itself.",
};
/** @type {Timer} */
const NO_SHOW = { ...EMPTY, sign: "No show", title: "This stage has no items.", detail: "Choose a folder of cards for this day and start StageCue again." };
/** @type {Timer} */
const ENDED = { ...EMPTY, sign: "Ended", title: "The day is over.", detail: "Thank you." };

/**
 * @param {State | null} state null: none came yet @param {Rundown | null} rundown @param {number} show show seconds
 * @param {{ away: boolean, refused: string }} link no link, and what the server says where it does not let the page in
 * @returns {Timer}
 */
export function timerOf(state, rundown, show, { away, refused }) {
  if (refused !== "") return { ...EMPTY, sign: "No stage", title: refused, detail: "Enter, or a touch: choose a stage." };
  if (state === null) return away ? AWAY : LOADING;
  if (state.phase === "ended") return ENDED;
  if (state.item === null && state.following === null) return NO_SHOW;
  return { ...faceOf(state, show), ...nextOf(state, rundown, show) };
}

/** @param {State} state @param {number} show @returns {Timer} without its next line */
function faceOf(state, show) {
  const { item, phase } = state;
  if (phase === "ready" || item === null) return waiting(state, show);
  const face = { ...EMPTY, title: item.title, detail: names(item.speakers) };
  if (phase === "talk") return inTalk(face, state, show);
  if (phase !== "break") return { ...face, tone: "calm", sign: state.held ? "Introduction · held" : "Introduction" };
  const { time: figure, word, over } = itemClock(state, show);
  return { ...face, tone: over ? "over" : "quiet", sign: "Break", figure, word };
}

/** @param {Timer} face @param {State} state @param {number} show @returns {Timer} */
function inTalk(face, state, show) {
  const clock = itemClock(state, show);
  const tone = clock.over ? "over" : isSoon(state, show) ? "soon" : "calm";
  const sign = { calm: "Talk", soon: "Last minutes", over: "Over time", quiet: "", called: "" }[tone];
  return { ...face, tone, sign: state.held ? `${sign} · held` : sign, figure: clock.time, word: clock.over ? "over" : "left" };
}

/** @param {State} state in a talk @param {number} show @returns {boolean} by the seconds that the figure shows */
function isSoon(state, show) {
  const item = state.item;
  if (item === null) return false;
  const last = Math.min(LAST_MOST, Math.max(LAST_LEAST, (item.end - item.start) * LAST_PART));
  return endOf(state, item, show) - show <= last;
}

/** @param {State} state before its first item @param {number} show @returns {Timer} */
function waiting(state, show) {
  const first = state.item ?? state.following;
  const { time: figure, word, over } = itemClock(state, show);
  const called = state.standby !== null;
  return {
    ...EMPTY, tone: over ? "over" : called ? "called" : "quiet", sign: called ? "Standby" : "Ready",
    figure, word, title: first?.title ?? "", detail: names(first?.speakers ?? []),
  };
}

/**
 * @param {State} state @param {Rundown | null} rundown @param {number} show
 * @returns {{ next: string, called: boolean }}
 */
function nextOf(state, rundown, show) {
  const standby = itemOf(rundown, state.standby);
  if (standby !== null && state.phase !== "ready") return { next: `Standby: ${slugline(standby)}`, called: true };
  if (state.phase === "ready") return { next: "", called: false };
  const next = state.following;
  if (next === null) return { next: "Last item of the day", called: false };
  const expected = rundown === null ? undefined : expectedItems(state, rundown, show).find(({ item }) => item.id === next.id);
  return { next: `Next ${hourMinute(expected?.start ?? next.start)} · ${slugline(next)}`, called: false };
}
