/**
 * @import { Motion } from "../../static/js/types.js"
 */
import { readFileSync } from "node:fs";
import { goesOn, position, stoppingAt, timeOf } from "../../static/js/motion.js";
import { table } from "./table.js";

/** @type {{ motions: Record<string, Motion>, position: [string, string, number, number][], reaches: [string, string, number, number | null][] }} */
const SHARED = JSON.parse(readFileSync(new URL("../data/motion.json", import.meta.url), "utf8"));
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
