/**
 * The speed at which what is left of an introduction takes a given time. Pure.
 *
 * The time that the cues hold the text is not the words': an applause of 6 s leaves 6 s less for them. A cue that holds until
 * GO takes as long as it takes, which nobody can plan: it counts for nothing, and is said.
 *
 * @import { Item, Paces } from "./types.js"
 */
import { duration } from "./format.js";

/** The healthy band, words per minute. */
const SLOW = 100;
const FAST = 165;
/** A cue at which the text stands already holds it no more, words. */
const PAST_WORDS = 0.5;

/** @typedef {{ wpm: number | null, told: string }} Fit null: nothing to set */

/** @param {string} text "1:30", "90" or "1.5 min" as people type it @returns {number | null} seconds */
export function secondsOf(text) {
  const clock = /^\s*(\d{1,2}):([0-5]\d)\s*$/.exec(text);
  if (clock) return Number(clock[1]) * 60 + Number(clock[2]);
  const plain = /^\s*(\d+(?:[.,]\d+)?)\s*(s|sec|min|m)?\s*$/.exec(text);
  if (!plain) return null;
  const number = Number(plain[1].replace(",", "."));
  return plain[2]?.startsWith("m") ? number * 60 : number;
}

/** @param {Item} item @param {number} word words read @returns {{ held: number, open: boolean }} seconds that cues hold what follows; `open`: one of them until GO */
export function holdsAfter(item, word) {
  const ahead = item.points.filter((point) => point.word > word + PAST_WORDS && point.word < item.words);
  return { held: ahead.reduce((sum, point) => sum + (point.holds ?? 0), 0), open: ahead.some((point) => point.holds === null) };
}

/** @param {Item} item @param {number} word words read @param {number} seconds to read the rest in @param {Paces} paces @returns {Fit} */
export function fitted(item, word, seconds, paces) {
  const words = Math.max(0, item.words - word);
  const { held, open } = holdsAfter(item, word);
  if (words < 1) return { wpm: null, told: "No words are left" };
  if (seconds <= held) return { wpm: null, told: `Its cues alone hold the text for ${duration(held)}` };
  // The pace that people set is of plain words; a text's own tempo turns it into its counted ones.
  const wpm = Math.round((words * 60) / (seconds - held) / item.tempo);
  const beside = open ? ", and a cue that waits for GO comes besides" : "";
  if (wpm < paces.slowest) return { wpm: null, told: `${wpm} wpm: below ${paces.slowest}, the slowest there is${beside}` };
  if (wpm > paces.fastest) return { wpm: null, told: `${wpm} wpm: over ${paces.fastest}, the fastest there is${beside}` };
  return { wpm, told: `${Math.round(words)} words: ${wpm} wpm${bandWord(wpm)}${beside}` };
}

/** @param {number} wpm @returns {string} "" within the healthy band */
function bandWord(wpm) {
  if (wpm > FAST) return `, faster than people can follow (${SLOW} to ${FAST})`;
  return wpm < SLOW ? `, slower than people like to listen (${SLOW} to ${FAST})` : "";
}
