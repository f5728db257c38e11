/**
 * A speech's runs as words: each with its pieces, and the space behind it. Pure.
 *
 * @import { Run } from "../show/types.js"
 */
import { staysWith } from "./lettering.js";

const HOLDING_SPACE = "\u00A0";

/**
 * @typedef {object} Word
 * @property {number} number
 * @property {string} text
 * @property {Run[]} runs its pieces, without the white space behind it
 * @property {"" | " " | "\u00A0"} space "": the next word follows at once; the last one holds the two words together
 */

/** @param {readonly Run[]} runs of one speech @returns {Word[]} */
export function wordsOf(runs) {
  const words = grouped(runs).map(wordOf);
  let before = 0; // letters that hold together, up to the word
  words.forEach((word, index) => {
    const stays = word.space !== "" && staysWith(word.text, words[index + 1]?.text ?? "", before);
    if (stays) word.space = HOLDING_SPACE;
    before = stays ? before + word.text.length : 0;
  });
  return words;
}

/** @param {readonly Run[]} runs @returns {Run[][]} those of each word */
function grouped(runs) {
  /** @type {Run[][]} */
  const groups = [];
  for (const run of runs) {
    if (groups.at(-1)?.[0].w === run.w) groups[groups.length - 1].push(run);
    else groups.push([run]);
  }
  return groups;
}

/** @param {Run[]} runs of one word @returns {Word} */
function wordOf(runs) {
  const whole = runs.map((run) => run.text).join("");
  const text = whole.trimEnd();
  const last = runs[runs.length - 1];
  const pieces = [...runs.slice(0, -1), { ...last, text: last.text.trimEnd() }];
  return { number: last.w, text, runs: pieces.filter((piece) => piece.text !== ""), space: text === whole ? "" : " " };
}
