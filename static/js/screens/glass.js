/**
 * A screen that shows no script: the timer, the page for backstage. The link, the look, what the crew asks of it, and
 * one second after the other. Without the link it goes on by what it knows, and says since when.
 *
 * @import { Rundown, State } from "../show/types.js"
 * @import { Glass as Page } from "../show/screens.js"
 */
import { keepAwake } from "../look/awake.js";
import { dress } from "../look/dressing.js";
import { offerFullScreen, toggleFullScreen } from "../look/full-screen.js";
import { Link } from "../link/link.js";
import { RundownSource } from "../link/rundown.js";
import { obeying } from "./obeying.js";
import { byId, pageData } from "../page.js";
import { everySecond } from "../ticking.js";

/** The pointer is seen for so long after it moved, ms. */
const POINTER_MS = 2500;

/**
 * @typedef {object} Seen what a view is given
 * @property {State | null} state @property {Rundown | null} rundown
 * @property {number} show show seconds; meaningless before the first state
 * @property {number | null} lost seconds for which the link is lost; null while it is there, or was never
 * @property {{ away: boolean, refused: string }} link
 */

/** @param {Page} page @param {(seen: Seen) => void} show puts it on the glass */
export function stand(page, show) {
  const { stage } = pageData();
  /** @type {State | null} */
  let state = null;
  /** When the link was lost, ms of this computer's clock. @type {number | null} */
  let lost = null;
  let refused = "";
  const render = () => show({
    state, rundown: rundown.current, show: link.time.showNow(),
    lost: lost === null ? null : Math.floor((Date.now() - lost) / 1000),
    link: { away: lost !== null, refused },
  });
  const rundown = new RundownSource(stage.id, render);
  const dressing = dress(stage.id, () => {}, page);
  const obey = obeying(stage, page, dressing);
  const link = new Link(stage.id, page, {
    onState: (latest) => {
      state = latest;
      rundown.want(latest.rundown_rev);
      render();
    },
    onLink: (online) => {
      lost = online ? null : (lost ?? Date.now());
      if (online) refused = "";
      render();
    },
    onClock: render,
    onName: (name) => dressing.call(name),
    onWish: obey,
    onNoStage: (sentence) => {
      refused = sentence;
      render();
    },
  });
  everySecond(() => link.time.showNow(), () => link.time.rate, render);
  keepAwake();
  listen(dressing, () => refused !== "");
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
