/** 3-2-1: what every page says before a text starts, from the motion alone. */
import { counted } from "../../../static/js/show/countdown.js";
import { state, stateItem } from "../states.js";
import { table } from "../table.js";

const MOTION = { word: 0, at: 103, wpm: 130, stop: 60 };
const at = (/** @type {[number, any?]} */ [show, fields]) => counted(state({ phase: "introduction", item: stateItem(), motion: MOTION, ...fields }), show);
table("the figure", at, [
  ["at the GO", [100], 3],
  ["a second later", [101], 2],
  ["the last one", [102.5], 1],
  ["it goes", [103], null],
  ["held meanwhile", [101, { held: true }], null],
  ["a text that stands", [101, { motion: { ...MOTION, wpm: 0 } }], null],
  ["every motion starts a moment ahead: no figure for that", [102.85], null],
  ["a talk", [101, { phase: "talk" }], null],
  ["a show that has not begun", [101, { phase: "ready", motion: null }], null],
]);
