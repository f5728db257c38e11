/**
 * Other words under a host's eyes: the line that is read stays where it is on the glass, to the pixel, whatever the lines
 * around it have become, and the text is on its own table again within the next lines. Pure: heights in, heights out.
 *
 * @import { MeasuredWord } from "./lines.js"
 */
import { heightAt, linesOf } from "./lines.js";

/** What the new lines would move it by is spread over so many lines to each side. */
const SPREAD_LINES = 3;
/** A text that stood farther off its place than this was on its way there: it goes on to it, line heights. */
const FARTHEST_LINES = 1.5;

/** @param {readonly { middle: number }[]} words @param {number} word words read @returns {number} px, the middle of the line being read; 0 for a text without words */
export function lineOf(words, word) {
  return words[Math.max(0, Math.min(Math.floor(word), words.length - 1))]?.middle ?? 0;
}

/**
 * @param {readonly number[]} table heights of the new words
 * @param {readonly MeasuredWord[]} words as they are laid out
 * @param {number} lineHeight px
 * @param {{ word: number, below: number }} stood words read, and how far below the middle of its line the reading line was, px
 * @returns {number[]} the same heights, so that it is as far below the middle of that line now
 */
export function keptInPlace(table, words, lineHeight, { word, below }) {
  const shift = lineOf(words, word) + below - heightAt(table, word);
  if (words.length === 0 || Math.abs(shift) > FARTHEST_LINES * lineHeight) return [...table];
  const spread = (SPREAD_LINES * words.length) / linesOf(words, lineHeight).length;
  // All of it for the whole of the word being read, less and less after it.
  const share = (/** @type {number} */ w) => Math.max(0, 1 - Math.max(0, Math.abs(w - word) - 1) / spread);
  return table.map((height, w) => height + shift * share(w));
}
