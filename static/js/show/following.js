/**
 * Which motion a prompter shows: the show's; the operator's own while a hand has the text; and after the return of a lost
 * link whatever keeps the text before the host from jumping (alone.js has the law).
 *
 * A hand on the text with the link there: the text is where the hand has it, at once. The show is told, and what it says of
 * itself meanwhile moves nothing; once it has the place, the text is the show's again. Another cue point, by BACK, go-to or
 * in another introduction, takes the text out of the hand: that is somebody's purpose.
 *
 * @import { Item, Motion, State } from "./types.js"
 */
import { onReturn, sameIntroduction, standsAt } from "./alone.js";
import { goesOnFrom, notBefore, position } from "./motion.js";
import { motionOf } from "./views.js";

/** Back by less than this is what floats and rounding do, words. */
const UNSEEN_WORDS = 1e-6;

/**
 * @typedef {"in time" | "at once" | "glide" | "cut"} How a motion is brought to the glass (scroller.js)
 *
 * @typedef {object} Glass what stands before the host as a state comes in
 * @property {Item | null} item its introduction
 * @property {number} here words read, as the screen shows it
 * @property {number} show show seconds
 * @property {(from: number, to: number) => number} lines from one word to another
 * @property {(word: number) => number} [place] of a word of the text before, where this state comes with other words (wording.js)
 *
 * @typedef {object} Place what the show has to be told
 * @property {number} word words read where a hand has the text
 * @property {number} since the seq that the page knew as the hand began: whoever moved the show later knew better
 */

export class Following {
  /** @type {State | null} the one that is followed */
  #state = null;
  #alone = false;
  /** @type {Motion | null} the operator's own */
  #hand = null;
  /** The seq that was known as the hand began. */
  #since = 0;
  /** @type {How} */
  #handHow = "at once";
  /** The show is being told where the hand left the text. */
  #telling = false;
  /** @type {number | null} the show knows it from this seq on */
  #toldSeq = null;
  /** @type {number | null} words read on a page that is ahead of the show */
  #floor = null;
  /** @type {How} */
  #how = "in time";

  /** @returns {Motion | null} where the operator has the text; null where it follows the show */
  get hand() {
    return this.#hand;
  }

  /** The seq that was known as the hand began. */
  get since() {
    return this.#since;
  }

  /** The link is lost. @param {State} state the last that was known */
  leave(state) {
    this.#state = state;
    this.#alone = true;
    this.#telling = false;
  }

  /**
   * @param {Motion} motion by the operator's hand
   * @param {number} [since] where the hand began in an earlier life of this page
   * @param {How} [how] a finger's small steps are no glide
   */
  move(motion, since, how = "at once") {
    if (this.#hand === null) this.#since = since ?? this.#state?.seq ?? 0;
    this.#hand = motion;
    this.#handHow = how;
    this.#floor = null;
    this.#telling = false; // what was told is not where it is any more
  }

  /** The show is told now where the hand has the text. */
  tell() {
    this.#telling = this.#hand !== null;
    this.#toldSeq = null;
  }

  /**
   * @param {State} now @param {Glass} glass
   * @returns {Place | null} what the show has to be told, once; the text stands there meanwhile
   */
  receive(now, glass) {
    const before = inWords(this.#state, glass.place);
    const returned = this.#alone;
    this.#state = now;
    this.#alone = false;
    this.#how = "in time";
    if (glass.place !== undefined) this.#reword(glass.place);
    if (before === null) return null;
    if (returned) return this.#return(before, now, glass);
    if (this.#hand !== null) this.#keepHand(before, now, glass);
    else if (this.#floor !== null) this.#stay(before, now, glass);
    return null;
  }

  /** What was counted in the words before is counted in these. @param {(word: number) => number} place */
  #reword(place) {
    if (this.#hand !== null) this.#hand = { ...this.#hand, word: place(this.#hand.word), stop: place(this.#hand.stop) };
    if (this.#floor !== null) this.#floor = place(this.#floor);
  }

  /** @param {boolean} done the show took the hand's place @param {number} seq of that answer */
  told(done, seq) {
    if (!this.#telling) return; // a link that was lost meanwhile leaves the hand as it is: the next return tells it
    this.#toldSeq = done ? seq : -Infinity;
    this.#leaveHand();
  }

  /** The clock was corrected: a text does not go back for that. @param {Glass} glass */
  settle({ item, here, show }) {
    if (this.#state === null || item === null || this.#hand !== null) return;
    if (position(motionOf(this.#state, item), show) < here - UNSEEN_WORDS) this.#floor = here;
  }

  /** @param {State} state @param {Item} item @param {number} show show seconds @returns {{ motion: Motion, how: How }} */
  shown(state, item, show) {
    if (this.#hand !== null) return { motion: this.#hand, how: this.#handHow };
    const motion = motionOf(state, item);
    const floor = this.#floor;
    if (floor === null) return { motion, how: this.#how };
    if (position(motion, show) >= floor) this.#floor = null;
    return { motion: this.#floor === null ? motion : notBefore(motion, floor), how: "at once" };
  }

  /** @param {State} left @param {State} now @param {Glass} glass @returns {Place | null} */
  #return(left, now, { item, here, show, lines }) {
    const there = item === null ? 0 : position(motionOf(now, item), show);
    const same = item !== null && sameIntroduction(left, now, item);
    const is = { same, byHand: this.#hand !== null, movable: now.allowed.includes("nudge"), here, there };
    const step = onReturn({ ...is, lines: lines(here, there) });
    this.#telling = step === "tell";
    this.#toldSeq = null;
    this.#hand = step === "tell" && item !== null ? standsAt(item, here, show) : null;
    this.#floor = step === "stand" ? here : null;
    this.#how = step === "glide" || step === "cut" ? step : "at once";
    // A show that counts from further back has lost what it had last: nobody knows who moved it since.
    return step === "tell" ? { word: here, since: now.seq < left.seq ? 0 : this.#since } : null;
  }

  /** A new state while a hand has the text. @param {State} before @param {State} now @param {Glass} glass */
  #keepHand(before, now, { item }) {
    if (item !== null && sameIntroduction(before, now, item)) return this.#leaveHand();
    this.#hand = null;
    this.#telling = false;
    this.#how = "cut";
  }

  /** The hand's place was told, or cannot be: the text stands there until the show has caught up. */
  #leaveHand() {
    if (!this.#telling || this.#toldSeq === null || this.#hand === null || (this.#state?.seq ?? 0) < this.#toldSeq) return;
    this.#floor = this.#hand.word;
    this.#hand = null;
    this.#telling = false;
  }

  /**
   * Ahead of the show, and a new state: only what somebody moved on purpose moves this text.
   * @param {State} before @param {State} now @param {Glass} glass
   */
  #stay(before, now, { item }) {
    const same = item !== null && sameIntroduction(before, now, item);
    if (same && goesOnFrom(motionOf(before, item), motionOf(now, item))) return;
    this.#floor = null;
    this.#how = same ? "at once" : "cut";
  }
}

/** @param {State | null} state @param {Glass["place"]} place @returns {State | null} its motion counted in other words */
function inWords(state, place) {
  if (state === null || state.motion === null || place === undefined) return state;
  const { motion } = state;
  return { ...state, motion: { ...motion, word: place(motion.word), stop: place(motion.stop) } };
}
