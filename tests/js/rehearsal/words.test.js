import { done, rowOf, stageLine, standing, timeOfDay, timeWord, TROUBLES } from "../../../static/js/rehearsal/words.js";
import { table } from "../table.js";

/** @typedef {import("../../../static/js/rehearsal/types.js").Rehearsal} Rehearsal */
/** @type {import("../../../static/js/rehearsal/types.js").RehearsedItem} */
const ADA = { id: "ada", kind: "session", title: "Notes on an Engine", speakers: ["Ada Lovelace"], start: 37_800, end: 40_200, expected: 37_800, began: null, over: 0, troubles: [] };
/** @type {import("../../../static/js/rehearsal/types.js").RehearsedStage} */
const STAGE = { id: "s", name: "S", phase: "talk", held: false, why_held: "", on: null, standby: null, over: 0, items: [ADA] };
/** @type {Rehearsal} */
const TOLD = {
  v: 1, day: { date: "2025-05-06", played_as_today: false, zone: "Europe/Paris", zone_confirmed: true, rehearsal: true },
  clock: { epoch: "e", server_ms: 0, show_ms: 37_738_000, rate: 1 }, speed: 1, paused: false, mode: "full", auto: false, paces: [], stages: [STAGE],
};
const told = (/** @type {Partial<Rehearsal>} */ fields) => ({ ...TOLD, ...fields });
const stage = (/** @type {Partial<typeof STAGE>} */ fields) => ({ ...STAGE, ...fields });
const ended = stage({ phase: "ended" });

table("a time of day as typed", timeOfDay, [
  ["with a colon", "14:30", "14:30"],
  ["with a point", "14.30", "14:30"],
  ["a phone's keys have no colon", " 1430 ", "14:30"],
  ["before ten", "930", "09:30"],
  ["an hour alone", "14", ""],
  ["an hour that is none", "24:00", ""],
  ["a minute that is none", "10:60", ""],
  ["words", "noon", ""],
  ["nothing", "", ""],
]);

table("how the rehearsal stands", (/** @type {[Rehearsal | null, boolean]} */ [one, online]) => standing(one, online), [
  ["loading", [null, true], "Fetching the rehearsal …"],
  ["the link is lost", [TOLD, false], "The laptop does not answer. Is StageCue still running there? This page tries again by itself."],
  ["no stage", [told({ stages: [] }), true], "No stage has a session on this day. Start StageCue with a folder of cards for it."],
  ["paused", [told({ paused: true }), true], "Paused: text and clocks stand on every page. Press Go on."],
  ["ended everywhere", [told({ stages: [ended, ended] }), true], "The day is over on every stage. Press Start here at any item to go on."],
  ["ended on one stage", [told({ stages: [ended, STAGE], auto: true }), true], "The clock takes what is due."],
  ["led by people", [TOLD, true], "The clock calls standby; people press GO on the controllers."],
  ["too fast to read", [told({ auto: true, speed: 10 }), true], "The clock takes what is due. Above 4× the prompters show each introduction still."],
]);

table("the word beside the clock", timeWord, [
  ["loading", null, "loading"],
  ["running", told({ speed: 60 }), "runs 60×"],
  ["paused", told({ speed: 60, paused: true }), "paused"],
]);

table("where a stage stands", stageLine, [
  ["ready", stage({ phase: "ready" }), "Waits for the first standby"],
  ["a talk", stage({ on: "ada" }), "Talk · Ada Lovelace"],
  ["a standby", stage({ standby: "ada" }), "Standby · Ada Lovelace"],
  ["held by a person", stage({ on: "ada", held: true }), "Held · Talk · Ada Lovelace. Press Resume on the controller, or Start here at an item."],
  ["held by trouble", stage({ standby: "ada", held: true, why_held: "Ada is not here." }), "Held · Standby · Ada Lovelace. Ada is not here."],
  ["ended", ended, "Ended. Press Start here at any item to go on."],
]);

const row = { mark: "", planned: "10:30", actual: "exp. 10:30", over: "0:00", late: false, troubles: "" };
table("a row", (/** @type {[Partial<typeof ADA>, Partial<typeof STAGE>]} */ [item, here]) => rowOf({ ...ADA, ...item }, stage(here)), [
  ["to come", [{}, {}], { ...row, state: "coming" }],
  ["to come, late", [{ expected: 38_160, over: 360 }, {}], { ...row, state: "coming", actual: "exp. 10:36", over: "+6:00", late: true }],
  ["standing by", [{}, { standby: "ada" }], { ...row, state: "standby", mark: "Standby" }],
  ["on", [{ expected: null, began: 37_795, over: -5 }, { on: "ada" }], { ...row, state: "on", mark: "On now", actual: "began 10:29", over: "\u22120:05" }],
  ["over", [{ expected: null, began: 37_800 }, {}], { ...row, state: "past", actual: "began 10:30" }],
  ["passed over", [{ expected: null, over: null }, {}], { ...row, state: "not played", mark: "Not played", actual: "", over: "" }],
  ["with trouble", [{ troubles: [{ kind: "over", seconds: 90 }, { kind: "over", seconds: 360 }, { kind: "missing", seconds: 0 }, { kind: "link", seconds: 20 }] }, {}],
    { ...row, state: "coming", troubles: "+1:30, +6 min, speaker missing, link lost 20 s" }],
]);

table("what is asked for", (/** @type {import("../../../static/js/rehearsal/types.js").TroubleKind} */ kind) => TROUBLES[kind].ask("ada"), [
  ["over", "over", "+6m@ada"],
  ["missing", "missing", "missing@ada"],
  ["link", "link", "link:20s@ada"],
]);

table("what became of a press", (/** @type {[any, Partial<Rehearsal>]} */ [ask, fields]) => done(ask, told(fields)), [
  ["the server's own words", [{ trouble: "+6m@ada" }, { said: "Ada runs 6 min over, from now on." }], "Ada runs 6 min over, from now on."],
  ["paused", [{ paused: true }, { paused: true }], "Paused."],
  ["gone on", [{ paused: false }, { speed: 4 }], "Goes on at 4×."],
  ["a speed", [{ speed: 60 }, { speed: 60 }], "Runs at 60×."],
  ["a speed while paused", [{ speed: 60 }, { speed: 60, paused: true }], "60×, once it goes on."],
  ["a mode", [{ mode: "intros" }, { mode: "intros" }], "Jumps from introduction to introduction."],
  ["auto", [{ auto: true }, { auto: true }], "The clock takes introductions, talks and breaks."],
  ["no auto", [{ auto: false }, { auto: false }], "People press GO."],
  ["a jump", [{ jump: "14:30" }, {}], "Every stage is at 14:30."],
  ["a start", [{ start: { stage: "s", item: "ada" } }, {}], "Starts just before this standby, at 10:28, on every stage."],
  ["no trouble", [{ clear: "ada" }, {}], "Nothing goes wrong there any more."],
]);
