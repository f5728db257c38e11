/**
 * A press that was seen and disregarded: the edge of the glass flashes once, and a word says why. The style (hands.css)
 * shows a steady edge where people want less motion.
 */
import { byId, make, say } from "../page.js";

/** One flash at a time, ms: under three a second, whatever the fingers do. */
const FLASH_MS = 450;
/** The word can be read for so long, ms. */
export const WORD_MS = 3000;

export class Edge {
  #body = document.body;
  #word = make("p", "edge-word");
  #flashTimer = 0;
  #wordTimer = 0;

  constructor() {
    this.#word.id = "edge-word";
    this.#word.setAttribute("aria-live", "assertive");
    // On a prompter it turns with the glass, and no mirror turns it over: it is the operator's.
    if (document.getElementById("edge-word") === null) (document.getElementById("turned") ?? this.#body).append(this.#word);
    else this.#word = byId("edge-word");
  }

  /** A press that was taken, where the page shows nothing of it. @param {string} what for a person */
  tell(what) {
    this.#say(what, "told");
  }

  /** @param {string} why for a person; "" where the page says it elsewhere */
  flash(why) {
    this.#say(why, "not taken");
    if (this.#flashTimer !== 0) return;
    this.#body.dataset.edge = "flash";
    this.#flashTimer = window.setTimeout(() => {
      delete this.#body.dataset.edge;
      this.#flashTimer = 0;
    }, FLASH_MS);
  }

  /** @param {string} word @param {"told" | "not taken"} tone */
  #say(word, tone) {
    this.#word.dataset.tone = tone;
    say(this.#word, word);
    clearTimeout(this.#wordTimer);
    this.#wordTimer = window.setTimeout(() => say(this.#word, ""), WORD_MS);
  }
}
