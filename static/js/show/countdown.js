/**
 * The countdown before a text starts. It is no state of its own: GO for an introduction asks for it, the motion then starts
 * that far ahead, and every page counts to the motion's own `at`. Pure.
 *
 * @import { State } from "./types.js"
 */

/** "3-2-1", seconds. */
export const COUNTDOWN = 3;
/** Every motion starts a moment ahead: that is no countdown, show seconds. */
const LEAD = 0.25;

/** @param {State | null} state @param {number} show show seconds @returns {number | null} what to say now, 3, 2 or 1; null: the text goes, or stands */
export function counted(state, show) {
  const motion = state?.phase === "introduction" && !state.held ? state.motion : null;
  if (motion === null || motion.wpm === 0) return null;
  const left = motion.at - show;
  return left > LEAD ? Math.ceil(left) : null;
}
