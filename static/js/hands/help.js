/**
 * The help sheet: what hands can do here, made from the very table that the handler reads (hands.js). Keys are changed here,
 * for this device; MIDI is asked for here; a speed to fit a given time is set here.
 *
 * @import { Action } from "./hands.js"
 * @import { Bound } from "./bindings.js"
 * @import { Keys } from "./keys.js"
 * @import { Midi } from "./midi.js"
 * @import { Pacing } from "./help-pace.js"
 */
import { bind, unbind } from "./bindings.js";
import { ACTIONS, actionsOf, DEFAULTS, keyWords } from "./hands.js";
import { paceParts } from "./help-pace.js";
import { byId, make, say } from "../page.js";

const WORDS = {
  prompter: "The wheel, a finger on the glass and a gamepad's stick move the text as well. A text that was moved stands, held, until Resume.",
  control: "They count while no field and no list has the focus.",
};

export class Help {
  #keys;
  #midi;
  #pacing;
  #sheet = make("section", "help-sheet");
  #rows = make("ul", "help-rows");
  #told = make("p", "help-told");
  /** The button of a person at the keyboard, who goes on from there. @type {HTMLElement | null} */
  #before = null;

  /** @param {Keys} keys @param {Midi | null} midi @param {Pacing} pacing */
  constructor(keys, midi, pacing) {
    this.#keys = keys;
    this.#midi = midi;
    this.#pacing = pacing;
    this.#build();
    document.body.append(this.#sheet);
    byId("help-open").addEventListener("click", () => this.toggle());
  }

  toggle() {
    if (this.#sheet.hidden) this.#open();
    else this.close();
  }

  #open() {
    const focused = document.activeElement;
    this.#before = focused instanceof HTMLElement && focused.matches(":focus-visible") ? focused : null;
    say(this.#told, "");
    this.#renderRows();
    this.#sheet.hidden = false;
    this.#sheet.focus();
  }

  close() {
    if (this.#sheet.hidden) return;
    this.#keys.take(null);
    this.#sheet.hidden = true;
    const focused = document.activeElement;
    if (this.#before !== null) this.#before.focus({ preventScroll: true });
    else if (focused instanceof HTMLElement) focused.blur(); // the space bar is the show's
  }

  #build() {
    this.#sheet.id = "help-sheet";
    this.#sheet.hidden = true;
    this.#sheet.tabIndex = -1;
    this.#sheet.setAttribute("role", "dialog");
    this.#sheet.setAttribute("aria-labelledby", "help-title");
    this.#told.setAttribute("aria-live", "polite");
    const title = make("h2", "", "Keys, clickers, pedals");
    title.id = "help-title";
    const head = make("header", "help-head");
    head.append(title, button("Close", "Close the keys", () => this.close()));
    const body = make("div", "help-body");
    body.append(make("p", "help-words", WORDS[this.#keys.page]), this.#rows, ...paceParts(this.#pacing), this.#buildEnd());
    this.#sheet.append(head, this.#told, body);
    // Before the page's own keys: Escape is this sheet's first.
    document.addEventListener("keydown", (event) => this.#escape(event), { capture: true });
  }

  /** @param {KeyboardEvent} event */
  #escape(event) {
    if (this.#sheet.hidden || event.key !== "Escape" || this.#keys.isTaking) return;
    event.preventDefault();
    this.close();
  }

  #renderRows() {
    this.#rows.replaceChildren(...actionsOf(this.#keys.page).map((action) => this.#row(action)));
  }

  /** @param {Action} action @returns {HTMLElement} */
  #row({ id, name, words, alone }) {
    const row = make("li", "help-row");
    row.dataset.action = id;
    const said = make("div", "help-what");
    said.append(make("b", "", name), make("span", "", words));
    if (alone !== "" && this.#keys.page === "prompter") said.append(make("span", "help-alone", `Without the link: ${alone}`));
    const keys = make("div", "help-keys");
    for (const key of this.#keys.bindings[id]) {
      keys.append(button(`${keyWords(key)} ✕`, `Take ${keyWords(key)} from ${name}`, () => this.#change(unbind(this.#keys.bindings, id, key))));
    }
    keys.append(button("Add", `New key for ${name}`, () => this.#take(id)));
    row.append(said, keys);
    return row;
  }

  /** @param {Action["id"]} id */
  #take(id) {
    say(this.#told, `Press the new key for ${ACTIONS.find((action) => action.id === id)?.name}: on the keyboard, the clicker, the pedal …`);
    this.#keys.take((key) => this.#change(bind(this.#keys.bindings, id, key)));
  }

  /** @param {Bound} bound */
  #change({ bindings, told }) {
    this.#keys.take(null);
    this.#keys.rebind(bindings);
    this.#renderRows();
    say(this.#told, told);
    this.#sheet.focus(); // the button that was pressed is gone
  }

  /** @returns {HTMLElement} */
  #buildEnd() {
    const end = make("p", "help-end");
    const midi = this.#midi;
    if (midi !== null) end.append(button("Use MIDI", "Use MIDI", async () => say(this.#told, await midi.use())));
    end.append(button("Reset all keys", "Reset all keys", () => this.#change({ bindings: DEFAULTS, told: "All keys are as they were at first" })));
    return end;
  }
}

/** @param {string} text @param {string} label @param {() => void} press @returns {HTMLElement} */
function button(text, label, press) {
  const made = make("button", "", text);
  made.setAttribute("type", "button");
  made.setAttribute("aria-label", label);
  made.addEventListener("click", press);
  return made;
}
