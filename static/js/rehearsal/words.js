/**
 * What the page of a rehearsal says. Pure: from what the server tells to the sentence.
 *
 * @import { Ask, Rehearsal, RehearsedItem, RehearsedStage, Trouble, TroubleKind } from "./types.js"
 */
import { difference } from "../show/auto.js";
import { duration, hourMinute } from "../show/format.js";
import { names } from "../show/labels.js";

/** Above this speed the prompters show an introduction still (scroller.js). */
const SCROLLS_UP_TO = 4;
/** A start that is late by less is on time, seconds. */
const LATE = 1;
/** What one press of each button asks for, as the terminal writes it too. @type {Record<TroubleKind, { label: string, ask: (item: string) => string }>} */
export const TROUBLES = {
  over: { label: "+6 min", ask: (item) => `+6m@${item}` },
  missing: { label: "Speaker missing", ask: (item) => `missing@${item}` },
  link: { label: "Prompter loses its link 20 s", ask: (item) => `link:20s@${item}` },
};
/** @type {Record<string, string>} */
const PHASES = { ready: "Waits for the first standby", introduction: "Introduction", "at cue": "At a cue", talk: "Talk", break: "Break", ended: "Ended" };

/** @param {{ title: string, speakers: string[] }} item @returns {string} what a caller says for it */
export function nameOf(item) {
  return names(item.speakers) || item.title;
}

/** @param {string} text as typed: "14:30", "14.30", "1430", "930" @returns {string} "14:30", or "" for no time of day */
export function timeOfDay(text) {
  const found = /^(\d{1,2})[:.]?(\d{2})$/.exec(text.trim());
  if (found === null || Number(found[1]) > 23 || Number(found[2]) > 59) return "";
  return `${found[1].padStart(2, "0")}:${found[2]}`;
}

/** @param {Rehearsal | null} told @param {boolean} online @returns {string} how the rehearsal stands, and what to do */
export function standing(told, online) {
  if (!online) return "The laptop does not answer. Is StageCue still running there? This page tries again by itself.";
  if (told === null) return "Fetching the rehearsal …";
  if (told.stages.length === 0) return "No stage has a session on this day. Start StageCue with a folder of cards for it.";
  if (told.paused) return "Paused: text and clocks stand on every page. Press Go on.";
  if (told.stages.every((stage) => stage.phase === "ended")) return "The day is over on every stage. Press Start here at any item to go on.";
  const how = told.auto ? "The clock takes what is due." : "The clock calls standby; people press GO on the controllers.";
  return told.speed > SCROLLS_UP_TO ? `${how} Above ${SCROLLS_UP_TO}× the prompters show each introduction still.` : how;
}

/** @param {Rehearsal | null} told @returns {string} one word beside the clock */
export function timeWord(told) {
  if (told === null) return "loading";
  return told.paused ? "paused" : `runs ${told.speed}×`;
}

/** @param {Rehearsal} told @returns {string} how fast each host read, or how to measure it */
export function pacesLine(told) {
  if (told.paces.length === 0) return "Read an introduction at 1×: its host’s pace is measured.";
  return told.paces.map((pace) => {
    const spread = pace.count > 1 ? ` (${Math.round(pace.slowest)}–${Math.round(pace.fastest)}, ${pace.count} read)` : "";
    return `${pace.host || "The host"} ${Math.round(pace.wpm)} wpm${spread}`;
  }).join(" · ");
}

/** @param {RehearsedStage} stage @returns {string} where this stage stands, in a line */
export function stageLine(stage) {
  if (stage.phase === "ended") return "Ended. Press Start here at any item to go on.";
  const item = stage.items.find((one) => one.id === (stage.standby ?? stage.on));
  const what = stage.standby === null ? PHASES[stage.phase] : "Standby";
  const line = item === undefined ? what : `${what} · ${nameOf(item)}`;
  if (!stage.held) return line;
  return `Held · ${line}. ${stage.why_held || "Press Resume on the controller, or Start here at an item."}`;
}

/**
 * @typedef {object} Row one item of a stage, in words
 * @property {"on" | "standby" | "past" | "coming" | "not played"} state
 * @property {string} mark the state in a word, "" where the place in the list says it
 * @property {string} planned
 * @property {string} actual
 * @property {string} over signed; "" where there is nothing to compare
 * @property {boolean} late
 * @property {string} troubles what waits for it
 */

/** @param {RehearsedItem} item @param {RehearsedStage} stage @returns {Row} */
export function rowOf(item, stage) {
  const state = stateOf(item, stage);
  return {
    state,
    mark: { on: "On now", standby: "Standby", past: "", coming: "", "not played": "Not played" }[state],
    planned: hourMinute(item.start),
    actual: actualOf(item),
    over: item.over === null ? "" : difference(item.over),
    late: item.over !== null && item.over >= LATE,
    troubles: item.troubles.map(troubleWord).join(", "),
  };
}

/** @param {RehearsedItem} item @param {RehearsedStage} stage @returns {Row["state"]} */
function stateOf(item, stage) {
  if (item.id === stage.standby) return "standby";
  if (item.id === stage.on) return "on";
  if (item.expected !== null) return "coming";
  return item.began === null ? "not played" : "past";
}

/** @param {RehearsedItem} item @returns {string} */
function actualOf(item) {
  if (item.began !== null) return `began ${hourMinute(item.began)}`;
  return item.expected === null ? "" : `exp. ${hourMinute(item.expected)}`;
}

/** @param {Trouble} trouble @returns {string} "+6 min", "speaker missing", "link lost 20 s" */
function troubleWord({ kind, seconds }) {
  if (kind === "missing") return "speaker missing";
  if (kind === "link") return `link lost ${seconds} s`;
  return seconds % 60 === 0 ? `+${seconds / 60} min` : `+${duration(seconds)}`;
}

/** What each mode plays. */
const MODE_WORDS = {
  full: "The whole day is played.",
  "cue-to-cue": "Jumps to the last 10 s of each talk, where no stage is at a cue.",
  intros: "Jumps from introduction to introduction.",
};

/** @param {Ask} ask @param {Rehearsal} told the answer @returns {string} what became of the press */
export function done(ask, told) {
  if (told.said) return told.said;
  if (ask.paused !== undefined) return ask.paused ? "Paused." : `Goes on at ${told.speed}×.`;
  if (ask.speed !== undefined) return told.paused ? `${told.speed}×, once it goes on.` : `Runs at ${told.speed}×.`;
  if (ask.mode !== undefined) return MODE_WORDS[told.mode];
  if (ask.auto !== undefined) return told.auto ? "The clock takes introductions, talks and breaks." : "People press GO.";
  if (ask.jump !== undefined) return `Every stage is at ${ask.jump}.`;
  if (ask.start !== undefined) return `Starts just before this standby, at ${hourMinute(told.clock.show_ms / 1000)}, on every stage.`;
  return ask.clear === undefined ? "" : "Nothing goes wrong there any more.";
}
