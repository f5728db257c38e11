/**
 * What a hand's press asks of the show, on the phone and on the prompter alike. What is sent is absolute: a pace, never "faster".
 *
 * 1. A second GO, Back, Hold or Blank too soon after the first (slips.js), and a GO or Back while the first is on its way, is a
 *    slip of the finger, or a switch that bounces: seen, disregarded, and said so.
 * 2. What the show does not allow now is not sent.
 * 3. GO and BACK say what the page showed (`expect`): two hands that press together move the show once.
 * 4. Where the page has no button that says beforehand what GO leaves unread, the press is asked for twice (`unread`).
 *
 * @import { ActionId } from "./hands.js"
 * @import { Presses } from "../link/presses.js"
 * @import { Command, CommandType, Paces, State } from "../show/types.js"
 */
import { countsDown } from "../link/device.js";
import { COUNTDOWN } from "../show/countdown.js";
import { WORD_MS } from "./edge.js";
import { unreadWord } from "../show/labels.js";
import { nextPace } from "../show/pace.js";
import { GO_GAP_MS, Slips } from "./slips.js";
import { localNow } from "../link/timekeeper.js";

/** @typedef {{ type: CommandType, args: Record<string, unknown>, expect?: Command["expect"] }} Call */
/**
 * @typedef {object} Known beside the state
 * @property {number} pace words per minute, as it was asked for last
 * @property {Paces} paces
 * @property {boolean} held the show is, or this page's hand is about to hold it
 * @property {boolean} counts this device wants 3-2-1 before a text
 */

/** @type {Record<string, string>} */
const NAMES = { go: "GO", back: "Back", hold: "Hold", stop: "Hold", play: "Start", blank: "Blank", faster: "Faster", slower: "Slower" };

/** @param {ActionId} action @param {State} state @param {Known} known @returns {Call | null} null: there is nothing to ask for */
export function callOf(action, state, { pace, paces, held, counts }) {
  const holds = held ? { type: /** @type {const} */ ("resume"), args: {} } : { type: /** @type {const} */ ("hold"), args: {} };
  switch (action) {
    case "go":
      return go(state, counts);
    case "back":
      return back(state);
    case "hold":
      return holds;
    case "play":
      return state.allowed.includes("start") ? { type: "start", args: {} } : holds;
    case "stop":
      return held ? null : holds;
    case "blank":
      return { type: "blank", args: { on: !state.blank } };
    case "faster":
    case "slower":
      return { type: "pace", args: { wpm: nextPace(pace, action === "faster" ? 1 : -1, paces) } };
    default:
      return null;
  }
}

/** @param {State} state @param {boolean} counts @returns {Call | null} */
function go({ next, rev }, counts) {
  if (next === null) return null;
  const args = counts && next.kind === "introduction" ? { countdown: COUNTDOWN } : {};
  return { type: "go", args, expect: { rev, cue: next.id } };
}

/** @param {State} state @returns {Call | null} an ended show has no cue point any more: BACK is then from the end of the day */
function back(state) {
  const cue = state.phase === "ended" ? "end" : state.cue?.id;
  return cue ? { type: "back", args: {}, expect: { rev: state.rev, cue } } : null;
}

/** @param {ActionId} action @param {Call | null} call @returns {string} what the press was to do */
function nameOf(action, call) {
  return call?.type === "resume" ? "Resume" : (NAMES[action] ?? action);
}

/** @param {ActionId} action @param {Call | null} call @param {State} state @returns {string} for a person */
function whyNot(action, call, { phase }) {
  if (action === "stop" && call === null) return "It is held already";
  if (phase === "ended") return `The day is over: ${nameOf(action, call)} is not possible. Back opens it again`;
  return `${nameOf(action, call)} is not possible now`;
}

/** @param {State} state @param {Call | null} call @param {boolean} held by this page's hand, which the state does not know yet @returns {boolean} law 2 */
function isAllowed(state, call, held) {
  return call !== null && (state.allowed.includes(call.type) || (call.type === "resume" && held && !state.held));
}

export class Caller {
  #presses;
  #disregard;
  #unread;
  #slips = new Slips();
  /** The GO that was asked about, and when. */
  #asked = { cue: "", at: -Infinity };
  /** The pace that was asked for last, until a state says it. @type {number | null} */
  #pace = null;

  /**
   * @param {Presses} presses @param {(why: string) => void} disregard a press that was seen, and is not sent
   * @param {() => number} [unread] words that a GO would leave unread now, where the page says it nowhere else
   */
  constructor(presses, disregard, unread = () => 0) {
    this.#presses = presses;
    this.#disregard = disregard;
    this.#unread = unread;
  }

  /** @param {State} state @returns {number} words per minute, as this hand has it */
  pace(state) {
    return this.#pace ?? state.pace;
  }

  /** What was asked for counts until the state that holds it is here. */
  settle() {
    if (!this.#presses.isPending("pace")) this.#pace = null;
  }

  /**
   * @param {ActionId} action @param {State | null} state @param {Paces} paces @param {boolean} [held] by this page's hand, too
   * @returns {boolean} false where it was disregarded
   */
  call(action, state, paces, held = false) {
    if (state === null) return this.#refuse("Wait: the show is not here yet");
    const slip = this.#slip(action);
    if (slip !== "") return this.#refuse(slip);
    const call = callOf(action, state, { pace: this.pace(state), paces, held: held || state.held, counts: countsDown() });
    if (call === null || !isAllowed(state, call, held)) return this.#refuse(whyNot(action, call, state));
    const question = action === "go" ? this.#question(call) : "";
    if (question !== "") return this.#refuse(question);
    this.#slips.take(action, localNow());
    if (call.type === "pace") this.#pace = Number(call.args.wpm);
    this.#presses.press(call.type, call.args, call.expect);
    return true;
  }

  /** @param {number} wpm */
  setPace(wpm) {
    this.#pace = wpm;
    this.#presses.press("pace", { wpm });
  }

  /** @param {string} why @returns {false} */
  #refuse(why) {
    this.#disregard(why);
    return false;
  }

  /** @param {ActionId} action @returns {string} why it must be a slip now; "" where it is none */
  #slip(action) {
    const name = NAMES[action] ?? action;
    if ((action === "go" || action === "back") && this.#presses.isPending(action)) return `${name} disregarded: the last one is on its way`;
    return this.#slips.has(action, localNow()) ? `${name} disregarded: too soon after the last` : "";
  }

  /** @param {Call} call a GO @returns {string} what has to be asked first; "" where nothing has, or it was, and this press is the answer */
  #question({ expect }) {
    const unread = this.#unread();
    const [cue, now] = [expect?.cue ?? "", localNow()];
    const since = this.#asked.cue === cue ? now - this.#asked.at : Infinity;
    if (unread === 0 || (since >= GO_GAP_MS && since <= WORD_MS)) return "";
    // A switch that bounces answers no question, nor does it put it anew.
    if (since > WORD_MS) this.#asked = { cue, at: now };
    return `GO takes the talk, ${unreadWord(unread)}: press GO again`;
  }
}
