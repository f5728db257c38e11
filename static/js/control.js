/**
 * The controller: from the link's states to one hand's buttons, and back.
 *
 * @import { Screens, State } from "./types.js"
 */
import { shifted, shiftFrom } from "./auto.js";
import { ControlView } from "./control-view.js";
import { deviceName } from "./device.js";
import { takenMark } from "./labels.js";
import { Link } from "./link.js";
import { byId, pageData } from "./page.js";
import { nextPace, pacesOf } from "./pace.js";
import { Presses } from "./presses.js";
import { Reader } from "./reader.js";
import { RundownSource } from "./rundown.js";
import { foundSentence, lostSentence, newlyLost } from "./screens.js";
import { ScreensView } from "./screens-view.js";
import { everySecond } from "./ticking.js";
import { onPress } from "./touch.js";
import { lastIsNews } from "./views.js";

/** A second GO within this is a slip of the finger, ms. */
const GO_GAP_MS = 300;
/** News are not said over the answer to a press of this phone so soon after it, ms. */
const OWN_ANSWER_MS = 2000;
/** The phone shakes so at a new standby: ms on, off, on. */
const STANDBY_SHAKE_MS = [180, 90, 180];

/** And so where a prompter is lost. */
const LOSS_SHAKE_MS = [500];

const { stage } = pageData();
const view = new ControlView();
const listening = new AbortController();
/** @type {State | null} */
let state = null;
/** The pace and the delay that were asked for last, until a state says them. @type {number | null} */
let askedPace = null;
/** @type {number | null} */
let askedDelay = null;
/** The seq of the newest answer: its state may come after it. */
let answeredSeq = 0;
let lastGo = -Infinity;
/** Who is here, as told on this connection. @type {Screens | null} */
let screens = null;
/** What is to be said once no answer to a press stands there. @type {{ text: string, tone: "" | "alarm" } | null} */
let unsaid = null;

const rundown = new RundownSource(stage.id, render);
const link = new Link(stage.id, "control", {
  onState: receive,
  onLink: (online) => {
    answeredSeq = 0;
    // A connection's first list is here before it is known to be up.
    if (!online) forgetScreens();
    view.renderLink(online, state !== null);
    renderScreens();
    presses.look();
  },
  onScreens: learnScreens,
  onClock: () => reader.retime(),
  onAck: (ack) => {
    answeredSeq = ack.seq;
    presses.answer(ack);
  },
});
const reader = new Reader(byId("preview"), link.time, (_, span) => {
  view.markWord(span);
  renderGo();
});
const screensView = new ScreensView(listening.signal, (name) => link.forget(name));
const presses = new Presses(link, (latest) => {
  settle();
  view.renderPress(latest, link.online, presses.isPending("go"));
  if (state !== null) view.renderPace(askedPace ?? state.pace);
});

/** @param {State} latest */
function receive(latest) {
  const isNews = lastIsNews(latest.last, state?.last?.seq ?? null, link.time.showNow());
  if (state !== null && state.epoch !== latest.epoch) news("StageCue was started again: the show is where it was");
  state = latest;
  settle();
  rundown.want(latest.rundown_rev);
  render();
  if (isNews) tell(latest);
}

/** What was asked for counts until the state that holds it is here. */
function settle() {
  if (state === null || state.seq < answeredSeq) return;
  if (!presses.isPending("pace")) askedPace = null;
  if (!presses.isPending("delay")) askedDelay = null;
}

/** @param {State} latest what was just taken, felt and said once */
function tell(latest) {
  const cue = latest.cue;
  if (cue?.kind === "standby" && cue.id === latest.last?.cue) navigator.vibrate?.(STANDBY_SHAKE_MS);
  const mark = takenMark(latest, deviceName("Phone"));
  if (mark !== "" && !presses.pressedWithin(OWN_ANSWER_MS)) view.renderNews(mark, "");
}

/** @param {Screens} latest */
function learnScreens(latest) {
  const [lost, found] = [newlyLost(screens, latest), foundSentence(screens, latest)];
  screens = latest;
  renderScreens();
  if (lost.length > 0) {
    navigator.vibrate?.(LOSS_SHAKE_MS);
    news(lostSentence(lost), "alarm");
  } else if (found !== "") {
    unsaid = null;
    news(found);
  }
}

/** Without a link nothing is known of the screens, and nothing may go on being said of them. */
function forgetScreens() {
  screens = unsaid = null;
  view.takeBackNews();
}

function renderScreens() {
  screensView.render(screens, link.online, link.time.serverNow());
}

/** @param {string} text @param {"" | "alarm"} [tone] said as soon as it hides no answer */
function news(text, tone = "") {
  if (unsaid === null || unsaid.tone === "" || tone !== "") unsaid = { text, tone };
  sayNews();
}

function sayNews() {
  if (unsaid === null || presses.pressedWithin(OWN_ANSWER_MS)) return;
  view.renderNews(unsaid.text, unsaid.tone);
  unsaid = null;
}

function render() {
  if (state === null) return;
  view.render(state, rundown.current);
  view.renderPace(askedPace ?? state.pace);
  reader.render(state, rundown.current);
  renderGo();
  view.renderClocks(state, link.time.showNow());
}

function renderGo() {
  if (state !== null) view.renderGo(state, reader.item, link.time.showNow());
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

/** @param {1 | -1} way what is sent is the pace itself, never a step */
function changePace(way) {
  if (state === null) return;
  askedPace = nextPace(askedPace ?? state.pace, way, pacesOf(rundown.current));
  presses.press("pace", { wpm: askedPace });
}

/** @param {1 | -1} way what is sent is the delay itself, never a step */
function shiftPlan(way) {
  if (state === null) return;
  askedDelay = shifted(askedDelay ?? shiftFrom(state, link.time.showNow()), way);
  presses.press("delay", { seconds: askedDelay });
}

/** @type {Record<string, () => void>} */
const BUTTONS = {
  go,
  back,
  hold: () => presses.press(state?.held ? "resume" : "hold", {}),
  blank: () => presses.press("blank", { on: !state?.blank }),
  slower: () => changePace(-1),
  faster: () => changePace(1),
  auto: () => presses.press("auto", { on: !state?.auto }),
  earlier: () => shiftPlan(-1),
  later: () => shiftPlan(1),
};
for (const [id, press] of Object.entries(BUTTONS)) {
  onPress(byId(id), listening.signal, { onPress: press, onDisregarded: () => view.flashEdge() });
}

everySecond(() => link.time.showNow(), () => link.time.rate, () => {
  renderScreens();
  sayNews();
  if (state !== null) view.renderClocks(state, link.time.showNow());
  renderGo();
});
