/**
 * The controller: from the link's states to one hand's buttons and keys, and back.
 *
 * @import { ActionId } from "./hands/hands.js"
 * @import { Screens, State } from "./show/types.js"
 */
import { shifted, shiftFrom } from "./show/auto.js";
import { Caller } from "./hands/calling.js";
import { ControlView } from "./views/control-view.js";
import { deviceName } from "./link/device.js";
import { Edge } from "./hands/edge.js";
import { EditSheet } from "./editing/edit-sheet.js";
import { followRoom } from "./editing/room.js";
import { fitted } from "./show/fit.js";
import { Keys } from "./hands/keys.js";
import { Help } from "./hands/help.js";
import { byCommand, Jump } from "./hands/jump.js";
import { takenMark } from "./show/labels.js";
import { Link } from "./link/link.js";
import { Midi } from "./hands/midi.js";
import { position } from "./show/motion.js";
import { byId, pageData } from "./page.js";
import { pacesOf } from "./show/pace.js";
import { Presses } from "./link/presses.js";
import { Reader } from "./text/reader.js";
import { foundSentence, lostSentence, newlyLost } from "./show/screens.js";
import { ScreenSheet } from "./screens/screen-sheet.js";
import { Sure } from "./screens/sure.js";
import { ScreensView } from "./views/screens-view.js";
import { restarted } from "./show/status.js";
import { StatusLine } from "./views/status-line.js";
import { everySecond } from "./ticking.js";
import { localNow } from "./link/timekeeper.js";
import { Wording } from "./link/wording.js";
import { meanwhile } from "./show/wording.js";
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
/** As the preview shows it: with its words. @type {State | null} */
let previewed = null;
/** The delay that was asked for last, until a state says it. @type {number | null} */
let askedDelay = null;
/** The seq of the newest answer: its state may come after it. */
let answeredSeq = 0;
/** Who is here, as told on this connection. @type {Screens | null} */
let screens = null;

const link = new Link(stage.id, "control").listen({
  onState: receive,
  onLink: (online) => {
    answeredSeq = 0;
    // A connection's first list is here before it is known to be up.
    if (!online) forgetScreens();
    view.renderLink(online, state !== null);
    renderScreens();
    presses.look();
    line.relink();
  },
  onNoStage: (sentence) => view.renderNoStage(sentence),
  onScreens: learnScreens,
  onClock: () => reader.retime(),
  onAck: (ack) => {
    answeredSeq = ack.seq;
    presses.answer(ack);
  },
});
const wording = new Wording(stage.id, link.time, {
  onState: (latest) => preview(latest),
  onMeanwhile: (latest) => preview(previewed === null ? latest : meanwhile(previewed, latest)),
  onWords: render,
});
const reader = new Reader(byId("preview"), link.time, renderGo);
const sure = new Sure();
const screensView = new ScreensView(listening.signal, {
  onForget: (button, name) => sure.press(button, () => link.forget(name)), onSet: (screen) => screenSheet.open(screen),
});
const screenSheet = new ScreenSheet(link.ask.bind(link), () => link.time.serverNow(), listening.signal, sure);
const presses = new Presses(link, (latest) => {
  settle();
  line.press(latest);
  sheet.look();
  if (state !== null) view.renderPace(caller.pace(state));
});
const edge = new Edge();
const caller = new Caller(presses, (why) => edge.flash(why));
const line = new StatusLine(view, () => ({ online: link.online, goPending: presses.isPending("go") }), () => edge.flash(""));
const sheet = new EditSheet({
  stage: stage.id, presses, state: () => state, rundown: () => wording.newest, online: () => link.online, read: readOf, signal: listening.signal,
});

/** @param {State} latest */
function receive(latest) {
  const isNews = lastIsNews(latest.last, state?.last?.seq ?? null, link.time.showNow());
  // What is said of a restart is what is so when it is said: somebody may have moved the show since.
  const from = state !== null && state.epoch !== latest.epoch ? state : line.unsaidFrom;
  if (from) line.news({ ...restarted(from, latest), about: "show", at: localNow(), from });
  state = latest;
  settle();
  wording.receive(latest, previewed);
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
  if (mark !== "") line.say({ text: mark, tone: "", about: "show", at: localNow() });
}

/** @param {Screens} latest */
function learnScreens(latest) {
  const [lost, found] = [newlyLost(screens, latest), foundSentence(screens, latest)];
  screens = latest;
  renderScreens();
  if (lost.length > 0) {
    navigator.vibrate?.(LOSS_SHAKE_MS);
    line.news({ text: lostSentence(lost), tone: "alarm", about: "screens", at: localNow() });
  } else if (found !== "") {
    line.news({ text: found, tone: "", about: "screens", at: localNow() });
  }
}

function forgetScreens() {
  screens = null;
  line.forgetScreens();
}

function renderScreens() {
  screensView.render(screens, link.online, link.time.serverNow());
  screenSheet.render(screens);
}

/** @param {State} shown */
function preview(shown) {
  previewed = shown;
  render();
}

function render() {
  if (state === null || previewed === null) return;
  view.render(state, wording.newest);
  view.renderPace(caller.pace(state));
  reader.render(previewed, wording.rundown);
  renderGo();
  view.renderClocks(state, link.time.showNow());
  sheet.render();
}

function renderGo() {
  if (state !== null) view.renderGo(state, reader.item, link.time.showNow());
}

/** @param {ActionId} action */
function call(action) {
  if (action === "help") return help.toggle();
  if (action === "jump") return jumps.toggle();
  caller.call(action, state, pacesOf(wording.newest));
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
const jumps = new Jump({ item: () => reader.item, here: () => reader.word, jump: byCommand(presses, () => state) });

/** @param {string} id of an item @returns {number} how much of it is read, 0 to 1 */
function readOf(id) {
  return reader.item?.id === id ? reader.word / Math.max(1, reader.item.words) : 0;
}

/** @param {number} seconds to read the rest in @returns {import("./show/fit.js").Fit} */
function fit(seconds) {
  const item = reader.item;
  if (item === null || state === null) return { wpm: null, told: "No introduction is before the host" };
  const read = state.motion === null ? 0 : position(state.motion, link.time.showNow());
  return fitted(item, read, seconds, pacesOf(wording.newest));
}

followRoom(listening.signal);
everySecond(() => link.time.showNow(), () => link.time.rate, () => {
  renderScreens();
  line.look();
  sheet.look();
  if (state !== null) view.renderClocks(state, link.time.showNow());
  renderGo();
});
