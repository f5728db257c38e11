import { readMoment, readOutage, readScripts, writtenOutage } from "../../../static/js/link/keeping.js";
import { RUNDOWN, state } from "../states.js";
import { table } from "../table.js";

const HOUR = 3600_000;
const NOW = 100 * HOUR;
const KEPT = { v: 2, saved: NOW - HOUR, state: state(), ahead: 250 };
const moment = (/** @type {any} */ fields) => readMoment(JSON.stringify({ ...KEPT, ...fields }), "s", NOW);

table("a kept state", (/** @type {any} */ fields) => moment(fields) !== null, [
  ["an hour old", {}, true],
  ["twelve hours old", { saved: NOW - 12 * HOUR }, true],
  ["older: another day's show", { saved: NOW - 12 * HOUR - 1 }, false],
  ["of tomorrow: this computer's clock was set back", { saved: NOW + 13 * HOUR }, false],
  ["of another stage", { state: state({ stage: "t" }) }, false],
  ["of another version", { v: 1 }, false],
  ["without its clock", { ahead: null }, false],
  ["without a state", { state: null }, false],
  ["without its time", { saved: undefined }, false],
]);

table("what is no kept state", (/** @type {string | null} */ text) => readMoment(text, "s", NOW), [
  ["nothing", null, null],
  ["half of one", JSON.stringify(KEPT).slice(0, 80), null],
  ["a number", "7", null],
]);

const MINUTE = 60_000;
const OUTAGE = { lost: NOW - MINUTE, hand: { word: 44, at: 112, wpm: 0, stop: 60 }, since: 1 };
const NONE = { lost: null, hand: null, since: 0 };
const outage = (/** @type {any} */ { kept = {}, shown = {}, later = 0, told = OUTAGE }) =>
  readOutage(writtenOutage(state(kept), told, NOW), state(shown), NOW + later);

table("what a tab knows of an outage", outage, [
  ["acts on the state that it was kept with", {}, OUTAGE],
  ["without a hand", { told: { ...NONE, lost: NOW } }, { ...NONE, lost: NOW }],
  ["a tab closed for some minutes", { later: 5 * MINUTE }, OUTAGE],
  ["a tab closed for longer: another moment", { later: 5 * MINUTE + 1 }, NONE],
  ["kept by a clock that was set back since", { later: -6 * MINUTE }, NONE],
  ["another show's, whatever its numbers", { kept: { record: "0000002b" } }, NONE],
  ["another tab has a later state", { shown: { seq: 2 } }, NONE],
]);

table("what a tab writes of an outage", (/** @type {any} */ told) => JSON.parse(writtenOutage(state(), told, NOW) || "null"), [
  ["nothing while the link is there", NONE, null],
  ["the hand and the loss, with the state that they belong to", OUTAGE, { v: 2, saved: NOW, record: "0000002a", seq: 1, ...OUTAGE }],
]);

table("what is no kept outage", (/** @type {string | null} */ text) => readOutage(text, state(), NOW), [
  ["nothing", null, NONE],
  ["half of one", writtenOutage(state(), OUTAGE, NOW).slice(0, 60), NONE],
  ["of another version", writtenOutage(state(), OUTAGE, NOW).replace('"v":2', '"v":1'), NONE],
]);

table("kept scripts", (/** @type {string | null} */ text) => readScripts(text, "s")?.rundown_rev ?? null, [
  ["the stage's", JSON.stringify(RUNDOWN), "r"],
  ["another stage's", JSON.stringify({ ...RUNDOWN, stage: { id: "t", name: "T" } }), null],
  ["without items", JSON.stringify({ ...RUNDOWN, items: undefined }), null],
  ["half of them", JSON.stringify(RUNDOWN).slice(0, 300), null],
  ["nothing", null, null],
]);
