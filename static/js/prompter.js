/**
 * The prompter: from the link's states to what the host reads.
 *
 * @import { State } from "./types.js"
 */
import { Link } from "./link.js";
import { byId, pageData } from "./page.js";
import { PrompterView } from "./prompter-view.js";
import { Reader } from "./reader.js";
import { RundownSource } from "./rundown.js";
import { everySecond } from "./ticking.js";

const { stage } = pageData();
const view = new PrompterView();
/** @type {State | null} */
let state = null;
let sought = false;

const rundown = new RundownSource(stage.id, render);
const link = new Link(stage.id, "prompter", {
  onState: (latest) => {
    state = latest;
    rundown.want(latest.rundown_rev);
    render();
  },
  onLink: (online) => {
    sought = true;
    view.renderLink(online, state !== null);
  },
  onClock: () => reader.retime(),
});
const reader = new Reader(byId("column"), link.time, (word) => view.renderWord(word, state, reader.item));

function render() {
  if (state === null) return;
  // The face first: a script is measured on the screen that it is read from.
  view.renderFace(state, rundown.current);
  reader.render(state, rundown.current);
  view.renderWord(reader.word, state, reader.item);
  view.renderClocks(state, link.time.showNow());
}

everySecond(() => link.time.showNow(), () => link.time.rate, () => {
  if (state !== null) view.renderClocks(state, link.time.showNow());
  else if (sought && !link.online) view.renderLink(false, false);
});

document.addEventListener("keydown", (event) => {
  if (event.key === "f" && !event.ctrlKey && !event.metaKey && !event.altKey) toggleFullScreen();
});
byId("full-screen").addEventListener("click", toggleFullScreen);

function toggleFullScreen() {
  if (document.fullscreenElement) void document.exitFullscreen();
  else void document.documentElement.requestFullscreen().catch(() => {}); // an iPhone has none: the page is read as it is
}
