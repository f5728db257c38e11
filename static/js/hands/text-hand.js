/**
 * The text in a hand, on a prompter: it is where the hand has it, at once; the show is told the place when the hand rests, and
 * some times a second while it moves (moving.js). Without its link nobody is told: the text is the operator's (alone.js).
 *
 * @import { Glass } from "./at-prompter.js"
 * @import { ActionId } from "./hands.js"
 * @import { Place as Told } from "../show/following.js"
 * @import { Place } from "../show/markers.js"
 * @import { Presses } from "../link/presses.js"
 * @import { Ack, Item, State } from "../show/types.js"
 */
import { carried, standsAt, wishFor } from "../show/alone.js";
import { BEHIND_A_CUE } from "./jump.js";
import { jumpTo, markerFrom } from "../show/markers.js";
import { Moving } from "./moving.js";
import { localNow } from "../link/timekeeper.js";
import { faceOf } from "../show/views.js";
import { howFar } from "./wheel.js";

/** A place is told to so many parts of a word. */
const WORD_PARTS = 1000;

export class TextHand {
  #glass;
  #presses;
  #moving = new Moving(() => this.#tell(), localNow);
  /** The nudge that the show was told last, and its answer's seq. */
  #nudge = { id: "", seq: 0 };

  /** @param {Glass} glass @param {Presses} presses */
  constructor(glass, presses) {
    this.#glass = glass;
    this.#presses = presses;
  }

  /** Before a press: the show has the place first, or it would be moved after it. */
  flush() {
    this.#moving.flush();
  }

  /** The link is lost: the place is told in another way, once it is back. */
  drop() {
    this.#moving.drop();
  }

  /** @param {Ack} ack */
  answer(ack) {
    if (ack.id === this.#nudge.id) this.#nudge.seq = ack.seq;
  }

  /** A new state is here. @param {Told | null} place that it has to be told */
  receive(place) {
    if (place !== null) this.#nudge = { id: this.#presses.press("nudge", { ...place }), seq: 0 };
    if (place !== null || this.#glass.following.hand === null) this.#moving.drop();
  }

  /** Something became of a press, maybe of what the show was told. */
  learn() {
    const outcome = this.#presses.outcomeOf(this.#nudge.id);
    if (outcome === null || outcome === "pending") return;
    this.#glass.following.told(outcome === "done", this.#nudge.seq);
    this.#nudge = { id: "", seq: 0 };
    this.#glass.moved();
  }

  /** @param {ActionId} action by a line, or to a cue @returns {boolean} false where there is no text to move */
  moveBy(action) {
    const wish = wishFor(action);
    const item = this.#text();
    if (item === null || wish === null || typeof wish !== "object") return false;
    const here = this.#glass.reader.glass(0).here;
    this.#put(item, "lines" in wish ? this.#glass.reader.beyond(wish.lines) : markerFrom(item, here, wish.marker), "at once");
    return true;
  }

  /** By the wheel, a finger or a stick. @param {number} lines */
  roll(lines) {
    const item = this.#text();
    if (item !== null) this.#put(item, this.#glass.reader.beyond(lines), howFar(lines));
  }

  /** @param {Place} place of the text before the host @returns {string} why it cannot be, for a person; "" where it is done */
  jump(place) {
    const { alone, state } = this.#glass;
    const known = state();
    const item = this.#text();
    if (alone() && item !== null) return this.#put(item, place.word, "at once");
    const jump = alone() || known === null ? null : jumpTo(place, known);
    if (jump === null) return item === null ? "No text can be moved now" : BEHIND_A_CUE;
    if (jump.type === "nudge" && item !== null) return this.#put(item, place.word, "at once");
    this.flush();
    this.#presses.press(jump.type, jump.args, jump.expect);
    return "";
  }

  /** Without its server, the text is the operator's. @param {ActionId} action @returns {boolean} false for what is nothing then */
  carry(action) {
    const { state: seen, reader, link, following } = this.#glass;
    const [wish, state] = [wishFor(action), seen()];
    if (wish === null || state === null) return false;
    if (state.blank) this.#glass.light();
    const item = state.blank ? null : this.#text();
    if (wish === "light" || item === null) return true;
    const show = link.time.showNow();
    const { motion } = following.shown(state, item, show);
    following.move(carried(wish, { state, item, motion, show, here: reader.glass(show).here, beyond: reader.beyond }));
    this.#glass.moved();
    return true;
  }

  /** @returns {Item | null} the one whose text a hand may move now */
  #text() {
    const state = this.#glass.state();
    if (state === null || faceOf(state, this.#glass.rundown()) !== "script") return null;
    return this.#glass.alone() || state.allowed.includes("nudge") ? this.#glass.reader.item : null;
  }

  /** @param {Item} item @param {number} word words read @param {"cut" | "at once"} how @returns {""} */
  #put(item, word, how) {
    const { following, link, alone, moved } = this.#glass;
    const place = Math.min(this.#stop(item), Math.round(word * WORD_PARTS) / WORD_PARTS);
    following.move(standsAt(item, place, link.time.showNow()), undefined, how);
    moved();
    if (!alone()) this.#moving.moved();
    return "";
  }

  /** @param {Item} item @returns {number} words read where a hand's way ends */
  #stop(item) {
    return this.#glass.alone() ? item.words : (/** @type {State} */ (this.#glass.state()).motion?.stop ?? item.words);
  }

  /** The show is told where the hand has the text. */
  #tell() {
    const { following, alone, waits } = this.#glass;
    if (following.hand === null || alone()) return;
    // A place in these words would be another one in the show's: it is told in theirs.
    if (waits()) return this.#moving.moved();
    following.tell();
    this.#nudge = { id: this.#presses.press("nudge", { word: following.hand.word }), seq: 0 };
  }
}
