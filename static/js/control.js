/**
 * The controller: from the link's states to one hand's buttons, and back.
 *
 * @import { Press } from "./outbox.js"
 * @import { News } from "./status.js"
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
import { fate, isForTheCaller, outranks, restarted } from "./status.js";
import { everySecond } from "./ticking.js";
import { localNow } from "./timekeeper.js";
import { onPress } from "./touch.js";
import { lastIsNews } from "./views.js";

/** A second GO within this is a slip of the finger, ms. */
const GO_GAP_MS = 300;
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
/** What the line over the buttons says, and what it is to say once it may. @type {Press | News | null} */
let standing = null;
let standsSince = -Infinity;
/** @type {News | null} */
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
    if (standing !== null && "command" in standing) renderPress(standing);
  },
  onNoStage: (sentence) => view.renderNoStage(sentence),
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
  renderPress(latest);
  if (state !== null) view.renderPace(askedPace ?? state.pace);
});

/** @param {Press} latest */
function renderPress(latest) {
  [standing, standsSince] = [latest, localNow()];
  view.renderPress(latest, link.online, presses.isPending("go"));
}

/** @param {State} latest */
function receive(latest) {
  const isNews = lastIsNews(latest.last, state?.last?.seq ?? null, link.time.showNow());
  // What is said of a restart is what is so when it is said: somebody may have moved the show since.
  const from = state !== null && state.epoch !== latest.epoch ? state : unsaid?.from;
  if (from) news({ ...restarted(from, latest), about: "show", at: localNow(), from });
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
  if (mark !== "") say({ text: mark, tone: "", about: "show", at: localNow() });
}

/** @param {Screens} latest */
function learnScreens(latest) {
  const [lost, found] = [newlyLost(screens, latest), foundSentence(screens, latest)];
  screens = latest;
  renderScreens();
  if (lost.length > 0) {
    navigator.vibrate?.(LOSS_SHAKE_MS);
    news({ text: lostSentence(lost), tone: "alarm", about: "screens", at: localNow() });
  } else if (found !== "") {
    news({ text: found, tone: "", about: "screens", at: localNow() });
  }
}

/** Without a link nothing is known of the screens, and nothing may go on being said of them. */
function forgetScreens() {
  screens = null;
  if (unsaid?.about === "screens") unsaid = null;
  if (standing === null || "command" in standing || isForTheCaller(standing)) return;
  standing = null;
  view.renderNews("", "");
}

function renderScreens() {
  screensView.render(screens, link.online, link.time.serverNow());
}

/** @param {News} latest said as soon as it hides nothing that is worth more */
function news(latest) {
  if (!outranks(unsaid, latest)) unsaid = latest;
  sayNews();
}

function sayNews() {
  if (unsaid !== null && say(unsaid) !== "wait") unsaid = null;
}

/** @param {News} latest @returns {ReturnType<typeof fate>} what became of it */
function say(latest) {
  const what = fate(latest, standing, { online: link.online, now: localNow(), since: standsSince });
  if (what === "say") {
    [standing, standsSince] = [latest, localNow()];
    view.renderNews(latest.text, latest.tone);
  }
  return what;
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
