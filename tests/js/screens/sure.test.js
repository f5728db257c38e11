import { Sure } from "../../../static/js/screens/sure.js";
import { table } from "../table.js";

/** @returns {any} as much of a button as is asked */
function button(/** @type {string} */ words, /** @type {string | null} */ label = null) {
  /** @type {Map<string, string>} */
  const marks = new Map(label === null ? [] : [["aria-label", label]]);
  return {
    textContent: words,
    getAttribute: (/** @type {string} */ name) => marks.get(name) ?? null,
    setAttribute: (/** @type {string} */ name, /** @type {string} */ value) => marks.set(name, value),
    removeAttribute: (/** @type {string} */ name) => marks.delete(name),
  };
}

/** Presses of two buttons: [which, at ms]. What was done, and what stands on both. @param {[number, number][]} presses */
function pressed(presses) {
  const buttons = [button("Timer"), button("Forget", "Forget Left")];
  /** @type {number[]} */
  const done = [];
  let now = 0;
  const sure = new Sure(() => now);
  for (const [which, at] of presses) {
    now = at;
    sure.press(buttons[which], () => done.push(which));
  }
  const shown = buttons.map((one) => [one.textContent, one.getAttribute("aria-label")]);
  sure.calm();
  return { done, shown };
}

const CALM = [["Timer", null], ["Forget", "Forget Left"]];
const TIMER_ASKS = [["▲ Sure?", "Sure? Timer"], ["Forget", "Forget Left"]];

table("a press that asks first", pressed, [
  ["one press asks", [[0, 0]], { done: [], shown: TIMER_ASKS }],
  ["a second one does", [[0, 0], [0, 500]], { done: [0], shown: CALM }],
  ["a double tap is one press: it asks", [[0, 0], [0, 120]], { done: [], shown: TIMER_ASKS }],
  ["many taps, and one that is meant", [[0, 0], [0, 120], [0, 240], [0, 600]], { done: [0], shown: CALM }],
  ["another button is another question", [[0, 0], [1, 600]], { done: [], shown: [["Timer", null], ["▲ Sure?", "Sure? Forget Left"]] }],
]);
