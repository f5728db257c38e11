/**
 * The controller: from the link's states to one hand's buttons and keys, and back.
 *
 * @import { ActionId } from "./hands/hands.js"
 * @import { Press } from "./show/outbox.js"
 * @import { News } from "./show/status.js"
 * @import { Screens, State } from "./show/types.js"
 */
import { shifted, shiftFrom } from "./show/auto.js";
import { Caller } from "./hands/calling.js";
import { ControlView } from "./views/control-view.js";
import { deviceName } from "./link/device.js";
import { Edge } from "./hands/edge.js";
import { fitted } from "./show/fit.js";
import { Keys } from "./hands/keys.js";
import { Help } from "./hands/help.js";
import { takenMark } from "./show/labels.js";
import { Link } from "./link/link.js";
import { Midi } from "./hands/midi.js";
import { position } from "./show/motion.js";
import { byId, pageData } from "./page.js";
import { pacesOf } from "./show/pace.js";
import { Presses } from "./link/presses.js";
import { Reader } from "./text/reader.js";
import { RundownSource } from "./link/rundown.js";
import { foundSentence, lostSentence, newlyLost } from "./show/screens.js";
import { ScreensView } from "./views/screens-view.js";
import { fate, isForTheCaller, outranks, restarted } from "./show/status.js";
import { everySecond } from "./ticking.js";
import { localNow } from "./link/timekeeper.js";
import { onPress } from "./hands/touch.js";
import { lastIsNews } from "./show/views.js";

/** The phone shakes so at a new standby: ms on, off, on. */
const STANDBY_SHAKE_MS = [180, 90, 180];

/** And so where a prompter is lost. */
const LOSS_SHAKE_MS = [500];

const { stage } = pageData();
const view = new ControlView();
const listening = new AbortController();
/** @type {State | null} */
let state = null;
/** The delay that was asked for last, until a state says it. @type {number | null} */
let askedDelay = null;
/** The press that was refused last. */
let refused = "";
/** The seq of the newest answer: its state may come after it. */
let answeredSeq = 0;
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
  if (state !== null) view.renderPace(caller.pace(state));
});
const edge = new Edge();
const caller = new Caller(presses, (why) => edge.flash(why));

/** @param {Press} latest */
function renderPress(latest) {
  [standing, standsSince] = [latest, localNow()];
  view.renderPress(latest, link.online, presses.isPending("go"));
  // Seen and disregarded: the line over the buttons says why.
  if (latest.outcome === "refused" && latest.command.id !== refused) edge.flash("");
  if (latest.outcome === "refused") refused = latest.command.id;
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
  caller.settle();
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
  view.renderPace(caller.pace(state));
  reader.render(state, rundown.current);
  renderGo();
  view.renderClocks(state, link.time.showNow());
}

function renderGo() {
  if (state !== null) view.renderGo(state, reader.item, link.time.showNow());
}

/** @param {ActionId} action */
function call(action) {
  if (action === "help") return help.toggle();
  caller.call(action, state, pacesOf(rundown.current));
  render();
}

/** @param {1 | -1} way what is sent is the delay itself, never a step */
function shiftPlan(way) {
  if (state === null) return;
  askedDelay = shifted(askedDelay ?? shiftFrom(state, link.time.showNow()), way);
  presses.press("delay", { seconds: askedDelay });
}

/** @type {Record<string, () => void>} */
const BUTTONS = {
  go: () => call("go"),
  back: () => call("back"),
  hold: () => call("hold"),
  blank: () => call("blank"),
  slower: () => call("slower"),
  faster: () => call("faster"),
  auto: () => presses.press("auto", { on: !state?.auto }),
  earlier: () => shiftPlan(-1),
  later: () => shiftPlan(1),
};
for (const [id, press] of Object.entries(BUTTONS)) {
  onPress(byId(id), listening.signal, { onPress: press, onDisregarded: () => edge.flash("Not possible now") });
}

const keys = new Keys("control", call, listening.signal);
const help = new Help(keys, new Midi((key) => keys.press({ key })), { fit, setPace: (wpm) => caller.setPace(wpm) });

/** @param {number} seconds to read the rest in @returns {import("./show/fit.js").Fit} */
function fit(seconds) {
  const item = reader.item;
  if (item === null || state === null) return { wpm: null, told: "No introduction is before the host" };
  const read = state.motion === null ? 0 : position(state.motion, link.time.showNow());
  return fitted(item, read, seconds, pacesOf(rundown.current));
}

everySecond(() => link.time.showNow(), () => link.time.rate, () => {
  renderScreens();
  sayNews();
  if (state !== null) view.renderClocks(state, link.time.showNow());
  renderGo();
});
