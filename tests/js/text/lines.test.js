import assert from "node:assert/strict";
import { test } from "node:test";
import { bendsOf, exactTable, heightAt, heightTable, keyframesOf, linesOf, smoothed, wordAt } from "../../../static/js/text/lines.js";
import { rounded, table } from "../table.js";

const LINE = 100;
/** A layout: the middles of its lines and the letters of the words on each. */
const layout = (/** @type {[number, number[]][]} */ lines) =>
  lines.flatMap(([middle, letters]) => letters.map((count) => ({ middle, letters: count })));

/** Lines like a real script's: 6 to 10 words a line, a gap of half a line after every fourth. */
const REAL = layout(Array.from({ length: 30 }, (_, i) => [
  50 + i * LINE + Math.floor(i / 4) * 50,
  Array.from({ length: 6 + ((i * 7) % 5) }, (_, w) => 2 + ((i * 3 + w * 5) % 9)),
]));

test("words of one height are one line", () => {
  const words = layout([[50, [3, 3]], [150, [4]], [290, [2, 2, 2]]]);
  assert.deepEqual(linesOf(words, LINE), [
    { first: 0, end: 2, middle: 50 },
    { first: 2, end: 3, middle: 150 },
    { first: 3, end: 6, middle: 290 },
  ]);
});

const exact = (/** @type {ReturnType<typeof layout>} */ words) => exactTable(words, linesOf(words, LINE)).map(rounded);

table("the exact table", exact, [
  ["one line does not scroll", layout([[50, [3, 3, 3]]]), [50, 50, 50, 50]],
  ["from the first middle to the last", layout([[50, [3]], [150, [3]]]), [50, 100, 150]],
  ["letters + 1 are a word's weight", layout([[50, [1, 7]], [150, [4]]]), [50, 60, 100, 150]],
  ["a gap belongs half to each side", layout([[50, [3]], [150, [3]], [290, [3]], [390, [3]]]), [50, 100, 220, 340, 390]],
]);

test("smoothing keeps both ends and a straight line straight", () => {
  assert.deepEqual(smoothed([0, 10, 20, 30, 40, 50], 2).map(rounded), [0, 10, 20, 30, 40, 50]);
  const bent = smoothed([0, 0, 30, 30, 60], 1.5);
  assert.deepEqual([bent[0], bent.at(-1)], [0, 60]);
});

test("the table never goes back, and each word's line is within one line of the reading line", () => {
  const heights = heightTable(REAL, LINE);
  assert.equal(heights.length, REAL.length + 1);
  for (const [w, word] of REAL.entries()) {
    for (const part of [0, 0.5, 0.99]) {
      const height = heightAt(heights, w + part);
      assert.ok(Math.abs(height - word.middle) <= LINE, `word ${w} + ${part}: ${height} for a line at ${word.middle}`);
    }
    assert.ok(heights[w + 1] >= heights[w], `back at word ${w}`);
  }
});

test("smoothed, the speed varies by less than a third of what it does unsmoothed", () => {
  const variation = (/** @type {number[]} */ heights) => {
    const steps = heights.slice(1).map((height, i) => height - heights[i]).slice(8, -8);
    const mean = steps.reduce((a, b) => a + b, 0) / steps.length;
    return Math.sqrt(steps.reduce((a, b) => a + (b - mean) ** 2, 0) / steps.length) / mean;
  };
  assert.ok(variation(heightTable(REAL, LINE)) < variation(exactTable(REAL, linesOf(REAL, LINE))) / 3);
});

test("a gap of three lines is crossed without leaving either word", () => {
  const heights = heightTable(layout([[50, [3, 3, 3]], [150, [3, 3, 3]], [550, [3, 3, 3]], [650, [3, 3, 3]]]), LINE);
  assert.equal(rounded(heights[6]), 350);
});

table("height", (/** @type {[number[], number]} */ [heights, word]) => heightAt(heights, word), [
  ["between two words", [[0, 10, 30], 1.5], 20],
  ["before the first", [[0, 10, 30], -1], 0],
  ["after the last", [[0, 10, 30], 9], 30],
  ["no words", [[0], 3], 0],
]);

table("word at a height", (/** @type {[number[], number]} */ [heights, height]) => wordAt(heights, height), [
  ["between two words", [[0, 10, 30], 20], 1.5],
  ["above the first", [[0, 10, 30], -1], 0],
  ["below the last", [[0, 10, 30], 31], 2],
  ["where words share a height: after all of them", [[0, 10, 10, 30], 10], 2],
  ["no words", [[0], 3], 0],
]);

test("no words, no heights", () => assert.deepEqual(heightTable([], LINE), [0]));

test("keyframes repeat the last height, so that progress 1 is never reached", () => {
  assert.deepEqual(keyframesOf([0, 10]), {
    transform: ["translate3d(0, 0.000px, 0)", "translate3d(0, -10.000px, 0)", "translate3d(0, -10.000px, 0)"],
    offset: [0, 0.5, 1],
  });
});

table("keyframes stand where the way bends", bendsOf, [
  ["a text without words", [0], [0]],
  ["one word", [50, 50], [0, 1]],
  ["a straight way has its ends", [0, 10, 20, 30], [0, 3]],
  ["a bend has its own", [0, 10, 20, 21, 22], [0, 2, 4]],
  ["nobody sees a bend of 0.03 px", [0, 10.03, 20, 29.98, 40], [0, 4]],
  ["small bends that add up are seen", [0, 10, 20.04, 30.12, 40.24, 50.4], [0, 3, 5]],
]);

test("between keyframes no word is off its height by more than 0.05 px", () => {
  const heights = heightTable(REAL, LINE);
  const bends = bendsOf(heights);
  const straight = heights.map((_, w) => {
    const after = Math.max(1, bends.findIndex((bend) => bend >= w));
    const [from, to] = [bends[after - 1], bends[after]];
    return heights[from] + ((heights[to] - heights[from]) * (w - from)) / (to - from);
  });
  assert.ok(heights.every((height, w) => Math.abs(height - straight[w]) <= 0.05 + 1e-9));
  assert.ok(bends.length < heights.length);
});

/** @param {number[]} before letters of the words on the line before it @param {number} letters @param {number} lines */
const withAddress = (before, letters, lines) => [
  ...layout([[50, [4, 4, 4, 4]], [150, [4, 4, 4, 4]], [250, before]]), { middle: 350, letters, lines },
  ...layout(Array.from({ length: 4 }, (_, i) => [350 + (lines + i) * LINE, [3, 5, 2, 7]])),
];

/** @returns {number} lines by which it stands farthest off a word beside the address */
const farthest = (/** @type {ReturnType<typeof withAddress>} */ words) => {
  const heights = heightTable(words, LINE);
  const off = words.flatMap(({ middle, lines }, w) => (lines ? [] : [0, 0.5, 0.99].map((part) => Math.abs(heightAt(heights, w + part) - middle))));
  return Math.max(...off) / LINE;
};

table("beside an address over several lines every word is within three quarters of a line", (/** @type {[number[], number, number]} */ layout) => farthest(withAddress(...layout)) <= 0.75, [
  ["of two lines", [[4, 4, 4, 4], 34, 2], true],
  ["of three lines", [[4, 4, 4, 4], 55, 3], true],
  ["of eight lines", [[4, 4, 4, 4], 150, 8], true],
  ["after a line that it left short", [[4, 4, 4], 55, 3], true],
]);

test("a word over four lines is gone through evenly, and the mark is on the line of the word after it", () => {
  const words = [...layout([[50, [4, 4, 4]]]), { middle: 150, letters: 71, lines: 4 }, ...layout([[550, [4, 4, 4]], [650, [4, 4, 4]]])];
  const heights = heightTable(words, LINE);
  const off = [[0, 50], [3, 150], [4, 550], [7, 650]].map(([w, middle]) => Math.abs(heights[w] - middle) <= LINE);
  assert.deepEqual([heights.length, ...off, Math.abs(heights[4] - 500) < LINE / 4], [words.length + 1, true, true, true, true, true]);
});
