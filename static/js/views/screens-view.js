/**
 * The controller's line about the screens, the list behind it, and what the crew must know of the laptop.
 * The line has its place in every state; the list lies over the words above the buttons, never over a button of the show.
 *
 * @import { Screens, ScreenSeen } from "../show/types.js"
 * @import { Row } from "../show/screens.js"
 */
import { byId, closeSheets, make, say, sheetClosed, sheetOpened } from "../page.js";
import { beyond, placed, screenRow, screensLine, troubleLine } from "../show/screens.js";

/** Said over the words that somebody edits. */
const LINK_LOST = "Link lost. What you type is kept here.";

export class ScreensView {
  #button = byId("screens");
  #list = byId("screens-list");
  #on;
  /** @type {Screens | null} */
  #screens = null;
  #now = 0;
  /** Who has which row since the list was opened; null: left empty. @type {(ScreenSeen | null)[]} */
  #places = [];

  /**
   * @param {AbortSignal} signal
   * @param {{ onForget: (button: HTMLElement, name: string) => void, onSet: (screen: { id: number, name: string }) => void }} on a press in a row
   */
  constructor(signal, on) {
    this.#on = on;
    for (const id of ["screens", "troubles-open", "notice-open"]) byId(id).addEventListener("click", () => (this.#list.hidden ? this.#open() : closeSheets()), { signal });
    byId("screens-close").addEventListener("click", closeSheets, { signal });
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
    sayOf("troubles", troubleLine(troubles));
    sayOf("edit-trouble", online ? troubleLine(troubles) : LINK_LOST);
    if (!this.#list.hidden) this.#renderList();
  }

  #renderList() {
    const screens = this.#screens;
    const troubles = byId("screens-troubles");
    troubles.replaceChildren(...(screens?.troubles ?? []).map((trouble) => make("li", "trouble", trouble)));
    const list = byId("screens-rows");
    // A row stays one screen's while the list is open: a finger may be on its way to it.
    this.#places = placed(this.#places, screens?.screens ?? []);
    while (list.children.length > this.#places.length) list.lastElementChild?.remove();
    while (list.children.length < this.#places.length) list.append(this.#makeRow());
    this.#places.forEach((seen, index) => renderRow(/** @type {HTMLElement} */ (list.children[index]), seen && screenRow(seen, this.#now)));
    say(byId("screens-more"), screens === null ? "Nothing is known of the screens while this phone has no link." : beyond(screens));
  }

  /** @returns {HTMLElement} */
  #makeRow() {
    const row = make("li", "screen-row");
    const forget = make("button", "forget", "Forget");
    forget.setAttribute("type", "button");
    forget.addEventListener("click", () => this.#on.onForget(forget, row.dataset.name ?? ""));
    const set = make("button", "screen-open", "Set");
    set.setAttribute("type", "button");
    set.addEventListener("click", () => this.#on.onSet({ id: Number(row.dataset.id), name: row.dataset.name ?? "" }));
    row.append(make("span", "screen-name"), make("span", "screen-what"), forget, set);
    return row;
  }

  #open() {
    closeSheets();
    this.#list.hidden = false;
    this.#button.setAttribute("aria-expanded", "true");
    this.#places = [];
    this.#renderList();
    sheetOpened(this.#list, () => this.#close());
  }

  #close() {
    this.#list.hidden = true;
    this.#button.setAttribute("aria-expanded", "false");
    sheetClosed(this.#list);
  }
}

/** @param {string} id @param {string} text "" for nothing: the line is then not there */
function sayOf(id, text) {
  say(byId(id), text);
  byId(id).hidden = text === "";
}

/** @param {HTMLElement} row @param {Row | null} told null: its screen is forgotten */
function renderRow(row, told) {
  row.dataset.left = String(told === null);
  if (told === null) return;
  const [name, what, forget, set] = /** @type {HTMLElement[]} */ ([...row.children]);
  row.dataset.id = String(told.id);
  row.dataset.name = told.name;
  row.dataset.link = told.link;
  say(name, told.name);
  say(what, told.what);
  if (forget.dataset.sure !== "true") forget.setAttribute("aria-label", `Forget ${told.name}`);
  if (told.link === "online" && forget === document.activeElement) set.focus();
  forget.hidden = told.link === "online";
  set.setAttribute("aria-label", `Set ${told.name}`);
  set.hidden = !told.glass;
  row.dataset.glass = String(told.glass);
}
