/**
 * A sheet beside the text, as Keys and Jump are: a head with its title, two lines that say what it is or what just became
 * of a press, and a body that scrolls. It turns with a turned glass, and a mirror leaves it as it is: who opened it looks at
 * the screen itself.
 */
import { closeSheets, make, onCloseSheets, say } from "../page.js";

/**
 * @typedef {object} About
 * @property {string} id
 * @property {string} title
 * @property {string} words what it says of itself
 * @property {string} opener id of the button that opens it, where the page has one
 * @property {() => void} onOpen
 * @property {() => void} [onClose]
 * @property {() => boolean} [isBusy] Escape is not for it now
 */

export class SideSheet {
  body = make("div", "side-body");
  #about;
  #sheet = make("section", "side-sheet");
  #told = make("p", "side-told");
  /** The button of a person at the keyboard, who goes on from there. @type {HTMLElement | null} */
  #before = null;

  /** @param {About} about */
  constructor(about) {
    this.#about = about;
    this.#build();
    (document.getElementById("turned") ?? document.body).append(this.#sheet);
    document.getElementById(about.opener)?.addEventListener("click", () => this.toggle());
  }

  get isOpen() {
    return !this.#sheet.hidden;
  }

  toggle() {
    if (this.isOpen) this.close();
    else this.#open();
  }

  #open() {
    closeSheets();
    const focused = document.activeElement;
    this.#before = focused instanceof HTMLElement && focused.matches(":focus-visible") ? focused : null;
    this.tell("");
    this.#about.onOpen();
    this.#sheet.hidden = false;
    this.focus();
  }

  close() {
    if (!this.isOpen) return;
    this.#about.onClose?.();
    this.#sheet.hidden = true;
    const focused = document.activeElement;
    if (this.#before !== null) this.#before.focus({ preventScroll: true });
    else if (focused instanceof HTMLElement) focused.blur(); // the space bar is the show's
  }

  /** The button that was pressed may be gone: keys go on from the sheet. */
  focus() {
    this.#sheet.focus({ preventScroll: true });
  }

  /** @param {string} what just became of a press, in the place of the sheet's own words; "" for those */
  tell(what) {
    this.#told.dataset.tone = what === "" ? "" : "told";
    say(this.#told, what || this.#about.words);
  }

  #build() {
    const { id, title: words } = this.#about;
    this.#sheet.id = id;
    this.#sheet.hidden = true;
    this.#sheet.tabIndex = -1;
    this.#sheet.setAttribute("role", "dialog");
    this.#sheet.setAttribute("aria-labelledby", `${id}-title`);
    this.#told.setAttribute("aria-live", "polite");
    const title = make("h2", "", words);
    title.id = `${id}-title`;
    const head = make("header", "side-head");
    head.append(title, sheetButton("Close", `Close: ${words}`, () => this.close()));
    this.#sheet.append(head, this.#told, this.body);
    onCloseSheets(() => this.close());
    // Before the page's own keys: Escape is this sheet's first.
    document.addEventListener("keydown", (event) => this.#escape(event), { capture: true });
  }

  /** @param {KeyboardEvent} event */
  #escape(event) {
    if (!this.isOpen || event.key !== "Escape" || this.#about.isBusy?.()) return;
    event.preventDefault();
    this.close();
  }
}

/** @param {string} text @param {string} label @param {() => void} press @returns {HTMLElement} */
export function sheetButton(text, label, press) {
  const made = make("button", "", text);
  made.setAttribute("type", "button");
  made.setAttribute("aria-label", label);
  made.addEventListener("click", press);
  return made;
}
