import { backstageOf } from "../../../static/js/screens/backstage.js";
import { table } from "../table.js";
import { ITEM, RUNDOWN, state, stateItem } from "../states.js";

const LINK = { away: false, refused: "" };
const BERT = { ...ITEM, id: "bert", title: "Knots", speakers: ["Hạ-Vy Abernathy", "Bert"], start: 40_200, end: 42_000 };
const COFFEE = { ...ITEM, id: "coffee", kind: /** @type {const} */ ("break"), title: "Coffee", speakers: [], start: 42_000, end: 43_200, least: 600 };
const DAY = { ...RUNDOWN, items: [ITEM, BERT, COFFEE], pronunciations: { "Hạ-Vy": "hah vee", Ada: "AY-da" } };
const TALK = { phase: "talk", item: stateItem(), following: { ...BERT } };
const FIRST = { following: { ...ITEM } };
const KNOTS = { id: "bert", at: "11:10", late: "", title: "Knots", speakers: "Hạ-Vy Abernathy and Bert", said: "hah vee", sign: "Next", within: "in 20:00", called: false };
const CUP = { id: "coffee", at: "11:40", late: "", title: "Coffee", speakers: "", said: "" };
const ON_TIME = { time: "0:00", word: "on time", over: false };

/** @param {any} fields @param {number} show */
function told(fields, show, day = DAY) {
  const { now, ...others } = backstageOf(state(fields), day, show, LINK);
  return { sign: now.sign, figure: now.figure, ...others };
}

table("backstage", (/** @type {[any, number]} */ [fields, show]) => told(fields, show), [
  ["who is on, who is next and in how long", [TALK, 39_000], { sign: "Talk", figure: "20:00", said: "AY-da", next: KNOTS, rows: [CUP], over: ON_TIME }],
  ["standby is called", [{ ...TALK, standby: "bert" }, 39_000], { sign: "Talk", figure: "20:00", said: "AY-da", next: { ...KNOTS, sign: "Standby called", called: true }, rows: [CUP], over: ON_TIME }],
  ["late, with its sign, as far as a break gives it back", [{ ...TALK, item: stateItem({ expected_end: 40_500 }), delay: 300, over: { least: 300, since: null } }, 39_000], {
    sign: "Talk", figure: "25:00", said: "AY-da", next: { ...KNOTS, at: "11:15", late: "+5:00", within: "in 25:00" },
    rows: [{ ...CUP, at: "11:45", late: "+5:00" }], over: { time: "+5:00", word: "late", over: true },
  }],
  ["it is time", [TALK, 40_200], { sign: "Last minutes", figure: "0:00", said: "AY-da", next: { ...KNOTS, within: "now" }, rows: [CUP], over: ON_TIME }],
  ["before the day", [FIRST, 37_200], {
    sign: "Ready", figure: "", said: "", over: { time: "", word: "", over: false },
    next: { id: "ada", at: "10:30", late: "", title: "Notes on an Engine", speakers: "Ada Lovelace", said: "AY-da", sign: "Next", within: "in 10:00", called: false },
    rows: [{ ...KNOTS, sign: undefined, within: undefined, called: undefined }, CUP].map(({ id, at, late, title, speakers, said }) => ({ id, at, late, title, speakers, said })),
  }],
  ["the last item", [{ phase: "break", item: stateItem({ id: "coffee", kind: "break", start: 42_000, end: 43_200, expected_end: 43_200 }) }, 42_600], { sign: "Break", figure: "10:00", said: "", next: null, rows: [], over: ON_TIME }],
  ["the end", [{ phase: "ended" }, 50_000], { sign: "Ended", figure: "", said: "", next: null, rows: [], over: ON_TIME }],
]);

table("backstage before the first item", (/** @type {string | null} */ standby) => backstageOf(state({ ...FIRST, standby }), DAY, 37_200, LINK).now.title, [
  ["nobody is called", null, "The stage waits for the first standby."],
  ["the first standby is called", "ada", "The first standby is called: the day is about to begin."],
]);

table("backstage without a show", (/** @type {any} */ link) => backstageOf(null, null, 0, { ...LINK, ...link }).now.title, [
  ["opened just now", {}, "Fetching the show …"],
  ["the laptop is away", { away: true }, "The show's laptop does not answer."],
  ["no such stage", { refused: "There is no stage 'x'." }, "There is no stage 'x'."],
]);
