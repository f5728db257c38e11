/**
 * What a page knows of itself: the data the server put into it, and its own elements.
 *
 * @import { PageData } from "./show/types.js"
 */

/** @returns {PageData} from <script type="application/json" id="page-data"> */
export function pageData() {
  return JSON.parse(byId("page-data").textContent || "{}");
}

/** @param {string} id @returns {HTMLElement} throws where the template has lost it */
export function byId(id) {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`the page has no element #${id}: does the template fit this script?`);
  return element;
}

/** @param {HTMLElement} element @param {string} text written only where it differs, so that nothing is laid out for nothing */
export function say(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/**
 * @param {string} tag
 * @param {string} className
 * @param {string} [text]
 * @returns {HTMLElement}
 */
export function make(tag, className, text = "") {
  const element = document.createElement(tag);
  if (className !== "") element.className = className;
  if (text !== "") element.textContent = text;
  return element;
}

/**
 * The sheets that are open, the one that was opened last at the end.
 *
 * 1. Escape closes the last of them wherever the focus is, before the page's own keys.
 * 2. A sheet has the focus itself, and none of its buttons: the space bar is the show's.
 * 3. A person at the keyboard goes on from the button that opened it, or from another one that does; whoever touched or
 *    clicked it leaves the keys to the show.
 *
 * @typedef {object} Opened
 * @property {() => void} close
 * @property {() => boolean} isBusy Escape is not for it now
 * @property {HTMLElement | null} before the button of a person at the keyboard
 */

/** @type {Map<HTMLElement, Opened>} */
const opened = new Map();

/**
 * @param {HTMLElement} sheet that is seen by now, and can have the focus
 * @param {() => void} close
 * @param {() => boolean} [isBusy] Escape is not for it now
 */
export function sheetOpened(sheet, close, isBusy = () => false) {
  const focused = document.activeElement;
  const before = focused instanceof HTMLElement && focused.matches(":focus-visible") ? focused : null;
  opened.set(sheet, { close, isBusy, before });
  document.addEventListener("keydown", escape, { capture: true }); // once, however often it is asked for
  sheet.focus({ preventScroll: true });
}

/** @param {HTMLElement} sheet that is seen no more */
export function sheetClosed(sheet) {
  const before = opened.get(sheet)?.before ?? null;
  opened.delete(sheet);
  const focused = document.activeElement;
  if (focused !== document.body && !sheet.contains(focused)) return; // it has gone on to where somebody put it
  if (before !== null) wayBack(sheet, before)?.focus({ preventScroll: true });
  else if (focused instanceof HTMLElement) focused.blur();
}

/** Every sheet leaves the page: another one opens, or a host begins to read. */
export function closeSheets() {
  for (const { close } of [...opened.values()].reverse()) close();
}

/** @param {HTMLElement} sheet @param {HTMLElement} before @returns {HTMLElement | undefined} what is there no more is no way back */
function wayBack(sheet, before) {
  /** @type {NodeListOf<HTMLElement>} */
  const openers = document.querySelectorAll(`[aria-controls="${sheet.id}"]`);
  const under = [...opened.keys()].reverse();
  return [before, ...openers, ...under].find((way) => way.getClientRects().length > 0);
}

/** @param {KeyboardEvent} event */
function escape(event) {
  const last = [...opened.values()].at(-1);
  if (event.key !== "Escape" || event.isComposing || last === undefined || last.isBusy()) return;
  event.preventDefault();
  last.close();
}
