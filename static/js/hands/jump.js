/**
 * The sheet of places: the paragraphs and cues of the text before the host, each a touch away. To a cue the show goes, held,
 * as by "go to"; to words the text is moved, held, and no cue is taken. It never goes past a cue that holds the text and was
 * not taken: that cue is in the list.
 *
 * @import { Presses } from "../link/presses.js"
 * @import { Place } from "../show/markers.js"
 * @import { Item, State } from "../show/types.js"
 */
import { make } from "../page.js";
import { jumpTo, placeAt, placesOf } from "../show/markers.js";
import { SideSheet } from "./side-sheet.js";

/**
 * @typedef {object} Jumping
 * @property {() => Item | null} item whose text is before the host
 * @property {() => number} here words read
 * @property {(place: Place) => string} jump why it cannot be, for a person; "" where it is done
 */

const WORDS = "A place in this text: the show is held there, and Resume goes on from it.";
const NO_TEXT = "No introduction is before the host.";
export const BEHIND_A_CUE = "A cue that holds the text comes before: jump to that cue first";

export class Jump {
  #jumping;
  #sheet;
  #rows = make("ol", "jump-rows");
  /** @type {Item | null} the one that the list is of */
  #item = null;

  /** @param {Jumping} jumping */
  constructor(jumping) {
    this.#jumping = jumping;
    this.#sheet = new SideSheet({ id: "jump-sheet", title: "Jump", words: WORDS, opener: "jump-open", onOpen: () => this.#render() });
    this.#sheet.body.append(this.#rows);
  }

  toggle() {
    this.#sheet.toggle();
  }

  #render() {
    this.#item = this.#jumping.item();
    const places = this.#item === null ? [] : placesOf(this.#item);
    const here = placeAt(places, this.#jumping.here());
    this.#rows.replaceChildren(...places.map((place, index) => this.#row(place, index === here)));
    if (places.length === 0) this.#sheet.tell(NO_TEXT);
  }

  /** @param {Place} place @param {boolean} isHere @returns {HTMLElement} */
  #row(place, isHere) {
    const row = make("li", "");
    const button = make("button", "jump-place", place.text);
    button.setAttribute("type", "button");
    button.dataset.kind = place.kind;
    if (isHere) button.setAttribute("aria-current", "true");
    button.addEventListener("click", () => this.#choose(place));
    row.append(button);
    return row;
  }

  /** @param {Place} place */
  #choose(place) {
    if (this.#jumping.item() !== this.#item) {
      this.#render();
      return this.#sheet.tell("Another text is before the host by now: choose again");
    }
    const why = this.#jumping.jump(place);
    if (why === "") this.#sheet.close();
    else this.#sheet.tell(why);
  }
}

/** @param {Presses} presses @param {() => State | null} state @returns {Jumping["jump"]} on a page whose text no hand moves by itself */
export function byCommand(presses, state) {
  return (place) => {
    const known = state();
    const jump = known === null ? null : jumpTo(place, known);
    if (jump === null) return BEHIND_A_CUE;
    presses.press(jump.type, jump.args, jump.expect);
    return "";
  };
}
