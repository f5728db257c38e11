import { cueBeside, cueName, dayNotice, goLabel, itemClock, names, notice, phaseName, pressResult, takenMark } from "../../../static/js/show/labels.js";
import { pressed } from "../../../static/js/show/outbox.js";
import { state, stateItem } from "../states.js";
import { table } from "../table.js";

table("names", names, [
  ["nobody", [], ""],
  ["one", ["Ada"], "Ada"],
  ["two", ["Ada", "Grace"], "Ada and Grace"],
  ["three", ["Ada", "Grace", "Jean"], "Ada, Grace and Jean"],
]);

const DAY = state().day;
table("day notice", dayNotice, [
  ["a plain day", DAY, ""],
  ["another day", { ...DAY, played_as_today: true }, "6 May 2025 as today"],
  ["a rehearsal", { ...DAY, played_as_today: true, rehearsal: true }, "Rehearsal, 6 May 2025"],
  ["a zone that nobody told", { ...DAY, zone_confirmed: false }, "Europe/Paris unconfirmed"],
  ["both", { ...DAY, played_as_today: true, zone_confirmed: false }, "6 May 2025 as today · Europe/Paris unconfirmed"],
]);

const HELD = { over: { least: 0, since: 40_128 } };
table("item clock", (/** @type {[any, number]} */ [fields, show]) => itemClock(state(fields), show), [
  ["no item", [{}, 0], { time: "–:––", word: "", over: false }],
  ["before the day", [{ following: stateItem() }, 37_700], { time: "1:40", word: "to start", over: false }],
  ["the day is late", [{ following: stateItem() }, 37_880], { time: "+1:20", word: "late", over: true }],
  ["introduction", [{ phase: "introduction", item: stateItem() }, 37_902.7], { time: "0:42", word: "elapsed", over: false }],
  ["talk", [{ phase: "talk", item: stateItem() }, 40_158], { time: "0:42", word: "left", over: false }],
  ["talk over", [{ phase: "talk", item: stateItem() }, 40_280], { time: "+1:20", word: "over", over: true }],
  ["the talk's, while the next stands by", [{ phase: "talk", standby: "b", item: stateItem() }, 40_158], { time: "0:42", word: "talk left", over: false }],
  ["the day is planned later", [{ following: stateItem(), delay: 360 }, 37_860], { time: "5:00", word: "to start", over: false }],
  ["a day planned later is late against its plan", [{ following: stateItem(), delay: 360 }, 38_180], { time: "+6:20", word: "late", over: true }],
  ["a talk planned earlier starts no day early", [{ following: stateItem(), delay: -60 }, 37_700], { time: "1:40", word: "to start", over: false }],
  ["held in a talk for 30 s: what is left stands", [{ phase: "talk", held: true, item: stateItem(), ...HELD }, 40_158], { time: "1:12", word: "left", over: false }],
  ["held, and the talk was over before", [{ phase: "talk", held: true, item: stateItem(), over: { least: 0, since: 40_200 } }, 40_280], { time: "+1:20", word: "over", over: true }],
  ["held before the day", [{ held: true, following: stateItem(), over: { least: 0, since: 37_700 } }, 37_730], { time: "1:40", word: "to start", over: false }],
  ["ended", [{ phase: "ended", item: stateItem() }, 40_280], { time: "–:––", word: "", over: false }],
]);

table("phase", (/** @type {any} */ fields) => phaseName(state(fields)), [
  ["ready", {}, "Ready"],
  ["standby in a talk", { phase: "talk", standby: "ada" }, "Standby"],
  ["ended at a standby", { phase: "ended", standby: "ada" }, "Ended"],
  ["held goes before", { phase: "introduction", held: true }, "Held"],
  ["blank goes before all", { phase: "introduction", held: true, blank: true }, "Prompter blank"],
]);

table("cue name", cueName, [
  ["none", null, "–"],
  ["its own words", { id: "a", kind: "applause", text: "Lead applause" }, "Lead applause"],
  ["a point without words", { id: "a", kind: "talk", text: "" }, "Talk"],
  ["whose standby", { id: "a", kind: "standby", text: "Ada" }, "Standby: Ada"],
]);

table("the cue beside the phase", (/** @type {any} */ fields) => cueBeside(state(fields)), [
  ["none", {}, ""],
  ["a cue with words", { phase: "at cue", cue: { id: "a", kind: "applause", text: "Lead applause" } }, "Lead applause"],
  ["the phase says it", { phase: "talk", cue: { id: "a", kind: "talk", text: "" } }, ""],
  ["held hides it", { phase: "talk", held: true, cue: { id: "a", kind: "talk", text: "" } }, "Talk"],
  ["whose standby, the title says", { standby: "a", cue: { id: "a", kind: "standby", text: "Ada" } }, ""],
]);

table("what the caller must know", (/** @type {any} */ fields) => notice(state(fields)), [
  ["nothing", {}, ""],
  ["why the show held", { why_held: "The laptop slept" }, "The laptop slept"],
  ["a record that is behind is a trouble, told as one", { degraded: true, why_held: "The laptop slept" }, "The laptop slept"],
]);

const next = (/** @type {string} */ kind, /** @type {string} */ label) => ({ id: `ada/${kind}`, kind, text: "", label });
const TALK = next("talk", "GO: talk, Ada");
table("GO's label", (/** @type {[any, number]} */ [what, unread]) => goLabel(what, unread), [
  ["a cue", [next("applause", "GO: Lead applause"), 0], { whole: "GO: Lead applause", what: "Lead applause", warning: "" }],
  ["a talk after the last word", [TALK, 0], { whole: "GO: talk, Ada", what: "talk, Ada", warning: "" }],
  ["words would stay unread", [TALK, 34], { whole: "GO: talk, Ada, 34 words unread", what: "talk, Ada", warning: "34 words unread" }],
  ["one word", [TALK, 1], { whole: "GO: talk, Ada, 1 word unread", what: "talk, Ada", warning: "1 word unread" }],
]);

const TAKEN = { phase: "at cue", cue: { id: "ada/applause", kind: "applause", text: "Lead applause" } };
const last = (/** @type {string} */ by, cue = "ada/applause") => ({ last: { seq: 9, cue, at: 37_900, by } });
table("who took the cue", (/** @type {any} */ fields) => takenMark(state(fields), "Phone 1234"), [
  ["nobody yet", {}, ""],
  ["the text", { ...TAKEN, ...last("text") }, "Taken by text: Lead applause"],
  ["another phone", { ...TAKEN, ...last("Phone 3f2a") }, "Taken by Phone 3f2a: Lead applause"],
  ["this phone says so itself", { ...TAKEN, ...last("Phone 1234") }, ""],
  ["a standby is called", { cue: { id: "ada/standby", kind: "standby", text: "Notes" }, ...last("clock", "ada/standby") }, "Standby called by clock"],
  ["the pointer has left it", { ...TAKEN, ...last("text", "ada/introduction") }, ""],
  ["the end of the day has no cue", { phase: "ended", ...last("text") }, ""],
]);

const PRESS = pressed([], { v: 1, id: "a", device: "d", type: "go", args: {}, pressed_at: 0, ttl_ms: 2000 }, 0)[0];
const sending = (/** @type {string} */ type, /** @type {any} */ args) => ({ command: { ...PRESS.command, type, args } });
table("result", (/** @type {[any, boolean]} */ [fields, online]) => pressResult({ ...PRESS, ...fields }, online), [
  ["on its way", [{}, true], "GO …"],
  ["no link", [{}, false], "GO waits for the link …"],
  ["done", [{ outcome: "done" }, true], "GO done"],
  ["refused, and by whom", [{ outcome: "refused", message: "Ann took it 0.2 s before" }, true], "GO refused: Ann took it 0.2 s before"],
  ["too old", [{ outcome: "too old" }, true], "GO came too late: not taken"],
  ["never left", [{ outcome: "not sent" }, false], "GO not sent: the link is down"],
  ["never left, and the link is back", [{ outcome: "not sent" }, true], "GO was not sent: the link was down"],
  ["nobody answered", [{ outcome: "no answer" }, true], "GO: no answer. Look at the cue first"],
  ["a minute more", [{ ...sending("delay", { seconds: 120 }), outcome: "done" }, true], "Shift done"],
  ["which mode", [{ ...sending("auto", { on: true }), outcome: "done" }, true], "Auto done"],
  ["and the other", [{ ...sending("auto", { on: false }), outcome: "done" }, true], "Manual done"],
]);
