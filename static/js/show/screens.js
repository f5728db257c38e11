/**
 * What the controller says of the stage's screens. Pure: from the server's `screens` to the words, times as arguments (server ms).
 *
 * @import { ScreenSeen, Screens } from "./types.js"
 */

import { opening } from "./labels.js";

const MINUTE_SECONDS = 60;
/** Up to this, seconds are counted: a loss is news for so long. */
const COUNTED_SECONDS = 120;
/** A server that was started just now has no prompter yet: they are on their way back for so long, ms. */
const SETTLING_MS = 3000;
/** @typedef {"prompter" | "timer" | "backstage"} Glass a screen for people on the stage or behind it: the server gives it its name */

/** The prompter first. @type {readonly string[]} */
export const GLASS = ["prompter", "timer", "backstage"];
/** What a line about the record leaves to the list. */
const LONGEST_TROUBLE = 40;
const RECORD_FILE = / \S+\.sqlite3/;
const OPENING_ENDS = /[:.;] | \(/;

/**
 * @typedef {object} Line
 * @property {"quiet" | "none" | "alarm" | "unknown"} tone
 * @property {string} who cut where it is too long
 * @property {string} what never cut
 */

/** @param {number} since server ms @param {number} now server ms @returns {string} "4 s", "3 min", "2 h" */
export function ago(since, now) {
  const seconds = Math.max(0, Math.floor((now - since) / 1000));
  if (seconds < COUNTED_SECONDS) return `${seconds} s`;
  const minutes = Math.floor(seconds / MINUTE_SECONDS);
  return minutes < COUNTED_SECONDS ? `${minutes} min` : `${Math.floor(minutes / MINUTE_SECONDS)} h`;
}

/** @param {Screens} screens @param {string} page @param {ScreenSeen["link"]} link @returns {number} */
function count(screens, page, link) {
  return screens.counts[page]?.[link] ?? 0;
}

/** @param {number} number @param {string} what @returns {string} "1 prompter", "2 phones" */
function several(number, what) {
  return `${number} ${what}${number === 1 ? "" : "s"}`;
}

/** @param {number[]} numbers @returns {number} */
const sum = (numbers) => numbers.reduce((all, each) => all + each, 0);

/** @param {ScreenSeen} screen @returns {boolean} it is for people on the stage or behind it, and can be set from here */
const isGlass = ({ page }) => GLASS.includes(page);

/**
 * The one line: what is worst, or that all is well. Without a link nothing is known, and nothing is claimed.
 * @param {Screens | null} screens
 * @param {boolean} online this phone's own link
 * @param {number} now server ms
 * @returns {Line}
 */
export function screensLine(screens, online, now) {
  if (!online) return { tone: "unknown", who: "No link:", what: "screens not known" };
  if (screens === null) return { tone: "unknown", who: "Screens", what: "…" };
  // The server puts what is wrong first.
  const worst = screens.screens.find(isMissed);
  if (worst !== undefined) return missed(worst, screens, now);
  if (count(screens, "prompter", "online") > 0) return allWell(screens);
  const settles = now - screens.began_ms < SETTLING_MS;
  return settles ? { tone: "unknown", who: "Screens", what: "…" } : { tone: "none", who: "No prompter", what: "is open" };
}

/** Who closes a timer means it; a prompter is missed all the same. @param {ScreenSeen} one @returns {boolean} */
function isMissed(one) {
  return isGlass(one) && (one.link === "lost" || (one.link === "closed" && one.page === "prompter"));
}

/** @param {ScreenSeen} worst @param {Screens} screens @param {number} now server ms @returns {Line} */
function missed(worst, screens, now) {
  const gone = count(screens, "prompter", "closed") + sum(GLASS.map((page) => count(screens, page, "lost")));
  const more = gone > 1 ? ` · +${gone - 1} more` : "";
  return { tone: "alarm", who: worst.name, what: `${worst.link} ${ago(worst.since_ms, now)} ago${more}` };
}

/** @param {Screens} screens a prompter is among them @returns {Line} */
function allWell(screens) {
  const prompters = count(screens, "prompter", "online");
  const others = sum(GLASS.slice(1).map((page) => count(screens, page, "online")));
  const here = [several(prompters, "prompter"), ...(others > 0 ? [several(others, "screen")] : [])];
  return { tone: "quiet", who: `${here.join(" · ")} ·`, what: several(count(screens, "control", "online"), "phone") };
}

/**
 * @typedef {object} Row
 * @property {number} id
 * @property {string} name
 * @property {string} what "lost 4 s ago", "online", "timer, online" where the name does not say it
 * @property {ScreenSeen["link"]} link
 * @property {boolean} glass it can be set from here
 */

/** @param {ScreenSeen} screen @param {number} now server ms @returns {Row} */
export function screenRow(screen, now) {
  return { id: screen.id, name: screen.name, link: screen.link, what: whatOf(screen, now), glass: isGlass(screen) };
}

/**
 * Every screen keeps its place of a list that is being looked at, whatever becomes of it; who is new comes at the end.
 * @param {readonly (ScreenSeen | null)[]} places @param {readonly ScreenSeen[]} screens as they are now
 * @returns {(ScreenSeen | null)[]} null: a place whose screen is no longer told of
 */
export function placed(places, screens) {
  const kept = places.map((place) => screens.find((one) => one.id === place?.id) ?? null);
  return [...kept, ...screens.filter((one) => !kept.includes(one))];
}

/** @param {ScreenSeen} screen @param {number} now server ms @returns {string} */
function whatOf(screen, now) {
  const { name, page, link, since_ms: since } = screen;
  const how = link === "online" ? "online" : `${link} ${ago(since, now)} ago`;
  const isSaid = !isGlass(screen) || name.toLowerCase().startsWith(page);
  return isSaid ? how : `${page}, ${how}`;
}

/**
 * @param {Screens | null} screens null: nothing is known @param {number | string | null} whom the screen that is being set, by its id, or by its name; null: it is gone @param {number} now server ms
 * @returns {{ link: ScreenSeen["link"] | "unknown", what: string }} in few words
 */
export function glassStatus(screens, whom, now) {
  if (screens === null) return { link: "unknown", what: "no link" };
  if (whom === null) return { link: "closed", what: "gone" };
  const screen = screens.screens.find((one) => one.id === whom || (one.name === whom && isGlass(one)));
  if (screen === undefined) return { link: "online", what: "" }; // one of very many, or forgotten just now
  return { link: screen.link, what: screen.link === "online" ? "online" : `${screen.link} ${ago(screen.since_ms, now)} ago` };
}

/** @param {Screens} screens @returns {string} how many screens did not fit into the list; "" for none */
export function beyond(screens) {
  const all = Object.values(screens.counts).flatMap((links) => Object.values(links));
  const left = all.reduce((sum, each) => sum + each, 0) - screens.screens.length;
  return left > 0 ? `and ${left} more` : "";
}

/**
 * @param {Screens | null} before what this phone knew on the same link; null: nothing, so that nothing is news
 * @param {Screens} after
 * @returns {string[]} the prompters that were lost in between
 */
export function newlyLost(before, after) {
  if (before === null) return [];
  const was = lostOf(before);
  return lostOf(after).filter((one) => !was.some((other) => one.id === other.id)).map(({ name }) => name);
}

/** @param {Screens} screens @returns {ScreenSeen[]} */
function lostOf(screens) {
  return screens.screens.filter((one) => one.page === "prompter" && one.link === "lost");
}

/** @param {Screens | null} before @param {Screens} after @returns {string} what became of the prompters that were lost; "" for nothing new */
export function foundSentence(before, after) {
  if (before === null) return "";
  const still = lostOf(after);
  const found = lostOf(before).filter((one) => !still.some((other) => one.id === other.id));
  const here = new Set(after.screens.filter((one) => one.link === "online").map((one) => one.id));
  return found.map(({ id, name }) => `${name} ${here.has(id) ? "is back" : "is no longer missed"}`).join(", ");
}

/** @param {readonly string[]} troubles sentences @returns {string} how the first of them opens; the list has all of all */
export function troubleLine(troubles) {
  if (troubles.length === 0) return "";
  const more = troubles.length === 1 ? "" : ` · +${troubles.length - 1} more`;
  return opening(troubles[0].replace(RECORD_FILE, ""), OPENING_ENDS, LONGEST_TROUBLE - more.length) + more;
}

/** @param {readonly string[]} names @returns {string} for the status line, where a long name is cut */
export function lostSentence(names) {
  return names.length === 1 ? `Lost: ${names[0]}. Look at the stage` : `Lost: ${names.length} prompters. Look at the stage`;
}
