/**
 * Wishes to one screen, one at a time: a slider that is drawn makes many, and only the newest of each setting is worth
 * sending. What comes back is what the screen has. Pure but for whom it asks.
 *
 * @import { ScreenReply, ScreenWish } from "../show/types.js"
 */

/** @typedef {(whom: number | string, wish: ScreenWish | undefined, onAnswer: (reply: ScreenReply) => void) => void} Ask */

export class Wishes {
  #ask;
  #onReply;
  /**
   * The screen, by its id: no other is meant that has its name by now. By its name where the id may be of a server before.
   * @type {number | string | null}
   */
  #whom = null;
  #name = "";
  /** Counts the screens that were opened: an answer of one before is nobody's. */
  #opened = 0;
  /** @type {Record<string, unknown>} on its way */
  #sent = {};
  /** @type {Record<string, unknown>} to be sent */
  #look = {};
  /** @type {ScreenWish[]} others that wait */
  #waiting = [];
  #busy = false;

  /** @param {Ask} ask @param {(reply: ScreenReply) => void} onReply */
  constructor(ask, onReply) {
    this.#ask = ask;
    this.#onReply = onReply;
  }

  /** @returns {string} the screen that is asked, as it is called now */
  get screen() {
    return this.#name;
  }

  /** @returns {number | string | null} whom it asks; null: nobody, for none was opened, or it is gone */
  get whom() {
    return this.#whom;
  }

  /** @returns {ReadonlySet<any>} settings that the screen has not answered for yet */
  get touched() {
    return new Set([...Object.keys(this.#sent), ...Object.keys(this.#look)]);
  }

  /** @param {{ id: number, name: string }} screen */
  open({ id, name }) {
    this.close();
    [this.#whom, this.#name] = [id, name];
    this.look();
  }

  /** Nobody is asked any more: what was not sent is dropped. */
  close() {
    this.#opened += 1;
    [this.#whom, this.#sent, this.#look, this.#waiting, this.#busy] = [null, {}, {}, [], false];
  }

  /** The link is lost: another server may be there next, and ids are each server's own. */
  lose() {
    if (this.#whom !== null) this.#whom = this.#name;
  }

  /** Asks what the screen has, unless an answer that says so is on its way. */
  look() {
    if (!this.#busy) this.#send(undefined);
  }

  /** @param {string} name a setting @param {unknown} value */
  set(name, value) {
    this.#look[name] = value;
    this.#next();
  }

  /** @param {ScreenWish} wish */
  put(wish) {
    this.#waiting.push(wish);
    this.#next();
  }

  #next() {
    if (this.#busy || this.#whom === null) return;
    const wish = this.#waiting.shift();
    if (wish !== undefined) return this.#send(wish);
    if (Object.keys(this.#look).length === 0) return;
    [this.#sent, this.#look] = [this.#look, {}];
    this.#send({ look: this.#sent });
  }

  /** @param {ScreenWish | undefined} wish */
  #send(wish) {
    if (this.#whom === null) return;
    const opened = this.#opened;
    this.#busy = true;
    this.#ask(this.#whom, wish, (reply) => {
      if (opened !== this.#opened) return;
      [this.#busy, this.#sent] = [false, {}];
      // A name counts from the wish on, also where the screen has not answered for it.
      if (reply.screen) [this.#whom, this.#name] = [reply.screen.id, reply.screen.name];
      if (reply.gone && typeof this.#whom === "number") this.close(); // by a name it may only not be back yet
      this.#onReply(reply);
      this.#next();
    });
  }
}
