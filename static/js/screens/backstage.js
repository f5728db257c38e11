/**
 * What the page for backstage says: who is on, who is next and in how long, what follows and when. Pure.
 *
 * @import { Expected } from "../show/expected.js"
 * @import { Rundown, State } from "../show/types.js"
 */
import { difference, overReading } from "../show/auto.js";
import { expectedItems } from "../show/expected.js";
import { duration, hourMinute } from "../show/format.js";
import { itemClock, names } from "../show/labels.js";
import { saidIn } from "../text/speakers.js";
import { timerOf } from "../show/stage-timer.js";

/** A difference under this is nobody's news, seconds. */
const MINUTE = 60;

/**
 * @typedef {object} Who
 * @property {string} title
 * @property {string} speakers
 * @property {string} said how their names are said; "" where nobody noted it
 *
 * @typedef {Who & { id: string, at: string, late: string }} Row `late` "+2:10" against the plan, from a minute on
 *
 * @typedef {object} Backstage
 * @property {import("../show/stage-timer.js").Timer} now who is on
 * @property {string} said how the names of who is on are said
 * @property {(Row & { sign: string, within: string, called: boolean }) | null} next
 * @property {Row[]} rows what follows
 * @property {import("../show/labels.js").Reading} over how late the show is
 */

/**
 * @param {State | null} state @param {Rundown | null} rundown @param {number} show show seconds
 * @param {{ away: boolean, refused: string }} link
 * @returns {Backstage}
 */
export function backstageOf(state, rundown, show, link) {
  const now = nowOf(state, rundown, show, link);
  if (state === null || rundown === null || link.refused !== "") return { now, said: "", next: null, rows: [], over: NO_READING };
  const [first, ...others] = expectedItems(state, rundown, show);
  const on = rundown.items.find((item) => item.id === state.item?.id);
  return {
    now, said: on === undefined ? "" : saidOf(on.speakers, rundown),
    next: first === undefined ? null : nextOf(state, rundown, first, show),
    rows: others.map((each) => rowOf(each, rundown)),
    over: state.phase === "ready" ? NO_READING : overReading(state, show),
  };
}

const NO_READING = { time: "", word: "", over: false };

/** Before the day begins nobody is on: who is next says the rest. @type {typeof timerOf} */
function nowOf(state, rundown, show, link) {
  const now = timerOf(state, rundown, show, link);
  if (state?.phase !== "ready" || link.refused !== "" || now.sign === "No show") return now;
  const title = state.standby === null ? "The stage waits for the first standby." : "The first standby is called: the day is about to begin.";
  return { ...now, tone: "quiet", sign: "Ready", figure: "", word: "", title, detail: "" };
}

/** @param {State} state @param {Rundown} rundown @param {Expected} first @param {number} show @returns {Backstage["next"]} */
function nextOf(state, rundown, first, show) {
  const called = state.standby === first.item.id;
  const left = Math.ceil(first.start - show);
  return {
    ...rowOf(first, rundown), called, sign: called ? "Standby called" : "Next",
    within: state.phase === "ready" ? dayOpens(state, show) : left > 0 ? `in ${duration(left)}` : "now",
  };
}

/** @param {State} state @param {number} show @returns {string} */
function dayOpens(state, show) {
  const { time, word } = itemClock(state, show);
  return word === "late" ? `${time} late` : `in ${time}`;
}

/** @param {Expected} expected @param {Rundown} rundown @returns {Row} */
function rowOf({ item, start }, rundown) {
  const late = start - item.start;
  return {
    id: item.id, at: hourMinute(start), late: Math.abs(late) < MINUTE ? "" : difference(late),
    title: item.title, speakers: names(item.speakers), said: saidOf(item.speakers, rundown),
  };
}

/** @param {readonly string[]} speakers @param {Rundown} rundown @returns {string} "shi-VAWN", "shi-VAWN · hah vee" */
function saidOf(speakers, { pronunciations = {} }) {
  const said = speakers.map((name) => saidIn(name.split(/\s+/), pronunciations).map((one) => one.said).join(" "));
  return said.filter((each) => each !== "").join(" · ");
}
