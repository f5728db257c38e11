/**
 * The sheet on which a look is set: made of the table of settings, each with an input of its own kind and its words.
 * What is set is on the glass at once. What hands do on the sheet is the sheet's: no key, wheel or drag of it reaches the show.
 *
 * @import { Amount, Choice, Colour, Look, Setting, Switch, Value } from "./look.js"
 */
import { SETTINGS, valueWord } from "./look.js";
import { byId, make, say } from "../page.js";

/** @typedef {{ onSet: (name: keyof Look, value: Value) => void, onReset: () => void }} SheetListeners */
/** @typedef {(look: Look) => void} Show puts a look into an input */

export class Sheet {
  #dialog = /** @type {HTMLDialogElement} */ (byId("look"));
  #onSet;
  /** @type {Show[]} */
  #shows = [];

  /** @param {SheetListeners} listeners */
  constructor({ onSet, onReset }) {
    this.#onSet = onSet;
    byId("look-settings").append(...this.#groups());
    byId("look-open").addEventListener("click", () => this.toggle());
    byId("look-close").addEventListener("click", () => this.toggle());
    byId("look-reset").addEventListener("click", onReset);
    for (const kind of ["pointerdown", "wheel"]) this.#dialog.addEventListener(kind, (event) => event.stopPropagation(), { passive: true });
    this.#dialog.addEventListener("keydown", (event) => {
      event.stopPropagation();
      if (event.key === "Escape" || event.key === "l" || event.key === "L") this.toggle();
    });
  }

  /** Opens it, or closes it and gives the keys back to the page. */
  toggle() {
    if (this.#dialog.open) this.#dialog.close();
    else this.#dialog.show();
    const focused = document.activeElement;
    if (!this.#dialog.open && focused instanceof HTMLElement) focused.blur();
  }

  /** @param {Look} look @param {string} told what could not be done of it */
  render(look, told) {
    for (const show of this.#shows) show(look);
    this.#dialog.dataset.theme = look.theme;
    say(byId("look-told"), told);
  }

  /** @returns {HTMLElement[]} */
  #groups() {
    const names = [...new Set(SETTINGS.map((setting) => setting.group))];
    return names.map((name) => {
      const group = make("section", "look-group");
      const settings = SETTINGS.filter((setting) => setting.group === name);
      group.append(make("h3", "", name), ...settings.map((setting) => this.#row(setting)));
      return group;
    });
  }

  /** @param {Setting} setting @returns {HTMLElement} */
  #row(setting) {
    switch (setting.kind) {
      case "choice":
        return this.#choice(setting);
      case "amount":
        return this.#amount(setting);
      default:
        return this.#single(setting);
    }
  }

  /** @param {Choice} choice @returns {HTMLElement} */
  #choice(choice) {
    const row = make("fieldset", "look-choice");
    row.append(make("legend", "", choice.words));
    for (const [value, words] of Object.entries(choice.choices)) {
      const input = this.#input(choice, "radio", () => value);
      input.value = value;
      this.#shows.push((look) => (input.checked = look[choice.name] === value));
      row.append(labelled("look-radio", input, words));
    }
    return row;
  }

  /** @param {Amount} amount @returns {HTMLElement} */
  #amount(amount) {
    const input = this.#input(amount, "range", () => Number(input.value));
    Object.assign(input, { min: String(amount.min), max: String(amount.max), step: String(amount.step) });
    const shown = make("output", "tabular");
    this.#shows.push((look) => {
      input.value = String(look[amount.name]);
      input.setAttribute("aria-valuetext", valueWord(amount, look[amount.name]));
      say(shown, valueWord(amount, look[amount.name]));
    });
    const row = make("div", "look-amount");
    row.append(labelled("", input, amount.words), shown);
    return row;
  }

  /** @param {Switch | Colour} setting @returns {HTMLElement} */
  #single(setting) {
    const isSwitch = setting.kind === "switch";
    const input = this.#input(setting, isSwitch ? "checkbox" : "color", () => (isSwitch ? input.checked : input.value));
    this.#shows.push((look) => {
      if (isSwitch) input.checked = Boolean(look[setting.name]);
      else input.value = String(look[setting.name]);
    });
    return labelled(isSwitch ? "look-switch" : "look-colour", input, setting.words);
  }

  /** @param {Setting} setting @param {string} type @param {() => Value} value @returns {HTMLInputElement} */
  #input({ name }, type, value) {
    const input = document.createElement("input");
    input.type = type;
    input.name = name;
    input.addEventListener("input", () => this.#onSet(name, value()));
    return input;
  }
}

/** @param {string} className @param {HTMLInputElement} input @param {string} words @returns {HTMLElement} */
function labelled(className, input, words) {
  const label = make("label", className);
  label.append(input, make("span", "", words));
  return label;
}
