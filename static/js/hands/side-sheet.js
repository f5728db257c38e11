/**
 * A sheet beside the text, as Keys and Jump are: a head with its title, two lines that say what it is or what just became
 * of a press, and a body that scrolls. It turns with a turned glass, and a mirror leaves it as it is: who opened it looks at
 * the screen itself.
 */
import { closeSheets, make, say, sheetClosed, sheetOpened } from "../page.js";

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
    this.tell("");
    this.#about.onOpen();
    this.#sheet.hidden = false;
    sheetOpened(this.#sheet, () => this.close(), this.#about.isBusy);
  }

  close() {
    if (!this.isOpen) return;
    this.#about.onClose?.();
    this.#sheet.hidden = true;
    sheetClosed(this.#sheet);
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
