/**
 * The text before somebody's eyes, on the prompter and in the controller's preview alike: which item, on which
 * word, and nothing where nothing is read.
 *
 * @import { Item, Motion, Rundown, State } from "./types.js"
 * @import { Timekeeper } from "./timekeeper.js"
 */
import { Scroller } from "./scroller.js";
import { introduced, itemOf } from "./views.js";

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

  /** @param {State} state @param {Rundown | null} rundown */
  render(state, rundown) {
    const item = itemOf(rundown, introduced(state));
    if (item === null) {
      this.item = null; // the words stay in the page, unseen, until another item takes their place
      return;
    }
    const motion = motionOf(state, item);
    if (item === this.item) this.#scroller.follow(motion);
    else {
      this.item = item;
      this.#scroller.show(item, motion);
    }
  }

  /** The clock's estimate has moved. */
  retime() {
    if (this.item !== null) this.#scroller.retime();
  }

  #relayOnChange() {
    let size = "";
    const relay = () => {
      const now = `${this.#frame.clientWidth}x${this.#frame.clientHeight}`;
      if (now !== size && this.item !== null) this.#scroller.layOut();
      size = now;
    };
    new ResizeObserver(relay).observe(this.#frame);
    document.fonts.addEventListener("loadingdone", () => this.item !== null && this.#scroller.layOut());
  }
}

/** @param {State} state @param {Item} item @returns {Motion} at standby the text stands before its first word */
function motionOf(state, item) {
  const reading = state.phase === "introduction" || state.phase === "at cue";
  if (reading && state.motion !== null) return state.motion;
  return { word: 0, at: 0, wpm: 0, stop: item.words };
}
