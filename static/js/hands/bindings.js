/**
 * Which keys this device has for what: the table's own (hands.js), or what its people made of them. Pure but for the
 * two functions at the end, which keep it in this browser as plain JSON: { v, keys: { go: ["PageDown", …], … } }.
 *
 * A key does one thing: one that is taken already is refused, and said whose it is.
 *
 * @import { ActionId, Bindings } from "./hands.js"
 */
import { ACTIONS, DEFAULTS, keyWords } from "./hands.js";

/** The shape of what is kept: another one is not read. */
const VERSION = 1;
const KEY = "stagecue.keys";
/** Keys for one action: more is no choice of anybody. */
const MOST_KEYS = 8;
/** The longest name of a key. */
const LONGEST = 40;

/** @typedef {{ bindings: Bindings, told: string }} Bound the new table, and what is said of it */

/** @param {ActionId} id @returns {string} */
function nameOf(id) {
  return ACTIONS.find((action) => action.id === id)?.name ?? id;
}

/** @param {Bindings} bindings @param {string} key @returns {ActionId | null} whose it is */
export function ownerOf(bindings, key) {
  return ACTIONS.find(({ id }) => bindings[id].includes(key))?.id ?? null;
}

/** @param {Bindings} bindings @param {ActionId} id @param {string} key @returns {Bound} */
export function bind(bindings, id, key) {
  const owner = ownerOf(bindings, key);
  if (owner === id) return { bindings, told: `${keyWords(key)} is ${nameOf(id)} already` };
  if (owner !== null) return { bindings, told: `${keyWords(key)} is ${nameOf(owner)}: take it away there first, or press another key` };
  if (bindings[id].length >= MOST_KEYS) return { bindings, told: `${nameOf(id)} has ${MOST_KEYS} keys: take one away first` };
  return { bindings: { ...bindings, [id]: [...bindings[id], key] }, told: `${keyWords(key)} is ${nameOf(id)} now` };
}

/** @param {Bindings} bindings @param {ActionId} id @param {string} key @returns {Bound} */
export function unbind(bindings, id, key) {
  const left = bindings[id].filter((one) => one !== key);
  const none = left.length === 0 ? `: ${nameOf(id)} has no key any more` : "";
  return { bindings: { ...bindings, [id]: left }, told: `${keyWords(key)} was taken away${none}` };
}

/** @param {Bindings} bindings @returns {string} as it is kept; "" for the table's own */
export function written(bindings) {
  const own = ACTIONS.every(({ id, keys }) => JSON.stringify(bindings[id]) === JSON.stringify(keys));
  return own ? "" : JSON.stringify({ v: VERSION, keys: bindings });
}

/**
 * @param {string | null} text as it was kept
 * @returns {Bindings} what does not fit is left out; an action that is not named there has its own keys, but for those that are taken
 */
export function readBindings(text) {
  const kept = keptKeys(text);
  if (kept === null) return DEFAULTS;
  /** @type {Set<string>} */
  const taken = new Set();
  const take = (/** @type {unknown} */ keys) => listOf(keys).filter((key) => !taken.has(key) && taken.add(key));
  const named = ACTIONS.filter(({ id }) => Array.isArray(kept[id])).map(({ id }) => [id, take(kept[id])]);
  const others = ACTIONS.filter(({ id }) => !Array.isArray(kept[id])).map(({ id, keys }) => [id, take(keys)]);
  return Object.fromEntries([...named, ...others]);
}

/** @param {string | null} text @returns {Record<string, unknown> | null} */
function keptKeys(text) {
  try {
    const kept = JSON.parse(text ?? "null");
    return kept?.v === VERSION && typeof kept.keys === "object" ? kept.keys : null;
  } catch {
    return null;
  }
}

/** @param {unknown} keys @returns {string[]} */
function listOf(keys) {
  if (!Array.isArray(keys)) return [];
  return keys.filter((key) => typeof key === "string" && key !== "" && key.length <= LONGEST).slice(0, MOST_KEYS);
}

/** @returns {Bindings} of this device */
export function recallBindings() {
  try {
    return readBindings(localStorage.getItem(KEY));
  } catch {
    return DEFAULTS; // a browser told to keep nothing throws here
  }
}

/** @param {Bindings} bindings */
export function keepBindings(bindings) {
  try {
    const text = written(bindings);
    if (text === "") localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, text);
  } catch {
    // a browser told to keep nothing: they hold as long as the page
  }
}
