/**
 * Auto on the controller: how far the show is from its plan, and what the clock takes next. Pure; times are arguments.
 *
 * @import { Reading } from "./labels.js"
 * @import { State } from "./types.js"
 */
import { clockTime, duration, signed } from "./format.js";

/** One press of the two minute buttons; a difference under it is nobody's alarm, seconds. */
const MINUTE = 60;
/** What the clock takes is counted down for so long before, seconds. */
const SOON = 60;

/** @param {State} state @param {number} show show seconds @returns {number} actual against planned, seconds; + is late */
export function overNow(state, show) {
  const { least, since } = state.over;
  return since === null ? least : Math.max(least, show - since);
}

/** @param {State} state @param {number} show @returns {number} seconds by which it has grown since the state was told: an overrun, or a hold */
function grown(state, show) {
  return overNow(state, show) - state.over.least;
}

/**
 * A hold pushes what is to come by its own length, once it has used up what was early.
 * @param {State} state @param {number} planned show seconds @param {number} show
 * @returns {number} seconds by which this hold has pushed what is planned then; 0 for what was over before it
 */
export function pushedBy(state, planned, show) {
  const { since } = state.over;
  if (!state.held || since === null || since >= planned) return 0;
  return Math.max(0, delayNow(state, show)) - Math.max(0, state.delay);
}

/** @param {number} seconds @returns {string} "+2:10", "−0:20"; under a second "0:00", which is neither */
export function difference(seconds) {
  return Math.trunc(seconds) === 0 ? duration(0) : signed(seconds);
}

/** @param {string} time @returns {string} "+6:25 h" of "+6:25:26": nobody acts on the seconds, and the phone has no room */
function brief(time) {
  return time.split(":").length < 3 ? time : `${time.slice(0, -3)} h`;
}

/** @param {State} state @param {number} show show seconds @returns {Reading} "+2:10 late"; from a minute on it is an alarm */
export function overReading(state, show) {
  const seconds = Math.trunc(overNow(state, show));
  const word = seconds === 0 ? "on time" : seconds > 0 ? "late" : "early";
  return { time: brief(difference(seconds)), word, over: seconds >= MINUTE };
}

/** @param {State} state @param {number} show show seconds @returns {number} the delay with which the next would start if nobody did anything */
export function delayNow(state, show) {
  if (state.held_from !== null) return state.delay + Math.max(0, show - state.held_from);
  return state.delay + grown(state, show);
}

/**
 * @param {number} delay seconds
 * @param {1 | -1} way a minute later, earlier
 * @returns {number} the delay to ask for; earlier ends at the plan, because no clock starts anything before it
 */
export function shifted(delay, way) {
  return way > 0 ? Math.max(0, delay) + MINUTE : Math.max(0, delay - MINUTE);
}

/** @param {State} state @param {number} show show seconds @returns {number} the delay from which a minute moves what is next: a break gives what it can first */
export function shiftFrom(state, show) {
  return Math.max(delayNow(state, show), state.spare);
}

/** @param {State} state @returns {string} who takes introductions and talks */
export function modeName(state) {
  return state.auto ? "Auto: the clock takes them" : "Manual: you take the cues";
}

/**
 * @typedef {object} ClockLine
 * @property {string} text
 * @property {boolean} soon somebody has to look: it comes within a minute, or it waits for a person
 */

/** @param {State} state @param {number} show show seconds @returns {ClockLine} what the clock will do by itself */
export function clockLine(state, show) {
  if (state.phase === "ended") return { text: "", soon: false };
  if (state.held) return { text: state.auto ? "Held: the clock waits. Resume goes on." : "Held. Resume goes on.", soon: true };
  if (!state.auto) return { text: "The clock calls standby only.", soon: false };
  if (state.clock_takes === null) return { text: leftToOthers(state), soon: false };
  const left = Math.ceil(state.clock_takes.at - show);
  return left > SOON ? { text: planned(state.clock_takes), soon: false } : { text: countdown(state, Math.max(0, left)), soon: true };
}

/** @type {Record<string, string>} what the clock can take, as a countdown names it */
const COMING = { introduction: "Next introduction", talk: "Talk", break: "Break", resume: "Reading goes on" };

/** @param {State} state @param {number} left whole seconds @returns {string} */
function countdown(state, left) {
  const kind = state.clock_takes?.kind ?? "";
  // While an introduction is read the stage is the host's already: nothing to keep.
  const reading = state.phase === "introduction" || state.phase === "at cue";
  return `${COMING[kind] ?? kind} in ${duration(left)}${reading ? "" : " · Hold keeps the stage"}`;
}

/** @param {{ kind: string, at: number }} taking @returns {string} */
function planned({ kind, at }) {
  return kind === "resume" ? `Reading goes on at ${clockTime(at)}` : `Clock takes the ${kind} at ${clockTime(at)}`;
}

/** @param {State} state @returns {string} why the clock takes nothing by itself now */
function leftToOthers(state) {
  if (state.next?.kind === "end") return "Only GO ends the day.";
  return state.next?.kind === "standby" ? "The next item’s time has passed: the clock leaves it to GO." : "The text takes its own cues.";
}
