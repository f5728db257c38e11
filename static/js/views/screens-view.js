/**
 * The controller's line about the screens, the list behind it, and what the crew must know of the laptop.
 * The line has its place in every state; the list lies over the words above the buttons, never over a button of the show.
 *
 * @import { Screens } from "../show/types.js"
 * @import { Row } from "../show/screens.js"
 */
import { byId, make, say } from "../page.js";
import { beyond, screenRows, screensLine, troubleLine } from "../show/screens.js";

export class ScreensView {
  #button = byId("screens");
  #list = byId("screens-list");
  #onForget;
  #onSet;
  /** @type {Screens | null} */
  #screens = null;
  #now = 0;

  /** @param {AbortSignal} signal @param {(name: string) => void} onForget @param {(name: string) => void} onSet one is to be set */
  constructor(signal, onForget, onSet) {
    this.#onForget = onForget;
    this.#onSet = onSet;
    for (const id of ["screens", "troubles", "notice"]) byId(id).addEventListener("click", () => this.#open(Boolean(this.#list.hidden)), { signal });
    byId("screens-close").addEventListener("click", () => this.#open(false), { signal });
    this.#list.addEventListener("keydown", (event) => event.key === "Escape" && this.#open(false), { signal });
  }

  /** @param {Screens | null} screens what is known; null: nothing @param {boolean} online @param {number} now server ms */
  render(screens, online, now) {
    this.#screens = screens;
    this.#now = now;
    const line = screensLine(screens, online, now);
    this.#button.dataset.tone = line.tone;
    say(byId("screens-who"), line.who);
    say(byId("screens-what"), line.what);
    const troubles = screens?.troubles ?? [];
    say(byId("troubles"), troubleLine(troubles));
    byId("troubles").hidden = troubles.length === 0;
    if (!this.#list.hidden) this.#renderList();
  }

  #renderList() {
    const screens = this.#screens;
    const troubles = byId("screens-troubles");
    troubles.replaceChildren(...(screens?.troubles ?? []).map((trouble) => make("li", "trouble", trouble)));
    const rows = screens === null ? [] : screenRows(screens, this.#now);
    const list = byId("screens-rows");
    // The rows stay what they are and get new words: a finger may be on its way to one.
    while (list.children.length > rows.length) list.lastElementChild?.remove();
    while (list.children.length < rows.length) list.append(this.#makeRow());
    rows.forEach((row, index) => renderRow(/** @type {HTMLElement} */ (list.children[index]), row));
    say(byId("screens-more"), screens === null ? "Nothing is known of the screens while this phone has no link." : beyond(screens));
  }

  /** @returns {HTMLElement} */
  #makeRow() {
    const row = make("li", "screen-row");
    const forget = make("button", "forget", "Forget");
    forget.setAttribute("type", "button");
    forget.addEventListener("click", () => this.#onForget(row.dataset.name ?? ""));
    const set = make("button", "screen-open", "Set");
    set.setAttribute("type", "button");
    set.addEventListener("click", () => this.#onSet(row.dataset.name ?? ""));
    row.append(make("span", "screen-name"), make("span", "screen-what"), forget, set);
    return row;
  }

  /** @param {boolean} open */
  #open(open) {
    this.#list.hidden = !open;
    this.#button.setAttribute("aria-expanded", String(open));
    if (open) this.#renderList();
    (open ? byId("screens-close") : this.#button).focus();
  }
}

/** @param {HTMLElement} row @param {Row} told */
function renderRow(row, told) {
  const [name, what, forget, set] = /** @type {HTMLElement[]} */ ([...row.children]);
  row.dataset.name = told.name;
  row.dataset.link = told.link;
  say(name, told.name);
  say(what, told.what);
  forget.setAttribute("aria-label", `Forget ${told.name}`);
  forget.hidden = told.link === "online";
  set.setAttribute("aria-label", `Set ${told.name}`);
  set.hidden = !told.glass;
  row.dataset.glass = String(told.glass);
}
