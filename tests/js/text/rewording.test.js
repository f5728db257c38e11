import assert from "node:assert/strict";
import { test } from "node:test";
import { heightAt, heightTable } from "../../../static/js/text/lines.js";
import { keptInPlace, lineOf } from "../../../static/js/text/rewording.js";
import { rounded, table } from "../table.js";

const LINE = 100;
/** Lines of so many words of equal length each. */
const lines = (/** @type {number[]} */ counts) =>
  counts.flatMap((count, i) => Array.from({ length: count }, () => ({ middle: 50 + i * LINE, letters: 4 })));

const BEFORE = lines([8, 8, 8, 8, 8, 8, 8, 8]);
/** Two lines more above; the line below the one being read has become short. */
const AFTER = lines([8, 8, 8, 8, 8, 8, 3, 8, 8, 8]);

/** Where the middle of the line being read stands, px below the reading line. */
const onGlass = (/** @type {number[]} */ heights, /** @type {{ middle: number, letters: number }[]} */ words, /** @type {number} */ word) =>
  rounded(lineOf(words, word) - heightAt(heights, word));

test("the line being read stands where it stood", () => {
  const before = heightTable(BEFORE, LINE);
  const after = heightTable(AFTER, LINE);
  const stood = onGlass(before, BEFORE, 26.5);
  const kept = keptInPlace(after, AFTER, LINE, { word: 42.5, below: -stood });
  assert.notEqual(onGlass(after, AFTER, 42.5), stood);
  assert.equal(onGlass(kept, AFTER, 42.5), stood);
});

const shifted = (/** @type {number} */ below) => {
  const heights = heightTable(BEFORE, LINE);
  const kept = keptInPlace(heights, BEFORE, LINE, { word: 32, below });
  return { near: rounded(kept[32] - heights[32]), half: rounded(kept[45] - heights[45]), far: rounded(kept[57] - heights[57]) };
};
table("three lines on, the text is on its own table", shifted, [
  ["it would have gone down", -20, { near: 30, half: 15, far: 0 }],
  ["it would have gone up", -80, { near: -30, half: -15, far: 0 }],
  ["it was on its way, from farther off", -250, { near: 0, half: 0, far: 0 }],
]);

test("the text never goes back, however far it was off", () => {
  const kept = keptInPlace(heightTable(BEFORE, LINE), BEFORE, LINE, { word: 32, below: 90 });
  assert.ok(kept.every((height, w) => w === 0 || height >= kept[w - 1]));
});

table("the line of a place", (/** @type {number} */ word) => lineOf(BEFORE, word), [
  ["the first word", 0, 50],
  ["in mid-word", 15.9, 150],
  ["all are read", 64, 750],
]);

test("a text without words has one height", () => {
  assert.deepEqual(keptInPlace([0], [], LINE, { word: 0, below: 40 }), [0]);
});
