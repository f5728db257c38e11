/**
 * The places in a text that a hand jumps to: its first word, each cue in it, its end. Pure.
 *
 * @import { Item } from "./types.js"
 */

/** Nearer than this is where the text is, words. */
const HERE_WORDS = 0.5;

/** @param {Item} item @returns {number[]} words read before each, in order */
export function markersOf(item) {
  const places = [0, ...item.points.map((point) => point.word), item.words];
  return [...new Set(places)].sort((a, b) => a - b);
}

/** @param {Item} item @param {number} here words read @param {1 | -1} way on, back @returns {number} words read at the next one that way; the text's own end where there is none */
export function markerFrom(item, here, way) {
  const places = markersOf(item);
  if (way > 0) return places.find((word) => word > here + HERE_WORDS) ?? item.words;
  return places.filter((word) => word < here - HERE_WORDS).at(-1) ?? 0;
}
