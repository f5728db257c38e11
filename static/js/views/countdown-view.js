/**
 * The figure of the countdown on the glass: one timer for each figure, at its instant.
 *
 * @import { State } from "../show/types.js"
 * @import { Timekeeper } from "../link/timekeeper.js"
 */
import { counted } from "../show/countdown.js";
import { byId, make, say } from "../page.js";
import { localNow } from "../link/timekeeper.js";

/** A timer may be early by a hair, ms. */
const PAST_MS = 5;

export class CountdownView {
  #time;
  #figure = make("p", "countdown");
  #timer = 0;

  /** @param {Timekeeper} time */
  constructor(time) {
    this.#time = time;
    this.#figure.id = "countdown";
    byId("glass").append(this.#figure);
  }

  /** @param {State | null} state the newest; null: a hand has the text */
  render(state) {
    clearTimeout(this.#timer);
    const figure = counted(state, this.#time.showNow());
    say(this.#figure, figure === null ? "" : String(figure));
    if (figure === null || state === null || state.motion === null) return;
    const wait = this.#time.localAt(state.motion.at - figure + 1) - localNow() + PAST_MS;
    if (wait < Infinity) this.#timer = window.setTimeout(() => this.render(state), Math.max(PAST_MS, wait));
  }
}
