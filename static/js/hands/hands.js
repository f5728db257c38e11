/**
 * What hands can do: one table, which the keys' handler and the help sheet both read. Pure.
 *
 * 1. Keyboards, presenter clickers and foot pedals send keys; buttons of gamepads and MIDI notes are keys of the same
 *    table ("Gamepad 0", "MIDI note 60").
 * 2. A key has its name with the modifiers that were down: with Ctrl, Alt or Meta it is another key, most often the browser's.
 *    Shift is part of the name only where it does not show in the letter: "?" is "?", however a keyboard makes it.
 *    A clicker sends places on a keyboard, not letters: what has no use by its letter is looked up by its place (`code`).
 * 3. A key that is kept down is one press, but for what may go on and on (`repeats`): never a second GO.
 */

/** @typedef {"prompter" | "control"} Page */
/**
 * @typedef {"go" | "back" | "hold" | "play" | "stop" | "line-down" | "line-up" | "cue-after" | "cue-before"
 *   | "jump" | "faster" | "slower" | "blank" | "full-screen" | "look" | "bigger" | "smaller" | "help"} ActionId
 *
 * @typedef {object} Action
 * @property {ActionId} id
 * @property {string} name
 * @property {string} words what it does, for people
 * @property {string} alone what it does on a prompter without its link; "" for the same, or nothing
 * @property {readonly Page[]} pages on which it counts
 * @property {readonly string[]} keys by default
 * @property {"show" | "text" | "page"} of what it acts on: the show (a command), the text by hand, this page alone
 * @property {boolean} repeats a key kept down goes on
 *
 * @typedef {Record<ActionId, readonly string[]>} Bindings the keys of each action
 *
 * @typedef {object} Press of a key, or of what counts as one
 * @property {string} key
 * @property {string} [code] its place, as on an American keyboard
 * @property {boolean} [repeat]
 * @property {boolean} [ctrlKey]
 * @property {boolean} [altKey]
 * @property {boolean} [metaKey]
 * @property {boolean} [shiftKey]
 *
 * @typedef {{ action: Action, counts: boolean }} Wish `counts`: false for a key that is only kept down
 */

/** @type {readonly Page[]} */
const BOTH = ["prompter", "control"];
/** @type {readonly Page[]} */
const PROMPTER = ["prompter"];

/** @param {ActionId} id @param {string} name @param {string} words @param {string[]} keys @param {Partial<Action>} [more] @returns {Action} */
const action = (id, name, words, keys, more = {}) => ({ id, name, words, keys, alone: "", pages: BOTH, of: "show", repeats: false, ...more });
/** @type {Partial<Action>} */
const TEXT = { pages: PROMPTER, of: "text" };
/** @type {Partial<Action>} */
const OWN = { pages: PROMPTER, of: "page" };

/** In the order in which people look for them. @type {readonly Action[]} */
export const ACTIONS = [
  action("go", "GO", "Takes the next cue", ["PageDown", "ArrowRight", "Gamepad 0"], { alone: "The text goes on, past the next cue; no cue is taken" }),
  action("back", "Back", "To the cue before, held", ["PageUp", "ArrowLeft", "Gamepad 1"], { alone: "The text stands at the cue before" }),
  action("hold", "Hold / Resume", "Stops the text, or sets it going", ["Space", "MediaPlayPause", "Gamepad 2"]),
  action("play", "Start", "Opens the day; after that Hold / Resume", ["F5", "Shift+F5", "Gamepad 9"]),
  action("stop", "Hold", "Stops the text, and never sets it going", ["Escape"]),
  action("line-down", "Line down", "Moves the text one line on, held", ["ArrowDown", "Gamepad 13"], { ...TEXT, repeats: true }),
  action("line-up", "Line up", "Moves the text one line back, held", ["ArrowUp", "Gamepad 12"], { ...TEXT, repeats: true }),
  action("cue-after", "To the cue after", "Moves the text to the next cue in it, held", ["Shift+ArrowDown", "Gamepad 15"], TEXT),
  action("cue-before", "To the cue before", "Moves the text to the cue before in it, held", ["Shift+ArrowUp", "Gamepad 14"], TEXT),
  action("jump", "Jump", "A list of the places in this text", ["J"], { of: "page" }),
  action("faster", "Faster", "The pace, 5 words a minute more", ["+", "=", "Gamepad 5"]),
  action("slower", "Slower", "The pace, 5 words a minute less", ["-", "Gamepad 4"]),
  action("blank", "Blank", "Darkens the prompters, or lights them", ["B", ".", "Gamepad 3"], { alone: "Lights a glass that is blank" }),
  action("bigger", "Bigger text", "On this screen", [">"], { ...OWN, repeats: true }),
  action("smaller", "Smaller text", "On this screen", ["<"], { ...OWN, repeats: true }),
  action("look", "Look", "How this screen looks", ["L"], OWN),
  action("full-screen", "Full screen", "And back", ["F"], OWN),
  action("help", "Keys", "Opens and closes this sheet", ["?"], { of: "page" }),
];

/** @type {Bindings} */
export const DEFAULTS = /** @type {Bindings} */ (Object.fromEntries(ACTIONS.map(({ id, keys }) => [id, keys])));

/** These are no press of their own. */
const NO_KEYS = ["Shift", "Control", "Alt", "AltGraph", "Meta", "OS", "CapsLock", "NumLock", "ScrollLock", "Fn", "Dead", "Process", "Unidentified", "Tab"];

/** @param {Page} page @returns {Action[]} what counts there */
export function actionsOf(page) {
  return ACTIONS.filter(({ pages }) => pages.includes(page));
}

/** @param {Press} press @returns {string | null} the key's name, "Shift+ArrowDown"; null for what is no press of its own */
export function keyName({ key, ctrlKey, altKey, metaKey, shiftKey }) {
  if (key === "" || NO_KEYS.includes(key)) return null;
  const isLetter = key.length === 1 && key !== " ";
  const modifiers = [ctrlKey && "Ctrl", altKey && "Alt", metaKey && "Meta", shiftKey && !isLetter && "Shift"].filter(Boolean);
  return [...modifiers, isLetter ? upper(key) : key === " " ? "Space" : key].join("+");
}

/** @param {string} letter @returns {string} one letter: Caps Lock makes no other key of it */
function upper(letter) {
  const big = letter.toUpperCase();
  return big.length === 1 ? big : letter;
}

/** @param {Press} press @returns {string | null} what a clicker means by a letter or a full stop, whatever the layout makes of it; null for no such key */
function placeName({ key, code = "", ctrlKey, altKey, metaKey, shiftKey }) {
  if (key.length !== 1 || ctrlKey || altKey || metaKey || shiftKey) return null;
  return code === "Period" ? "." : (/^Key([A-Z])$/.exec(code)?.[1] ?? null);
}

/** @param {Press} press @param {Bindings} bindings @param {Page} page @returns {Wish | null} what a key asks for there; null for no key of ours */
export function wishOf(press, bindings, page) {
  const bound = (/** @type {string | null} */ name) => actionsOf(page).find(({ id }) => name !== null && bindings[id].includes(name));
  const wanted = bound(keyName(press)) ?? bound(placeName(press));
  return wanted === undefined ? null : { action: wanted, counts: !press.repeat || wanted.repeats };
}

/** A clicker's start button must never take the words off the screen. @param {Press} press @returns {boolean} true for the keys with which it would reload the page */
export function reloads(press) {
  return keyName(press) === "F5" || keyName(press) === "Shift+F5";
}

/** @type {Record<string, string>} as people know them */
const KEY_WORDS = {
  ArrowDown: "↓", ArrowUp: "↑", ArrowLeft: "←", ArrowRight: "→", PageDown: "Page Down", PageUp: "Page Up", Escape: "Esc", MediaPlayPause: "Play/Pause",
};

/** @param {string} key its name @returns {string} for people */
export function keyWords(key) {
  const parts = key.split(/\+(?=.)/);
  return parts.map((part) => KEY_WORDS[part] ?? part).join(" + ");
}
