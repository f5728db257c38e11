/**
 * The text before somebody's eyes, on the prompter and in the controller's preview alike: which item, on which
 * word, and nothing where nothing is read.
 *
 * @import { Glass, How } from "../show/following.js"
 * @import { Names } from "./script.js"
 * @import { Item, Motion, Rundown, State } from "../show/types.js"
 * @import { Timekeeper } from "../link/timekeeper.js"
 */
import { Scroller } from "./scroller.js";
import { hostColours } from "./speakers.js";
import { introduced, itemOf, motionOf } from "../show/views.js";
import { sameWords } from "../show/wording.js";

export class Reader {
  /** Words read, with a fraction. */
  word = 0;
  /** @type {Item | null} */
  item = null;
  #scroller;
  #frame;

  /**
   * @param {HTMLElement} frame holds a .glide with an article in it; its size makes the lines
   * @param {Timekeeper} time
   * @param {(word: number, span: HTMLElement | null) => void} onWord
   */
  constructor(frame, time, onWord) {
    const glide = /** @type {HTMLElement} */ (frame.querySelector(".glide"));
    const article = /** @type {HTMLElement} */ (glide.querySelector("article"));
    this.#frame = frame;
    this.#scroller = new Scroller(article, glide, time, (word, span) => {
      this.word = word;
      onWord(word, span);
    });
    this.#relayOnChange();
  }

  /**
   * @param {State} state @param {Rundown | null} rundown
   * @param {(item: Item) => { motion: Motion, how: How }} [shown] what is shown of it; else the show's own motion
   */
  render(state, rundown, shown = (item) => ({ motion: motionOf(state, item), how: "in time" })) {
    const item = itemOf(rundown, introduced(state));
    if (item === null) {
      this.item = null; // the words stay in the page, unseen, until another item takes their place
      return;
    }
    const { motion, how } = shown(item);
    const before = this.item;
    this.item = item;
    if (before !== null && sameWords(before, item)) this.#scroller.follow(motion, how);
    else if (before?.id === item.id) this.#scroller.reword(item, motion, namesIn(rundown));
    else this.#scroller.show(item, motion, namesIn(rundown));
  }

  /** @param {number} show show seconds @returns {Glass} what stands there now */
  glass(show) {
    return { item: this.item, here: this.#scroller.seen, show, lines: (from, to) => this.#scroller.lines(from, to) };
  }

  /** @type {(lines: number) => number} words read so many lines farther on than now */
  beyond = (lines) => this.#scroller.wordBeyond(this.#scroller.seen, lines);

  /** The clock's estimate has moved. */
  retime() {
    if (this.item !== null) this.#scroller.retime();
  }

  /** Another font or size: the lines are measured anew, on the same word. */
  relay() {
    if (this.item !== null) this.#scroller.layOut();
  }

  #relayOnChange() {
    let size = "";
    const resized = () => {
      const now = `${this.#frame.clientWidth}x${this.#frame.clientHeight}`;
      if (now !== size) this.relay();
      size = now;
    };
    new ResizeObserver(resized).observe(this.#frame);
    document.fonts.addEventListener("loadingdone", () => this.relay());
  }
}

/** @param {Rundown | null} rundown @returns {Names} */
function namesIn(rundown) {
  return { pronunciations: rundown?.pronunciations ?? {}, colours: rundown === null ? new Map() : hostColours(rundown) };
}
