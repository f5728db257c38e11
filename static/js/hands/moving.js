/**
 * When the show is told where a hand has the text: once when the hand rests, and some times a second while it goes on.
 * What is told is a place, so nothing is lost with what is not told.
 */

/** A hand that did nothing for so long rests, ms. */
export const REST_MS = 150;
/** While it goes on, the show is told no more often than this, ms. */
export const EVERY_MS = 200;

/** @param {number} first when the hand first moved since the show was told, ms @param {number} last when it moved last @returns {number} when to tell */
export function dueAt(first, last) {
  return Math.min(last + REST_MS, first + EVERY_MS);
}

export class Moving {
  #tell;
  #now;
  /** @type {number | null} */
  #first = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /** @param {() => void} tell @param {() => number} now local ms */
  constructor(tell, now) {
    this.#tell = tell;
    this.#now = now;
  }

  /** The hand has moved the text. */
  moved() {
    const now = this.#now();
    this.#first ??= now;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.flush(), Math.max(0, dueAt(this.#first, now) - now));
  }

  /** Before a press: the show has the place first, or it would be moved after it. */
  flush() {
    const waits = this.#first !== null;
    this.drop();
    if (waits) this.#tell();
  }

  /** The place is nothing to the show any more, or is told in another way. */
  drop() {
    clearTimeout(this.#timer);
    this.#first = null;
  }
}
