/**
 * The wheel, and a finger or a pen on the glass, as lines by which the text moves (wheel.js). A mouse button does nothing.
 *
 * @import { Roll } from "./wheel.js"
 */
import { dragged, dragLines, fingerDead, RESTING, rolled, wheelLines } from "./wheel.js";

/** What has a use of its own for a wheel or a finger. */
const OTHERS = "button, a, input, select, textarea, dialog, [role=dialog]";

/**
 * @typedef {object} Text on this screen
 * @property {() => number} line the height of a line, px
 * @property {() => { x: number, y: number }} down where its own down is
 */

/**
 * @param {HTMLElement} column of the script, inside whatever mirrors and turns it
 * @param {HTMLElement} article the script
 * @returns {Text}
 */
export function textOf(column, article) {
  return { line: () => parseFloat(getComputedStyle(article).lineHeight) || 1, down: () => downOf(column) };
}

/** @param {HTMLElement} column @returns {{ x: number, y: number }} */
function downOf(column) {
  let whole = new DOMMatrix();
  for (let each = column.parentElement; each !== null; each = each.parentElement) {
    whole = new DOMMatrix(getComputedStyle(each).transform).multiply(whole);
  }
  return { x: whole.c, y: whole.d };
}

export class Pointer {
  #text;
  #onLines;
  /** @type {Roll} */
  #roll = RESTING;
  /** @type {{ id: number, x: number, y: number } | null} */
  #finger = null;

  /** @param {HTMLElement} glass @param {Text} text @param {(lines: number) => void} onLines */
  constructor(glass, text, onLines) {
    this.#text = text;
    this.#onLines = onLines;
    glass.addEventListener("wheel", (event) => this.#wheel(event), { passive: false });
    glass.addEventListener("pointerdown", (event) => this.#down(event));
    glass.addEventListener("pointermove", (event) => this.#drag(event));
    for (const name of /** @type {const} */ (["pointerup", "pointercancel"])) glass.addEventListener(name, (event) => this.#up(event));
  }

  /** @param {WheelEvent} event */
  #wheel(event) {
    if (isOthers(event)) return;
    event.preventDefault(); // nothing on the glass scrolls or grows by itself
    this.#move(rolled(this.#roll, wheelLines(event, { line: this.#text.line(), page: window.innerHeight }), event.timeStamp));
  }

  /** @param {PointerEvent} event */
  #down(event) {
    if (event.pointerType === "mouse" || !event.isPrimary || isOthers(event)) return;
    this.#finger = { id: event.pointerId, x: event.clientX, y: event.clientY };
    this.#roll = RESTING;
  }

  /** @param {PointerEvent} event */
  #drag({ pointerId, clientX: x, clientY: y, timeStamp }) {
    const finger = this.#finger;
    if (finger === null || pointerId !== finger.id) return;
    this.#finger = { id: pointerId, x, y };
    const line = this.#text.line();
    const lines = dragLines({ x: x - finger.x, y: y - finger.y }, this.#text.down(), line);
    this.#move(dragged(this.#roll, lines, timeStamp, fingerDead(line)));
  }

  /** @param {PointerEvent} event */
  #up(event) {
    if (event.pointerId === this.#finger?.id) this.#finger = null;
  }

  /** @param {{ roll: Roll, lines: number }} moved */
  #move({ roll, lines }) {
    this.#roll = roll;
    if (lines !== 0) this.#onLines(lines);
  }
}

/** @param {Event} event @returns {boolean} */
function isOthers(event) {
  return event.target instanceof Element && event.target.closest(OTHERS) !== null;
}
