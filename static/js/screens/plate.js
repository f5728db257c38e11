/** The name of this screen, big, for people who look which is which: straight, also where the glass is mirrored, and above everything. */
import { byId, make, say } from "../page.js";

const SHOWN_MS = 6000;
/** A letter is about so wide as it is high: the name fills the width. */
const LETTER = 0.62;

export class Plate {
  #plate = make("div", "plate");
  #name = make("p", "plate-name");
  #what = make("p", "plate-what");
  #timer = 0;

  constructor() {
    this.#plate.setAttribute("role", "status");
    this.#plate.setAttribute("aria-label", "This screen");
    this.#plate.append(this.#name, this.#what);
    this.#plate.hidden = true;
    byId("turned").append(this.#plate);
  }

  /** @param {string} name it is called so from now on */
  call(name) {
    this.#plate.style.setProperty("--letters", String(Math.max(4, name.length) * LETTER));
    say(this.#name, name);
  }

  /** @param {string} name @param {string} what it is, small @param {boolean} above the line that is read stands low */
  show(name, what, above) {
    this.#plate.dataset.above = String(above);
    this.call(name);
    say(this.#what, what);
    this.#plate.hidden = false;
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => (this.#plate.hidden = true), SHOWN_MS);
  }
}
