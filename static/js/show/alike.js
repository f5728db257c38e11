/**
 * Which words of two texts are the same ones, as rundown/alike.py has it: a page and the server have to put a place on the
 * same word. Pure.
 *
 * Words that stand once in either text, in the same order, hold the two together; between them the same is done again,
 * and short pieces without such words are compared whole. A thousand changes cost no more than one.
 *
 * @typedef {object} Block words `old` to before `oldEnd`, and what became of them
 * @property {number} old
 * @property {number} oldEnd
 * @property {number} now
 * @property {number} nowEnd
 * @property {boolean} alike they are the same
 *
 * @typedef {Block & { open: boolean }} Part `open`: it is still to be looked into
 * @typedef {readonly string[]} Words
 */

/** Words up to which two pieces are compared whole: it takes the square of it. */
const SHORT = 100;

/** @param {Words} before @param {Words} after @returns {Block[]} all words of both in order: alike, not alike, and so on */
export function blocks(before, after) {
  /** @type {Block[]} */
  const found = [];
  // A list of what waits, and no call within a call: texts can be nested deeper than calls.
  const waiting = [part(0, before.length, 0, after.length, { open: true })];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.old === next.oldEnd && next.now === next.nowEnd) continue;
    if (next.open) waiting.push(...lookedInto(before, after, next).reverse());
    else join(found, next);
  }
  return found;
}

/** @param {number} old @param {number} oldEnd @param {number} now @param {number} nowEnd @param {{ alike?: boolean, open?: boolean }} is @returns {Part} */
function part(old, oldEnd, now, nowEnd, { alike = false, open = false }) {
  return { old, oldEnd, now, nowEnd, alike, open };
}

/** @param {Block[]} found @param {Part} next put behind the others, into the last one where that is of its kind */
function join(found, { old, oldEnd, now, nowEnd, alike }) {
  const last = found.at(-1);
  if (last?.alike === alike) [last.oldEnd, last.nowEnd] = [oldEnd, nowEnd];
  else found.push({ old, oldEnd, now, nowEnd, alike });
}

/** @param {Words} before @param {Words} after @param {Part} whole @returns {Part[]} alike at the beginning, what is between, alike at the end */
function lookedInto(before, after, { old, oldEnd, now, nowEnd }) {
  const short = Math.min(oldEnd - old, nowEnd - now);
  let head = 0;
  while (head < short && before[old + head] === after[now + head]) head += 1;
  let tail = 0;
  while (tail < short - head && before[oldEnd - 1 - tail] === after[nowEnd - 1 - tail]) tail += 1;
  const middle = part(old + head, oldEnd - tail, now + head, nowEnd - tail, {});
  return [
    part(old, middle.old, now, middle.now, { alike: true }),
    ...splitUp(before, after, middle),
    part(middle.oldEnd, oldEnd, middle.nowEnd, nowEnd, { alike: true }),
  ];
}

/** @param {Words} before @param {Words} after @param {Part} whole @returns {Part[]} */
function splitUp(before, after, whole) {
  const [here, there] = [before.slice(whole.old, whole.oldEnd), after.slice(whole.now, whole.nowEnd)];
  const held = heldTogether(here, there);
  if (held.length > 0) return between(whole, held.map(([old, now]) => ({ old, now, length: 1 })), true);
  return Math.max(here.length, there.length) > SHORT ? [whole] : between(whole, runsOf(here, there), false);
}

/**
 * @param {Part} whole @param {{ old: number, now: number, length: number }[]} same counted from where it begins, in order
 * @param {boolean} open what is between them is still to be looked into
 * @returns {Part[]}
 */
function between(whole, same, open) {
  let { old, now } = whole;
  /** @type {Part[]} */
  const parts = [];
  for (const run of same) {
    const [at, there] = [whole.old + run.old, whole.now + run.now];
    parts.push(part(old, at, now, there, { open }), part(at, at + run.length, there, there + run.length, { alike: true }));
    [old, now] = [at + run.length, there + run.length];
  }
  return [...parts, part(old, whole.oldEnd, now, whole.nowEnd, { open })];
}

/** @param {Words} here @param {Words} there @returns {[number, number][]} places of the words that stand once in either, as many as are in the same order */
function heldTogether(here, there) {
  const [ones, others] = [placesOfOnes(here), placesOfOnes(there)];
  /** @type {[number, number][]} */
  const pairs = [];
  for (const [word, at] of ones) {
    const place = others.get(word);
    if (place !== undefined) pairs.push([at, place]);
  }
  return rising(pairs);
}

/** @param {Words} words @returns {Map<string, number>} where those stand that are there once, in order */
function placesOfOnes(words) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  /** @type {Map<string, number>} */
  const places = new Map();
  words.forEach((word, at) => counts.get(word) === 1 && places.set(word, at));
  return places;
}

/** @param {[number, number][]} pairs the first ones rise already @returns {[number, number][]} the longest row that rises on both sides */
function rising(pairs) {
  /** @type {{ ends: number[], rows: number[], before: number[] }} */
  const { ends, rows, before } = { ends: [], rows: [], before: [] };
  pairs.forEach(([, there], index) => {
    const at = firstNotBelow(ends, there);
    before.push(at > 0 ? rows[at - 1] : -1);
    ends[at] = there;
    rows[at] = index;
  });
  /** @type {[number, number][]} */
  const found = [];
  for (let index = rows.at(-1) ?? -1; index >= 0; index = before[index]) found.push(pairs[index]);
  return found.reverse();
}

/** @param {number[]} ends rising @param {number} value @returns {number} */
function firstNotBelow(ends, value) {
  let [low, high] = [0, ends.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ends[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** @param {Words} here @param {Words} there @returns {{ old: number, now: number, length: number }[]} the longest run, then those before and behind it */
function runsOf(here, there) {
  const runs = [];
  const waiting = [{ old: 0, oldEnd: here.length, now: 0, nowEnd: there.length }];
  for (let piece = waiting.pop(); piece !== undefined; piece = waiting.pop()) {
    const run = longestRun(here, there, piece);
    if (run.length === 0) continue;
    runs.push(run);
    waiting.push({ ...piece, oldEnd: run.old, nowEnd: run.now }, { ...piece, old: run.old + run.length, now: run.now + run.length });
  }
  return runs.sort((a, b) => a.old - b.old);
}

/**
 * @param {Words} here @param {Words} there @param {{ old: number, oldEnd: number, now: number, nowEnd: number }} piece
 * @returns {{ old: number, now: number, length: number }} the first of the longest
 */
function longestRun(here, there, { old, oldEnd, now, nowEnd }) {
  let best = { old, now, length: 0 };
  let before = new Uint32Array(there.length + 1);
  for (let i = old; i < oldEnd; i += 1) {
    const lengths = new Uint32Array(there.length + 1);
    for (let j = now; j < nowEnd; j += 1) {
      if (here[i] !== there[j]) continue;
      const length = (lengths[j + 1] = before[j] + 1);
      if (length > best.length) best = { old: i - length + 1, now: j - length + 1, length };
    }
    before = lengths;
  }
  return best;
}
