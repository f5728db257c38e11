/**
 * A press that takes something from somebody asks first: one question at a time on a page, for a few seconds.
 * A double tap is one press of a hurried finger, not a question and its answer.
 */

/** The question stands for so long, ms. */
const ASKS_MS = 4000;
/** A second press sooner than this belongs to the first, ms. */
const DOUBLE_TAP_MS = 500;
const SIGN = "\u25B2 Sure?";

export class Sure {
  #now;
  /** @type {{ button: HTMLElement, at: number, words: string, label: string | null } | null} */
  #asked = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /** @param {() => number} [now] ms of any steady clock */
  constructor(now = () => performance.now()) {
    this.#now = now;
  }

  /** A first press asks, a second one does. @param {HTMLElement} button @param {() => void} act */
  press(button, act) {
    const asked = this.#asked;
    if (asked?.button !== button) return this.#ask(button);
    if (this.#now() - asked.at < DOUBLE_TAP_MS) return;
    this.calm();
    act();
  }

  /** Nothing is asked any more. */
  calm() {
    clearTimeout(this.#timer);
    const asked = this.#asked;
    this.#asked = null;
    if (asked === null) return;
    asked.button.textContent = asked.words;
    asked.button.removeAttribute("data-sure");
    if (asked.label === null) asked.button.removeAttribute("aria-label");
    else asked.button.setAttribute("aria-label", asked.label);
  }

  /** @param {HTMLElement} button */
  #ask(button) {
    this.calm();
    const [words, label] = [button.textContent ?? "", button.getAttribute("aria-label")];
    this.#asked = { button, at: this.#now(), words, label };
    button.setAttribute("data-sure", "true");
    button.setAttribute("aria-label", `Sure? ${label ?? words}`);
    button.textContent = SIGN;
    this.#timer = setTimeout(() => this.calm(), ASKS_MS);
  }
}
