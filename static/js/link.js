/**
 * The one connection of a page. The handshake:
 *
 * 1. The page opens a websocket and says in the query which stage it follows, which page it is and its name.
 * 2. The server answers with `state`, the whole of it, before anything else, and after every change.
 *    A page that is not let in any more is told so instead, and goes to the entrance.
 * 3. The page sends `sync` at once, ten times over the first seconds and then every 10 s; the best round trip sets
 *    its clock. The first state is handed on when the first of them is back: without it a text would jump.
 * 4. `state.rundown_rev` says which scripts to have; they come by HTTP (rundown.js).
 * 5. A press is one acked `command`. Nothing is kept by Socket.IO for later: outbox.js alone decides that.
 * 6. The server's heartbeat ends a silent link; the page tries again every 0.25 to 1 s, without end. A page that
 *    comes back to the eye asks at once: no answer to a `sync` within a second, and the link is opened anew.
 *
 * @import { Socket } from "/static/vendor/socket.io.esm.min.js"
 * @import { Ack, Command, State } from "./types.js"
 */
import { io } from "/static/vendor/socket.io.esm.min.js";
import { FIRST_PINGS_MS, PING_EVERY_MS } from "./clock.js";
import { deviceName } from "./device.js";
import { localNow, Timekeeper } from "./timekeeper.js";

/** What the server says to a device that has to enter the code (web/sockets.py). */
const NOT_LET_IN = "Enter the code first.";
const CONNECT_TIMEOUT_MS = 1000;
const RETRY_MIN_MS = 250;
const RETRY_MAX_MS = 1000;
/** A page that comes back to the eye gives the link this long to prove itself. */
const PROOF_MS = 1000;
const ACK_TIMEOUT_MS = 2000;
/** The first state waits this long for the first ping, no longer. */
const FIRST_STATE_WAIT_MS = 300;
/** A clock that moved by less than this is the same clock. */
const CLOCK_MOVED_MS = 2;

/**
 * @typedef {object} LinkListeners
 * @property {(state: State) => void} onState
 * @property {(online: boolean) => void} onLink
 * @property {() => void} [onClock] the estimate, or the show's clock itself, has moved
 * @property {(ack: Ack) => void} [onAck]
 */

/** @param {string} page @returns {string} what the crew reads where this device did something */
const nameOf = (page) => deviceName(page === "control" ? "Phone" : "Screen");

export class Link {
  time = new Timekeeper();
  /** Counts connections; 0 while the link is down. */
  connection = 0;
  #opened = 0;
  /** @type {Socket} */
  #socket;
  #listeners;
  /** @type {State | null} */
  #latest = null;
  #handedOn = false;
  /** @type {number[]} */
  #timers = [];

  /** @param {string} stage @param {"prompter" | "control" | "lobby"} page @param {LinkListeners} listeners */
  constructor(stage, page, listeners) {
    this.#listeners = listeners;
    this.#socket = io({
      transports: ["websocket"],
      query: { stage, page, name: nameOf(page) },
      timeout: CONNECT_TIMEOUT_MS,
      reconnectionDelay: RETRY_MIN_MS,
      reconnectionDelayMax: RETRY_MAX_MS,
    });
    this.#listen();
  }

  /** @returns {boolean} */
  get online() {
    return this.connection !== 0;
  }

  /** @param {Command} command @returns {boolean} false where it did not leave: nothing is kept for later */
  send(command) {
    if (!this.#socket.connected) return false;
    this.#socket.timeout(ACK_TIMEOUT_MS).emit("command", command, (/** @type {Error | null} */ lost, /** @type {Ack} */ ack) => {
      if (lost === null) this.#listeners.onAck?.(ack);
    });
    // A link that the client itself holds for dead puts packets here, to send them whenever it is back.
    const kept = this.#socket.sendBuffer.length > 0;
    this.#socket.sendBuffer.length = 0;
    return !kept;
  }

  #listen() {
    const socket = this.#socket;
    socket.on("connect", () => this.#up());
    socket.on("disconnect", () => this.#down());
    socket.on("connect_error", (/** @type {Error} */ refused) => this.#refused(refused));
    socket.on("state", (/** @type {State} */ state) => this.#receive(state));
    for (const event of ["pageshow", "online", "focus"]) window.addEventListener(event, () => this.#prove());
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "visible") this.#prove();
    });
  }

  #up() {
    this.#opened += 1;
    this.connection = this.#opened;
    this.time.restart();
    this.#startPings();
    this.#listeners.onLink(true);
  }

  #down() {
    this.#stopTimers();
    this.#socket.sendBuffer.length = 0;
    const was = this.online;
    this.connection = 0;
    // A server that closes in good order, or refuses, ends Socket.IO's own tries; a show does not end so.
    if (!this.#socket.active) this.#timers.push(window.setTimeout(() => this.#socket.connect(), RETRY_MAX_MS));
    if (was || this.#opened === 0) this.#listeners.onLink(false);
  }

  /** @param {Error} refused */
  #refused(refused) {
    this.#down();
    if (refused.message === NOT_LET_IN) location.assign(`/enter?next=${encodeURIComponent(location.pathname + location.search)}`);
  }

  #startPings() {
    this.#stopTimers();
    for (const after of FIRST_PINGS_MS) this.#timers.push(window.setTimeout(() => this.#ping(), after));
    this.#timers.push(window.setInterval(() => this.#ping(), PING_EVERY_MS));
  }

  #stopTimers() {
    for (const timer of this.#timers) clearTimeout(timer); // clears an interval too: one list of ids
    this.#timers = [];
  }

  /** @param {() => void} [unanswered] */
  #ping(unanswered) {
    if (!this.#socket.connected) return;
    const sent = localNow();
    this.#socket.timeout(PROOF_MS).emit("sync", (/** @type {Error | null} */ lost, /** @type {{ server_ms: number }} */ answer) => {
      if (lost !== null) unanswered?.();
      else this.#learn(sent, answer.server_ms);
    });
  }

  /** @param {number} sent local ms @param {number} server ms */
  #learn(sent, server) {
    const moved = this.time.learn({ sent, received: localNow(), server });
    if (!this.#handedOn) this.#handOn();
    else if (moved > CLOCK_MOVED_MS) this.#listeners.onClock?.();
  }

  #prove() {
    if (!this.#socket.connected) this.#socket.connect();
    else this.#ping(() => this.#socket.disconnect().connect());
  }

  /** @param {State} state */
  #receive(state) {
    const old = this.#latest;
    if (old !== null && old.epoch === state.epoch && state.seq < old.seq) return;
    this.#latest = state;
    const moved = this.time.follow(state.clock);
    if (this.#handedOn || this.time.ready) this.#handOn();
    else window.setTimeout(() => this.#handedOn || this.#handOn(), FIRST_STATE_WAIT_MS);
    // Paused, set or sped up: a text whose motion is the same as before runs at another time now.
    if (moved && this.#handedOn) this.#listeners.onClock?.();
  }

  #handOn() {
    if (this.#latest === null) return;
    this.#handedOn = true;
    this.#listeners.onState(this.#latest);
  }
}
