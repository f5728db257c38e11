/**
 * When what is to come is expected: as the server has it (rundown/expected.py), so that a page knows it without asking. Pure.
 *
 * @import { Item, Rundown, State } from "./types.js"
 */

/**
 * @typedef {object} Expected
 * @property {Item} item
 * @property {number} start show seconds @property {number} end show seconds
 */

/**
 * The items after the one that is on.
 * @param {State} state @param {Rundown} rundown @param {number} show show seconds @returns {Expected[]}
 */
export function expectedItems(state, rundown, show) {
  if (state.phase === "ended") return [];
  const on = rundown.items.findIndex((item) => item.id === state.item?.id);
  let free = Math.max(freeAt(lateBy(state, show), rundown.items[Math.max(0, on)], on >= 0), show);
  return rundown.items.slice(on + 1).map((item) => {
    const start = item.hard_start ? item.start : Math.max(item.start, free + (item.lead_in ?? 0));
    free = endOf(item, start);
    return { item, start, end: free };
  });
}

/** @param {State} state @param {number} show show seconds @returns {number} seconds; a hold makes it grow */
export function lateBy(state, show) {
  const held = state.held_from === null ? 0 : Math.max(0, show - state.held_from);
  return state.delay + held;
}

/**
 * @param {number} late seconds @param {Item | undefined} item what is on, or else the first of the day @param {boolean} isOn
 * @returns {number} when the stage is free, if what is on keeps its time
 */
function freeAt(late, item, isOn) {
  if (item === undefined) return 0;
  const begins = item.start + Math.max(0, late);
  return isOn ? endOf(item, begins) : begins;
}

/** @param {Item} item @param {number} start @returns {number} a break ends as planned, if that leaves it its least */
function endOf(item, start) {
  const length = item.end - item.start;
  return item.kind === "break" ? Math.max(item.end, start + (item.least ?? 0)) : start + length;
}
