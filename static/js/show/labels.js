/**
 * What the pages say. Pure: from the state to the sentence.
 *
 * @import { Command, CueRef, Day, NextCue, State, StateItem } from "./types.js"
 * @import { Press } from "./outbox.js"
 */
import { pushedBy } from "./auto.js";
import { duration, shortDay, signed, timeLeft } from "./format.js";

/** Characters that a line of the phone holds, at 360 px. */
const LINE = 40;

/**
 * @param {string} text for people
 * @param {RegExp} end where its opening ends
 * @param {number} [longest] characters
 * @returns {string} what a line has room for: all of the opening, or its first words
 */
export function opening(text, end, longest = LINE) {
  const whole = text.split(end)[0].replace(/[.:]$/, "");
  if (whole.length <= longest) return whole;
  const cut = whole.slice(0, longest);
  return `${cut.slice(0, cut.lastIndexOf(" "))}…`;
}

/** @param {readonly string[]} speakers @returns {string} "Ada Lovelace", "A and B", "A, B and C" */
export function names(speakers) {
  if (speakers.length < 2) return speakers.join("");
  return `${speakers.slice(0, -1).join(", ")} and ${speakers[speakers.length - 1]}`;
}

/** @param {{ title: string, speakers: readonly string[] }} item @returns {string} "Notes on an engine · Ada Lovelace" */
export function slugline(item) {
  return [item.title, names(item.speakers)].filter(Boolean).join(" · ");
}

/**
 * What everybody must know who reads a time on a page.
 * @param {Day} day
 * @returns {string} "" for a plain day in a confirmed zone
 */
export function dayNotice(day) {
  const notices = [];
  if (day.rehearsal) notices.push(`Rehearsal, ${shortDay(day.date)}`);
  else if (day.played_as_today) notices.push(`${shortDay(day.date)} as today`);
  if (!day.zone_confirmed) notices.push(`${day.zone} unconfirmed`);
  return notices.join(" · ");
}

/** @param {State} state @returns {string} why the show held by itself; else the day. A record that is behind is told among the troubles */
export function notice(state) {
  return state.why_held || dayNotice(state.day);
}

/** @type {Record<string, string>} cue points that have no words of their own */
const CUE_WORDS = { standby: "Standby", introduction: "Introduction", talk: "Talk", resume: "Go on", break: "Break", end: "End of the day" };

/** @param {CueRef | null} cue @returns {string} */
export function cueName(cue) {
  if (cue === null) return "–";
  const word = CUE_WORDS[cue.kind];
  if (!word) return cue.text || cue.kind;
  return cue.text && cue.kind === "standby" ? `${word}: ${cue.text}` : word;
}

/**
 * @typedef {object} Reading
 * @property {string} time
 * @property {string} word what the time is
 * @property {boolean} over it is an alarm
 */

/**
 * The item's clock: how long the introduction runs, or what is left of the talk. What is left stands while the show is held.
 * @param {State} state
 * @param {number} show show seconds
 * @returns {Reading}
 */
export function itemClock(state, show) {
  const item = state.item;
  if (state.phase === "ready" && state.following !== null) return untilStart(state, item ?? state.following, show);
  if (item === null || state.phase === "ended") return { time: "–:––", word: "", over: false };
  if (state.phase === "talk" || state.phase === "break") return untilEnd(state, item, show);
  if (item.since === null) return untilStart(state, item, show);
  return { time: duration(Math.max(0, show - item.since)), word: "elapsed", over: false };
}

/** @param {State} state @param {StateItem} item what is on @param {number} show @returns {Reading} */
function untilEnd(state, item, show) {
  const left = timeLeft(endOf(state, item, show), show);
  const whose = state.standby !== null && state.phase === "talk" ? "talk " : "";
  return { time: left.time, word: whose + left.word, over: left.word === "over" };
}

/** @param {State} state @param {StateItem} item what is on @param {number} show @returns {number} show seconds; a hold puts it off */
export function endOf(state, item, show) {
  // A break takes up what is late as far as it can shrink: what a hold does to it, only the server knows.
  return item.expected_end + (state.phase === "talk" ? pushedBy(state, item.end, show) : 0);
}

/** @param {State} state @param {{ start: number }} item the first of the day @param {number} show @returns {Reading} to when it is expected; late is against the plan */
function untilStart(state, { start }, show) {
  const expected = start + Math.max(0, state.delay) + pushedBy(state, start, show);
  const left = Math.ceil(expected - show);
  if (left >= 0) return { time: duration(left), word: "to start", over: false };
  return { time: signed(show - start), word: "late", over: true };
}

/** @type {Record<string, string>} */
const PHASES = { ready: "Ready", introduction: "Introduction", "at cue": "At cue", talk: "Talk", break: "Break", ended: "Ended" };

/** @param {State} state @returns {string} one word for where the show is */
export function phaseName(state) {
  if (state.blank) return "Prompter blank";
  if (state.held) return "Held";
  // A day that was ended at a standby is over: nobody stands by any more.
  return state.standby === null || state.phase === "ended" ? PHASES[state.phase] : "Standby";
}

/** @param {State} state @returns {string} the cue that was taken last, where the phase does not say it; else "" */
export function cueBeside(state) {
  const name = state.cue === null ? "" : cueName({ ...state.cue, text: state.cue.kind === "standby" ? "" : state.cue.text });
  return name === phaseName(state) ? "" : name;
}

/** @type {Record<import("./types.js").CommandType, string>} */
const PRESS_NAMES = {
  go: "GO", back: "Back", go_to: "Go to", start: "Start", hold: "Hold", resume: "Resume",
  pace: "Pace", auto: "Auto", delay: "Shift", nudge: "Move", blank: "Blank", end: "End",
  edit: "New words", undo_edit: "Undo of the words",
};

/** @param {Command} command @returns {string} */
function pressName({ type, args }) {
  return type === "auto" && !args.on ? "Manual" : PRESS_NAMES[type];
}

/** @param {Press} press @param {boolean} online @returns {string} the result of a press, in a sentence for a person */
export function pressResult(press, online) {
  const name = pressName(press.command);
  switch (press.outcome) {
    case "pending":
      return online ? `${name} …` : `${name} waits for the link …`;
    case "done":
      return press.message ? `${name} done. ${press.message}` : `${name} done`;
    case "refused":
      return press.message ? `${name} refused: ${press.message}` : `${name} refused`;
    case "too old":
      return `${name} came too late: not taken`;
    case "not sent":
      return online ? `${name} was not sent: the link was down` : `${name} not sent: the link is down`;
    case "no answer":
      return `${name}: no answer. Look at the cue first`;
  }
}

/**
 * @typedef {object} GoLabel
 * @property {string} whole the button's description, "GO: talk, Ada, 34 words unread"
 * @property {string} what "talk, Ada"
 * @property {string} warning "34 words unread", or ""
 */

/** @param {NextCue} next what GO takes @param {number} unread words that it would leave unread @returns {GoLabel} */
export function goLabel(next, unread) {
  const what = next.label.replace(/^GO: /, "");
  if (unread === 0) return { whole: next.label, what, warning: "" };
  const warning = unreadWord(unread);
  return { whole: `${next.label}, ${warning}`, what, warning };
}

/** @param {number} unread words @returns {string} "34 words unread" */
export function unreadWord(unread) {
  return `${unread} ${unread === 1 ? "word" : "words"} unread`;
}

/** @param {State} state @param {string} me this device's name @returns {string} who took the cue that is on; "" if it was this device */
export function takenMark(state, me) {
  const { cue, last } = state;
  if (cue === null || last === null || last.cue !== cue.id || last.by === me) return "";
  return cue.kind === "standby" ? `Standby called by ${last.by}` : `Taken by ${last.by}: ${cueName(cue)}`;
}
