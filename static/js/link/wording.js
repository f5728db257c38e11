/**
 * The words on a page, changed together with the place in them and never before: a state that counts in new words waits
 * for them, and a text that runs is changed at the instant from which the new place counts.
 *
 * @import { Motion, Rundown, State } from "../show/types.js"
 * @import { Timekeeper } from "./timekeeper.js"
 */
import { goesOn } from "../show/motion.js";
import { RundownSource } from "./rundown.js";
import { localNow } from "./timekeeper.js";
import { waitsForWords } from "../show/wording.js";

/**
 * @typedef {object} WordingListeners
 * @property {(state: State) => void} onState with its words, which are `rundown` now
 * @property {(state: State) => void} onMeanwhile its words are on their way: it is told again with them
 * @property {() => void} onWords new words under the state that is shown already
 */

export class Wording {
  /** The words on the page. @type {Rundown | null} */
  rundown = null;
  /** As they came; "" before they do. */
  text = "";
  #source;
  #time;
  #listeners;
  /** @type {State | null} */
  #waiting = null;
  /** @type {Motion | null} of the text that is shown meanwhile */
  #motion = null;
  #fetched = "";
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /** @param {string} stage @param {Timekeeper} time @param {WordingListeners} listeners */
  constructor(stage, time, listeners) {
    this.#time = time;
    this.#listeners = listeners;
    this.#source = new RundownSource(stage, (text) => {
      this.#fetched = text;
      this.#look();
    });
    this.#source.ahead();
  }

  /** The newest that the server told, on the page or not yet. @returns {Rundown | null} */
  get newest() {
    return this.#source.current ?? this.rundown;
  }

  /** @returns {boolean} true while the page shows older words than the show has */
  get waits() {
    return this.#waiting !== null;
  }

  /** @param {Rundown} kept of an earlier life of this page: it stands in until the server has been asked */
  begin(kept) {
    this.rundown ??= kept;
    this.#source.begin(kept);
  }

  /** @param {State} latest @param {State | null} shown by the page */
  receive(latest, shown) {
    const waits = waitsForWords(shown, latest, this.rundown);
    this.#waiting = waits ? latest : null;
    this.#motion = shown?.motion ?? null;
    this.#source.want(latest.rundown_rev);
    if (!waits) {
      this.#take();
      this.#listeners.onState(latest);
    } else if (!this.#look()) this.#listeners.onMeanwhile(latest);
  }

  /** What is fetched goes to the page as soon as it may. @returns {boolean} true where it went */
  #look() {
    clearTimeout(this.#timer);
    const waited = this.#waiting;
    if (waited === null) {
      if (this.#take()) this.#listeners.onWords();
      return true;
    }
    // Other words than those of the state that waits: theirs is on its way.
    if (this.#source.current?.rundown_rev !== waited.rundown_rev) return false;
    const wait = this.#msUntil(waited.motion);
    if (wait > 0) {
      this.#timer = setTimeout(() => this.#look(), wait);
      return false;
    }
    this.#waiting = null;
    this.#take();
    this.#listeners.onState(waited);
    return true;
  }

  /** @returns {boolean} true where there are newer words than those on the page */
  #take() {
    clearTimeout(this.#timer);
    const { current } = this.#source;
    if (current === null || current === this.rundown) return false;
    this.rundown = current;
    this.text = this.#fetched;
    return true;
  }

  /** @param {Motion | null} motion @returns {number} ms until it counts; 0 where the text stands, or time does */
  #msUntil(motion) {
    const runs = this.#motion !== null && goesOn(this.#motion, this.#time.showNow());
    return motion === null || !runs || this.#time.rate === 0 ? 0 : this.#time.localAt(motion.at) - localNow();
  }
}
