/**
 * The prompter without its server, and its way back to the show. Pure: states and places in, what to do out.
 *
 * 1. Without a link the text goes on by the last motion to its stop, and stands there. It takes no cue.
 * 2. The operator's keys then make a motion of this page's own: it is nobody else's, until the link is back. GO carries the
 *    text past the cue at which it would stop, and takes nothing.
 * 3. Back in the same introduction, behind the show: a short glide to it within a few lines, else a cut.
 * 4. Back in the same introduction, ahead of the show: the text stands until the show has caught up. A text
 *    that a hand has moved stays where it is, and the show is told that place once; that is never a GO. The show
 *    refuses it where somebody else has moved it meanwhile: the text then follows, by 3 and 4.
 * 5. Back anywhere else (another introduction, a talk; a BACK or a go-to came meanwhile; another record, which is
 *    another show): a cut to it at once.
 * 6. A glass that was blank as the link was lost is lit by any of the operator's keys, until the link is back.
 *
 * @import { ActionId } from "../hands/hands.js"
 * @import { Item, Motion, State } from "./types.js"
 */
import { duration } from "./format.js";
import { markerFrom } from "./markers.js";
import { goesOn, restOf, stepOf } from "./motion.js";
import { introduced } from "./views.js";

/** What is nearer to the show's own place than this is no news to it, words. */
const TOLD_WORDS = 0.5;
/** A cue at which the text stands already does not stop it again, words. */
const PAST_WORDS = 0.5;
/** @typedef {{ lines: number } | { marker: 1 | -1 } | "past the cue" | "run or stop" | "stop"} Move @typedef {Move | "light"} Wish what a hand asks for */

/** @type {Partial<Record<ActionId, Wish>>} what light a blank glass, as all of these do; and nothing else: "light" */
const WISHES = {
  "line-down": { lines: 1 },
  "line-up": { lines: -1 },
  "cue-after": { marker: 1 },
  "cue-before": { marker: -1 },
  go: "past the cue",
  back: { marker: -1 },
  hold: "run or stop",
  play: "run or stop",
  stop: "stop",
  blank: "light",
};

/** @param {ActionId} action @returns {Wish | null} null: it is nothing without a link */
export function wishFor(action) {
  return WISHES[action] ?? null;
}

/**
 * @param {Move} wish
 * @param {object} is
 * @param {State} is.state says the pace
 * @param {Item} is.item
 * @param {Motion} is.motion what the page shows now
 * @param {number} is.show show seconds
 * @param {number} is.here words read, as the screen shows it
 * @param {(lines: number) => number} is.beyond words read so many lines farther on
 * @returns {Motion} the operator's own: moved, it stands there; else it goes on, or stands where it was going
 */
export function carried(wish, { state, item, motion, show, here, beyond }) {
  if (typeof wish === "object") return standsAt(item, "lines" in wish ? beyond(wish.lines) : markerFrom(item, here, wish.marker), show);
  const goes = goesOn(motion, show);
  if (wish === "past the cue") return runsFrom(state, item, here, { show, past: goes ? restOf(motion) : here });
  return goes || wish === "stop" ? standsAt(item, here, show) : runsFrom(state, item, here, { show, past: here });
}

/** @param {Item} item @param {number} word words read @param {number} show show seconds @returns {Motion} put there by a hand, standing */
export function standsAt(item, word, show) {
  return { word: Math.max(0, Math.min(word, item.words)), at: show, wpm: 0, stop: item.words };
}

/**
 * @param {State} state @param {Item} item @param {number} word
 * @param {{ show: number, past: number }} how `past`: the word after which a cue may hold it again
 * @returns {Motion} to the next cue that holds the text, or to its end
 */
function runsFrom(state, item, word, { show, past }) {
  const next = item.points.find((point) => point.holds !== 0 && point.word > past + PAST_WORDS);
  return { word, at: show, wpm: state.motion?.wpm || state.pace * item.tempo, stop: next?.word ?? item.words };
}

/**
 * @param {State} left the last state that the page knew
 * @param {State} now
 * @param {Item} item the one introduced now
 * @returns {boolean} true where the pointer has only gone ahead since, inside one introduction
 */
export function sameIntroduction(left, now, item) {
  if (left.record !== now.record) return false;
  if (introduced(left) !== item.id || introduced(now) !== item.id) return false;
  // Other words and no command: where a cue came behind the place, the pointer is past it, and nobody took it.
  if (left.rundown_rev !== now.rundown_rev && left.rev === now.rev) return true;
  const index = (/** @type {State} */ state) => item.points.findIndex((point) => point.id === state.cue?.id);
  const taken = index(now) - index(left);
  // A BACK and the GO after it come to the same cue point, but to a greater revision.
  return taken >= 0 && now.rev - left.rev === taken;
}

/**
 * What the page does with the first state after it was alone.
 * @param {object} is
 * @param {boolean} is.same the pointer has only gone ahead since, inside one introduction
 * @param {boolean} is.byHand a hand has moved the text
 * @param {boolean} is.movable the show takes a nudge now
 * @param {number} is.here words read on this page
 * @param {number} is.there words read in the show
 * @param {number} is.lines by which the show is ahead of this page
 * @returns {"cut" | "glide" | "stand" | "tell"}
 */
export function onReturn({ same, byHand, movable, here, there, lines }) {
  if (!same) return "cut";
  if (byHand && movable && Math.abs(here - there) > TOLD_WORDS) return "tell";
  return here >= there ? "stand" : stepOf(lines);
}

/**
 * For the operator at the screen, not for the host.
 * @param {number | null} lost seconds for which the link is lost; null while it is there
 * @param {string} beside what else an operator has to know; "" for nothing
 * @returns {string}
 */
export function badgeWord(lost, beside) {
  const link = lost === null ? "online" : `link lost ${duration(Math.max(0, lost))}`;
  return beside === "" ? link : `${beside}, ${link}`;
}
