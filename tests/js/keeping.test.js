import { readMoment, readScripts } from "../../static/js/keeping.js";
import { RUNDOWN, state } from "./states.js";
import { table } from "./table.js";

const HOUR = 3600_000;
const NOW = 100 * HOUR;
const KEPT = { v: 1, saved: NOW - HOUR, state: state(), ahead: 250, lost: null, hand: null };
const moment = (/** @type {any} */ fields) => readMoment(JSON.stringify({ ...KEPT, ...fields }), "s", NOW);

table("a kept state", (/** @type {any} */ fields) => moment(fields) !== null, [
  ["an hour old", {}, true],
  ["twelve hours old", { saved: NOW - 12 * HOUR }, true],
  ["older: another day's show", { saved: NOW - 12 * HOUR - 1 }, false],
  ["of tomorrow: this computer's clock was set back", { saved: NOW + 13 * HOUR }, false],
  ["of another stage", { state: state({ stage: "t" }) }, false],
  ["of another version", { v: 2 }, false],
  ["without its clock", { ahead: null }, false],
  ["without a state", { state: null }, false],
  ["without its time", { saved: undefined }, false],
]);

table("what is no kept state", (/** @type {string | null} */ text) => readMoment(text, "s", NOW), [
  ["nothing", null, null],
  ["half of one", JSON.stringify(KEPT).slice(0, 80), null],
  ["a number", "7", null],
]);

table("kept scripts", (/** @type {string | null} */ text) => readScripts(text, "s")?.rundown_rev ?? null, [
  ["the stage's", JSON.stringify(RUNDOWN), "r"],
  ["another stage's", JSON.stringify({ ...RUNDOWN, stage: { id: "t", name: "T" } }), null],
  ["without items", JSON.stringify({ ...RUNDOWN, items: undefined }), null],
  ["half of them", JSON.stringify(RUNDOWN).slice(0, 300), null],
  ["nothing", null, null],
]);
