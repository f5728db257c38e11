/**
 * The page of a rehearsal: asks how it stands once a second, and passes on what is pressed. Every answer is the whole
 * state, so that a lost one is made good by the next.
 *
 * @import { Ask, Mode, Rehearsal } from "./rehearsal/types.js"
 */
import { byId } from "./page.js";
import { RehearsalView } from "./rehearsal/view.js";
import { done, timeOfDay } from "./rehearsal/words.js";
import { everySecond } from "./ticking.js";
import { localNow, Timekeeper } from "./link/timekeeper.js";

const ADDRESS = "/api/v1/rehearsal";
const POLL_MS = 1000;
/** A server that says nothing for so long is away, ms; a jump writes to the disk several times for each stage. */
const PATIENCE_MS = 4000;
const NO_ANSWER = "No answer: look at how the rehearsal stands before the next press.";
const NO_TIME = "Write the time of day as 14:30.";

const time = new Timekeeper();
const view = new RehearsalView(press);
/** @type {Rehearsal | null} */
let told = null;
let online = true;
let asked = 0;
let newest = 0;

/** @param {Ask} [ask] none only looks @returns {Promise<{ told: Rehearsal | null, error: string }>} */
async function speak(ask) {
  const number = (asked += 1);
  const sent = localNow();
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const answer = await fetch(ADDRESS, ask ? { method: "POST", body: JSON.stringify(ask), signal } : { cache: "no-store", signal });
    if (answer.status === 401) location.assign("/enter?next=%2Frehearsal");
    const said = await answer.json();
    online = true;
    if (!answer.ok) return { told: null, error: said.error };
    if (number > newest) take(said, sent);
    newest = Math.max(newest, number);
    return { told: said, error: "" };
  } catch {
    online = false; // no network, no server, or no JSON: the page says so and asks again
    return { told: null, error: NO_ANSWER };
  }
}

/** @param {Rehearsal} latest @param {number} sent local ms */
function take(latest, sent) {
  time.learn({ sent, received: localNow(), server: latest.clock.server_ms });
  time.follow(latest.clock);
  told = latest;
}

async function look() {
  const answer = await speak();
  // A server that plays the show itself by now, or refuses for another reason, says it in its own words.
  if (answer.error !== "" && online) view.renderResult(answer.error, "refused");
  render();
  setTimeout(look, POLL_MS);
}

/** @param {Ask} ask */
async function press(ask) {
  view.renderResult("…", "");
  const answer = await speak(ask);
  render();
  if (answer.told === null) view.renderResult(answer.error, "refused");
  else view.renderResult(done(ask, answer.told), "done");
}

function render() {
  view.render(told, online);
  renderClock();
}

function renderClock() {
  if (told !== null) view.renderClock(time.showNow());
}

/** @param {string} selector @param {(button: HTMLElement) => Ask} askOf */
function onEach(selector, askOf) {
  for (const button of document.querySelectorAll(selector)) button.addEventListener("click", () => press(askOf(/** @type {HTMLElement} */ (button))));
}

onEach("#pause", () => ({ paused: !told?.paused }));
onEach("[data-speed]", (button) => ({ speed: Number(button.dataset.speed) }));
onEach("[data-mode]", (button) => ({ mode: /** @type {Mode} */ (button.dataset.mode) }));
onEach("[data-auto]", (button) => ({ auto: button.dataset.auto === "true" }));
onEach("#accept-paces", () => ({ accept_paces: true }));
byId("jump").addEventListener("submit", (event) => {
  event.preventDefault();
  const jump = timeOfDay(/** @type {HTMLInputElement} */ (byId("jump-to")).value);
  if (jump === "") view.renderResult(NO_TIME, "refused");
  else void press({ jump });
});

everySecond(() => time.showNow(), () => time.rate, renderClock);
void look();
