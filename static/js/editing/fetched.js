/**
 * What the sheet's words were fetched for, and whether they may be others by now. Pure.
 *
 * @import { State } from "../show/types.js"
 */

export class Fetched {
  #said = "";
  /** @type {State | null} */
  #state = null;

  /** They are asked for. @param {State | null} state @param {string} item */
  note(state, item) {
    this.#said = said(state, item);
    this.#state = state;
  }

  /** @param {State | null} state @param {string} item @returns {boolean} they, or their card, may be others by now */
  isOld(state, item) {
    // A state says which cards differ, and no more: each may be of another change.
    return said(state, item) !== this.#said || (differs(state, item) && state !== this.#state);
  }
}

/** @param {State | null} state @param {string} item @returns {string} what changes where the words, or their card, may be others */
function said(state, item) {
  return `${state?.record} ${state?.rundown_rev} ${differs(state, item)}`;
}

/** @param {State | null} state @param {string} item @returns {boolean} */
function differs(state, item) {
  return state?.cards?.changed.includes(item) ?? false;
}
