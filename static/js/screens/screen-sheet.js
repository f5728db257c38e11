/**
 * The controller's sheet of one screen: which it is, what it is called, what it shows, how it looks. What stands here is
 * what the screen has now: it is asked when the sheet opens, with every change, and every two seconds while it is open.
 *
 * @import { ScreenReply, Screens } from "../show/types.js"
 * @import { Look } from "../look/look.js"
 * @import { Sure } from "./sure.js"
 */
import { Form } from "../look/form.js";
import { DEFAULTS, settingsOf } from "../look/look.js";
import { byId, say, sheetClosed, sheetOpened } from "../page.js";
import { glassStatus } from "../show/screens.js";
import { Wishes } from "./wishes.js";

/** A screen is asked again after so long, ms. */
const LOOK_MS = 2000;

export class ScreenSheet {
  #sheet = byId("screen-sheet");
  #name = /** @type {HTMLInputElement} */ (byId("screen-name"));
  #wishes;
  /** @type {Form | null} */
  #form = null;
  /** What the screen shows, by its last answer; "" before there is one. */
  #page = "";
  #timer = 0;
  #sure;
  /** The name that was last put into its field: what differs from it was typed, and is nobody's to change. */
  #known = "";
  /** @type {Screens | null} */
  #screens = null;
  #serverNow;

  /**
   * @param {import("./wishes.js").Ask} ask @param {() => number} serverNow ms @param {AbortSignal} signal
   * @param {Sure} sure asks before words are taken from a host
   */
  constructor(ask, serverNow, signal, sure) {
    this.#sure = sure;
    this.#wishes = new Wishes(ask, (reply) => this.#receive(reply));
    this.#serverNow = serverNow;
    byId("screen-back").addEventListener("click", () => this.close(), { signal });
    byId("screen-identify").addEventListener("click", () => this.#wishes.put({ identify: true }), { signal });
    byId("screen-reset").addEventListener("click", (event) => this.#ask(event.currentTarget, () => this.#wishes.put({ reset: true })), { signal });
    byId("screen-rename").addEventListener("submit", (event) => this.#rename(event), { signal });
    for (const button of this.#pages()) {
      button.addEventListener("click", () => this.#ask(button, () => this.#wishes.put({ page: button.dataset.page })), { signal });
    }
  }

  /** @param {{ id: number, name: string }} screen */
  open(screen) {
    const { name } = screen;
    this.#page = "";
    this.#name.value = this.#known = name;
    byId("screen-parts").hidden = true;
    say(byId("screen-told"), `Asking ${name} …`);
    this.#sheet.hidden = false;
    this.#wishes.open(screen);
    this.#sure.calm();
    clearInterval(this.#timer);
    this.#timer = window.setInterval(() => this.#wishes.look(), LOOK_MS);
    this.render(this.#screens);
    sheetOpened(this.#sheet, () => this.close());
  }

  close() {
    this.#wishes.close();
    this.#sure.calm();
    clearInterval(this.#timer);
    this.#sheet.hidden = true;
    sheetClosed(this.#sheet);
  }

  /** @param {Screens | null} screens what is known of all of them; null: nothing */
  render(screens) {
    this.#screens = screens;
    if (screens === null) this.#wishes.lose();
    if (this.#sheet.hidden) return;
    const status = glassStatus(screens, this.#wishes.whom, this.#serverNow());
    say(byId("screen-sheet-title"), this.#wishes.screen);
    say(byId("screen-status"), status.what);
    byId("screen-status").dataset.link = status.link;
    byId("screen-set").inert = status.link !== "online";
  }

  /** @param {ScreenReply} reply */
  #receive(reply) {
    say(byId("screen-told"), reply.error ?? reply.screen.told);
    byId("screen-told").dataset.wrong = String(reply.error !== undefined);
    this.#offer(!reply.gone);
    if (reply.screen) this.#show(reply.screen);
    this.render(this.#screens);
  }

  /** @param {boolean} isThere of a screen that is gone nothing can be set, and no other is set in its stead */
  #offer(isThere) {
    const parts = byId("screen-parts");
    if (!isThere) this.#sure.calm();
    if (!isThere && parts.contains(document.activeElement)) byId("screen-back").focus();
    parts.hidden = !isThere;
  }

  /** @param {NonNullable<ScreenReply["screen"]>} has */
  #show({ name, page, look }) {
    this.#call(name);
    if (look === null) return;
    if (page !== this.#page) this.#form = new Form(byId("screen-look"), (setting, value) => this.#wishes.set(setting, value), settingsOf(page));
    this.#page = page;
    this.#form?.render(/** @type {Look} */ ({ ...DEFAULTS, ...look }), this.#wishes.touched);
    this.#sheet.dataset.theme = String(look.theme);
    for (const button of this.#pages()) button.setAttribute("aria-pressed", String(button.dataset.page === page));
  }

  /** @param {string} name that the screen has: what somebody types stays, until it is that */
  #call(name) {
    const has = this.#name.value;
    const isTyped = has !== this.#known && has.trim() !== name;
    if (!isTyped && document.activeElement !== this.#name) this.#name.value = this.#known = name;
  }

  /** @param {Event} event */
  #rename(event) {
    event.preventDefault();
    const name = this.#name.value.trim();
    if (name !== "" && name !== this.#wishes.screen) this.#wishes.put({ name });
    this.#name.blur();
  }

  /** @param {EventTarget | null} target the button @param {() => void} act */
  #ask(target, act) {
    const button = /** @type {HTMLElement} */ (target);
    if (button.getAttribute("aria-pressed") !== "true") this.#sure.press(button, act);
  }

  /** @returns {HTMLElement[]} */
  #pages() {
    return [.../** @type {NodeListOf<HTMLElement>} */ (byId("screen-pages").querySelectorAll("[data-page]"))];
  }
}
