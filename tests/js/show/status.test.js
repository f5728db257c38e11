import { pressed } from "../../../static/js/show/outbox.js";
import { fate, outlasts, restarted } from "../../../static/js/show/status.js";
import { state } from "../states.js";
import { table } from "../table.js";

/** @typedef {import("../../../static/js/show/outbox.js").Outcome} Outcome */
/** @typedef {import("../../../static/js/show/status.js").News} News */

const NOW = 10_000;
const press = (/** @type {Outcome} */ outcome) => ({
  ...pressed([], { v: 1, id: "a", device: "d", type: "go", args: {}, pressed_at: 0, ttl_ms: 2000 }, 0)[0], outcome,
});
/** @returns {News} */
const news = (/** @type {Partial<News>} */ fields) => ({ text: "", tone: "", about: "screens", at: NOW, ...fields });
const LOST = news({ text: "Lost: Prompter 2. Look at the stage", tone: "alarm" });
const BACK = news({ text: "Prompter 2 is back" });
const TAKEN = news({ text: "Taken by text: Lead applause", about: "show" });
const CHECK = news({ text: "A new show: check the cue", tone: "alarm", about: "show" });

const LONG_SINCE = NOW - 2000;
table("news", (/** @type {[News, any, boolean, number?]} */ [one, standing, online, since = LONG_SINCE]) => fate(one, standing, { online, now: NOW, since }), [
  ["nothing stands there", [BACK, null, true], "say"],
  ["older news", [LOST, TAKEN, true], "say"],
  ["a press that was answered just now", [LOST, press("done"), true, NOW - 1999], "wait"],
  ["a press that is done", [LOST, press("done"), true], "say"],
  ["a press that was refused", [LOST, press("refused"), true], "say"],
  ["a press without an answer hides the screens", [BACK, press("no answer"), true], "drop"],
  ["one that still waits, too", [LOST, press("pending"), true], "drop"],
  ["but never the show", [TAKEN, press("no answer"), true], "say"],
  ["it never left, the link is down", [LOST, press("not sent"), false], "drop"],
  ["it never left, the link is back", [LOST, press("not sent"), true], "say"],
  ["what the caller has to check hides the screens", [BACK, CHECK, true], "drop"],
  ["and what the clock took", [TAKEN, CHECK, true], "drop"],
  ["until it could be read", [TAKEN, CHECK, true, NOW - 6000], "say"],
  ["but nothing newer to check", [{ ...CHECK, text: "The show is further back: check the cue" }, CHECK, true], "say"],
  ["what is no news any more", [{ ...LOST, at: NOW - 6001 }, null, true], "drop"],
]);

table("outlasts an answer", (/** @type {[any, any]} */ [standing, latest]) => outlasts(standing, latest), [
  ["nothing stands there", [null, press("done")], false],
  ["the press itself", [press("no answer"), press("done")], false],
  ["lost screens", [LOST, press("done")], false],
  ["what the caller has to check", [CHECK, press("done")], true],
  ["and never a press of now", [CHECK, press("pending")], false],
]);

const TALK = { rev: 7, phase: "talk", cue: { id: "ada/talk", kind: "talk", text: "" } };
const DAY = state().day;
const SAME = "Started again: the show is where it was";
const RESTORED = "Held: the record was restored from 10:31:07. Check the cue, then Resume.";
table("StageCue was started again", (/** @type {[any, any]} */ [before, after]) => restarted(state({ ...TALK, ...before }), state({ ...TALK, ...after })), [
  ["the same cue", [{}, {}], { text: SAME, tone: "" }],
  ["held before and after", [{ held: true }, { held: true }], { text: SAME, tone: "" }],
  ["another pace, another prompter's word", [{}, { pace: 120, seq: 40 }], { text: SAME, tone: "" }],
  ["a mended record that lost nothing", [{}, { record: "0000002b" }], { text: SAME, tone: "" }],
  ["somebody took a cue since", [{}, { rev: 8, phase: "break" }], { text: "Started again: the show has gone on", tone: "" }],
  ["somebody resumed since", [{ held: true }, {}], { text: "Started again: the show has gone on", tone: "" }],
  ["the clock called a standby since", [{}, { standby: "bert" }], { text: "Started again: the show has gone on", tone: "" }],
  ["held, by whom nobody says", [{}, { held: true }], { text: "Started again and held: check the cue", tone: "alarm" }],
  ["held, and why", [{}, { held: true, why_held: "Held: StageCue was started again. Missed: standby of Ada." }], { text: "Held: StageCue was started again", tone: "alarm" }],
  ["restored, and entries are lost", [{}, { record: "0000002b", rev: 4, held: true, why_held: RESTORED }], { text: "Held: the record was restored from…", tone: "alarm" }],
  ["its card is gone", [{}, { rev: 4, held: true, why_held: "Held: the card of what was on is gone: renee-castellane-oyama-a-map-is-a-promis. Put it back." }], { text: "Held: the card of what was on is gone:…", tone: "alarm" }],
  ["held before, restored now", [{ held: true }, { rev: 4, held: true, why_held: RESTORED }], { text: "Held: the record was restored from…", tone: "alarm" }],
  ["held for the same reason as before", [{ held: true, why_held: RESTORED }, { held: true, why_held: RESTORED }], { text: SAME, tone: "" }],
  ["entries are lost", [{}, { rev: 4, phase: "introduction" }], { text: "The show is further back: check the cue", tone: "alarm" }],
  ["another record, and the show is elsewhere", [{}, { record: "0000002b", rev: 9 }], { text: "A new show: check the cue", tone: "alarm" }],
  ["begun anew", [{}, { rev: 0, phase: "ready", cue: null }], { text: "A new show: check the cue", tone: "alarm" }],
  ["begun anew before anything was taken", [{ rev: 0, cue: null }, { rev: 0, cue: null, record: "0000002b" }], { text: SAME, tone: "" }],
  ["another day", [{}, { day: { ...DAY, date: "2025-05-07" } }], { text: "A new show: check the cue", tone: "alarm" }],
  ["a rehearsal of the day", [{}, { day: { ...DAY, rehearsal: true } }], { text: "A new show: check the cue", tone: "alarm" }],
]);
