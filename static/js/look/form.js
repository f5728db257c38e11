/**
 * The settings of a look as inputs: made of the table, each of its own kind and with its words, in groups.
 * It stands on the screen's own sheet and on the controller's.
 *
 * @import { Amount, Choice, Colour, Look, Setting, Switch, Value } from "./look.js"
 */
import { SETTINGS, valueWord } from "./look.js";
import { make, say } from "../page.js";

/** @typedef {(look: Look) => void} Show puts a look into an input */

export class Form {
  #onSet;
  #settings;
  /** @type {Map<keyof Look, Show[]>} */
  #shows = new Map();

  /**
   * @param {HTMLElement} place @param {(name: keyof Look, value: Value) => void} onSet
   * @param {readonly Setting[]} [settings] those that a screen has
   */
  constructor(place, onSet, settings = SETTINGS) {
    this.#onSet = onSet;
    this.#settings = settings;
    place.replaceChildren(...this.#groups());
    place.addEventListener("click", leaveInput);
  }

  /** @param {Look} look @param {ReadonlySet<keyof Look>} [touched] settings under a finger: they stay as the finger has them */
  render(look, touched = new Set()) {
    for (const [name, shows] of this.#shows) if (!touched.has(name)) for (const show of shows) show(look);
  }

  /** @returns {HTMLElement[]} */
  #groups() {
    const names = [...new Set(this.#settings.map((setting) => setting.group))];
    return names.map((name) => {
      const group = make("section", "look-group");
      const settings = this.#settings.filter((setting) => setting.group === name);
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
      this.#show(choice, (look) => (input.checked = look[choice.name] === value));
      row.append(labelled("look-radio", input, words));
    }
    return row;
  }

  /** @param {Amount} amount @returns {HTMLElement} */
  #amount(amount) {
    const input = this.#input(amount, "range", () => Number(input.value));
    Object.assign(input, { min: String(amount.min), max: String(amount.max), step: String(amount.step) });
    const shown = make("output", "tabular");
    this.#show(amount, (look) => {
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
    this.#show(setting, (look) => {
      if (isSwitch) input.checked = Boolean(look[setting.name]);
      else input.value = String(look[setting.name]);
    });
    return labelled(isSwitch ? "look-switch" : "look-colour", input, setting.words);
  }

  /** @param {Setting} setting @param {Show} show */
  #show({ name }, show) {
    this.#shows.set(name, [...(this.#shows.get(name) ?? []), show]);
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

/** What a pointer set does not keep the keys: they are the show's. @param {MouseEvent} event a key's click has no detail */
function leaveInput({ detail }) {
  if (detail === 0) return;
  // After it, for a label hands the focus on to its input. The browser's own choice of colours goes with the focus of its.
  setTimeout(() => {
    const on = document.activeElement;
    if (on instanceof HTMLInputElement && on.matches(".look-group :is([type=range], [type=radio], [type=checkbox])")) on.blur();
  });
}

/** @param {string} className @param {HTMLInputElement} input @param {string} words @returns {HTMLElement} */
function labelled(className, input, words) {
  const label = make("label", className);
  label.append(input, make("span", "", words));
  return label;
}
