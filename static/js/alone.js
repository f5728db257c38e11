/**
 * The prompter without its server, and its way back to the show. Pure: states and places in, what to do out.
 *
 * 1. Without a link the text goes on by the last motion to its stop, and stands there. It takes no cue.
 * 2. The operator's keys then make a motion of this page's own: it is nobody else's, until the link is back.
 * 3. Back in the same introduction, behind the show: a short glide to it within a few lines, else a cut.
 * 4. Back in the same introduction, ahead of the show: the text stands until the show has caught up. A text
 *    that a hand has moved stays where it is, and the show is told that place once; that is never a GO. The show
 *    refuses it where somebody else has moved it meanwhile: the text then follows, by 3 and 4.
 * 5. Back anywhere else (another introduction, a talk; a BACK or a go-to came meanwhile; another record, which is
 *    another show): a cut to it at once.
 * 6. A glass that was blank as the link was lost is lit by any of the operator's keys, until the link is back.
 *
 * @import { Item, Motion, State } from "./types.js"
 */
import { duration } from "./format.js";
import { goesOn, stepOf } from "./motion.js";
import { introduced } from "./views.js";

/** What is nearer to the show's own place than this is no news to it, words. */
const TOLD_WORDS = 0.5;
/** A cue at which the text stands already does not stop it again, words. */
const PAST_WORDS = 0.5;
/** PageDown and PageUp go by so many lines. */
const PAGE_LINES = 5;

/** @type {Record<string, number>} lines by which a key moves the text */
const LINES = { ArrowDown: 1, ArrowUp: -1, PageDown: PAGE_LINES, PageUp: -PAGE_LINES };

/** These light a blank glass, as the arrows do, and are nothing else. */
const LIGHT = ["b", "B", "."];

/** @typedef {{ lines: number } | "run or stop"} Move @typedef {Move | "light" | null} Wish what a key asks for */

/** @param {{ key: string, repeat: boolean, ctrlKey: boolean, metaKey: boolean, altKey: boolean }} press @returns {Wish} */
export function wishOf({ key, repeat, ctrlKey, metaKey, altKey }) {
  if (ctrlKey || metaKey || altKey) return null;
  if (key === " ") return repeat ? null : "run or stop";
  if (LIGHT.includes(key)) return "light";
  return Object.hasOwn(LINES, key) ? { lines: LINES[key] } : null;
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
 * @returns {Motion} the operator's own: by lines it stands there; else it goes on, or stands where it was going
 */
export function carried(wish, { state, item, motion, show, here, beyond }) {
  if (wish !== "run or stop") return standsAt(item, beyond(wish.lines), show);
  return goesOn(motion, show) ? standsAt(item, here, show) : runsFrom(state, item, here, show);
}

/** @param {Item} item @param {number} word words read @param {number} show show seconds @returns {Motion} put there by a hand, standing */
export function standsAt(item, word, show) {
  return { word: Math.max(0, Math.min(word, item.words)), at: show, wpm: 0, stop: item.words };
}

/** @param {State} state @param {Item} item @param {number} word @param {number} show @returns {Motion} past the cue there, to the next one that holds the text or to its end */
function runsFrom(state, item, word, show) {
  const next = item.points.find((point) => point.holds !== 0 && point.word > word + PAST_WORDS);
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
  if (introduced(left) !== item.id || introduced(now) !== item.id || left.rundown_rev !== now.rundown_rev) return false;
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
