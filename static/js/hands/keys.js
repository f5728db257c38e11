/**
 * From a key that goes down to what the page does: whatever the table (hands.js) has for it.
 *
 * 1. In a field of letters a key is a letter, but for those that a clicker sends and no one-line field needs; on a button that
 *    has the focus, Enter and the space bar press that button. A slider or a choice is no field of letters.
 * 2. While a sheet is open, Escape and the keys that move the text are the sheet's; what acts on the show still does.
 * 3. A button that a pointer pressed does not keep the focus: the space bar after it is the show's, not that button's again.
 * 4. F5 and Shift+F5 never reload, whatever they are bound to: a clicker sends them.
 *
 * @import { ActionId, Bindings, Page, Press } from "./hands.js"
 */
import { keepBindings, recallBindings } from "./bindings.js";
import { keyName, reloads, wishOf } from "./hands.js";

const LINES = "input:not([type=range], [type=radio], [type=checkbox], [type=color])";
const FIELDS = `${LINES}, select, textarea, [contenteditable]`;
/** They write nothing in a field of one line. */
const NO_LETTERS = ["PageDown", "PageUp", "F5"];
const PRESSED_BY_KEYS = "button, a[href], summary, [role=button], input[type=checkbox]";
/** A key that is kept down goes on no faster than this, ms: lines can still be followed. */
const REPEAT_MS = 100;
const OPEN_SHEETS = "dialog[open], [role=dialog]:not([hidden])";

export class Keys {
  /** @type {Page} */
  page;
  #bindings = recallBindings();
  /** @type {(action: ActionId) => void} */
  #onAction;
  #lastAt = -Infinity;
  /** The next key goes here, not to the page. @type {((key: string) => void) | null} */
  #taker = null;

  /** @param {Page} page @param {(action: ActionId) => void} onAction @param {AbortSignal} [signal] */
  constructor(page, onAction, signal) {
    this.page = page;
    this.#onAction = onAction;
    window.addEventListener("keydown", (event) => reloads(event) && event.preventDefault(), { signal, capture: true });
    document.addEventListener("keydown", (event) => this.#down(event), { signal });
    document.addEventListener("click", leaveButton, { signal });
  }

  /** @returns {Bindings} */
  get bindings() {
    return this.#bindings;
  }

  /** @param {Bindings} bindings kept on this device */
  rebind(bindings) {
    this.#bindings = bindings;
    keepBindings(bindings);
  }

  /** The next key is somebody's. */
  get isTaking() {
    return this.#taker !== null;
  }

  /** @param {((key: string) => void) | null} taker has the next key; null: nobody waits for one */
  take(taker) {
    this.#taker = taker;
  }

  /** @param {Press} press of a gamepad or a MIDI device: no key of the browser's @returns {boolean} true where it was one of ours */
  press(press) {
    if (this.#isTaken(press)) return true;
    const wish = wishOf(press, this.#bindings, this.page);
    const isTooSoon = press.repeat === true && performance.now() - this.#lastAt < REPEAT_MS;
    if (wish?.counts && !isTooSoon) this.#act(wish.action.id);
    return wish !== null;
  }

  /** @param {ActionId} action */
  #act(action) {
    this.#lastAt = performance.now();
    this.#onAction(action);
  }

  /** @param {KeyboardEvent} event */
  #down(event) {
    if ((event.defaultPrevented && !reloads(event)) || event.isComposing) return;
    if (this.#isTaken(event)) return event.preventDefault();
    if (this.#isForAnother(event)) return;
    if (this.press(event)) event.preventDefault();
  }

  /** @param {Press} press @returns {boolean} */
  #isTaken(press) {
    const key = keyName(press);
    if (this.#taker === null || key === null) return false;
    if (press.repeat) return true; // the key that asked for it, still down
    const taker = this.#taker;
    this.#taker = null;
    taker(key);
    return true;
  }

  /** @param {KeyboardEvent} event @returns {boolean} laws 1 and 2 */
  #isForAnother(event) {
    const at = event.target instanceof Element ? event.target : null;
    if (at?.closest(FIELDS) && !(at.matches(LINES) && NO_LETTERS.includes(event.key))) return true;
    if ((event.key === "Enter" || event.key === " ") && at?.closest(PRESSED_BY_KEYS)) {
      if (event.repeat) event.preventDefault(); // kept down it is one press
      return true;
    }
    if (document.querySelector(OPEN_SHEETS) === null) return false;
    return event.key === "Escape" || wishOf(event, this.#bindings, this.page)?.action.of === "text";
  }
}

/** @param {MouseEvent} event law 3; a key's click has no detail */
function leaveButton(event) {
  const pressed = event.detail > 0 && event.target instanceof Element ? event.target.closest("button") : null;
  if (pressed === document.activeElement) pressed?.blur();
}
