/**
 * All hands on the prompter: keys, wheel, finger, gamepad and MIDI, with its link and without.
 *
 * 1. With the link, what acts on the show is a command like the phone's; a moved text is where the hand has it at once, and
 *    the show is told the place (hands-moving.js). Whoever presses anything after that has the show told first.
 * 2. Without it nothing is sent, then or later: the text is the operator's (alone.js).
 * 3. A press that cannot be is seen and said so: the edge flashes.
 *
 * @import { Following, Place } from "../show/following.js"
 * @import { ActionId } from "./hands.js"
 * @import { Fit } from "../show/fit.js"
 * @import { Link } from "../link/link.js"
 * @import { Press } from "../show/outbox.js"
 * @import { Reader } from "../text/reader.js"
 * @import { Ack, Item, Rundown, State } from "../show/types.js"
 */
import { carried, standsAt, wishFor } from "../show/alone.js";
import { Caller } from "./calling.js";
import { Edge } from "./edge.js";
import { fitted } from "../show/fit.js";
import { Gamepads } from "./gamepad.js";
import { Keys } from "./keys.js";
import { Moving } from "./moving.js";
import { Pointer, textOf } from "./pointer.js";
import { ACTIONS } from "./hands.js";
import { Help } from "./help.js";
import { pressResult } from "../show/labels.js";
import { markerFrom } from "../show/markers.js";
import { Midi } from "./midi.js";
import { byId } from "../page.js";
import { pacesOf } from "../show/pace.js";
import { Presses } from "../link/presses.js";
import { localNow } from "../link/timekeeper.js";
import { howFar } from "./wheel.js";
import { faceOf } from "../show/views.js";

/** A place is told to so many parts of a word. */
const WORD_PARTS = 1000;

/**
 * @typedef {object} Glass what the hands need of the page
 * @property {Link} link
 * @property {Reader} reader
 * @property {Following} following
 * @property {() => State | null} state as this glass has it
 * @property {() => Rundown | null} rundown
 * @property {() => boolean} alone without its link
 * @property {() => void} light a glass that is blank
 * @property {() => void} moved the text is elsewhere now
 */

export class PrompterHands {
  #glass;
  #edge = new Edge();
  #presses;
  #caller;
  #moving;
  #help;
  /** What the page does itself. @type {Partial<Record<ActionId, () => void>>} */
  #own = {};
  /** The nudge that the show was told last, and its answer's seq. */
  #nudge = { id: "", seq: 0 };
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
    this.#caller = new Caller(this.#presses, (why) => this.#edge.flash(why));
    this.#moving = new Moving(() => this.#tell(), localNow);
    const keys = new Keys("prompter", (action) => this.#act(action));
    const midi = new Midi((key) => keys.press({ key }));
    const move = (/** @type {number} */ lines) => this.#roll(lines);
    new Gamepads({ onKey: (key) => keys.press({ key }), onLines: move });
    const column = byId("column");
    new Pointer(document.body, textOf(column, /** @type {HTMLElement} */ (column.querySelector("article"))), move);
    this.#help = new Help(keys, midi, { fit: (seconds) => this.#fit(seconds), setPace: (wpm) => this.#setPace(wpm) });
    this.#own.help = () => this.#help.toggle();
  }

  /** @param {ActionId} action @param {() => void} act what the page itself does for it */
  on(action, act) {
    this.#own[action] = act;
  }

  /** @param {Ack} ack */
  answer(ack) {
    this.#answeredSeq = ack.seq;
    if (ack.id === this.#nudge.id) this.#nudge.seq = ack.seq;
    this.#presses.answer(ack);
    this.#learnNudge();
  }

  /** A new state is here. @param {Place | null} place that it has to be told */
  receive(place) {
    const { phase = null, seq = 0 } = this.#glass.state() ?? {};
    // No sheet stands over words that a host begins to read.
    if (phase === "introduction" && this.#phase !== phase && this.#phase !== "at cue") this.#help.close();
    this.#phase = phase;
    if (seq >= this.#answeredSeq) this.#caller.settle();
    if (place !== null) this.#nudge = { id: this.#presses.press("nudge", { ...place }), seq: 0 };
    if (place !== null || this.#glass.following.hand === null) this.#moving.drop();
  }

  /** The link is lost, or back. */
  look() {
    if (this.#glass.alone()) this.#moving.drop();
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
    else if (of === "text") this.#moveBy(action);
    else this.#call(action);
  }

  /** @param {ActionId} action */
  #call(action) {
    this.#moving.flush();
    const { rundown, following } = this.#glass;
    const state = this.#glass.state();
    const called = this.#caller.call(action, state, pacesOf(rundown()), following.hand !== null);
    const isPace = action === "faster" || action === "slower";
    if (called && isPace && state !== null) this.#edge.tell(`${this.#caller.pace(state)} words a minute`);
  }

  /** Without its server, the text is the operator's. @param {ActionId} action */
  #carry(action) {
    const { state: seen, reader, link, following } = this.#glass;
    const [wish, state] = [wishFor(action), seen()];
    if (wish === null || state === null) return this.#edge.flash("Not possible: the link is lost");
    if (state.blank) return this.#glass.light();
    const item = this.#text(state);
    if (wish === "light" || item === null) return;
    const show = link.time.showNow();
    const { motion } = following.shown(state, item, show);
    following.move(carried(wish, { state, item, motion, show, here: reader.glass(show).here, beyond: reader.beyond }));
    this.#glass.moved();
  }

  /** @param {ActionId} action by a line, or to a cue */
  #moveBy(action) {
    const wish = wishFor(action);
    const state = this.#glass.state();
    const item = state === null ? null : this.#text(state);
    if (item === null || wish === null || typeof wish !== "object") return this.#edge.flash("No text can be moved now");
    const here = this.#glass.reader.glass(0).here;
    this.#put(item, "lines" in wish ? this.#glass.reader.beyond(wish.lines) : markerFrom(item, here, wish.marker), "at once");
  }

  /** By the wheel, a finger or a stick. @param {number} lines */
  #roll(lines) {
    const state = this.#glass.state();
    const item = state === null ? null : this.#text(state);
    if (item !== null) this.#put(item, this.#glass.reader.beyond(lines), howFar(lines));
  }

  /** @param {State} state @returns {Item | null} the one whose text a hand may move now */
  #text(state) {
    if (faceOf(state, this.#glass.rundown()) !== "script") return null;
    return this.#glass.alone() || state.allowed.includes("nudge") ? this.#glass.reader.item : null;
  }

  /** @param {Item} item @param {number} word words read @param {"cut" | "at once"} how */
  #put(item, word, how) {
    const { following, link, state, alone, moved } = this.#glass;
    const stop = alone() ? item.words : (state()?.motion?.stop ?? item.words);
    const place = Math.min(stop, Math.round(word * WORD_PARTS) / WORD_PARTS);
    following.move(standsAt(item, place, link.time.showNow()), undefined, how);
    moved();
    if (!alone()) this.#moving.moved();
  }

  /** The show is told where the hand has the text. */
  #tell() {
    const { following, alone } = this.#glass;
    if (following.hand === null || alone()) return;
    following.tell();
    this.#nudge = { id: this.#presses.press("nudge", { word: following.hand.word }), seq: 0 };
  }

  /** @param {Press} press the latest, and something became of it or of one before */
  #learn(press) {
    this.#learnNudge();
    const { command, outcome } = press;
    if (command.type === "nudge" || outcome === "pending" || outcome === "done" || command.id === this.#said) return;
    this.#said = command.id;
    this.#edge.flash(pressResult(press, this.#glass.link.online));
  }

  #learnNudge() {
    const outcome = this.#presses.outcomeOf(this.#nudge.id);
    if (outcome === null || outcome === "pending") return;
    this.#glass.following.told(outcome === "done", this.#nudge.seq);
    this.#nudge = { id: "", seq: 0 };
    this.#glass.moved();
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
    this.#moving.flush();
    this.#caller.setPace(wpm);
  }
}
