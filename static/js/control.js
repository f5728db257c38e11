/**
 * The controller: from the link's states to one hand's buttons, and back.
 *
 * @import { State } from "./types.js"
 */
import { ControlView } from "./control-view.js";
import { Link } from "./link.js";
import { byId, pageData } from "./page.js";
import { Presses } from "./presses.js";
import { Reader } from "./reader.js";
import { RundownSource } from "./rundown.js";
import { everySecond } from "./ticking.js";
import { onPress } from "./touch.js";

/** A second GO within this is a slip of the finger, ms. */
const GO_GAP_MS = 300;
/** One touch of Slower or Faster, words per minute, and how far they go. */
const PACE_STEP = 5;
const PACE_MIN = 60;
const PACE_MAX = 260;
/** The phone shakes so at a new standby: ms on, off, on. */
const STANDBY_SHAKE_MS = [180, 90, 180];

const { stage } = pageData();
const view = new ControlView();
const listening = new AbortController();
/** @type {State | null} */
let state = null;
/** The pace that was asked for last, until the server's own answer says it. @type {number | null} */
let askedPace = null;
let lastGo = -Infinity;

const rundown = new RundownSource(stage.id, render);
const link = new Link(stage.id, "control", {
  onState: receive,
  onLink: (online) => {
    view.renderLink(online, state !== null);
    presses.look();
  },
  onClock: () => reader.retime(),
  onAck: (ack) => presses.answer(ack),
});
const reader = new Reader(byId("preview"), link.time, (_, span) => view.markWord(span));
const presses = new Presses(link, (latest, pending) => {
  if (!pending) askedPace = null;
  view.renderPress(latest, link.online, presses.isPending("go"));
  if (state !== null) view.renderPace(askedPace ?? state.pace);
});

/** @param {State} latest */
function receive(latest) {
  const called = latest.standby !== null && latest.standby !== state?.standby;
  if (called && state !== null) navigator.vibrate?.(STANDBY_SHAKE_MS);
  state = latest;
  rundown.want(latest.rundown_rev);
  render();
}

function render() {
  if (state === null) return;
  view.render(state, rundown.current);
  view.renderPace(askedPace ?? state.pace);
  reader.render(state, rundown.current);
  view.renderClocks(state, link.time.showNow());
}

function go() {
  const now = performance.now();
  if (now - lastGo < GO_GAP_MS || presses.isPending("go")) return view.flashEdge();
  if (state === null || state.next === null) return;
  lastGo = now;
  presses.press("go", {}, { rev: state.rev, cue: state.next.id });
}

function back() {
  // An ended show has no cue point any more: BACK is then from the end of the day.
  const cue = state?.phase === "ended" ? "end" : state?.cue?.id;
  if (state && cue) presses.press("back", {}, { rev: state.rev, cue });
}

/** @param {number} step words per minute; what is sent is the pace itself, never a step */
function changePace(step) {
  if (state === null) return;
  const pace = askedPace ?? state.pace;
  const wanted = step > 0 ? Math.floor(pace / PACE_STEP) * PACE_STEP + step : Math.ceil(pace / PACE_STEP) * PACE_STEP + step;
  askedPace = Math.min(PACE_MAX, Math.max(PACE_MIN, wanted));
  presses.press("pace", { wpm: askedPace });
}

/** @type {Record<string, () => void>} */
const BUTTONS = {
  go,
  back,
  hold: () => presses.press(state?.held ? "resume" : "hold", {}),
  blank: () => presses.press("blank", { on: !state?.blank }),
  slower: () => changePace(-PACE_STEP),
  faster: () => changePace(PACE_STEP),
};
for (const [id, press] of Object.entries(BUTTONS)) {
  onPress(byId(id), listening.signal, { onPress: press, onDisregarded: () => view.flashEdge() });
}

everySecond(() => link.time.showNow(), () => link.time.rate, () => {
  if (state !== null) view.renderClocks(state, link.time.showNow());
});
