/**
 * How a screen looks: one table of settings, and values from anywhere (a memory, an address, later a message) made sound.
 * Pure. A look is plain JSON with absolute values, so that it can travel: { "font": "atkinson", "size": 100, … }.
 *
 * 1. A value that cannot be is left out, so that the next source has its say, and a sentence says so.
 * 2. Later parts win over earlier ones: the defaults, what this screen remembers, what the address says.
 * 3. A look is remembered by what differs from the defaults.
 */
import { isColour } from "./colours.js";

/**
 * @typedef {string | number | boolean} Value
 *
 * @typedef {object} Look
 * @property {string} font
 * @property {number} size percent of the size that fits the screen
 * @property {number} leading line height, letter heights
 * @property {number} margin percent of the width
 * @property {number} column letters a line holds at most, about
 * @property {number} reading percent from the top
 * @property {string} mark
 * @property {boolean} now the word being read is marked
 * @property {boolean} passed what was read is dimmed
 * @property {string} theme
 * @property {string} ink a colour, for the own theme
 * @property {string} ground a colour, for the own theme
 * @property {number} dim percent of the light that is taken away
 * @property {string} mirror
 * @property {string} turn degrees, clockwise
 * @property {boolean} clock
 * @property {boolean} remaining
 *
 * @typedef {"Text" | "Reading" | "Colours" | "Screen"} Group
 *
 * @typedef {object} About what every setting has
 * @property {keyof Look} name in JSON and in the address
 * @property {Group} group
 * @property {string} words what people call it
 * @property {boolean} [lays] true: another value makes other lines
 *
 * @typedef {About & { kind: "choice", choices: Record<string, string>, default: string }} Choice by its words
 * @typedef {About & { kind: "amount", min: number, max: number, step: number, unit: string, default: number }} Amount
 * @typedef {About & { kind: "switch", default: boolean }} Switch
 * @typedef {About & { kind: "colour", default: string }} Colour
 * @typedef {Choice | Amount | Switch | Colour} Setting
 */

/** Percent of the light: white on black keeps a contrast of 7:1, by WCAG 2, as bare text has to. */
const DIMMEST = 40;

/** @type {readonly Setting[]} in the order of the sheet */
export const SETTINGS = [
  {
    name: "font", group: "Text", words: "Font", kind: "choice", default: "atkinson", lays: true,
    choices: { atkinson: "Atkinson Hyperlegible", lexend: "Lexend", opendyslexic: "OpenDyslexic", own: "This computer's" },
  },
  { name: "size", group: "Text", words: "Text size", kind: "amount", min: 50, max: 200, step: 5, unit: "%", default: 100, lays: true },
  { name: "leading", group: "Text", words: "Line height", kind: "amount", min: 1.1, max: 2, step: 0.05, unit: "", default: 1.35, lays: true },
  { name: "margin", group: "Text", words: "Margins", kind: "amount", min: 2, max: 35, step: 0.5, unit: "%", default: 4.5, lays: true },
  { name: "column", group: "Text", words: "Letters a line, at most", kind: "amount", min: 16, max: 120, step: 2, unit: "", default: 50, lays: true },
  { name: "reading", group: "Reading", words: "Reading line, from the top", kind: "amount", min: 10, max: 80, step: 1, unit: "%", default: 33 },
  {
    name: "mark", group: "Reading", words: "Mark of the reading line", kind: "choice", default: "arrow",
    choices: { arrow: "Arrow", line: "Line", band: "Band", none: "None" },
  },
  { name: "now", group: "Reading", words: "Mark the word being read", kind: "switch", default: true },
  { name: "passed", group: "Reading", words: "Dim what was read", kind: "switch", default: false },
  {
    name: "theme", group: "Colours", words: "Theme", kind: "choice", default: "white-on-black",
    choices: { "white-on-black": "White on black", "yellow-on-black": "Yellow on black", "black-on-white": "Black on white", own: "Own" },
  },
  { name: "ink", group: "Colours", words: "Own text", kind: "colour", default: "#ffffff" },
  { name: "ground", group: "Colours", words: "Own ground", kind: "colour", default: "#000000" },
  { name: "dim", group: "Colours", words: "Dim the screen", kind: "amount", min: 0, max: DIMMEST, step: 5, unit: "%", default: 0 },
  {
    name: "mirror", group: "Screen", words: "Mirror", kind: "choice", default: "none",
    choices: { none: "No", h: "Left and right", v: "Upside down", both: "Both" },
  },
  {
    name: "turn", group: "Screen", words: "Turn", kind: "choice", default: "0", lays: true,
    choices: { 0: "No", 90: "90°", 180: "180°", 270: "270°" },
  },
  { name: "clock", group: "Screen", words: "Show the clock", kind: "switch", default: true },
  { name: "remaining", group: "Screen", words: "Show the time left", kind: "switch", default: true },
];

/** What a screen has that shows no script: nothing of lines and words. @type {ReadonlySet<keyof Look>} */
const OF_EVERY_SCREEN = new Set(["size", "theme", "ink", "ground", "dim", "mirror", "turn", "clock"]);

/** @param {string} page "prompter", "timer", "backstage" @returns {readonly Setting[]} what can be seen of a look there */
export function settingsOf(page) {
  return page === "prompter" ? SETTINGS : SETTINGS.filter(({ name }) => OF_EVERY_SCREEN.has(name));
}

/** @type {Look} */
export const DEFAULTS = /** @type {any} */ (Object.fromEntries(SETTINGS.map((setting) => [setting.name, setting.default])));

/** @type {Record<string, boolean>} how a switch is said in an address */
const SAID = { on: true, off: false, true: true, false: false, 1: true, 0: false };

/**
 * @param {Record<string, unknown>} given values by the names of settings; other names are not ours
 * @returns {{ look: Partial<Look>, wrong: string[] }} what can be, and a sentence for each value that cannot
 */
export function readLook(given) {
  /** @type {Record<string, Value>} */
  const look = {};
  const wrong = [];
  for (const setting of SETTINGS) {
    if (!Object.hasOwn(given, setting.name)) continue;
    const value = sound(setting, given[setting.name]);
    if (value === null) wrong.push(`${setting.words} cannot be ${said(given[setting.name])}: ${rangeOf(setting)}.`);
    else look[setting.name] = value;
  }
  return { look: /** @type {Partial<Look>} */ (look), wrong };
}

/** @param {string} query of an address, "?mirror=h&size=120" @returns {ReturnType<typeof readLook>} */
export function lookOfAddress(query) {
  return readLook(Object.fromEntries(new URLSearchParams(query)));
}

/** @param {Record<string, unknown>} given by the crew @returns {ReturnType<typeof readLook>} a setting that is none is told too */
export function lookOfMessage(given) {
  const { look, wrong } = readLook(given);
  const others = Object.keys(given).filter((name) => !SETTINGS.some((setting) => setting.name === name));
  return { look, wrong: [...wrong, ...others.map((name) => `A look has no setting ${said(name)}.`)] };
}

/** @param {string | null} text JSON, as it was kept @returns {Partial<Look>} nothing where it was not kept, or cannot be read */
export function lookOfMemory(text) {
  try {
    return readLook(Object(JSON.parse(text ?? "{}"))).look;
  } catch {
    return {};
  }
}

/** @param {Look} look @returns {Partial<Look>} what differs from the defaults */
export function ownOf(look) {
  return Object.fromEntries(Object.entries(look).filter(([name, value]) => value !== DEFAULTS[/** @type {keyof Look} */ (name)]));
}

/** @param {Look} before @param {Look} after @returns {boolean} true where lines may break elsewhere */
export function laysAnew(before, after) {
  return SETTINGS.some(({ name, lays }) => lays === true && before[name] !== after[name]);
}

/** @param {Setting} setting @param {Value} value @returns {string} "120 %", "1.35", "On", "Left and right" */
export function valueWord(setting, value) {
  if (setting.kind === "choice") return setting.choices[String(value)] ?? "";
  if (setting.kind === "switch") return value ? "On" : "Off";
  return setting.kind === "amount" && setting.unit !== "" ? `${value} ${setting.unit}` : String(value);
}

/** @param {Setting} setting @param {unknown} value @returns {Value | null} null for what cannot be */
function sound(setting, value) {
  if (setting.kind === "choice") return Object.hasOwn(setting.choices, String(value)) ? String(value) : null;
  if (setting.kind === "switch") return Object.hasOwn(SAID, String(value)) ? SAID[String(value)] : null;
  if (setting.kind === "colour") return isColour(String(value)) ? String(value).toLowerCase() : null;
  return stepped(setting, value);
}

/** @param {Amount} amount @param {unknown} value @returns {number | null} the nearest step */
function stepped({ min, max, step }, value) {
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  if (typeof number !== "number" || !(number >= min && number <= max)) return null;
  return Number((min + Math.round((number - min) / step) * step).toFixed(2));
}

/** @param {unknown} value @returns {string} short, for a sentence */
function said(value) {
  return JSON.stringify(String(value).slice(0, 20));
}

/** @param {Setting} setting @returns {string} what it can be */
function rangeOf(setting) {
  if (setting.kind === "choice") return `choose ${listed(Object.keys(setting.choices))}`;
  if (setting.kind === "switch") return "say on or off";
  if (setting.kind === "colour") return "write it as #ffcc00";
  return `it goes from ${setting.min} to ${valueWord(setting, setting.max)}`;
}

/** @param {string[]} words two at least @returns {string} "a, b or c" */
function listed(words) {
  return `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
}
