/**
 * The places in a text that a hand jumps to: its first word, each cue in it, its end; for a list, each paragraph too. Pure.
 *
 * @import { Command, CueLine, Item, SpeechLine, State } from "./types.js"
 */

/** Nearer than this is where the text is, words. */
const HERE_WORDS = 0.5;
/** Letters of a paragraph by which people know it. */
const KNOWN_BY = 72;

/**
 * @typedef {object} Place of a text, to be chosen from a list
 * @property {"beginning" | "words" | "cue" | "end"} kind
 * @property {string} text what people know it by
 * @property {number} word words read before it
 * @property {string | null} point its cue point, to which the show goes; null: the text is moved there, and no cue is
 *
 * @typedef {{ type: "go_to" | "nudge", args: Record<string, unknown>, expect?: Command["expect"] }} Jump
 */

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

/** @param {Item} item @returns {Place[]} in the order in which they are read; none in an item without words */
export function placesOf(item) {
  if (item.words === 0) return [];
  const begins = item.points.find((point) => point.kind === "introduction")?.id ?? null;
  const inside = item.script.flatMap((line) => (line.type === "cue" ? cuePlace(line) : wordsPlace(line)));
  const isEnd = inside.at(-1)?.word === item.words;
  return [
    { kind: "beginning", text: "The beginning", word: 0, point: begins },
    ...inside,
    .../** @type {Place[]} */ (isEnd ? [] : [{ kind: "end", text: "The end", word: item.words, point: null }]),
  ];
}

/** @param {CueLine} line @returns {Place[]} what is only shown while it applies is no place */
function cuePlace({ text, kind, word, point }) {
  return point === null ? [] : [{ kind: "cue", text: text || kind, word, point }];
}

/** @param {SpeechLine} line @returns {Place[]} the first words are the beginning */
function wordsPlace({ continues, first, host, runs }) {
  if (continues || first === 0) return [];
  const words = runs.map((run) => run.text).join("").trim();
  const short = words.length > KNOWN_BY ? `${words.slice(0, KNOWN_BY)}…` : words;
  return [{ kind: "words", text: host === null ? short : `${host}: ${short}`, word: first, point: null }];
}

/** @param {readonly Place[]} places @param {number} here words read @returns {number} the index of the one in which the text is; -1 before all */
export function placeAt(places, here) {
  return places.filter(({ word }) => word <= here + HERE_WORDS).length - 1;
}

/**
 * @param {Place} place @param {State} state
 * @returns {Jump | null} what is asked of the show; null: it takes it not now, or a cue that holds the text stands before it
 */
export function jumpTo({ point, word }, { allowed, rev, motion }) {
  if (point !== null) return allowed.includes("go_to") ? { type: "go_to", args: { cue: point }, expect: { rev, cue: point } } : null;
  return motion !== null && word <= motion.stop && allowed.includes("nudge") ? { type: "nudge", args: { word } } : null;
}
