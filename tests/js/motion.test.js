import { goesOn, position, stoppingAt, timeOf } from "../../static/js/motion.js";
import { table } from "./table.js";

const RUNS = { word: 10, at: 100, wpm: 120, stop: 30 };
const STANDS = { word: 12.5, at: 100, wpm: 0, stop: 30 };
const PAST = { word: 40, at: 100, wpm: 120, stop: 30 };

/** @typedef {[import("../../static/js/types.js").Motion, number]} Case */

table("position", (/** @type {Case} */ [motion, show]) => position(motion, show), [
  ["before its time it stands", [RUNS, 90], 10],
  ["at its time", [RUNS, 100], 10],
  ["two words a second at 120", [RUNS, 105], 20],
  ["rests at stop", [RUNS, 1000], 30],
  ["no pace, no motion", [STANDS, 1000], 12.5],
  ["never back to a stop that it has passed", [PAST, 105], 40],
]);

table("the time of a word", (/** @type {Case} */ [motion, word]) => timeOf(motion, word), [
  ["already read", [RUNS, 3], 100],
  ["on the way", [RUNS, 20], 105],
  ["the stop itself", [RUNS, 30], 110],
  ["after the stop: never", [RUNS, 30.1], Infinity],
  ["standing: never", [STANDS, 13], Infinity],
]);

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
