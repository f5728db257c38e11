/**
 * A second press that must be a slip of a finger, or a switch that bounces. Pure but for what it remembers.
 *
 * @import { ActionId } from "./hands.js"
 */

/** A second GO within this is a slip of the finger, ms. */
export const GO_GAP_MS = 300;
/** What a second press undoes is undone by nobody so soon, ms: switches of pedals bounce for some tens of them. */
const TOGGLE_GAP_MS = 250;

/** @type {Partial<Record<ActionId, number>>} */
const GAPS = { go: GO_GAP_MS, back: GO_GAP_MS, hold: TOGGLE_GAP_MS, play: TOGGLE_GAP_MS, blank: TOGGLE_GAP_MS };

export class Slips {
  /** When each was taken last, ms. @type {Map<ActionId, number>} */
  #taken = new Map();

  /** @param {ActionId} action @param {number} now ms @returns {boolean} too soon after the last of its kind */
  has(action, now) {
    return now - (this.#taken.get(action) ?? -Infinity) < (GAPS[action] ?? 0);
  }

  /** @param {ActionId} action @param {number} now ms */
  take(action, now) {
    this.#taken.set(action, now);
  }
}
