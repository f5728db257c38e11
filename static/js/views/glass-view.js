/**
 * What every screen without a script shows: its link, its clock, which day it is, what is on.
 *
 * @import { Timer } from "../show/stage-timer.js"
 * @import { Reading } from "../show/labels.js"
 * @import { State } from "../show/types.js"
 */
import { clockTime, duration, longestWord } from "../show/format.js";
import { dayNotice } from "../show/labels.js";
import { byId, say } from "../page.js";

/**
 * @param {State | null} state @param {number} show show seconds
 * @param {number | null} lost seconds without a link; null: none, or none yet
 * @param {boolean} online what this browser kept stands there before any link is up
 */
export function renderStrip(state, show, lost, online) {
  const badge = byId("link");
  const isUp = online && state !== null;
  if (lost !== null || isUp) badge.dataset.link = lost === null ? "online" : "offline";
  say(badge, lost === null ? (isUp ? "online" : "connecting") : `link lost ${duration(lost)}`);
  say(byId("show-clock"), state === null ? "" : clockTime(show));
  say(byId("notice"), state === null ? "" : dayNotice(state.day));
}

/** @param {Reading} over */
export function renderOver({ time, word, over }) {
  say(byId("over-time"), time);
  say(byId("over-word"), word);
  byId("over").dataset.over = String(over);
}

/** @param {HTMLElement} element @param {string} title its letters grow as far as its longest word has room */
export function sayTitle(element, title) {
  say(element, title);
  element.style.setProperty("--longest", String(Math.max(1, longestWord(title))));
}

/** @param {Timer} timer who is on, and what is left */
export function renderNow(timer) {
  document.body.dataset.tone = timer.tone;
  document.body.dataset.figure = String(timer.figure !== "");
  byId("now-figure").style.setProperty("--figures", String(Math.max(5, timer.figure.length)));
  for (const part of /** @type {const} */ (["sign", "figure", "word", "detail"])) say(byId(`now-${part}`), timer[part]);
  sayTitle(byId("now-title"), timer.title);
}
