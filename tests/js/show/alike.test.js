/** Which words of two texts are the same ones: the same tables are run by tests/rundown/test_rewording.py. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { blocks } from "../../../static/js/show/alike.js";
import { table } from "../table.js";

/** @typedef {[number, number, number, number, boolean]} Told of old words, of new ones, and whether they are the same */
/** @type {{ blocks: [string, string[], string[], Told[]][] }} */
const SHARED = JSON.parse(readFileSync(new URL("../../data/rewording.json", import.meta.url), "utf8"));

const told = (/** @type {[string[], string[]]} */ [before, after]) =>
  blocks(before, after).map(({ old, oldEnd, now, nowEnd, alike }) => [old, oldEnd, now, nowEnd, alike]);
table("laid side by side, as rundown/alike.py has it", told, SHARED.blocks.map(([id, before, after, expected]) => [id, [before, after], expected]));

/** Pieces within pieces, so many deep. */
const nested = (/** @type {number} */ depth, /** @type {string} */ other) =>
  ["s", ...Array.from({ length: depth }, (_, k) => [`x${depth - k}`, `x${depth - k - 1}`, other]).flat()];

test("texts nested as deep as a text may be long", () => {
  const [before, after] = [nested(2000, "f"), nested(2000, "g")];
  const found = blocks(before, after);
  assert.deepEqual([found.at(-1)?.oldEnd, found.at(-1)?.nowEnd], [before.length, after.length]);
});
