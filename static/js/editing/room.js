/**
 * A phone's keyboard takes half of the glass while somebody types: what is left of it has the field, Hold and GO. One browser
 * makes the page smaller by itself, another one lays its keyboard over the page; both tell here what is still seen of it.
 *
 * @typedef {object} Seen
 * @property {number} width px of the page, however near it was drawn
 * @property {number} height px
 */

/** A browser's own bar, which comes and goes, takes less; a keyboard takes more, px. */
const BAR_PX = 120;
/** A page this low has no room for two texts and GO, px. */
const LOW_PX = 460;
/** Wider than a phone held upright, px. */
const WIDE_PX = 480;

/** @param {Seen} seen @param {number} tallest that was seen at this width, px @returns {boolean} */
export function isLow({ width, height }, tallest) {
  return width <= WIDE_PX && (height <= LOW_PX || tallest - height > BAR_PX);
}

/** Tells the style sheets (editing.css): data-room, and where the page is seen. @param {AbortSignal} signal */
export function followRoom(signal) {
  const glass = window.visualViewport;
  if (glass === null) return;
  let [width, tallest] = [0, 0];
  const look = () => {
    const seen = { width: Math.round(glass.width * glass.scale), height: Math.round(glass.height * glass.scale) };
    tallest = seen.width === width ? Math.max(tallest, seen.height) : seen.height;
    width = seen.width;
    document.body.dataset.room = isLow(seen, tallest) ? "low" : "whole";
    document.body.style.setProperty("--seen", `${seen.height}px`);
    document.body.style.setProperty("--seen-top", `${glass.scale === 1 ? glass.offsetTop : 0}px`);
  };
  for (const change of ["resize", "scroll"]) glass.addEventListener(change, look, { signal });
  look();
}
