/** The places in a text that a hand jumps to, by a key or from a list, and what the show is asked for then. */
import { jumpTo, markerFrom, markersOf, placeAt, placesOf } from "../../../static/js/show/markers.js";
import { ITEM, SILENT, state } from "../states.js";
import { table } from "../table.js";

table("places to jump to", markersOf, [["the cues and both ends", ITEM, [0, 20, 30, 60]], ["no words", SILENT, [0]]]);
table("a jump", (/** @type {[number, 1 | -1]} */ [here, way]) => markerFrom(ITEM, here, way), [
  ["on", [5, 1], 20],
  ["on from a cue", [20, 1], 30],
  ["on from just before it", [19.8, 1], 30],
  ["no farther than the end", [60, 1], 60],
  ["back", [25, -1], 20],
  ["back from a cue", [20.2, -1], 0],
  ["no farther than the first word", [0, -1], 0],
]);

const speech = (/** @type {number} */ first, /** @type {string} */ text, more = {}) => ({ type: "speech", host: null, continues: false, first, words: 10, runs: [{ w: first, text }], ...more });
const cue = (/** @type {any} */ fields) => ({ type: "cue", kind: "applause", text: "", word: 0, point: null, ...fields });
const place = (/** @type {string} */ kind, /** @type {string} */ text, /** @type {number} */ word, /** @type {string | null} */ point = null) => ({ kind, text, word, point });
const BEGINNING = place("beginning", "The beginning", 0, "ada/introduction");
const END = place("end", "The end", 60);
const listed = (/** @type {any[]} */ script) => placesOf({ ...ITEM, script });
table("the list of a text", listed, [
  ["the first words are the beginning", [speech(0, "Good morning!")], [BEGINNING, END]],
  ["a paragraph by its first words", [speech(0, "Hi."), speech(1, "Ada wrote the first program.")], [BEGINNING, place("words", "Ada wrote the first program.", 1), END]],
  ["a long one is cut", [speech(9, "word ".repeat(30))], [BEGINNING, place("words", `${"word ".repeat(14)}wo…`, 9), END]],
  ["whose it is", [speech(9, "We have not.", { host: "JONAS" })], [BEGINNING, place("words", "JONAS: We have not.", 9), END]],
  ["what goes on after a cue is no paragraph", [speech(9, "and so on", { continues: true })], [BEGINNING, END]],
  ["a cue that is one", [cue({ text: "Video plays", kind: "media", word: 30, point: "ada/media" })], [BEGINNING, place("cue", "Video plays", 30, "ada/media"), END]],
  ["a cue without words, by its kind", [cue({ word: 30, point: "ada/x" })], [BEGINNING, place("cue", "applause", 30, "ada/x"), END]],
  ["what is only shown meanwhile is no place", [cue({ text: "Warmly", kind: "delivery", word: 5 })], [BEGINNING, END]],
  ["a cue at the end is the end", [cue({ text: "Applause", word: 60, point: "ada/applause" })], [BEGINNING, place("cue", "Applause", 60, "ada/applause")]],
]);
table("the list of an item without words", placesOf, [["has nothing", SILENT, []]]);

const PLACES = /** @type {any[]} */ ([BEGINNING, place("words", "", 20), place("cue", "", 40, "ada/x")]);
table("where the text is in it", (/** @type {number} */ here) => placeAt(PLACES, here), [["at the beginning", 0, 0], ["in a paragraph", 33, 1], ["at a cue", 39.8, 2], ["after it", 55, 2]]);

const jump = (/** @type {[any, any?]} */ [to, fields]) =>
  jumpTo(to, state({ rev: 7, allowed: ["go_to", "nudge"], motion: { word: 5, at: 0, wpm: 130, stop: 30 }, ...fields }));
table("a jump from the list", jump, [
  ["to a cue the show goes", [place("cue", "", 60, "ada/applause")], { type: "go_to", args: { cue: "ada/applause" }, expect: { rev: 7, cue: "ada/applause" } }],
  ["to words the text is moved", [place("words", "", 20)], { type: "nudge", args: { word: 20 } }],
  ["back, too", [place("words", "", 2)], { type: "nudge", args: { word: 2 } }],
  ["as far as to where it stops", [place("words", "", 30)], { type: "nudge", args: { word: 30 } }],
  ["and no farther: no cue is passed by", [place("words", "", 31)], null],
  ["in standby no text is moved", [place("words", "", 20), { motion: null, allowed: ["go_to"] }], null],
  ["the show does not allow it", [BEGINNING, { allowed: [] }], null],
]);
