/**
 * The pace that Slower and Faster ask for. Pure. How far it goes, the server alone decides: it says so in the rundown.
 *
 * @import { Paces, Rundown } from "./types.js"
 */

/** One touch of Slower or Faster, words per minute. */
const STEP = 5;
/** Until a rundown has said it. @type {Paces} */
const USUAL = { slowest: 40, fastest: 400 };

/** @param {Rundown | null} rundown @returns {Paces} words per minute */
export function pacesOf(rundown) {
  return rundown?.paces ?? USUAL;
}

/**
 * @param {number} pace words per minute
 * @param {1 | -1} way faster, slower
 * @param {Paces} paces
 * @returns {number} the next full step that way
 */
export function nextPace(pace, way, paces) {
  const full = way > 0 ? Math.floor(pace / STEP) : Math.ceil(pace / STEP);
  return Math.min(paces.fastest, Math.max(paces.slowest, (full + way) * STEP));
}
