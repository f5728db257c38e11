/**
 * The page's living clock: the pure estimator of clock.js, fed with this page's own monotone time.
 *
 * @import { ShowClock } from "../show/types.js"
 * @import { Ping } from "../show/clock.js"
 */
import { addPing, estimate, isAnotherLine, serverMsAt, showSeconds } from "../show/clock.js";

/** @returns {number} local ms; never set back by anybody, unlike the wall clock */
export const localNow = () => performance.now();

export class Timekeeper {
  /** @type {Ping[]} */
  #pings = [];
  #stale = false;
  /** @type {number | null} */
  #offset = null;
  /** Server ms less this computer's own clock: what an earlier life of this page knew. */
  #kept = 0;
  /** @type {ShowClock | null} */
  #clock = null;

  /** True once one ping is back: before that the show's time is a guess. */
  get ready() {
    return this.#offset !== null;
  }

  /** True once a state has said how the show's time goes. */
  get told() {
    return this.#clock !== null;
  }

  /** Show seconds per second; 0 where the show's clock stands. */
  get rate() {
    return this.#clock?.rate ?? 1;
  }

  /** @param {ShowClock} clock @returns {boolean} true where the show's time goes another way than before */
  follow(clock) {
    const before = this.#clock;
    this.#clock = clock;
    return isAnotherLine(before, clock);
  }

  /** @param {number} ms by which the server's clock was ahead of this computer's own: it counts until a ping is back */
  assume(ms) {
    this.#kept = ms;
  }

  /** A new connection may be after a sleep in which the local clock stood: its first ping replaces the old ones. */
  restart() {
    this.#stale = true;
  }

  /** @param {Ping} ping @returns {number} by how many ms the estimate moved, below 0: back; Infinity for the first */
  learn(ping) {
    this.#pings = addPing(this.#stale ? [] : this.#pings, ping);
    this.#stale = false;
    const before = this.#offset;
    this.#offset = estimate(this.#pings, ping.received)?.offset ?? before;
    return before === null || this.#offset === null ? Infinity : this.#offset - before;
  }

  /** @returns {number} the server's wall clock, ms; by this computer's own until the first ping is back */
  serverNow() {
    return this.#offset === null ? Date.now() + this.#kept : localNow() + this.#offset;
  }

  /** @returns {number} show seconds, 0 before the first state */
  showNow() {
    return this.#clock === null ? 0 : showSeconds(this.#clock, this.serverNow());
  }

  /** @param {number} show show seconds @returns {number} local ms; Infinity where it never comes */
  localAt(show) {
    if (this.#clock === null) return Infinity;
    return serverMsAt(this.#clock, show) - (this.serverNow() - localNow());
  }
}
