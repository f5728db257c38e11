/**
 * From wheels and fingers to lines of text. Pure: the text goes as far as the finger or the wheel does, pixel for pixel;
 * what is smaller than a dead-band is the tremor of a hand, or a table that was knocked.
 */

/** So many lines until a movement counts. */
export const DEAD_LINES = 0.15;
/** A finger on a small glass has to go so far, px: less is its tremor, and would hold the show. */
const FINGER_PX = 16;
const FINGER_LINES = 0.4;
/** A hand that did nothing for so long begins anew, ms. */
const REST_MS = 250;
/** A wheel that counts in lines of a page (Firefox) means so many px by one. */
const WHEEL_LINE_PX = 33;
/** From so many lines in one step on, the text glides there; smaller steps are a glide of their own. */
const STEP_LINES = 0.5;

/**
 * @typedef {object} Roll a movement under way
 * @property {number} lines not yet counted
 * @property {boolean} live past the dead-band
 * @property {number} at when it last went on, ms
 */

/** @type {Roll} */
export const RESTING = { lines: 0, live: false, at: -Infinity };

/**
 * @param {Roll} roll @param {number} lines more of it; + is on @param {number} now ms
 * @returns {{ roll: Roll, lines: number }} the lines by which the text goes now
 */
export function rolled(roll, lines, now) {
  const before = now - roll.at > REST_MS ? RESTING : roll;
  const sum = before.lines + lines;
  if (!before.live && Math.abs(sum) < DEAD_LINES) return { roll: { lines: sum, live: false, at: now }, lines: 0 };
  return { roll: { lines: 0, live: true, at: now }, lines: sum };
}

/**
 * @param {{ deltaX: number, deltaY: number, deltaMode: number, ctrlKey: boolean }} wheel
 * @param {{ line: number, page: number }} px the heights of a line of the text, and of the glass
 * @returns {number} lines; 0 for what is no scrolling: a pinch on a pad (Ctrl and wheel), or sideways
 */
export function wheelLines({ deltaX, deltaY, deltaMode, ctrlKey }, { line, page }) {
  if (ctrlKey || Math.abs(deltaX) > Math.abs(deltaY)) return 0;
  const unit = deltaMode === 1 ? WHEEL_LINE_PX : deltaMode === 2 ? page : 1;
  return (deltaY * unit) / line;
}

/** @param {number} line px @returns {number} the lines that a finger has to go until its drag begins */
export function fingerDead(line) {
  return Math.max(FINGER_LINES, FINGER_PX / line);
}

/**
 * A finger begins to drag where it leaves its dead-band: the text does not leap by it.
 *
 * @param {Roll} roll @param {number} lines more of it; + is on @param {number} now ms @param {number} dead lines
 * @returns {{ roll: Roll, lines: number }} the lines by which the text goes now
 */
export function dragged(roll, lines, now, dead) {
  const sum = roll.lines + lines;
  if (roll.live) return { roll: { ...roll, at: now }, lines };
  if (Math.abs(sum) < dead) return { roll: { lines: sum, live: false, at: now }, lines: 0 };
  return { roll: { lines: 0, live: true, at: now }, lines: sum - Math.sign(sum) * dead };
}

/**
 * @param {{ x: number, y: number }} moved px, a finger on the glass
 * @param {{ x: number, y: number }} down where the text's own down is on this screen: a mirror turns it over, a turned screen aside
 * @param {number} line px
 * @returns {number} lines: the text follows the finger
 */
export function dragLines(moved, down, line) {
  return -(moved.x * down.x + moved.y * down.y) / line;
}

/** @param {number} lines in one step @returns {"cut" | "at once"} how they come to the glass */
export function howFar(lines) {
  return Math.abs(lines) < STEP_LINES ? "cut" : "at once";
}
