/**
 * All hands on the prompter: keys, wheel, finger, gamepad and MIDI, with its link and without.
 *
 * 1. With the link, what acts on the show is a command like the phone's; a moved text is where the hand has it at once, and
 *    the show is told the place (text-hand.js). Whoever presses anything after that has the show told first.
 * 2. Without it nothing is sent, then or later: the text is the operator's (alone.js).
 * 3. A press that cannot be is seen and said so: the edge flashes.
 * 4. A GO that would leave words unread is asked twice: here is no button that said so before.
 *
 * @import { Following, Place } from "../show/following.js"
 * @import { ActionId } from "./hands.js"
 * @import { Fit } from "../show/fit.js"
 * @import { Link } from "../link/link.js"
 * @import { Press } from "../show/outbox.js"
 * @import { Reader } from "../text/reader.js"
 * @import { Ack, Rundown, State } from "../show/types.js"
 */
import { Caller } from "./calling.js";
import { Edge } from "./edge.js";
import { fitted } from "../show/fit.js";
import { Gamepads } from "./gamepad.js";
import { Keys } from "./keys.js";
import { Jump } from "./jump.js";
import { Pointer, textOf } from "./pointer.js";
import { ACTIONS } from "./hands.js";
import { Help } from "./help.js";
import { pressResult } from "../show/labels.js";
import { Midi } from "./midi.js";
import { byId, closeSheets } from "../page.js";
import { pacesOf } from "../show/pace.js";
import { Presses } from "../link/presses.js";
import { Slips } from "./slips.js";
import { localNow } from "../link/timekeeper.js";
import { TextHand } from "./text-hand.js";
import { keepUndisturbed } from "./undisturbed.js";
import { unreadWords } from "../show/views.js";

/**
 * @typedef {object} Glass what the hands need of the page
 * @property {Link} link
 * @property {Reader} reader
 * @property {Following} following
 * @property {() => State | null} state as this glass has it
 * @property {() => Rundown | null} rundown
 * @property {() => boolean} alone without its link
 * @property {() => boolean} waits the show has other words already than this glass
 * @property {() => void} light a glass that is blank
 * @property {() => void} moved the text is elsewhere now
 */

export class PrompterHands {
  #glass;
  #edge = new Edge();
  #presses;
  #caller;
  #text;
  /** Without the link. */
  #slips = new Slips();
  /** What the page does itself. @type {Partial<Record<ActionId, () => void>>} */
  #own = {};
  /** The seq of the newest answer: its state may come after it. */
  #answeredSeq = 0;
  /** @type {import("../show/types.js").Phase | null} */
  #phase = null;
  /** The press that was said to have failed. */
  #said = "";

  /** @param {Glass} glass */
  constructor(glass) {
    this.#glass = glass;
    this.#presses = new Presses(glass.link, (press) => this.#learn(press));
    this.#caller = new Caller(this.#presses, (why) => this.#edge.flash(why), () => this.#unread());
    this.#text = new TextHand(glass, this.#presses);
    const keys = new Keys("prompter", (action) => this.#act(action));
    const midi = new Midi((key) => keys.press({ key }));
    const roll = (/** @type {number} */ lines) => this.#text.roll(lines);
    new Gamepads({ onKey: (key) => keys.press({ key }), onLines: roll });
    const column = byId("column");
    new Pointer(document.body, textOf(column, /** @type {HTMLElement} */ (column.querySelector("article"))), roll);
    const help = new Help(keys, midi, { fit: (seconds) => this.#fit(seconds), setPace: (wpm) => this.#setPace(wpm) });
    const jump = new Jump({ item: () => glass.reader.item, here: () => glass.reader.word, jump: (place) => this.#text.jump(place) });
    keepUndisturbed();
    this.#own = { help: () => help.toggle(), jump: () => jump.toggle() };
  }

  /** @param {ActionId} action @param {() => void} act what the page itself does for it */
  on(action, act) {
    this.#own[action] = act;
  }

  /** @param {Ack} ack */
  answer(ack) {
    this.#answeredSeq = ack.seq;
    this.#text.answer(ack);
    this.#presses.answer(ack);
    this.#text.learn();
  }

  /** A new state is here. @param {Place | null} place that it has to be told */
  receive(place) {
    const { phase = null, seq = 0 } = this.#glass.state() ?? {};
    // No sheet stands over words that a host begins to read.
    if (phase === "introduction" && this.#phase !== phase && this.#phase !== "at cue") this.#clear();
    this.#phase = phase;
    if (seq >= this.#answeredSeq) this.#caller.settle();
    this.#text.receive(place);
  }

  /** No sheet is left, nor a button that the space bar would press. */
  #clear() {
    closeSheets();
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  }

  /** The link is lost, or back. */
  look() {
    if (this.#glass.alone()) this.#text.drop();
    this.#answeredSeq = 0; // a server that was started again may count from further back
    this.#presses.look();
  }

  /** @param {ActionId} action */
  #act(action) {
    const own = this.#own[action];
    if (own !== undefined) return own();
    const { of } = /** @type {import("./hands.js").Action} */ (ACTIONS.find(({ id }) => id === action));
    if (of === "page") return;
    if (this.#glass.alone()) this.#carry(action);
    else if (of === "text") this.#orFlash(this.#text.moveBy(action), "No text can be moved now");
    else this.#call(action);
  }

  /** @param {ActionId} action without the link; a switch that bounces undoes nothing here, either */
  #carry(action) {
    const now = localNow();
    if (this.#slips.has(action, now)) return this.#edge.flash("Disregarded: too soon after the last");
    this.#slips.take(action, now);
    this.#orFlash(this.#text.carry(action), "Not possible: the link is lost");
  }

  /** @param {boolean} done @param {string} why not */
  #orFlash(done, why) {
    if (!done) this.#edge.flash(why);
  }

  /** @param {ActionId} action */
  #call(action) {
    this.#text.flush();
    const { rundown, following } = this.#glass;
    const state = this.#glass.state();
    const called = this.#caller.call(action, state, pacesOf(rundown()), following.hand !== null);
    const isPace = action === "faster" || action === "slower";
    if (called && isPace && state !== null) this.#edge.tell(`${this.#caller.pace(state)} words a minute`);
  }

  /** @returns {number} words that a GO would leave unread now, as this glass has the text; 0 where it takes no talk */
  #unread() {
    const { link, following, reader } = this.#glass;
    const state = this.#glass.state();
    return state === null ? 0 : unreadWords({ ...state, motion: following.hand ?? state.motion }, reader.item, link.time.showNow());
  }

  /** @param {Press} press the latest, and something became of it or of one before */
  #learn(press) {
    this.#text.learn();
    const { command, outcome } = press;
    if (command.type === "nudge" || outcome === "pending" || outcome === "done" || command.id === this.#said) return;
    this.#said = command.id;
    this.#edge.flash(pressResult(press, this.#glass.link.online));
  }

  /** @param {number} seconds @returns {Fit} */
  #fit(seconds) {
    const { reader, rundown } = this.#glass;
    if (reader.item === null) return { wpm: null, told: "No introduction is before the host" };
    return fitted(reader.item, reader.word, seconds, pacesOf(rundown()));
  }

  /** @param {number} wpm */
  #setPace(wpm) {
    if (this.#glass.alone()) return this.#edge.flash("Not possible: the link is lost");
    this.#text.flush();
    this.#caller.setPace(wpm);
  }
}
