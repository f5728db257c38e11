/**
 * The part of the help sheet that is about speed: the pace that fits a given time, and the countdown before a text starts.
 *
 * @import { Fit } from "../show/fit.js"
 */
import { countsDown, keepCountdown } from "../link/device.js";
import { secondsOf } from "../show/fit.js";
import { make, say } from "../page.js";

/** @typedef {{ fit: (seconds: number) => Fit, setPace: (wpm: number) => void }} Pacing */

/** @param {Pacing} pacing @returns {HTMLElement[]} */
export function paceParts(pacing) {
  return [new FitForm(pacing).form, countdownSwitch()];
}

class FitForm {
  form = make("form", "help-fit");
  #pacing;
  #field = /** @type {HTMLInputElement} */ (make("input", ""));
  #set = /** @type {HTMLButtonElement} */ (make("button", "", "Set"));
  #told = make("p", "help-fit-told");
  /** @type {number | null} */
  #wpm = null;

  /** @param {Pacing} pacing */
  constructor(pacing) {
    this.#pacing = pacing;
    this.#field.inputMode = "text"; // figures and a colon: a pad of figures has no colon
    this.#field.autocomplete = "off";
    this.#field.placeholder = "1:30";
    this.#set.setAttribute("aria-label", "Set this pace for all that follows");
    this.#set.disabled = true;
    this.#told.setAttribute("aria-live", "polite");
    const label = make("label", "", "Read the rest in (min:s) ");
    label.append(this.#field);
    this.form.append(label, this.#set, make("span", "help-fit-for", "for all that follows"), this.#told);
    this.#field.addEventListener("input", () => this.#render());
    this.form.addEventListener("submit", (event) => this.#submit(event));
  }

  /** @param {SubmitEvent} event words have gone by since it was typed */
  #submit(event) {
    event.preventDefault();
    this.#render();
    if (this.#wpm === null) return;
    this.#pacing.setPace(this.#wpm);
    this.#field.blur(); // the keys are the show's
  }

  #render() {
    const typed = this.#field.value;
    const seconds = secondsOf(typed);
    const fit = seconds === null ? { wpm: null, told: typed.trim() === "" ? "" : "Type minutes and seconds, 1:30" } : this.#pacing.fit(seconds);
    this.#wpm = fit.wpm;
    this.#set.disabled = fit.wpm === null;
    say(this.#told, fit.told);
  }
}

/** @returns {HTMLElement} */
function countdownSwitch() {
  const label = make("label", "help-switch");
  const box = /** @type {HTMLInputElement} */ (make("input", ""));
  box.type = "checkbox";
  box.checked = countsDown();
  box.addEventListener("change", () => {
    keepCountdown(box.checked);
    box.blur(); // the space bar is the show's
  });
  label.append(box, "A GO from here counts 3-2-1 before the text of an introduction starts");
  return label;
}
