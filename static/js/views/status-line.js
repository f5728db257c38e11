/**
 * The one line over the controller's buttons: what became of this hand's press, or what is new (status.js has the laws).
 *
 * @import { ControlView } from "./control-view.js"
 * @import { Press } from "../show/outbox.js"
 * @import { News } from "../show/status.js"
 * @import { State } from "../show/types.js"
 */
import { localNow } from "../link/timekeeper.js";
import { fate, isForTheCaller, outlasts, outranks } from "../show/status.js";

/** @typedef {{ online: boolean, goPending: boolean }} Phone */

export class StatusLine {
  #view;
  #phone;
  #onRefused;
  /** What the line says. @type {Press | News | null} */
  #standing = null;
  #since = -Infinity;
  /** What it is to say once it may. @type {News | null} */
  #unsaid = null;
  /** The press that was refused last. */
  #refused = "";

  /** @param {ControlView} view @param {() => Phone} phone @param {() => void} onRefused a press was seen, and disregarded: once for each */
  constructor(view, phone, onRefused) {
    this.#view = view;
    this.#phone = phone;
    this.#onRefused = onRefused;
  }

  /** @returns {State | undefined} what the show was before a restart that nobody was told of yet */
  get unsaidFrom() {
    return this.#unsaid?.from;
  }

  /** @param {Press} latest */
  press(latest) {
    if (!outlasts(this.#standing, latest)) this.#renderPress(latest);
  }

  /** The link is lost, or back: what is said of a press may be another thing now. */
  relink() {
    if (this.#standing !== null && "command" in this.#standing) this.#renderPress(this.#standing);
  }

  /** @param {Press} latest */
  #renderPress(latest) {
    [this.#standing, this.#since] = [latest, localNow()];
    const { online, goPending } = this.#phone();
    this.#view.renderPress(latest, online, goPending);
    // Seen and disregarded: the line over the buttons says why.
    if (latest.outcome === "refused" && latest.command.id !== this.#refused) this.#onRefused();
    if (latest.outcome === "refused") this.#refused = latest.command.id;
  }

  /** @param {News} latest said as soon as it hides nothing that is worth more */
  news(latest) {
    if (!outranks(this.#unsaid, latest)) this.#unsaid = latest;
    this.look();
  }

  /** What waits is said, where it may be by now. */
  look() {
    if (this.#unsaid !== null && this.say(this.#unsaid) !== "wait") this.#unsaid = null;
  }

  /** @param {News} latest @returns {ReturnType<typeof fate>} what became of it */
  say(latest) {
    const what = fate(latest, this.#standing, { online: this.#phone().online, now: localNow(), since: this.#since });
    if (what === "say") {
      [this.#standing, this.#since] = [latest, localNow()];
      this.#view.renderNews(latest.text, latest.tone);
    }
    return what;
  }

  /** Without a link nothing is known of the screens, and nothing may go on being said of them. */
  forgetScreens() {
    if (this.#unsaid?.about === "screens") this.#unsaid = null;
    if (this.#standing === null || "command" in this.#standing || isForTheCaller(this.#standing)) return;
    this.#standing = null;
    this.#view.renderNews("", "");
  }
}
