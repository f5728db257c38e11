/** When a page asks for the time: at once, some times more over the first seconds, then seldom; each page at moments of its own. */
import { PING_EVERY_MS, pingTimes } from "../show/clock.js";

export class Pinging {
  #ask;
  /** @type {number[]} */
  #timers = [];

  /** @param {() => void} ask */
  constructor(ask) {
    this.#ask = ask;
  }

  begin() {
    this.end();
    const { first, steady } = pingTimes(Math.random);
    this.#timers = first.map((after) => window.setTimeout(this.#ask, after));
    this.#timers.push(window.setTimeout(() => this.#goOn(), steady));
  }

  end() {
    for (const timer of this.#timers) clearTimeout(timer); // clears an interval too: one list of ids
    this.#timers = [];
  }

  #goOn() {
    this.#ask();
    this.#timers.push(window.setInterval(this.#ask, PING_EVERY_MS));
  }
}
