import { bannerByHand, bannerOf, cueAtRest, faceOf, headline, introduced, lastIsNews, motionOf, unreadWords } from "../../../static/js/show/views.js";
import { ITEM, RUNDOWN, SILENT, state, stateItem } from "../states.js";
import { table } from "../table.js";

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

/** At 120 words a minute from 37 860.0: two words a second. */
const moves = (/** @type {number} */ stop, fields = {}) => ({ motion: { word: 0, at: 37_860, wpm: 120, stop, ...fields } });

table("banner", (/** @type {[any, any, number]} */ [now, item, word]) => bannerOf(now, item, word), [
  ["nothing is read", [state(), null, 0], NONE],
  ["standby", [state({ standby: "ada" }), ITEM, 0], { kind: "standby", text: "STANDBY" }],
  ["the manner at the start", [reading({ cue: cue("introduction") }), ITEM, 3], { kind: "delivery", text: "WITH UPBEAT ENERGY" }],
  ["the manner is known after a line", [reading({ cue: cue("introduction") }), ITEM, 30], NONE],
  ["no manner", [reading({ cue: cue("introduction") }), SILENT, 0], NONE],
  ["a cue in its place", [reading({ phase: "at cue", cue: cue("applause", "Lead applause") }), ITEM, 60], { kind: "cue", text: "LEAD APPLAUSE" }],
  ["a cue taken ahead of the text", [reading({ phase: "at cue", cue: cue("applause", "Lead applause") }), ITEM, 31], { kind: "cue", text: "LEAD APPLAUSE" }],
  ["its words go on", [reading({ cue: cue("media", "Video plays") }), ITEM, 31], NONE],
  ["a movement", [reading({ phase: "at cue", cue: cue("movement", "Walk to centre") }), ITEM, 29], { kind: "cue", text: "WALK TO CENTRE" }],
  ["a movement that had its time", [reading({ cue: cue("movement", "Walk to centre") }), ITEM, 29], NONE],
  ["a closing cue taken ahead that had its length", [reading({ cue: cue("applause", "Lead applause"), ...moves(60) }), ITEM, 40], NONE],
  ["and the text has come to it", [reading({ cue: cue("applause", "Lead applause"), ...moves(60) }), ITEM, 60], { kind: "cue", text: "LEAD APPLAUSE" }],
  ["going on after a video says nothing", [reading({ cue: cue("resume") }), ITEM, 30], NONE],
]);

const read = (/** @type {number} */ stop, /** @type {any} */ fields = {}) => reading({ cue: cue("introduction"), ...moves(stop), ...fields });
const TWO_AT_ONE = { ...ITEM, points: [...ITEM.points.slice(0, 3), { id: "ada/pause", kind: "pause", text: "Breathe", word: 30, holds: 2 }, ...ITEM.points.slice(3)] };
const atPause = { phase: "at cue", cue: cue("pause", "Breathe") };

table("the cue at which the text rests by itself", (/** @type {[any, any, number]} */ [now, item, word]) => cueAtRest(now, item, word)?.id ?? null, [
  ["on the way", [read(30), ITEM, 29.9], null],
  ["there, whoever has not taken it yet", [read(30), ITEM, 30], "ada/media"],
  ["past a movement, which holds nothing", [read(30, { cue: cue("movement") }), ITEM, 30], "ada/media"],
  ["the last one, at the end of the words", [read(60, { cue: cue("resume") }), ITEM, 60], "ada/applause"],
  ["taken ahead: the text passes its place", [read(60, { phase: "at cue", cue: cue("media") }), ITEM, 30], null],
  ["held, by a hand or by Hold", [read(30, { held: true, ...moves(30, { word: 30, wpm: 0 }) }), ITEM, 30], null],
  ["two at one word: the first", [read(30), TWO_AT_ONE, 30], "ada/pause"],
  ["the second waits while the first holds", [read(30, atPause), TWO_AT_ONE, 30], null],
  ["and comes when it is over", [read(30, { ...atPause, phase: "introduction" }), TWO_AT_ONE, 30], "ada/media"],
  ["past it, carried by a hand", [read(30), ITEM, 31], null],
  ["the end of a text without a cue there", [read(60, { cue: cue("applause") }), ITEM, 60], null],
  ["a cue that this rundown does not have", [read(30, { cue: cue("other") }), ITEM, 30], null],
  ["standby", [state({ standby: "ada" }), ITEM, 0], null],
]);

table("banner at rest, without a server", (/** @type {[any, number]} */ [now, word]) => bannerOf(now, ITEM, word), [
  ["nothing on the way", [read(30, { cue: cue("resume") }), 29], NONE],
  ["the cue's own text", [read(30), 30], { kind: "cue", text: "VIDEO PLAYS" }],
  ["the same as when the server says it", [read(30, { phase: "at cue", cue: cue("media", "Video plays") }), 30], { kind: "cue", text: "VIDEO PLAYS" }],
]);

table("banner by hand", (/** @type {number} */ word) => bannerByHand(ITEM, word), [
  ["the manner, at the start", 3, { kind: "delivery", text: "WITH UPBEAT ENERGY" }],
  ["between cues", 24, NONE],
  ["a cue that holds nothing", 20, NONE],
  ["at a cue", 30, { kind: "cue", text: "VIDEO PLAYS" }],
  ["past it", 31, NONE],
  ["at the end", 60, { kind: "cue", text: "LEAD APPLAUSE" }],
]);

table("the motion", (/** @type {any} */ now) => motionOf(now, ITEM), [
  ["of the show", read(30), moves(30).motion],
  ["at standby: before the first word", state({ standby: "ada", ...moves(30) }), { word: 0, at: 0, wpm: 0, stop: 60 }],
]);

const talk = { id: "ada/talk", kind: "talk", text: "", label: "GO: talk, Ada" };
table("words that GO would leave unread", (/** @type {[any, any, number]} */ [now, item, show]) => unreadWords(now, item, show), [
  ["before the first", [read(60, { next: talk }), ITEM, 37_860], 60],
  ["after thirteen seconds", [read(60, { next: talk }), ITEM, 37_873], 34],
  ["a word more than half read is read", [read(60, { next: talk }), ITEM, 37_889.8], 0],
  ["at the end", [read(60, { next: talk }), ITEM, 37_900], 0],
  ["GO takes a cue", [read(60, { next: { ...talk, kind: "applause" } }), ITEM, 37_873], 0],
  ["nothing moves", [read(60, { next: talk, motion: null }), ITEM, 37_873], 0],
  ["the scripts are not here", [read(60, { next: talk }), null, 37_873], 0],
]);

const LAST = { seq: 9, cue: "ada/standby", at: 37_740, by: "clock" };
table("news", (/** @type {[any, any, number]} */ [last, seen, show]) => lastIsNews(last, seen, show), [
  ["nothing was ever taken", [null, null, 37_740], false],
  ["just now", [LAST, 8, 37_740.2], true],
  ["on a page that has just come", [LAST, null, 37_741.9], true],
  ["seen already", [LAST, 9, 37_740.2], false],
  ["two seconds ago", [LAST, 8, 37_742], false],
  ["a hair ahead of this page's clock", [LAST, 8, 37_739.95], true],
  ["a record that began anew counts from the start", [{ ...LAST, seq: 1 }, 9, 37_740.2], true],
]);

table("headline", (/** @type {any} */ fields) => headline(state(fields), RUNDOWN), [
  ["who stands by", { standby: "ada" }, "Notes on an Engine · Ada Lovelace"],
  ["what is on", { phase: "talk", item: silent }, "Notes on an Engine · Ada Lovelace"],
  ["before the day", { following: stateItem({ title: "Steam", speakers: [] }) }, "Steam"],
  ["ended at a standby", { phase: "ended", standby: "ada" }, "The day is over"],
  ["no items", {}, "No item"],
]);
