/**
 * The one line over the buttons: what became of this hand's press, or what is new. Pure; times are arguments (local ms).
 *
 * 1. What is said of a press stands for two seconds: news wait for so long.
 * 2. A press without an answer stays until it has one (outbox.js asks), or until the next press. Of the screens there is
 *    a line of its own; only what is new of the show itself takes its place.
 * 3. What the caller has to check after StageCue was started again is hidden by no line about the screens either, nor by
 *    an answer that comes late.
 * 4. News that could not be said within some seconds are none any more.
 *
 * @import { Press } from "./outbox.js"
 * @import { State } from "./types.js"
 */
import { opening } from "./labels.js";

/** What is said of a press stands for so long, ms. */
const OWN_ANSWER_MS = 2000;
/** News are news for so long, ms. */
const NEWS_MS = 6000;

/**
 * @typedef {object} News
 * @property {string} text
 * @property {"" | "alarm"} tone
 * @property {"show" | "screens"} about
 * @property {number} at local ms
 * @property {State} [from] what the show was before StageCue was started again
 */

/**
 * @param {News} news
 * @param {Press | News | null} standing what the line says
 * @param {{ online: boolean, now: number, since: number }} phone `since`: when the line was written
 * @returns {"say" | "wait" | "drop"}
 */
export function fate(news, standing, { online, now, since }) {
  if (now - news.at > NEWS_MS) return "drop";
  if (standing === null) return "say";
  if (!("command" in standing)) return outranks(standing, news) || isFresh(standing, news, now - since) ? "drop" : "say";
  if (now - since < OWN_ANSWER_MS) return "wait";
  return news.about === "screens" && isUnanswered(standing, online) ? "drop" : "say";
}

/** @param {News} news @returns {boolean} something to check: it stays through another loss of the link */
export function isForTheCaller(news) {
  return news.about === "show" && news.tone === "alarm";
}

/** @param {News | null} standing @param {News} news @returns {boolean} what the caller has to check goes before lines about screens */
export function outranks(standing, news) {
  return standing !== null && isForTheCaller(standing) && news.about === "screens";
}

/** @param {Press | News | null} standing @param {Press} press @returns {boolean} what is to be checked is hidden by no answer that comes late */
export function outlasts(standing, press) {
  return standing !== null && !("command" in standing) && isForTheCaller(standing) && press.outcome !== "pending";
}

/** @param {News} standing @param {News} news @param {number} stood ms @returns {boolean} nor is it hidden, before it could be read, by what the clock took */
function isFresh(standing, news, stood) {
  return isForTheCaller(standing) && news.tone !== "alarm" && stood < NEWS_MS;
}

/** @param {Press} press @param {boolean} online @returns {boolean} one that never left is settled when the link is back */
function isUnanswered({ outcome }, online) {
  return outcome === "pending" || outcome === "no answer" || (outcome === "not sent" && !online);
}

/**
 * StageCue was started again: what that did to the show.
 * @param {State} before @param {State} after
 * @returns {{ text: string, tone: "" | "alarm" }}
 */
export function restarted(before, after) {
  if (isAnother(before, after)) return { text: "A new show: check the cue", tone: "alarm" };
  if (isNewlyHeld(before, after)) return { text: whyHeld(after), tone: "alarm" };
  if (after.rev < before.rev) return { text: "The show is further back: check the cue", tone: "alarm" };
  const isThere = isSamePlace(before, after) && before.held === after.held;
  return { text: `Started again: the show ${isThere ? "is where it was" : "has gone on"}`, tone: "" };
}

/** @param {State} before @param {State} after @returns {boolean} a mended record is another history too, and says why it is held */
function isAnother(before, after) {
  if (before.day.date !== after.day.date || before.day.rehearsal !== after.day.rehearsal) return true;
  if (isSamePlace(before, after) || isNewlyHeld(before, after)) return false;
  return before.record !== after.record || after.rev === 0;
}

/** @param {State} before @param {State} after @returns {boolean} */
function isSamePlace(before, after) {
  const places = [before, after].map(({ rev, phase, cue, standby }) => JSON.stringify([rev, phase, cue?.id, standby]));
  return places[0] === places[1];
}

/** @param {State} before @param {State} after @returns {boolean} held before as well: only where there is a new reason */
function isNewlyHeld(before, after) {
  return after.held && (!before.held || (Boolean(after.why_held) && after.why_held !== before.why_held));
}

/** @param {State} state @returns {string} the line above the words has all of it */
function whyHeld(state) {
  return state.why_held ? opening(state.why_held, /\. /) : "Started again and held: check the cue";
}
