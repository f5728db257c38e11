/**
 * The prompter: from the link's states to what the host reads.
 *
 * Without the link it goes on by what it knows (following.js); opened without a server, by what was kept.
 * The hands are half of all modules, and come after the words: nobody waits for keys to read.
 *
 * @import { PrompterHands } from "./hands/at-prompter.js"
 * @import { Place } from "./show/following.js"
 * @import { State } from "./show/types.js"
 */
import { keepAwake } from "./look/awake.js";
import { isAnotherLine } from "./show/clock.js";
import { CountdownView } from "./views/countdown-view.js";
import { dress } from "./look/dressing.js";
import { Following } from "./show/following.js";
import { Keeping } from "./link/keeping.js";
import { link, stage } from "./prompter-link.js";
import { toEntrance } from "./link/link.js";
import { offerFullScreen, toggleFullScreen } from "./look/full-screen.js";
import { keepPage } from "./link/offline.js";
import { obeying } from "./screens/obeying.js";
import { byId } from "./page.js";
import { PrompterView } from "./views/prompter-view.js";
import { Reader } from "./text/reader.js";
import { everySecond } from "./ticking.js";
import { introduced, itemOf } from "./show/views.js";
import { Wording } from "./link/wording.js";
import { inWordsOf, meanwhile } from "./show/wording.js";

/** A server that has not answered an opened page by then may be away: what was kept stands there meanwhile, ms. */
const KEPT_AFTER_MS = 400;
/** Hands that did not come are fetched again after this, ms. */
const HANDS_AGAIN_MS = 1000;

const view = new PrompterView();
const keeping = new Keeping(stage.id);
const following = new Following();
/** @type {State | null} */
let state = null;
/** When the link was lost, ms of this computer's clock. @type {number | null} */
let lost = null;
/** The show's clock goes another way since the last state: the text goes with it, back too. */
let clockMoved = false;
let pageKept = false;
/** The operator lit a glass that was blank as the link was lost. */
let lit = false;
/** @type {PrompterHands | null} null until they are here */
let hands = null;
/** Of an outage, and not told to the show yet: the hands were not here. @type {Place | null} */
let untold = null;
/**
 * The server does not let this page in: the text stays, and the operator is asked.
 * @type {{ asked: string, why: string, go: () => void } | null}
 */
let shutOut = null;

const wording = new Wording(stage.id, link.time, {
  onState: take,
  onMeanwhile: (latest) => {
    if (state !== null) state = meanwhile(state, latest);
    render();
  },
  onWords: () => {
    keeping.keepScripts(wording.text);
    render();
  },
});
const reader = new Reader(byId("column"), link.time, renderWord);
const dressing = dress(stage.id, () => reader.relay());
const obey = obeying(stage, "prompter", dressing);
const countdown = new CountdownView(link.time);
link.listen({
  onState: receive,
  onLink: (online) => (online ? back() : leave()),
  onClock: retime,
  onAck: (ack) => hands?.answer(ack),
  onShutOut: () => (state === null ? toEntrance() : shut({ asked: "Enter: type the code", why: "", go: toEntrance })),
  onName: (name) => dressing.call(name),
  onWish: (wish) => obey(wish),
  onNoStage: (why) => shut({ asked: "Enter: choose a stage", why, go: () => location.assign("/") }),
});
void giveHands();

/** @param {State} latest */
function receive(latest) {
  // Opened anew in an outage that is over already: where its hand has the text the show does not know yet.
  if (state === null && keeping.recall()?.hand) recall();
  clockMoved = state !== null && isAnotherLine(state.clock, latest.clock);
  lit = false;
  wording.receive(latest, state);
}

/** @param {State} latest its words are here, and change on the glass with it */
function take(latest) {
  const item = itemOf(wording.rundown, introduced(latest));
  const place = following.receive(latest, inWordsOf(reader.glass(link.time.showNow()), item));
  state = latest;
  render();
  keeping.keepScripts(wording.text);
  keep();
  if (hands === null) untold = place ?? untold;
  else hands.receive(place);
}

/** @param {NonNullable<typeof shutOut>} how */
function shut(how) {
  shutOut = how;
  if (state === null) view.renderAway(how.why);
  render();
  renderLink();
}

function leave() {
  lost ??= Date.now();
  if (state !== null) following.leave(state);
  else if (!recall()) view.renderAway(shutOut?.why ?? "");
  render();
  renderLink();
  hands?.look();
  keep();
}

function back() {
  lost = null;
  shutOut = null;
  renderLink();
  hands?.look();
}

/** @returns {boolean} true where this browser kept the stage: it is shown, at the place where the clock has it */
function recall() {
  const kept = keeping.recall();
  if (kept === null) return false;
  link.time.assume(kept.ahead);
  if (!link.time.told) link.time.follow(kept.state.clock);
  wording.begin(kept.rundown);
  state = kept.state;
  if (!link.online) lost = kept.lost ?? lost;
  following.leave(state);
  if (kept.hand !== null) following.move(kept.hand, kept.since);
  render();
  return true;
}

function retime() {
  if (!clockMoved) following.settle(reader.glass(link.time.showNow()));
  clockMoved = false;
  render();
  reader.retime();
}

function keep() {
  const known = state;
  if (known === null) return;
  keeping.keep(() => ({ state: known, ahead: link.time.serverNow() - Date.now() }));
  keepOutage();
}

function keepOutage() {
  if (state !== null) keeping.keepOutage(state, { lost, hand: following.hand, since: following.since });
}

function render() {
  const now = seen();
  if (now === null) return;
  // The face first: a script is measured on the screen that it is read from.
  view.renderFace(now, wording.rundown, lost !== null, shutOut?.why ?? "");
  reader.render(now, wording.rundown, (item) => following.shown(now, item, link.time.showNow()));
  renderWord(reader.word);
  view.renderClocks(now, link.time.showNow());
  countdown.render(following.hand === null ? now : null);
  renderLink();
}

/** @returns {State | null} as this glass has it */
function seen() {
  return state !== null && lit ? { ...state, blank: false } : state;
}

/** @param {number} word words read */
function renderWord(word) {
  view.renderWord(word, seen(), reader.item, following.hand !== null);
}

function renderLink() {
  if (lost === null && !link.online) return; // it connects for the first time
  const byHand = following.hand === null ? "" : "moved by hand";
  view.renderLink(lost === null ? null : (Date.now() - lost) / 1000, shutOut?.asked ?? byHand);
  if (link.online && state !== null && wording.rundown !== null && hands !== null && !pageKept) {
    pageKept = true;
    void keepPage();
  }
}

/** A hand has moved the text. */
function moved() {
  render();
  if (lost !== null) keep();
}

/** The hand that lights a blank glass does nothing else. */
function light() {
  lit = true;
  render();
}

async function giveHands() {
  const { PrompterHands } = await import("./hands/at-prompter.js").catch(() => ({ PrompterHands: null }));
  if (PrompterHands === null) return void setTimeout(giveHands, HANDS_AGAIN_MS);
  hands = new PrompterHands({
    link, reader, following, state: seen, rundown: () => wording.rundown, alone: () => lost !== null, waits: () => wording.waits, light, moved,
  });
  hands.on("full-screen", toggleFullScreen);
  hands.on("look", () => dressing.toggleSheet());
  hands.on("bigger", () => dressing.step("size", 1));
  hands.on("smaller", () => dressing.step("size", -1));
  hands.look();
  if (state !== null) hands.receive(untold);
  document.documentElement.dataset.hands = "here"; // keys count from now on: for whoever drives the page
  renderLink();
}

everySecond(() => link.time.showNow(), () => link.time.rate, () => {
  if (state !== null) view.renderClocks(state, link.time.showNow());
  renderLink();
  keepOutage();
});

keepAwake();
setTimeout(() => state === null && !link.time.told && recall(), KEPT_AFTER_MS);
document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && shutOut !== null) shutOut.go();
});
byId("link").addEventListener("click", () => shutOut?.go());
offerFullScreen();
// A page that was out of sight, or in the browser's back-forward store, stands at its word before anybody reads it.
window.addEventListener("pageshow", retime);
document.addEventListener("visibilitychange", retime);
