/** The speed that fits a given time, and the places to jump to. */
import { fitted, holdsAfter, secondsOf } from "../../../static/js/show/fit.js";
import { ITEM, SILENT } from "../states.js";
import { table } from "../table.js";

table("a time as people type it", secondsOf, [
  ["minutes and seconds", "1:30", 90],
  ["no minutes", " 0:45 ", 45],
  ["seconds", "90", 90],
  ["seconds by name", "45 s", 45],
  ["minutes", "1.5 min", 90],
  ["with a comma", "1,5m", 90],
  ["sixty seconds are a minute", "1:60", null],
  ["words", "soon", null],
  ["nothing", "", null],
]);

const PACES = { slowest: 40, fastest: 400 };
/** Without the video in it, which nobody can time. */
const PLAIN = { ...ITEM, points: ITEM.points.filter(({ kind }) => kind !== "media") };
const HELD = { ...ITEM, points: [{ id: "p", kind: "pause", text: "", word: 30, holds: 2 }] };
const fit = (/** @type {[any, number, number]} */ [item, word, seconds]) => fitted(item, word, seconds, PACES);
table("a speed to fit", fit, [
  ["a whole introduction", [PLAIN, 0, 30], { wpm: 120, told: "60 words: 120 wpm" }],
  ["what is left of it", [PLAIN, 30, 15], { wpm: 120, told: "30 words: 120 wpm" }],
  ["a pause in it is not the words'", [HELD, 0, 32], { wpm: 120, told: "60 words: 120 wpm" }],
  ["a pause that is over", [HELD, 30, 15], { wpm: 120, told: "30 words: 120 wpm" }],
  ["a cue that waits for GO", [ITEM, 0, 30], { wpm: 120, told: "60 words: 120 wpm, and a cue that waits for GO comes besides" }],
  ["too fast for people", [PLAIN, 0, 20], { wpm: 180, told: "60 words: 180 wpm, faster than people can follow (100 to 165)" }],
  ["slow", [PLAIN, 0, 45], { wpm: 80, told: "60 words: 80 wpm, slower than people like to listen (100 to 165)" }],
  ["faster than there is", [PLAIN, 0, 5], { wpm: null, told: "720 wpm: over 400, the fastest there is" }],
  ["slower than there is", [PLAIN, 0, 600], { wpm: null, told: "6 wpm: below 40, the slowest there is" }],
  ["its cues alone take longer", [HELD, 0, 2], { wpm: null, told: "Its cues alone hold the text for 0:02" }],
  ["at the end", [PLAIN, 60, 30], { wpm: null, told: "No words are left" }],
  ["no words at all", [SILENT, 0, 30], { wpm: null, told: "No words are left" }],
  ["counted by characters", [{ ...PLAIN, words: 120, tempo: 2, points: [] }, 0, 30], { wpm: 120, told: "120 words: 120 wpm" }],
]);
table("what cues hold", (/** @type {number} */ word) => holdsAfter(ITEM, word), [
  ["a video", 0, { held: 0, open: true }],
  ["behind it; the applause at the end is after the words", 30, { held: 0, open: false }],
]);
