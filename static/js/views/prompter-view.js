/**
 * The prompter's faces. Each face is a sentence or a text, never an empty glass.
 *
 * @import { Item, Rundown, State } from "../show/types.js"
 * @import { Banner, Face } from "../show/views.js"
 */
import { badgeWord } from "../show/alone.js";
import { clockTime, dayName, hourMinute } from "../show/format.js";
import { dayNotice, itemClock, names, slugline } from "../show/labels.js";
import { byId, say } from "../page.js";
import { bannerByHand, bannerOf, faceOf, introduced, itemOf, NO_BANNER } from "../show/views.js";

/** The pointer is shown for so long after it moved, ms. */
const POINTER_MS = 2500;

/**
 * @typedef {object} Board a face without a script: a sign, a line or two, and what to do
 * @property {string} sign
 * @property {string} title
 * @property {string} detail
 */

export class PrompterView {
  #glass = document.body;
  #banner = byId("banner");
  #pointerTimer = 0;

  constructor() {
    for (const kind of ["pointermove", "pointerdown"]) document.addEventListener(kind, () => this.#showPointer());
  }

  /**
   * @param {State} state @param {Rundown | null} rundown
   * @param {boolean} alone the link is lost @param {string} refused why the server does not let this page in; "" where it does
   */
  renderFace(state, rundown, alone, refused) {
    const face = faceOf(state, rundown);
    this.#glass.dataset.face = face;
    this.#glass.dataset.held = String(state.held);
    this.#renderBoard(face === "blank" ? blankBoard(alone) : boardOf(face, state, rundown));
    say(byId("slug"), refused || sluglineOf(face, state, rundown));
    say(byId("notice"), state.clock.rate === 0 ? `${dayNotice(state.day)} · paused` : dayNotice(state.day));
    byId("item-clock").hidden = face === "ready" || face === "ended" || state.item === null;
  }

  /**
   * @param {number} word words read @param {State | null} state @param {Item | null} item
   * @param {boolean} byHand the operator has the text: the banner is that of the place, not of the show
   */
  renderWord(word, state, item, byHand) {
    const root = document.documentElement;
    const current = item === null ? "" : String(Math.max(0, Math.min(Math.floor(word + 1e-6), item.words - 1)));
    if (item === null) delete root.dataset.word;
    else if (root.dataset.word !== current) root.dataset.word = current;
    const banner = this.#bannerFor(word, state, item, byHand);
    this.#banner.dataset.kind = banner.kind;
    this.#banner.dataset.long = String(banner.text.length > 44);
    say(this.#banner, banner.text);
  }

  /** @param {number} word @param {State | null} state @param {Item | null} item @param {boolean} byHand @returns {Banner} */
  #bannerFor(word, state, item, byHand) {
    if (state === null || state.blank) return NO_BANNER;
    return byHand && item !== null ? bannerByHand(item, word) : bannerOf(state, item, word);
  }

  /** @param {State} state @param {number} show show seconds */
  renderClocks(state, show) {
    const clock = itemClock(state, show);
    say(byId("show-clock"), clockTime(show));
    say(byId("item-time"), clock.time);
    say(byId("item-word"), clock.word);
    say(byId("board-time"), clock.time);
    say(byId("board-word"), clock.word);
    this.#glass.dataset.over = String(clock.over);
  }

  /** @param {number | null} lost seconds for which the link is lost; null while it is there @param {string} beside what else an operator has to know */
  renderLink(lost, beside) {
    const badge = byId("link");
    badge.dataset.link = lost === null ? "online" : "offline";
    badge.dataset.wordy = String(beside !== "");
    say(badge, badgeWord(lost, beside));
  }

  /** Nothing was kept, and there is no server, or none that has this stage. @param {string} refused what it says then; else "" */
  renderAway(refused) {
    this.#renderBoard(refused === "" ? AWAY : { sign: "No stage", title: refused, detail: "Enter: choose a stage." });
  }

  /** @param {Board} board */
  #renderBoard(board) {
    say(byId("board-sign"), board.sign);
    say(byId("board-title"), board.title);
    say(byId("board-detail"), board.detail);
  }

  #showPointer() {
    this.#glass.dataset.pointer = "seen";
    clearTimeout(this.#pointerTimer);
    this.#pointerTimer = window.setTimeout(() => delete this.#glass.dataset.pointer, POINTER_MS);
  }
}

/** @type {Board} */
const AWAY = {
  sign: "No server",
  title: "The show's laptop does not answer.",
  detail: "Is StageCue running, and is this screen on the same network? This page tries again by itself.",
};

/** @param {Face} face @param {State} state @param {Rundown | null} rundown @returns {string} one line at the bottom */
function sluglineOf(face, state, rundown) {
  if (face === "ready" || face === "ended" || face === "no show" || face === "loading") return "";
  const called = itemOf(rundown, state.standby);
  if (called !== null) return `Standby ${hourMinute(called.start)} · ${slugline(called)}`;
  const next = state.following;
  if (next === null) return "Last item of the day";
  return `Next ${hourMinute(next.start)} · ${slugline(next)}`;
}

/** @param {Face} face @param {State} state @param {Rundown | null} rundown @returns {Board} */
function boardOf(face, state, rundown) {
  switch (face) {
    case "ready":
      return readyBoard(state, rundown);
    case "talk":
      return { sign: "Talk", title: state.item?.title ?? "", detail: names(state.item?.speakers ?? []) };
    case "break":
      return { sign: "Break", title: state.item?.title ?? "Break", detail: "The next introduction comes up at its standby." };
    case "no script": {
      const item = itemOf(rundown, introduced(state));
      return { sign: item?.kind === "break" ? "Break" : "No introduction", title: item?.title ?? "", detail: names(item?.speakers ?? []) };
    }
    case "ended":
      return { sign: "Ended", title: "The day is over.", detail: "Back on the controller returns to the last cue." };
    case "no show":
      return { sign: "No show", title: "This stage has no items.", detail: "Choose a folder of cards for this day and start StageCue again." };
    default:
      return { sign: "Loading", title: "Fetching the scripts …", detail: state.item === null ? "" : slugline(state.item) };
  }
}

/** @param {boolean} alone nobody else can light it then @returns {Board} */
function blankBoard(alone) {
  return { sign: "", title: "", detail: `Blanked from the controller${alone ? ". The link is lost: B or an arrow key lights it" : ""}` };
}

/** @param {State} state @param {Rundown | null} rundown @returns {Board} */
function readyBoard(state, rundown) {
  const first = itemOf(rundown, state.item?.id) ?? rundown?.items[0] ?? null;
  const detail = first === null ? "" : `First: ${hourMinute(first.start)} · ${slugline(first)}`;
  return {
    sign: `Ready · ${dayName(state.day.date)}`,
    title: "Waits for the first standby.",
    detail,
  };
}
