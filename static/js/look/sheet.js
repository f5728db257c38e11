/**
 * The sheet on which a screen's look is set. What is set is on the glass at once. What hands do on the sheet is the
 * sheet's: no wheel or drag of it reaches the show. A clicker's GO does (keys.js), from its inputs too.
 *
 * @import { Look, Setting, Value } from "./look.js"
 */
import { Form } from "./form.js";
import { byId, closeSheets, say, sheetClosed, sheetOpened } from "../page.js";

/** @typedef {{ settings: readonly Setting[], onSet: (name: keyof Look, value: Value) => void, onReset: () => void }} SheetListeners */

export class Sheet {
  #dialog = /** @type {HTMLDialogElement} */ (byId("look"));
  #form;

  /** @param {SheetListeners} listeners */
  constructor({ settings, onSet, onReset }) {
    this.#form = new Form(byId("look-settings"), onSet, settings);
    this.#dialog.tabIndex = -1;
    byId("look-open").addEventListener("click", () => this.toggle());
    byId("look-close").addEventListener("click", () => this.toggle());
    byId("look-reset").addEventListener("click", onReset);
    for (const kind of ["pointerdown", "wheel"]) this.#dialog.addEventListener(kind, (event) => event.stopPropagation(), { passive: true });
  }

  /** Opens it, or closes it and gives the keys back to the page. By its attribute: show() and close() move the focus themselves. */
  toggle() {
    if (this.#dialog.open) {
      this.#dialog.open = false;
      return sheetClosed(this.#dialog);
    }
    closeSheets();
    this.#dialog.open = true;
    sheetOpened(this.#dialog, () => this.toggle());
  }

  /** @param {Look} look @param {string} told what could not be done of it */
  render(look, told) {
    this.#form.render(look);
    this.#dialog.dataset.theme = look.theme;
    say(byId("look-told"), told);
  }
}
