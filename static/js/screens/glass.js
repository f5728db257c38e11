/**
 * A screen that shows no script: the timer, the page for backstage. The link, the look, what the crew asks of it, and
 * one second after the other. Without the link it goes on by what it knows, and says since when; opened without a
 * server, by what this browser kept.
 *
 * @import { Rundown, State } from "../show/types.js"
 * @import { Glass as Page } from "../show/screens.js"
 */
import { keepAwake } from "../look/awake.js";
import { dress } from "../look/dressing.js";
import { offerFullScreen, toggleFullScreen } from "../look/full-screen.js";
import { Keeping } from "../link/keeping.js";
import { Link } from "../link/link.js";
import { keepPage } from "../link/offline.js";
import { RundownSource } from "../link/rundown.js";
import { obeying } from "./obeying.js";
import { byId, pageData } from "../page.js";
import { everySecond } from "../ticking.js";

/** The pointer is seen for so long after it moved, ms. */
const POINTER_MS = 2500;
/** A server that has not answered an opened page by then may be away: what was kept stands there meanwhile, ms. */
const KEPT_AFTER_MS = 400;

/**
 * @typedef {object} Seen what a view is given
 * @property {State | null} state @property {Rundown | null} rundown
 * @property {number} show show seconds; meaningless before the first state
 * @property {number | null} lost seconds for which the link is lost; null while it is there, or was never
 * @property {{ online: boolean, away: boolean, refused: string }} link
 */

/** @param {Page} page @param {(seen: Seen) => void} show puts it on the glass */
export function stand(page, show) {
  new Glass(page, show).begin();
}

class Glass {
  #show;
  #keeping;
  #rundown;
  #dressing;
  #link;
  /** @type {State | null} */
  #state = null;
  /** When the link was lost, ms of this computer's clock. @type {number | null} */
  #lost = null;
  #refused = "";
  /** The scripts as they came; "" before they do. */
  #scripts = "";
  #pageKept = false;

  /** @param {Page} page @param {(seen: Seen) => void} show */
  constructor(page, show) {
    const { stage } = pageData();
    this.#show = show;
    this.#keeping = new Keeping(stage.id, page);
    this.#rundown = new RundownSource(stage.id, (scripts) => this.#take(scripts));
    this.#dressing = dress(stage.id, () => {}, page);
    this.#link = new Link(stage.id, page).listen({
      onState: (latest) => this.#receive(latest),
      onLink: (online) => (online ? this.#back() : this.#leave()),
      onClock: () => this.#render(),
      onName: (name) => this.#dressing.call(name),
      onWish: obeying(stage, page, this.#dressing),
      onNoStage: (sentence) => this.#refuse(sentence),
    });
  }

  begin() {
    const { time } = this.#link;
    everySecond(() => time.showNow(), () => time.rate, () => this.#render());
    setTimeout(() => this.#state === null && !time.told && this.#recall(), KEPT_AFTER_MS);
    keepAwake();
    listen(this.#dressing, () => this.#refused !== "");
  }

  /** @param {State} latest */
  #receive(latest) {
    this.#state = latest;
    this.#rundown.want(latest.rundown_rev);
    this.#keep();
    this.#render();
  }

  /** @param {string} scripts as they came */
  #take(scripts) {
    this.#scripts = scripts;
    this.#keep();
    this.#render();
  }

  #back() {
    [this.#lost, this.#refused] = [null, ""];
    this.#render();
  }

  #leave() {
    this.#lost ??= Date.now();
    if (this.#state === null) this.#recall();
    this.#render();
  }

  /** @param {string} sentence of a server that has no such stage */
  #refuse(sentence) {
    this.#refused = sentence;
    this.#render();
  }

  /** What this browser kept of the stage, if it did. */
  #recall() {
    const kept = this.#keeping.recall();
    if (kept === null) return;
    this.#link.time.assume(kept.ahead);
    if (!this.#link.time.told) this.#link.time.follow(kept.state.clock);
    this.#rundown.begin(kept.rundown);
    this.#state = kept.state;
    if (!this.#link.online) this.#lost = kept.lost ?? this.#lost;
    this.#render();
  }

  /** A state and its own words, never another's; the page itself once both are here. */
  #keep() {
    const state = this.#state;
    if (state === null || this.#rundown.current?.rundown_rev !== state.rundown_rev) return;
    this.#keeping.keepScripts(this.#scripts);
    this.#keeping.keep(() => ({ state, ahead: this.#link.time.serverNow() - Date.now() }));
    if (!this.#pageKept) void keepPage();
    this.#pageKept = true;
  }

  #render() {
    const lost = this.#lost;
    if (this.#state !== null) this.#keeping.keepOutage(this.#state, { lost, hand: null, since: 0 });
    this.#show({
      state: this.#state, rundown: this.#rundown.current, show: this.#link.time.showNow(),
      lost: lost === null ? null : Math.floor((Date.now() - lost) / 1000),
      link: { online: this.#link.online, away: lost !== null, refused: this.#refused },
    });
  }
}

/** @param {import("../look/dressing.js").Dressing} dressing @param {() => boolean} isRefused */
function listen(dressing, isRefused) {
  /** @type {Record<string, () => void>} */
  const keys = {
    l: dressing.toggleSheet, f: toggleFullScreen,
    "+": () => dressing.step("size", 1), "-": () => dressing.step("size", -1),
    enter: () => isRefused() && location.assign("/"),
  };
  document.addEventListener("keydown", (event) => {
    // In an input of the sheet every other key is that input's.
    if (event.target instanceof HTMLInputElement && event.key.toLowerCase() !== "l") return;
    if (!event.ctrlKey && !event.metaKey && !event.altKey) keys[event.key.toLowerCase()]?.();
  });
  offerFullScreen();
  byId("glass").addEventListener("click", () => isRefused() && location.assign("/"));
  let hiding = 0;
  document.addEventListener("pointermove", () => {
    document.body.dataset.pointer = "seen";
    clearTimeout(hiding);
    hiding = window.setTimeout(() => delete document.body.dataset.pointer, POINTER_MS);
  });
}
