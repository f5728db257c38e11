/**
 * Two texts by their lines: what stays, what goes, what comes. Pure.
 *
 * @typedef {{ op: "same" | "old" | "new", text: string }} ByLine
 *
 * @typedef {object} Spotted a line, and what of it differs from the line that it is beside
 * @property {ByLine["op"]} op
 * @property {{ text: string, differs: boolean }[]} parts
 */

/** More pairs of lines than this are not compared one by one: all of the one goes, all of the other comes. */
const MOST_PAIRS = 250_000;

/** @param {string} old @param {string} now @returns {ByLine[]} */
export function byLines(old, now) {
  const [a, b] = [linesIn(old), linesIn(now)];
  const common = a.length * b.length > MOST_PAIRS ? [] : longestCommon(a, b);
  /** @type {ByLine[]} */
  const told = [];
  let [i, j] = [0, 0];
  for (const [atOld, atNow] of [...common, [a.length, b.length]]) {
    while (i < atOld) told.push({ op: "old", text: a[i++] });
    while (j < atNow) told.push({ op: "new", text: b[j++] });
    if (i < a.length && j < b.length) told.push({ op: "same", text: a[i] });
    [i, j] = [i + 1, j + 1];
  }
  return told;
}

/** @param {string} text @returns {string[]} its lines; none are empty */
function linesIn(text) {
  return text.split(/\r?\n/).filter((line) => line.trim() !== "");
}

/** @param {readonly string[]} a @param {readonly string[]} b @returns {[number, number][]} where the lines stand that both have, in their order */
function longestCommon(a, b) {
  // best[i][j]: how many lines a from i on and b from j on have in common
  const best = Array.from({ length: a.length + 1 }, () => new Uint32Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) best[i][j] = a[i] === b[j] ? best[i + 1][j + 1] + 1 : Math.max(best[i + 1][j], best[i][j + 1]);
  }
  /** @type {[number, number][]} */
  const pairs = [];
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) pairs.push([i++, j++]);
    else if (best[i + 1][j] >= best[i][j + 1]) i += 1;
    else j += 1;
  }
  return pairs;
}

/** @param {readonly ByLine[]} lines @returns {Spotted[]} what goes and what comes in its place, to the word */
export function spotted(lines) {
  return lines.map(({ op, text }, i) => {
    const beside = op === "old" ? lines[i + 1] : lines[i - 1];
    const isPair = op === "old" ? beside?.op === "new" : op === "new" && beside?.op === "old";
    return { op, parts: isPair ? apart(text, beside.text) : [{ text, differs: false }] };
  });
}

/** @param {string} text @param {string} other @returns {Spotted["parts"]} by whole words */
function apart(text, other) {
  const [a, b] = [text.split(/(?<=\s)/), other.split(/(?<=\s)/)];
  const stays = new Set(a.length * b.length > MOST_PAIRS ? [] : longestCommon(a, b).map(([at]) => at));
  /** @type {Spotted["parts"]} */
  const parts = [];
  a.forEach((word, at) => {
    const [differs, last] = [!stays.has(at), parts.at(-1)];
    if (last?.differs === differs) last.text += word;
    else parts.push({ text: word, differs });
  });
  return parts;
}
