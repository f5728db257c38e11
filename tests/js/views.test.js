import { bannerOf, faceOf, introduced } from "../../static/js/views.js";
import { ITEM, RUNDOWN, SILENT, state, stateItem } from "./states.js";
import { table } from "./table.js";

const reading = (/** @type {any} */ fields = {}) => state({ phase: "introduction", item: stateItem(), ...fields });
const silent = stateItem({ id: "babbage" });

table("face", (/** @type {[any, any]} */ [now, rundown]) => faceOf(now, rundown), [
  ["before the first state", [null, null], "loading"],
  ["before the scripts are here", [reading(), null], "loading"],
  ["ready", [state(), RUNDOWN], "ready"],
  ["a day without items", [state(), { ...RUNDOWN, items: [] }], "no show"],
  ["standby before the day", [state({ standby: "ada" }), RUNDOWN], "script"],
  ["introduction", [reading(), RUNDOWN], "script"],
  ["at cue", [reading({ phase: "at cue" }), RUNDOWN], "script"],
  ["talk", [state({ phase: "talk", item: stateItem() }), RUNDOWN], "talk"],
  ["talk with standby", [state({ phase: "talk", item: silent, standby: "ada" }), RUNDOWN], "script"],
  ["standby of an item without a script", [state({ phase: "talk", item: stateItem(), standby: "babbage" }), RUNDOWN], "no script"],
  ["introduction of an item without a script", [reading({ item: silent }), RUNDOWN], "no script"],
  ["break", [state({ phase: "break" }), RUNDOWN], "break"],
  ["ended, whatever stood by", [state({ phase: "ended", standby: "ada" }), RUNDOWN], "ended"],
  ["blank goes before all", [reading({ blank: true }), RUNDOWN], "blank"],
]);

table("who is introduced", introduced, [
  ["nobody", state(), null],
  ["the item", reading(), "ada"],
  ["who stands by in a break", state({ phase: "break", standby: "babbage" }), "babbage"],
]);

const NONE = { kind: "none", text: "" };
const cue = (/** @type {string} */ kind, text = "") => ({ id: `ada/${kind}`, kind, text });

table("banner", (/** @type {[any, any, number]} */ [now, item, word]) => bannerOf(now, item, word), [
  ["nothing is read", [state(), null, 0], NONE],
  ["standby", [state({ standby: "ada" }), ITEM, 0], { kind: "standby", text: "STANDBY" }],
  ["the manner at the start", [reading({ cue: cue("introduction") }), ITEM, 3], { kind: "delivery", text: "WITH UPBEAT ENERGY" }],
  ["the manner is known after a line", [reading({ cue: cue("introduction") }), ITEM, 30], NONE],
  ["no manner", [reading({ cue: cue("introduction") }), SILENT, 0], NONE],
  ["a cue in its place", [reading({ phase: "at cue", cue: cue("applause", "Lead applause") }), ITEM, 60], { kind: "cue", text: "LEAD APPLAUSE" }],
  ["a cue taken ahead of the text", [reading({ phase: "at cue", cue: cue("applause", "Lead applause") }), ITEM, 31], { kind: "cue", text: "LEAD APPLAUSE" }],
  ["its words go on", [reading({ cue: cue("media", "Video plays") }), ITEM, 31], NONE],
  ["a movement stays until the next", [reading({ cue: cue("movement", "Walk to centre") }), ITEM, 29], { kind: "cue", text: "WALK TO CENTRE" }],
  ["going on after a video says nothing", [reading({ cue: cue("resume") }), ITEM, 30], NONE],
]);
