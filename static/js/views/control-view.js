/**
 * What the controller shows. Nothing here changes a size or a place: only words, colours and what may be pressed.
 *
 * @import { Item, Rundown, State } from "../show/types.js"
 * @import { Press } from "../show/outbox.js"
 */
import { clockLine, modeName, overReading, shiftFrom } from "../show/auto.js";
import { clockTime, hourMinute } from "../show/format.js";
import { cueBeside, goLabel, itemClock, notice, phaseName, pressResult, slugline } from "../show/labels.js";
import { byId, say } from "../page.js";
import { faceOf, headline, introduced, itemOf, unreadWords } from "../show/views.js";

/** @type {Record<string, string[]>} what the state must allow for a button to be pressed */
const NEEDS = {
  go: ["go"], back: ["back"], hold: ["hold", "resume"], blank: ["blank"], slower: ["pace"], faster: ["pace"], auto: ["auto"], earlier: ["delay"], later: ["delay"],
};

export class ControlView {
  #body = document.body;
  /** @param {State} state @param {Rundown | null} rundown */
  render(state, rundown) {
    this.#body.dataset.phase = phaseName(state);
    say(byId("phase"), phaseName(state));
    say(byId("item-title"), headline(state, rundown));
    for (const id of ["notice", "screens-notice"]) say(byId(id), notice(state));
    say(byId("cue-now"), cueBeside(state));
    say(byId("preview-word"), previewWord(state, rundown));
    this.#renderButtons(state);
  }

  /** What GO takes, and what it would cut off: anew at every word. @param {State} state @param {Item | null} item @param {number} show show seconds */
  renderGo(state, item, show) {
    const nothing = state.phase === "ended" ? "The day is over" : "Nothing to take";
    const label = state.next === null ? { whole: nothing, what: nothing, warning: "" } : goLabel(state.next, unreadWords(state, item, show));
    say(byId("go-label"), label.whole);
    say(byId("go-what"), label.what);
    say(byId("go-warning"), label.warning);
    byId("go").dataset.warning = String(label.warning !== "");
  }

  /** @param {State} state */
  #renderButtons(state) {
    for (const [id, needs] of Object.entries(NEEDS)) {
      const allowed = needs.some((command) => state.allowed.includes(command));
      byId(id).setAttribute("aria-disabled", String(!allowed));
    }
    say(byId("hold"), state.held ? "Resume" : "Hold");
    byId("hold").dataset.held = String(state.held);
    byId("blank").setAttribute("aria-pressed", String(state.blank));
    byId("auto").setAttribute("aria-pressed", String(state.auto));
    say(byId("auto-word"), state.auto ? "on" : "off");
    say(byId("mode"), modeName(state));
  }

  /** @param {number} wpm */
  renderPace(wpm) {
    say(byId("pace"), String(Math.round(wpm)));
  }

  /** @param {State} state @param {number} show show seconds */
  renderClocks(state, show) {
    const clock = itemClock(state, show);
    say(byId("show-clock"), clockTime(show));
    say(byId("item-time"), clock.time);
    say(byId("item-word"), clock.word);
    byId("item-clock").dataset.over = String(clock.over);
    this.#renderPlan(state, show);
  }

  /** How far the show is from its plan, and what the clock will do. @param {State} state @param {number} show show seconds */
  #renderPlan(state, show) {
    const over = overReading(state, show);
    say(byId("over-time"), over.time);
    say(byId("over-word"), over.word);
    byId("over").dataset.over = String(over.over);
    const line = clockLine(state, show);
    say(byId("clock-line"), line.text);
    byId("clock-line").dataset.soon = String(line.soon);
    const winsBack = state.allowed.includes("delay") && shiftFrom(state, show) > state.spare;
    byId("earlier").setAttribute("aria-disabled", String(!winsBack));
  }

  /** @param {boolean} online @param {boolean} hasState */
  renderLink(online, hasState) {
    this.#body.dataset.link = online ? "online" : "offline";
    const badge = byId("link");
    badge.dataset.link = online ? "online" : "offline";
    say(badge, online ? "online" : "link lost");
    if (!online && !hasState) say(byId("preview-word"), "The show's laptop does not answer. Is this phone on its network? It tries again by itself.");
  }

  /** @param {Press} press @param {boolean} online @param {boolean} goPending */
  renderPress(press, online, goPending) {
    const result = byId("result");
    result.dataset.outcome = press.outcome;
    say(result, pressResult(press, online));
    byId("go").dataset.pending = String(goPending);
    say(byId("go-state"), goPending ? (online ? "sent …" : "no link …") : "");
  }

  /** @param {string} sentence this server's, which has no such stage, and says which it has */
  renderNoStage(sentence) {
    say(byId("preview-word"), sentence);
  }

  /** @param {string} text who took a cue, where it was not this phone; who is lost @param {"" | "alarm"} tone */
  renderNews(text, tone) {
    byId("result").dataset.outcome = tone;
    say(byId("result"), text);
  }
}

/** @param {State} state @param {Rundown | null} rundown @returns {string} "" while words are read */
function previewWord(state, rundown) {
  const face = faceOf({ ...state, blank: false }, rundown);
  if (face === "script") return "";
  if (face === "no script") return `No introduction: ${slugline(itemOf(rundown, introduced(state)) ?? { title: "", speakers: [] })}`;
  if (face === "loading") return "Fetching the scripts …";
  if (face === "no show") return "This stage has no items.";
  if (face === "ended") return "The day is over. Back returns to the last cue.";
  const next = state.following;
  return next === null ? "Last item of the day." : `Next ${hourMinute(next.start)} · ${slugline(next)}`;
}
