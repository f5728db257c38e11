/**
 * Two texts by their lines: what stays, what goes, what comes. Pure.
 *
 * @typedef {{ op: "same" | "old" | "new", text: string }} ByLine
 *
 * @typedef {object} Spotted a line, and what of it differs from the line that it is beside
 * @property {ByLine["op"]} op
 * @property {{ text: string, differs: boolean }[]} parts
 */
import { blocks } from "../show/alike.js";

/** @param {string} old @param {string} now @returns {ByLine[]} */
export function byLines(old, now) {
  const [a, b] = [linesIn(old), linesIn(now)];
  return blocks(a, b).flatMap((block) => {
    const [ours, theirs] = [a.slice(block.old, block.oldEnd), b.slice(block.now, block.nowEnd)];
    return block.alike ? told("same", ours) : [...told("old", ours), ...told("new", theirs)];
  });
}

/** @param {ByLine["op"]} op @param {string[]} lines @returns {ByLine[]} */
function told(op, lines) {
  return lines.map((text) => ({ op, text }));
}

/** @param {string} text @returns {string[]} its lines; none are empty */
function linesIn(text) {
  return text.split(/\r?\n/).filter((line) => line.trim() !== "");
}

/** @param {readonly ByLine[]} lines @returns {Spotted[]} what goes and what comes in its place, to the word */
export function spotted(lines) {
  return lines.map(({ op, text }, i) => {
    const beside = op === "old" ? lines[i + 1] : lines[i - 1];
    const isPair = op === "old" ? beside?.op === "new" : op === "new" && beside?.op === "old";
    return { op, parts: isPair ? apart(text, beside.text) : [{ text, differs: false }] };
  });
}

/** @param {string} text @param {string} other @returns {Spotted["parts"]} by whole words, whatever white space is behind them */
function apart(text, other) {
  const [a, b] = [text, other].map((line) => line.split(/(?<=\s)/));
  /** @type {Spotted["parts"]} */
  const parts = [];
  for (const { old, oldEnd, alike } of blocks(a.map((word) => word.trim()), b.map((word) => word.trim()))) {
    if (old === oldEnd) continue; // it comes in the other one
    const [words, last] = [a.slice(old, oldEnd).join(""), parts.at(-1)];
    if (last?.differs === !alike) last.text += words;
    else parts.push({ text: words, differs: !alike });
  }
  return parts;
}
