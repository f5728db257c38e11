import { timerOf } from "../../../static/js/show/stage-timer.js";
import { table } from "../table.js";
import { ITEM, RUNDOWN, SILENT, state, stateItem } from "../states.js";

const LINK = { away: false, refused: "" };
const STEAM = { id: "babbage", kind: "session", title: "Steam", speakers: [], start: 40_200 };
const NEXT = { next: "Next 11:10 · Steam", called: false };
const WHO = { title: "Notes on an Engine", detail: "Ada Lovelace" };
const TALK = { phase: "talk", item: stateItem(), following: STEAM };
const QUIET = { figure: "", word: "", next: "", called: false };
const DAY = { ...RUNDOWN, items: [ITEM, { ...SILENT, start: 40_200, end: 42_000 }] };

table("the timer", (/** @type {[any, number, any?]} */ [fields, show, link]) => timerOf(fields && state(fields), DAY, show, { ...LINK, ...link }), [
  ["a talk: what is left, huge", [TALK, 39_000], { ...WHO, ...NEXT, tone: "calm", sign: "Talk", figure: "20:00", word: "left" }],
  ["its last minutes: a sixth of it, five at most", [TALK, 39_900], { ...WHO, ...NEXT, tone: "soon", sign: "Last minutes", figure: "5:00", word: "left" }],
  ["a second before them", [TALK, 39_899], { ...WHO, ...NEXT, tone: "calm", sign: "Talk", figure: "5:01", word: "left" }],
  ["a short talk has a short end", [{ ...TALK, item: stateItem({ start: 40_000 }) }, 40_135], { ...WHO, ...NEXT, tone: "calm", sign: "Talk", figure: "1:05", word: "left" }],
  ["the very end", [TALK, 40_200], { ...WHO, ...NEXT, tone: "soon", sign: "Last minutes", figure: "0:00", word: "left" }],
  ["over, signed", [TALK, 40_280], { ...WHO, tone: "over", sign: "Over time", figure: "+1:20", word: "over", next: "Next 11:11 · Steam", called: false }],
  ["held: what is left stands", [{ ...TALK, held: true, held_from: 39_000, over: { least: 0, since: 39_000 } }, 39_600], { ...WHO, tone: "calm", sign: "Talk · held", figure: "20:00", word: "left", next: "Next 11:20 · Steam", called: false }],
  ["held for long with much left: no last minutes", [{ ...TALK, held: true, held_from: 39_000, over: { least: 0, since: 39_000 } }, 40_000], { ...WHO, tone: "calm", sign: "Talk · held", figure: "20:00", word: "left", next: "Next 11:26 · Steam", called: false }],
  ["standby is called in a talk", [{ ...TALK, standby: "babbage" }, 39_000], { ...WHO, tone: "calm", sign: "Talk", figure: "20:00", word: "left", next: "Standby: Steam", called: true }],
  ["the last talk", [{ ...TALK, following: null }, 39_000], { ...WHO, tone: "calm", sign: "Talk", figure: "20:00", word: "left", next: "Last item of the day", called: false }],
  ["an introduction", [{ ...TALK, phase: "introduction" }, 37_900], { ...WHO, ...NEXT, tone: "calm", sign: "Introduction", figure: "", word: "" }],
  ["at a cue, held", [{ ...TALK, phase: "at cue", held: true }, 37_900], { ...WHO, ...NEXT, tone: "calm", sign: "Introduction · held", figure: "", word: "" }],
  ["a break", [{ ...TALK, phase: "break" }, 39_000], { ...WHO, ...NEXT, tone: "quiet", sign: "Break", figure: "20:00", word: "left" }],
  ["before the day", [{ following: { ...STEAM, id: "ada", title: WHO.title, speakers: [WHO.detail], start: 37_800 } }, 37_200], { ...QUIET, ...WHO, tone: "quiet", sign: "Ready", figure: "10:00", word: "to start" }],
  ["its first standby", [{ standby: "ada", following: { ...STEAM, id: "ada", title: WHO.title, speakers: [WHO.detail], start: 37_800 } }, 37_740], { ...QUIET, ...WHO, tone: "called", sign: "Standby", figure: "1:00", word: "to start" }],
  ["the day is late already", [{ following: { ...STEAM, start: 37_800 } }, 37_920], { ...QUIET, tone: "over", sign: "Ready", figure: "+2:00", word: "late", title: "Steam", detail: "" }],
  ["the end of the day", [{ phase: "ended" }, 50_000], { ...QUIET, tone: "quiet", sign: "Ended", title: "The day is over.", detail: "Thank you." }],
  ["no show", [{}, 0], { ...QUIET, tone: "quiet", sign: "No show", title: "This stage has no items.", detail: "Choose a folder of cards for this day and start StageCue again." }],
  ["opened just now", [null, 0], { ...QUIET, tone: "quiet", sign: "Loading", title: "Fetching the show …", detail: "" }],
  ["the laptop is away", [null, 0, { away: true }], { ...QUIET, tone: "quiet", sign: "No server", title: "The show's laptop does not answer.", detail: "Is StageCue running, and is this screen on the same network? This page tries again by itself." }],
  ["the link is lost in a talk: the time goes on", [TALK, 39_000, { away: true }], { ...WHO, ...NEXT, tone: "calm", sign: "Talk", figure: "20:00", word: "left" }],
  ["a stage that is not there", [null, 0, { refused: "There is no stage 'x'." }], { ...QUIET, tone: "quiet", sign: "No stage", title: "There is no stage 'x'.", detail: "Enter, or a touch: choose a stage." }],
]);
