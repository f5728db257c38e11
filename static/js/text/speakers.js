/**
 * The names in a script: how they are said, and whose lines are whose. Pure.
 *
 * @import { Rundown } from "../show/types.js"
 */

/** As many colours as a theme has for hosts. */
export const HOST_COLOURS = 6;

/** What stands around a word and is no part of a name; "Isolde's" is Isolde too. */
const AROUND = /^[^\p{L}\p{N}]+|(['’]s)?[^\p{L}\p{N}]*$/gu;

/**
 * @typedef {object} Said
 * @property {number} first the place of the name's first word
 * @property {number} end the place after its last
 * @property {string} said how it is said
 */

/** @param {string} word @returns {string} as it is compared */
const plain = (word) => word.replace(AROUND, "").toLocaleLowerCase();

/**
 * @param {readonly string[]} words
 * @param {Readonly<Record<string, string>>} pronunciations by names
 * @returns {Said[]} in their order; a longer name wins over a part of it; word by word where both have as many words
 */
export function saidIn(words, pronunciations) {
  if (Object.keys(pronunciations).length === 0) return [];
  const names = Object.entries(pronunciations).map(([name, said]) => ({ parts: name.split(/\s+/).map(plain), said }));
  names.sort((a, b) => b.parts.length - a.parts.length);
  const spoken = words.map(plain);
  /** @type {Said[]} */
  const found = [];
  for (let place = 0; place < spoken.length; place = Math.max(place + 1, found.at(-1)?.end ?? 0)) {
    const name = names.find(({ parts }) => parts.every((part, i) => part !== "" && part === spoken[place + i]));
    if (name !== undefined) found.push(...wordByWord(place, name.parts.length, name.said));
  }
  return found;
}

/** @param {number} first @param {number} count words @param {string} said @returns {Said[]} */
function wordByWord(first, count, said) {
  const parts = said.trim().split(/\s+/);
  if (parts.length !== count) return [{ first, end: first + count, said }];
  return parts.map((part, i) => ({ first: first + i, end: first + i + 1, said: part }));
}

/**
 * A colour for each host: from its name, so that it is the same one tomorrow; two of one show never have the same while there are enough.
 * @param {Rundown} rundown
 * @returns {Map<string, number>} by the host's label, from 0 up to HOST_COLOURS
 */
export function hostColours({ items }) {
  const labels = new Set(items.flatMap((item) => item.script.map((line) => (line.type === "speech" ? line.host : null))));
  /** @type {Map<string, number>} */
  const colours = new Map();
  for (const label of [...labels].sort()) if (label !== null) colours.set(label, freeColour(label, new Set(colours.values())));
  return colours;
}

/** @param {string} label @param {ReadonlySet<number>} taken @returns {number} */
function freeColour(label, taken) {
  const wished = [...label.toLocaleLowerCase()].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973, 7) % HOST_COLOURS;
  const round = Array.from({ length: HOST_COLOURS }, (_, i) => (wished + i) % HOST_COLOURS);
  return round.find((colour) => !taken.has(colour)) ?? wished;
}
