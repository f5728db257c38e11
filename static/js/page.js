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

const CLOSE_SHEETS = "stagecue-close-sheets";

/** Every sheet leaves the page: another one opens, or a host begins to read. */
export function closeSheets() {
  document.dispatchEvent(new Event(CLOSE_SHEETS));
}

/** @param {() => void} close a sheet, where it is open */
export function onCloseSheets(close) {
  document.addEventListener(CLOSE_SHEETS, close);
}
