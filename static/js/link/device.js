/** Who this device is, and what it wants for itself. Plain http over a network has no crypto.randomUUID: getRandomValues it has. */

import { GLASS } from "../show/screens.js";

const KEY = "stagecue.device";
const SCREEN = "stagecue.screen";
const COUNTDOWN = "stagecue.countdown";

/** @returns {string} kept in this browser; a browser that keeps nothing gets one for as long as the page is open */
export function deviceId() {
  const kept = recall(KEY);
  if (kept !== null) return kept;
  const made = uuid();
  remember(KEY, made);
  return made;
}

/** @param {string} kind "Phone" @returns {string} a name that people can tell apart: "Phone 3f2a" */
export function deviceName(kind) {
  return recall("stagecue.name") ?? `${kind} ${deviceId().slice(0, 4)}`;
}

/** @returns {string} this tab's id: kept over a reload, another in another tab */
export function screenId() {
  const kept = recall(SCREEN, forTheTab);
  if (kept !== null) return kept;
  const made = uuid();
  remember(SCREEN, made, forTheTab);
  return made;
}

/** @param {string} stage @returns {string} the name that this tab was given there; "" for none */
export function screenName(stage) {
  return recall(`${SCREEN}.${stage}`, forTheTab) ?? "";
}

/** @typedef {import("../show/screens.js").Glass | "control" | "lobby"} Page */

/** @param {string} stage @param {Page} page @returns {string} what the crew reads; a glass has none before it is given one */
export function nameOf(stage, page) {
  return GLASS.includes(page) ? screenName(stage) : deviceName(page === "control" ? "Phone" : "Screen");
}

/** @param {string} stage @param {string} name */
export function keepScreenName(stage, name) {
  remember(`${SCREEN}.${stage}`, name, forTheTab);
}

/** @returns {boolean} whether a GO of this device counts down */
export function countsDown() {
  return recall(COUNTDOWN) === "on";
}

/** @param {boolean} on */
export function keepCountdown(on) {
  remember(COUNTDOWN, on ? "on" : "off");
}

/** @returns {string} a random UUID, version 4 */
export function uuid() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** Asked for only where it is used: a browser told to keep nothing throws at the name. */
const forEver = () => localStorage;
const forTheTab = () => sessionStorage;

/** @param {string} key @param {() => Storage} storage @returns {string | null} */
function recall(key, storage = forEver) {
  try {
    return storage().getItem(key);
  } catch {
    return null; // a browser told to keep nothing throws here
  }
}

/** @param {string} key @param {string} value @param {() => Storage} storage */
function remember(key, value, storage = forEver) {
  try {
    storage().setItem(key, value);
  } catch {
    // the id then lives as long as the page: enough for one show
  }
}
