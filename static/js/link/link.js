/**
 * The one connection of a page. The handshake:
 *
 * 1. The page opens a websocket and says in the query which stage it follows, which page it is, its name, and by which
 *    device, tab of it (`screen`, kept over a reload) and loading of that (`life`) it is known again.
 * 2. The server answers with `state`, the whole of it, before anything else, and after every change; a controller is
 *    told the `screens` next. A page that is not let in any more is told so instead, and goes to the entrance.
 * 3. The page sends `sync` at once, nine times more over the first seconds, and then every 10 s, each at a moment of its
 *    own: pages that come together do not ask together. The best round trip sets its clock. The first state is handed on when the first of them is back: without it a text would jump. The
 *    answer also says what the crew calls this screen; a prompter keeps that name.
 * 4. `state.rundown_rev` says which scripts to have; they come by HTTP (rundown.js).
 * 5. A press is one acked `command`. Nothing is kept by Socket.IO for later: outbox.js alone decides that.
 * 6. The server's heartbeat ends a silent link; the page comes back by itself (returning.js), without end. A page that
 *    comes back to the eye asks at once: no answer to a `sync` within a second, and the link is opened anew.
 *
 * @import { Socket } from "/static/vendor/socket.io.esm.min.js"
 * @import { Page } from "./device.js"
 * @import { Ack, Command, Screens, ScreenReply, ScreenAnswer, ScreenWish, State } from "../show/types.js"
 */
import { io } from "/static/vendor/socket.io.esm.min.js";
import { deviceId, keepScreenName, nameOf, screenId, uuid } from "./device.js";
import { GLASS } from "../show/screens.js";
import { Pinging } from "./pinging.js";
import { knock, Returning } from "./returning.js";
import { localNow, Timekeeper } from "./timekeeper.js";

/** What the server says to a device that has to enter the code (web/sockets.py). */
const NOT_LET_IN = "Enter the code first.";
/** A page that comes back to the eye gives the link this long to prove itself. */
const PROOF_MS = 1000;
const ACK_TIMEOUT_MS = 2000;
/** The server itself gives the screen that is asked two seconds. */
const ASK_TIMEOUT_MS = 4000;
/** The first state waits this long for the first ping, no longer. */
const FIRST_STATE_WAIT_MS = 300;
/** A clock that moved by less than this is the same clock. */
const CLOCK_MOVED_MS = 2;

/**
 * @typedef {object} LinkListeners
 * @property {(state: State) => void} [onState]
 * @property {(online: boolean) => void} [onLink]
 * @property {() => void} [onClock] the estimate, or the show's clock itself, has moved
 * @property {(ack: Ack) => void} [onAck]
 * @property {() => void} [onShutOut] the code is asked for, again and again; without it the page goes to the entrance
 * @property {(sentence: string) => void} [onNoStage] the server has no such stage, and says which it has; again and again
 * @property {(name: string) => void} [onName] what the crew calls this screen, where it is news
 * @property {(screens: Screens) => void} [onScreens] who is here: told to controllers
 * @property {(wish: ScreenWish) => ScreenAnswer} [onWish] the crew asks something of this screen
 */

/** The page leaves for the entrance, and comes back from there. */
export function toEntrance() {
  location.assign(`/enter?next=${encodeURIComponent(location.pathname + location.search)}`);
}

export class Link {
  time = new Timekeeper();
  /** Counts connections; 0 while the link is down. */
  connection = 0;
  #opened = 0;
  /** @type {Socket} */
  #socket;
  /** @type {LinkListeners} */
  #listeners = {};
  /** The link was up, or could not be opened. */
  #tried = false;
  /** @type {State | null} */
  #latest = null;
  #handedOn = false;
  #pinging = new Pinging(() => this.#ping());
  #query;
  #returning;
  #unsaid = 0; // ms by which the clock's estimate has moved since the page was told
  /** When the link was last asked for proof, local ms. */
  #askedAt = -Infinity;

  /** @param {string} stage @param {Page} page who listens may come later, when there is much to load */
  constructor(stage, page) {
    this.#query = { stage, page, name: nameOf(stage, page), screen: screenId(), life: uuid().slice(0, 8), device: deviceId() };
    this.#socket = io({ transports: ["websocket"], query: this.#query, reconnection: false, autoConnect: false });
    this.#returning = new Returning({
      knock: () => knock("/healthz"),
      open: (patience) => {
        this.#socket.io.timeout(patience);
        this.#socket.connect();
      },
      drop: () => this.#socket.disconnect(),
    });
    this.#listen();
    this.#askedAt = localNow();
    this.#returning.begin();
  }

  /** @param {LinkListeners} listeners are told at once what has come before them @returns {this} */
  listen(listeners) {
    this.#listeners = listeners;
    if (this.#handedOn) this.#handOn();
    if (this.#tried) listeners.onLink?.(this.online); // last: a state of a link that is lost already is no return
    return this;
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

  /** @param {string} name a screen that is gone and will not come back */
  forget(name) {
    if (this.#socket.connected) this.#socket.emit("forget", name);
  }

  /**
   * @param {number | string} screen by its id, or its name @param {ScreenWish} [wish] none: only what it has
   * @param {(answer: ScreenReply) => void} [onAnswer]
   */
  ask(screen, wish, onAnswer) {
    const lost = { error: "The laptop did not answer. Look at this phone's link, then try again." };
    if (!this.#socket.connected) return onAnswer?.(lost);
    this.#socket.timeout(ASK_TIMEOUT_MS).emit("screen", screen, wish ?? null, (/** @type {Error | null} */ late, /** @type {ScreenReply} */ answer) => {
      onAnswer?.(late === null ? answer : lost);
    });
  }

  #listen() {
    const socket = this.#socket;
    socket.on("connect", () => this.#up());
    socket.on("disconnect", () => this.#down());
    socket.on("connect_error", (/** @type {Error} */ refused) => this.#refused(refused));
    socket.on("state", (/** @type {State} */ state) => this.#receive(state));
    socket.on("screen", (/** @type {ScreenWish} */ wish, /** @type {(answer: unknown) => void} */ answer) => this.#wished(wish, answer));
    socket.on("screens", (/** @type {Screens} */ screens) => this.#listeners.onScreens?.(screens));
    for (const event of ["pageshow", "online", "focus"]) window.addEventListener(event, () => this.#prove());
    document.addEventListener("resume", () => this.#prove()); // the browser had frozen the page
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "visible") this.#prove();
    });
  }

  #up() {
    this.#returning.end();
    this.#opened += 1;
    this.connection = this.#opened;
    this.time.restart();
    this.#pinging.begin();
    this.#tell(true);
  }

  #down() {
    this.#pinging.end();
    this.#socket.sendBuffer.length = 0;
    const was = this.online;
    this.connection = 0;
    if (was || this.#opened === 0) this.#tell(false);
    this.#returning.failed();
    this.#returning.begin();
  }

  /** @param {boolean} online */
  #tell(online) {
    this.#tried = true;
    this.#listeners.onLink?.(online);
  }

  /** @param {Error & { data?: { stages?: string[] } }} refused `data` is the server's own */
  #refused(refused) {
    this.#down();
    if (refused.message === NOT_LET_IN) (this.#listeners.onShutOut ?? toEntrance)();
    if (refused.data?.stages) this.#listeners.onNoStage?.(refused.message);
  }

  /** @param {() => void} [unanswered] */
  #ping(unanswered) {
    if (!this.#socket.connected) return;
    const sent = localNow();
    this.#socket.timeout(PROOF_MS).emit("sync", (/** @type {Error | null} */ lost, /** @type {{ server_ms: number, screen?: string }} */ answer) => {
      if (lost !== null) return unanswered?.();
      this.#learn(sent, answer.server_ms);
      this.#call(answer.screen);
    });
  }

  /** @param {number} sent local ms @param {number} server ms */
  #learn(sent, server) {
    const moved = this.time.learn({ sent, received: localNow(), server });
    if (!this.#handedOn) return this.#handOn();
    this.#unsaid += moved; // small ones add up: two quartz clocks part by some ms a minute
    if (Math.abs(this.#unsaid) <= CLOCK_MOVED_MS) return;
    this.#unsaid = 0;
    this.#listeners.onClock?.();
  }

  /** @param {string | undefined} name what the crew calls this screen: said again at the next connect, also to another server */
  #call(name) {
    // Told again at the next ping: whoever wears a look under the old name has to hear of it.
    if (!this.#listeners.onName) return;
    if (!name || !GLASS.includes(this.#query.page) || name === this.#query.name) return;
    this.#query.name = name;
    keepScreenName(this.#query.stage, name);
    this.#listeners.onName?.(name);
  }

  /** @param {ScreenWish} wish @param {(answer: unknown) => void} answer */
  #wished(wish, answer) {
    if (wish.name !== undefined) this.#call(wish.name);
    answer(this.#listeners.onWish?.(wish) ?? null);
  }

  /** Several events tell of one coming back, and one proof at a time is enough. */
  #prove() {
    if (localNow() - this.#askedAt < PROOF_MS) return;
    this.#askedAt = localNow();
    const proved = this.connection;
    if (!this.online) this.#returning.hurry();
    else this.#ping(() => this.connection === proved && this.#socket.disconnect()); // which is told as any loss is
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
    this.#listeners.onState?.(this.#latest);
  }
}
