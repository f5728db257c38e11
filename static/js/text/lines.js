/**
 * From words to heights: the table that one screen's layout gives, smoothed so that the scroll is even.
 * Pure: the page measures (scroller.js), this file calculates. All heights are px from the top of the script.
 *
 * 1. The exact table: while the words of a line are read, the reading line goes from the line's upper
 *    edge to its lower one, each word taking its letters + 1 of the way. Gaps belong half to each side.
 *    It starts in the middle of the first line and ends in the middle of the last.
 * 2. Smoothed over 1.5 lines to each side: unsmoothed, long and short words would pull at the text.
 * 3. Held within REACH of the line of the word being read, and never going back.
 */

/** The smoothing looks this many lines to each side. */
const SMOOTH_LINES = 1.5;
/** A word that stands so near to the straight way from the word before it to one after it needs no keyframe, px: half of what anybody can see. */
const STRAIGHT_PX = 0.05;
/** The middle of the line being read stays within this many line heights of the reading line. */
const REACH = 0.95;
/** As long as words mostly are, with the space behind them. */
const WORD_LETTERS = 6;

/**
 * @typedef {object} MeasuredWord
 * @property {number} middle px, the middle of its line
 * @property {number} letters
 * @property {number} [lines] over which it is broken, if it is; `middle` is that of the first
 *
 * @typedef {object} Line
 * @property {number} first its first word
 * @property {number} end the word after its last
 * @property {number} middle px
 */

/**
 * A word over several lines as so many words more, each about as long as words are: the scroll goes on evenly through it.
 * @param {MeasuredWord} word @param {number} lineHeight px @returns {MeasuredWord[]}
 */
function piecesOf({ middle, letters, lines = 1 }, lineHeight) {
  if (lines === 1) return [{ middle, letters }];
  const each = Math.max(1, Math.round(letters / lines / WORD_LETTERS));
  const count = lines * each;
  return Array.from({ length: count }, (_, i) => ({ middle: middle + Math.floor(i / each) * lineHeight, letters: (letters + 1) / count - 1 }));
}

/** @param {readonly MeasuredWord[]} words @param {number} lineHeight px @returns {Line[]} in reading order */
export function linesOf(words, lineHeight) {
  /** @type {Line[]} */
  const lines = [];
  words.forEach((word, index) => {
    const line = lines.at(-1);
    if (line && Math.abs(word.middle - line.middle) < lineHeight / 2) line.end = index + 1;
    else lines.push({ first: index, end: index + 1, middle: word.middle });
  });
  return lines;
}

/** @param {readonly Line[]} lines @returns {number[]} the heights between lines, with the two ends: one more than lines */
function edgesOf(lines) {
  const inner = lines.slice(1).map((line, i) => (lines[i].middle + line.middle) / 2);
  return [lines[0].middle, ...inner, lines[lines.length - 1].middle];
}

/** @param {readonly MeasuredWord[]} words @param {readonly Line[]} lines @returns {number[]} height for 0..n words read */
export function exactTable(words, lines) {
  const edges = edgesOf(lines);
  const table = [edges[0]];
  lines.forEach((line, i) => {
    const weights = words.slice(line.first, line.end).map((word) => word.letters + 1);
    const whole = weights.reduce((sum, weight) => sum + weight, 0);
    let passed = 0;
    for (const weight of weights) {
      passed += weight;
      table.push(edges[i] + ((edges[i + 1] - edges[i]) * passed) / whole);
    }
  });
  return table;
}

/** @param {readonly number[]} table @returns {(x: number) => number} its integral from 0, the table mirrored beyond its ends */
function integralOf(table) {
  const last = table.length - 1;
  const sums = [0];
  for (let i = 0; i < last; i += 1) sums.push(sums[i] + (table[i] + table[i + 1]) / 2);
  /** @param {number} x from 0 to last */
  const inside = (x) => {
    const i = Math.min(Math.floor(x), last - 1);
    const part = x - i;
    return sums[i] + table[i] * part + ((table[i + 1] - table[i]) * part * part) / 2;
  };
  return (x) => {
    if (x < 0) return inside(-x) + 2 * table[0] * x;
    if (x > last) return inside(2 * last - x) + 2 * table[last] * (x - last);
    return inside(x);
  };
}

/** @param {readonly number[]} table @param {number} half words to each side @returns {number[]} the running mean; both ends keep their height */
export function smoothed(table, half) {
  const last = table.length - 1;
  const width = Math.min(half, last);
  if (width <= 0) return [...table];
  const integral = integralOf(table);
  return table.map((_, w) => (integral(w + width) - integral(w - width)) / (2 * width));
}

/** @param {readonly number[]} table @param {readonly Line[]} lines @param {number} lineHeight @returns {number[]} law 3 */
function heldNear(table, lines, lineHeight) {
  const middles = lines.flatMap((line) => Array(line.end - line.first).fill(line.middle));
  const reach = REACH * lineHeight;
  let highest = -Infinity;
  return table.map((height, w) => {
    const lower = middles[Math.min(w, middles.length - 1)] - reach;
    const upper = middles[Math.max(w - 1, 0)] + reach;
    const near = lower > upper ? (lower + upper) / 2 : Math.min(upper, Math.max(lower, height));
    highest = Math.max(highest, near);
    return highest;
  });
}

/**
 * @param {readonly MeasuredWord[]} words
 * @param {number} lineHeight px
 * @returns {number[]} px at the reading line when 0, 1, … n words are read; [0] for a script without words
 */
export function heightTable(words, lineHeight) {
  if (words.length === 0) return [0];
  const pieces = words.map((word) => piecesOf(word, lineHeight));
  const table = evenTable(pieces.flat(), lineHeight);
  let end = 0;
  return [table[0], ...pieces.map((those) => table[(end += those.length)])];
}

/** @param {readonly MeasuredWord[]} words one at least, each on one line @param {number} lineHeight px @returns {number[]} */
function evenTable(words, lineHeight) {
  const lines = linesOf(words, lineHeight);
  const half = (SMOOTH_LINES * words.length) / lines.length;
  return heldNear(smoothed(exactTable(words, lines), half), lines, lineHeight);
}

/** @param {readonly number[]} table @param {number} word words read, with a fraction @returns {number} px */
export function heightAt(table, word) {
  const last = table.length - 1;
  const place = Math.min(last, Math.max(0, word));
  const i = Math.min(Math.floor(place), Math.max(0, last - 1));
  return last === 0 ? table[0] : table[i] + (table[i + 1] - table[i]) * (place - i);
}

/** @param {readonly number[]} table @param {number} height px @returns {number} words read when it is at the reading line */
export function wordAt(table, height) {
  const after = table.findIndex((one) => one > height);
  if (after < 0) return table.length - 1;
  if (after === 0) return 0;
  return after - 1 + (height - table[after - 1]) / (table[after] - table[after - 1]);
}

/** @param {readonly number[]} table @returns {number[]} the words at which the way bends; those between them stand on straight ways, to STRAIGHT_PX */
export function bendsOf(table) {
  const bends = [0];
  let from = 0;
  let [flattest, steepest] = [-Infinity, Infinity]; // the ways from there that pass all words since
  for (let w = 1; w < table.length; w += 1) {
    const way = (table[w] - table[from]) / (w - from);
    if (way < flattest || way > steepest) {
      from = w - 1;
      bends.push(from);
      [flattest, steepest] = [-Infinity, Infinity];
    }
    flattest = Math.max(flattest, (table[w] - STRAIGHT_PX - table[from]) / (w - from));
    steepest = Math.min(steepest, (table[w] + STRAIGHT_PX - table[from]) / (w - from));
  }
  return table.length > 1 ? [...bends, table.length - 1] : bends;
}

/**
 * A keyframe where the way bends, and one more at the end that repeats the last: an animation whose progress never
 * reaches 1 cannot wrap round to the first word.
 * @param {readonly number[]} table
 * @returns {{ transform: string[], offset: number[] }}
 */
export function keyframesOf(table) {
  const words = [...bendsOf(table), table.length];
  const height = (/** @type {number} */ w) => table[Math.min(w, table.length - 1)];
  return {
    transform: words.map((w) => `translate3d(0, ${(-height(w)).toFixed(3)}px, 0)`),
    offset: words.map((w) => w / table.length),
  };
}
