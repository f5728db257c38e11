/**
 * Nothing of the browser's own comes over the text, and no slip of a hand takes the page away: no menu, no zoom by pinch or
 * Ctrl and wheel (bigger text is the look's), no dragged word, no file that is dropped, no "back" of a mouse's side button.
 * What a person asks the browser for by its keys (Ctrl and +, Ctrl+R) is left alone. The style sheet (hands.css) does the rest.
 */

/** A field keeps its menu, for pasting. */
const FIELDS = "input, textarea";
/** Of a mouse, the left one: the middle one scrolls by itself, the side ones leave the page. */
const FIRST_BUTTON = 0;

/** For as long as the page is open. */
export function keepUndisturbed() {
  for (const kind of ["contextmenu", "dragstart", "dragover", "drop", "gesturestart"]) document.addEventListener(kind, prevent);
  for (const kind of /** @type {const} */ (["mousedown", "mouseup", "auxclick"])) {
    document.addEventListener(kind, (event) => event.button !== FIRST_BUTTON && prevent(event));
  }
  const zooms = (/** @type {WheelEvent} */ event) => event.ctrlKey && event.preventDefault();
  window.addEventListener("wheel", zooms, { passive: false, capture: true });
}

/** @param {Event} event */
function prevent(event) {
  if (!(event.target instanceof Element && event.target.closest(FIELDS))) event.preventDefault();
}
