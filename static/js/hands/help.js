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
import { make } from "../page.js";
import { sheetButton, SideSheet } from "./side-sheet.js";

const WORDS = {
  prompter: "The wheel, a finger and a gamepad's stick move the text too: it then stands, held, until Resume.",
  control: "They count while no field and no list has the focus.",
};

export class Help {
  #keys;
  #midi;
  #rows = make("ul", "help-rows");
  #sheet;

  /** @param {Keys} keys @param {Midi | null} midi @param {Pacing} pacing */
  constructor(keys, midi, pacing) {
    this.#keys = keys;
    this.#midi = midi;
    this.#sheet = new SideSheet({
      id: "help-sheet", title: "Keys, clickers, pedals", words: WORDS[keys.page], opener: "help-open",
      onOpen: () => this.#renderRows(), onClose: () => keys.take(null), isBusy: () => keys.isTaking,
    });
    this.#sheet.body.append(this.#rows, ...paceParts(pacing), this.#buildEnd());
  }

  toggle() {
    this.#sheet.toggle();
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
      keys.append(sheetButton(`${keyWords(key)} ✕`, `Take ${keyWords(key)} from ${name}`, () => this.#change(unbind(this.#keys.bindings, id, key))));
    }
    keys.append(sheetButton("Add", `New key for ${name}`, () => this.#take(id)));
    row.append(said, keys);
    return row;
  }

  /** @param {Action["id"]} id */
  #take(id) {
    this.#sheet.tell(`Press the new key for ${ACTIONS.find((action) => action.id === id)?.name}: on the keyboard, the clicker, the pedal …`);
    this.#keys.take((key) => this.#change(bind(this.#keys.bindings, id, key)));
  }

  /** @param {Bound} bound */
  #change({ bindings, told }) {
    this.#keys.take(null);
    this.#keys.rebind(bindings);
    this.#renderRows();
    this.#sheet.tell(told);
    this.#sheet.focus();
  }

  /** @returns {HTMLElement} */
  #buildEnd() {
    const end = make("p", "help-end");
    const midi = this.#midi;
    if (midi !== null) end.append(sheetButton("Use MIDI", "Use MIDI", async () => this.#sheet.tell(await midi.use())));
    end.append(sheetButton("Reset all keys", "Reset all keys", () => this.#change({ bindings: DEFAULTS, told: "All keys are as they were at first" })));
    return end;
  }
}
