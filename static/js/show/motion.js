/**
 * Where the text is. Position is a word, not a pixel, and a pure function of show time, so that every
 * screen, whatever its width and however late it came, is on the same word without being told again.
 *
 * @import { Motion } from "./types.js"
 */

/** Two motions are at one place within so many words: times and words travel as floats. */
const SAME_PLACE = 0.05;
/** Farther ahead than this a text that has to catch up is cut to its place, line heights. */
const GLIDE_LINES = 3;
/** Backwards only what a late Hold ran too far, line heights; a BACK is a cut. */
const GLIDE_BACK_LINES = 1;
/** The word is looked at no more often than this, ms. */
const WORD_PAUSE_MS = 15;
/** A page's clock is rounded to a tenth of a ms, twice between two looks at it. */
const CLOCK_MS = 0.2;

/** @param {Motion} motion @returns {number} the word at which it comes to rest; never before where it began */
export function restOf(motion) {
  return Math.max(motion.word, motion.stop);
}

/** @param {Motion} motion @param {number} show show seconds @returns {number} words read */
export function position(motion, show) {
  if (show <= motion.at) return motion.word;
  return Math.min(restOf(motion), motion.word + (motion.wpm / 60) * (show - motion.at));
}

/** @param {Motion} motion @param {number} word @returns {number} show seconds; Infinity if it never gets there */
export function timeOf(motion, word) {
  if (word <= motion.word) return motion.at;
  if (motion.wpm <= 0 || word > restOf(motion)) return Infinity;
  return motion.at + ((word - motion.word) * 60) / motion.wpm;
}

/** @param {Motion} motion @param {number} show show seconds @returns {boolean} true while words go by, or will */
export function goesOn(motion, show) {
  return motion.wpm > 0 && position(motion, show) < restOf(motion);
}

/** @param {Motion} motion @param {number} word @returns {Motion} the same motion, at rest on an earlier word */
export function stoppingAt(motion, word) {
  return { ...motion, stop: Math.min(restOf(motion), word) };
}

/** @param {Motion} motion @returns {Motion} standing on its first word */
export function standing(motion) {
  return { ...motion, wpm: 0 };
}

/**
 * The same motion on a page that is ahead of it: it stands until the show is there, and goes on with it.
 * @param {Motion} motion @param {number} word words read on that page @returns {Motion}
 */
export function notBefore(motion, word) {
  if (word <= motion.word) return motion;
  const at = timeOf(motion, word);
  return at === Infinity ? standing({ ...motion, word }) : { ...motion, word, at };
}

/** @param {Motion} before @param {Motion} after @returns {boolean} true where nobody put the text elsewhere: a Hold, a Resume, a pace, a cue */
export function goesOnFrom(before, after) {
  return Math.abs(position(before, after.at) - after.word) < SAME_PLACE;
}

/** @param {number} lines by which the show is ahead of the screen; below 0: behind it @returns {"glide" | "cut"} */
export function stepOf(lines) {
  return lines > GLIDE_LINES || lines < -GLIDE_BACK_LINES ? "cut" : "glide";
}

/**
 * For a timer that is to come at a word. It counts whole ms, by a clock that is rounded: one that comes a hair before its
 * word finds the one before, and would name the new one a whole pause late.
 * @param {number} wait ms until the word @returns {number} ms, never before it; a page is not asked more often than it is worth
 */
export function timerTo(wait) {
  return Math.max(WORD_PAUSE_MS, Math.ceil(wait + CLOCK_MS));
}

/** @param {Motion} a @param {Motion} b @returns {boolean} */
export function sameMotion(a, b) {
  return a.word === b.word && a.at === b.at && a.wpm === b.wpm && a.stop === b.stop;
}
