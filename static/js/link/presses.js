/**
 * From a finger to the wire: makes commands, lets outbox.js decide what is sent, and tells the view what became of them.
 *
 * @import { Ack, Command, CommandType } from "../show/types.js"
 * @import { Link } from "./link.js"
 * @import { Outcome, Press } from "../show/outbox.js"
 */
import { deviceId, uuid } from "./device.js";
import { answered, due, givenUp, isOpen, isPending, pressed, sent, TTL_MS } from "../show/outbox.js";
import { localNow } from "./timekeeper.js";

/** While a press waits, or its answer is asked for, the outbox is looked at so often, ms. */
const LOOK_MS = 100;

export class Presses {
  /** @type {Press[]} */
  #presses = [];
  #link;
  #onChange;
  #timer = 0;
  /** @type {Press | null} the one that the view was told of last */
  #told = null;

  /** @param {Link} link @param {(latest: Press, pending: boolean) => void} onChange */
  constructor(link, onChange) {
    this.#link = link;
    this.#onChange = onChange;
  }

  /** @param {CommandType} type @returns {boolean} */
  isPending(type) {
    return isPending(this.#presses, type);
  }

  /** @param {string} id @returns {Press | null} that command's, while it is remembered */
  of(id) {
    return this.#presses.find((press) => press.command.id === id) ?? null;
  }

  /** @param {string} id @returns {Outcome | null} what became of that command; null where nothing is known of it */
  outcomeOf(id) {
    return this.#presses.find((press) => press.command.id === id)?.outcome ?? null;
  }

  /**
   * @param {CommandType} type
   * @param {Record<string, unknown>} args
   * @param {Command["expect"]} [expect] what the page showed: for GO, BACK and go-to
   * @returns {string} the command's id
   */
  press(type, args, expect) {
    /** @type {Command} */
    const command = {
      v: 1,
      id: uuid(),
      device: deviceId(),
      type,
      args,
      pressed_at: this.#link.time.serverNow(),
      ttl_ms: TTL_MS,
    };
    if (expect) command.expect = expect;
    this.#presses = pressed(this.#presses, command, localNow());
    this.look();
    return command.id;
  }

  /** @param {Ack} ack */
  answer(ack) {
    this.#presses = answered(this.#presses, ack);
    this.look();
  }

  /** Sends what is due, gives up what is too old. Called at each press, answer and change of the link. */
  look() {
    clearTimeout(this.#timer);
    const now = localNow();
    for (const command of due(this.#presses, now, this.#link.connection)) {
      if (this.#link.send(command)) this.#presses = sent(this.#presses, command.id, now, this.#link.connection);
    }
    this.#presses = givenUp(this.#presses, now);
    const latest = this.#presses.at(-1);
    const pending = this.#presses.some((press) => press.outcome === "pending");
    // What the view says since then is newer than an answer that it had already.
    if (latest && (pending || !isSame(latest, this.#told))) this.#onChange(latest, pending);
    this.#told = latest ?? null;
    if (pending || (this.#link.online && isOpen(this.#presses))) this.#timer = window.setTimeout(() => this.look(), LOOK_MS);
  }
}

/** @param {Press} latest @param {Press | null} told @returns {boolean} nothing new became of it: that it was asked after is no news */
function isSame(latest, told) {
  return latest.command === told?.command && latest.outcome === told.outcome;
}
