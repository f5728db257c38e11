/**
 * @import { Motion } from "../../../static/js/show/types.js"
 */
import { readFileSync } from "node:fs";
import { goesOn, goesOnFrom, notBefore, position, stepOf, stoppingAt, timeOf, timerTo } from "../../../static/js/show/motion.js";
import { table } from "../table.js";

/** @type {{ motions: Record<string, Motion>, position: [string, string, number, number][], reaches: [string, string, number, number | null][] }} */
const SHARED = JSON.parse(readFileSync(new URL("../../data/motion.json", import.meta.url), "utf8"));
const { runs: RUNS, stands: STANDS, "past its stop": PAST } = SHARED.motions;

/** @typedef {[Motion, number]} Case */

table(
  "position, as show/motion.py has it",
  (/** @type {Case} */ [motion, show]) => position(motion, show),
  SHARED.position.map(([id, name, show, word]) => [id, [SHARED.motions[name], show], word]),
);

table(
  "the time of a word, as show/motion.py has it",
  (/** @type {Case} */ [motion, word]) => timeOf(motion, word),
  SHARED.reaches.map(([id, name, word, at]) => [id, [SHARED.motions[name], word], at ?? Infinity]),
);

table("goes on", (/** @type {Case} */ [motion, show]) => goesOn(motion, show), [
  ["ahead of its time", [RUNS, 90], true],
  ["on the way", [RUNS, 105], true],
  ["at rest", [RUNS, 110], false],
  ["standing", [STANDS, 105], false],
  ["past its stop", [PAST, 105], false],
]);

table("an earlier stop", (/** @type {Case} */ [motion, word]) => stoppingAt(motion, word).stop, [
  ["before the old one", [RUNS, 20], 20],
  ["never a later one", [RUNS, 50], 30],
]);

const { word: FROM, at: AT, wpm: WPM, stop: STOP } = RUNS;
const middle = (FROM + STOP) / 2;

table("on a page that is ahead", (/** @type {Case} */ [motion, word]) => notBefore(motion, word), [
  ["it stands until the show is there", [RUNS, middle], { ...RUNS, word: middle, at: AT + ((middle - FROM) * 60) / WPM }],
  ["of a text that stands, it stands", [STANDS, STANDS.word + 5], { ...STANDS, word: STANDS.word + 5, wpm: 0 }],
  ["beyond the stop it stands", [RUNS, STOP + 5], { ...RUNS, word: STOP + 5, wpm: 0 }],
  ["a page that is not ahead follows", [RUNS, FROM - 3], RUNS],
]);

const later = (/** @type {number} */ seconds, fields = {}) => ({ ...RUNS, word: position(RUNS, AT + seconds), at: AT + seconds, ...fields });
table("nobody put it elsewhere", (/** @type {[Motion, Motion]} */ [before, after]) => goesOnFrom(before, after), [
  ["the same", [RUNS, RUNS], true],
  ["held", [RUNS, later(4, { wpm: 0 })], true],
  ["at another pace", [RUNS, later(4, { wpm: 90 })], true],
  ["to a later stop", [RUNS, later(4, { stop: STOP + 40 })], true],
  ["a hand moved it on", [RUNS, later(4, { word: STOP })], false],
  ["a hand moved it back", [RUNS, later(4, { word: FROM })], false],
]);

table("a text that stands elsewhere gets there by", stepOf, [
  ["a line", 1, "glide"],
  ["three lines", 3, "glide"],
  ["farther", 3.01, "cut"],
  ["back by a line, as after a late Hold", -1, "glide"],
  ["back by more", -1.01, "cut"],
]);

table("a timer to a word comes after it, by less than two ms", (/** @type {number} */ wait) => timerTo(wait), [
  ["between two ms", 460.7, 461],
  ["a hair before a whole one: the clock is rounded", 460.95, 462],
  ["a whole one", 460, 461],
  ["very near, as the words of a fast text", 3.2, 15],
  ["over already", -4, 15],
]);
