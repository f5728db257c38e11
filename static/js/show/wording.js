/**
 * A state and the words that it counts in, brought together. Pure.
 *
 * 1. A place is a number of words, so a state is read with the words of its own revision and no others.
 * 2. While those are on their way, the text that stands on the glass goes on as it went: a Hold stops it, a pace is
 *    its pace, and nothing else moves it.
 * 3. Words of another introduction that changed are nothing to the one that is read.
 *
 * @import { Block } from "./alike.js"
 * @import { Glass } from "./following.js"
 * @import { Item, Motion, Rundown, State } from "./types.js"
 */
import { blocks } from "./alike.js";
import { position } from "./motion.js";
import { introduced, itemOf } from "./views.js";

/** Words within which nothing of a word is read yet: places are floats. */
const NEARLY = 1e-3;

/**
 * @param {State | null} shown what the page shows
 * @param {State} latest
 * @param {Rundown | null} rundown the words on the page
 * @returns {boolean} true where the newest state is to wait for its words
 */
export function waitsForWords(shown, latest, rundown) {
  if (shown === null || rundown === null || rundown.rundown_rev === latest.rundown_rev) return false;
  const id = introduced(latest);
  return shown.record === latest.record && introduced(shown) === id && itemOf(rundown, id) !== null;
}

/**
 * Law 2. The pointer stays where these words have it; what is not counted in words is as new as it can be.
 * @param {State} shown @param {State} latest @returns {State}
 */
export function meanwhile(shown, latest) {
  const { seq, rev, rundown_rev, phase, cue, next, item, standby, last } = shown;
  return { ...latest, seq, rev, rundown_rev, phase, cue, next, item, standby, last, motion: carriedOn(shown.motion, latest.motion) };
}

/** @param {Motion | null} motion the one shown @param {Motion | null} latest in other words @returns {Motion | null} */
function carriedOn(motion, latest) {
  if (motion === null || latest === null || motion.wpm === latest.wpm) return motion;
  return { ...motion, word: position(motion, latest.at), at: latest.at, wpm: latest.wpm };
}

/** @param {Item} a @param {Item} b @returns {boolean} true where the one looks like the other, cues and all */
export function sameWords(a, b) {
  return a === b || (a.id === b.id && JSON.stringify(a.script) === JSON.stringify(b.script));
}

/** @param {Item} item @returns {string[]} its words, by their numbers */
export function wordsIn(item) {
  /** @type {string[]} */
  const words = [];
  for (const line of item.script) {
    if (line.type === "cue") continue;
    for (const { w, text } of line.runs) words[w] = (words[w] ?? "") + text;
  }
  return words;
}

/** @param {string} word @returns {string} as it sounds, whatever stands around it: rundown/rewording.py hears it so, too */
function heard(word) {
  return word.replace(/[^\p{L}\p{N}]+/gu, "").toLowerCase().replaceAll("ß", "ss").replaceAll("ς", "σ") || word.trim();
}

/**
 * Where a place of the old text is in the new one, as the show has it (rundown/rewording.py): within a word it stays within
 * that word, or is at the next that remains; between two it is behind the last one that was read.
 * @param {Item} before @param {Item} after @returns {(word: number) => number} of words read, with a fraction
 */
export function placeIn(before, after) {
  const [old, now] = [wordsIn(before).map(heard), wordsIn(after).map(heard)];
  const places = blocks(old, now).flatMap(placesIn);
  return (word) => {
    const read = Math.min(Math.floor(word + NEARLY), places.length);
    const part = word - read;
    if (part >= NEARLY && read < places.length) return places[read].at + (places[read].stays ? part : 0);
    return read === 0 ? 0 : places[read - 1].at + Number(places[read - 1].stays);
  };
}

/** @param {Block} block @returns {{ at: number, stays: boolean }[]} for each old word its place; it stays, or another one is there instead */
function placesIn({ old, oldEnd, now, nowEnd }) {
  const room = nowEnd - now;
  return Array.from({ length: oldEnd - old }, (_, nth) => ({ at: now + Math.min(nth, room), stays: nth < room }));
}

/**
 * @param {Glass} glass as it stands @param {Item | null} item whose words are to stand there
 * @returns {Glass} the same in those words; without an item where it is another introduction
 */
export function inWordsOf(glass, item) {
  if (item === null || glass.item?.id !== item.id) return { ...glass, item: null };
  if (sameWords(glass.item, item)) return { ...glass, item };
  const place = placeIn(glass.item, item);
  // Lines of the one are no lines of the other: what is behind comes to its place at once.
  return { ...glass, item, here: place(glass.here), place, lines: () => Infinity };
}
