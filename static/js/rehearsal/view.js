/**
 * What the page of a rehearsal shows. The rows are built once for a rundown; after that only words, colours and pressed
 * states change, so that nothing moves under a finger and an opened list of troubles stays open.
 *
 * @import { Ask, Rehearsal, RehearsedItem, RehearsedStage, TroubleKind } from "./types.js"
 */
import { difference } from "../show/auto.js";
import { clockTime } from "../show/format.js";
import { dayNotice } from "../show/labels.js";
import { byId, make, say } from "../page.js";
import { TROUBLES, nameOf, pacesLine, rowOf, stageLine, standing, timeWord } from "./words.js";

/** Late by less than this is on time, seconds. */
const LATE = 1;

export class RehearsalView {
  #onAsk;
  #built = "";

  /** @param {(ask: Ask) => void} onAsk */
  constructor(onAsk) {
    this.#onAsk = onAsk;
  }

  /** @param {Rehearsal | null} told @param {boolean} online */
  render(told, online) {
    document.body.dataset.link = online ? "online" : "offline";
    byId("link").dataset.link = online ? "online" : "offline";
    say(byId("link"), online ? "online" : told === null ? "connecting" : "link lost");
    say(byId("standing"), standing(told, online));
    say(byId("time-word"), timeWord(told));
    if (told === null) return;
    document.body.dataset.paused = String(told.paused);
    say(byId("notice"), dayNotice(told.day));
    say(byId("pause"), told.paused ? "Go on" : "Pause");
    this.#renderDials(told);
    say(byId("paces"), pacesLine(told));
    byId("accept-paces").setAttribute("aria-disabled", String(told.paces.length === 0));
    this.#build(told.stages);
    for (const stage of told.stages) this.#renderStage(stage);
  }

  /** @param {number} show show seconds */
  renderClock(show) {
    say(byId("show-clock"), clockTime(show));
  }

  /** @param {string} sentence @param {"" | "done" | "refused"} outcome */
  renderResult(sentence, outcome) {
    byId("result").dataset.outcome = outcome;
    say(byId("result"), sentence);
  }

  /** @param {Rehearsal} told */
  #renderDials(told) {
    for (const button of document.querySelectorAll("[data-speed]")) press(button, Number(button.getAttribute("data-speed")) === told.speed);
    for (const button of document.querySelectorAll("[data-mode]")) press(button, button.getAttribute("data-mode") === told.mode);
    for (const button of document.querySelectorAll("[data-auto]")) press(button, button.getAttribute("data-auto") === String(told.auto));
  }

  /** @param {RehearsedStage[]} stages */
  #build(stages) {
    const built = JSON.stringify(stages.map((stage) => [stage.id, stage.name, stage.items.map((item) => [item.id, item.title, item.speakers])]));
    if (built === this.#built) return;
    this.#built = built;
    byId("stages").replaceChildren(...stages.map((stage) => this.#stage(stage)));
    byId("stage-links").replaceChildren(...stages.map((stage) => link(stage.name, `#stage-${stage.id}`)));
  }

  /** @param {RehearsedStage} stage @returns {HTMLElement} */
  #stage(stage) {
    const section = make("section", "floor");
    const head = make("div", "floor-head");
    const heading = make("h2", "", stage.name);
    heading.id = `name-of-${stage.id}`;
    section.id = `stage-${stage.id}`;
    section.setAttribute("aria-labelledby", heading.id);
    head.append(heading, door("Prompter", "/prompter", stage), door("Controller", "/control", stage));
    const line = make("p", "floor-line");
    line.append(make("span", "floor-what"), make("b", "floor-over"));
    const items = make("ol", "items");
    items.append(...stage.items.map((item) => this.#row(item, stage)));
    section.append(head, line, items);
    return section;
  }

  /** @param {RehearsedItem} item @param {RehearsedStage} stage @returns {HTMLElement} */
  #row(item, stage) {
    const row = make("li", "row");
    row.dataset.item = item.id;
    const times = make("div", "times");
    times.append(make("b", "planned"), make("span", "over"), make("span", "actual"), make("span", "mark"));
    const words = make("div", "words");
    words.append(make("p", "title", item.title), make("p", "who", item.speakers.length > 0 ? nameOf(item) : ""));
    const start = this.#button("Start here", item, () => this.#onAsk({ start: { stage: stage.id, item: item.id } }));
    const troubles = this.#troubles(item);
    const opener = this.#button("Trouble", item, () => {
      troubles.hidden = !troubles.hidden;
      opener.setAttribute("aria-expanded", String(!troubles.hidden));
    });
    opener.setAttribute("aria-expanded", "false");
    const hand = make("div", "hand");
    // A break takes up what is late by itself, and nobody is missing in it.
    hand.append(start, ...(item.kind === "break" ? [] : [opener]));
    // What waits stands below the buttons that make it: they must not move under the finger.
    row.append(times, words, hand, troubles, make("p", "waiting"));
    return row;
  }

  /** @param {RehearsedItem} item @returns {HTMLElement} what can go wrong, closed */
  #troubles(item) {
    const kinds = /** @type {TroubleKind[]} */ (item.speakers.length > 0 ? ["over", "missing", "link"] : ["over", "link"]);
    const list = make("div", "troubles");
    list.hidden = true;
    for (const kind of kinds) list.append(this.#button(TROUBLES[kind].label, item, () => this.#onAsk({ trouble: TROUBLES[kind].ask(item.id) })));
    list.append(this.#button("No trouble", item, () => this.#onAsk({ clear: item.id })));
    return list;
  }

  /** @param {string} label @param {RehearsedItem} item @param {() => void} act @returns {HTMLButtonElement} */
  #button(label, item, act) {
    const button = /** @type {HTMLButtonElement} */ (make("button", "", label));
    button.type = "button";
    button.setAttribute("aria-label", `${label}: ${nameOf(item)}`);
    button.addEventListener("click", act);
    return button;
  }

  /** @param {RehearsedStage} stage */
  #renderStage(stage) {
    const section = byId(`stage-${stage.id}`);
    section.dataset.held = String(stage.held);
    say(within(section, ".floor-what"), stageLine(stage));
    const over = within(section, ".floor-over");
    say(over, stage.phase === "ready" ? "" : difference(stage.over));
    over.dataset.late = String(stage.over >= LATE);
    const rows = section.querySelectorAll(".row");
    stage.items.forEach((item, n) => renderRow(/** @type {HTMLElement} */ (rows[n]), item, stage));
  }
}

/** @param {HTMLElement} element @param {RehearsedItem} item @param {RehearsedStage} stage */
function renderRow(element, item, stage) {
  const row = rowOf(item, stage);
  element.dataset.state = row.state;
  if (row.state === "on") element.setAttribute("aria-current", "true");
  else element.removeAttribute("aria-current");
  say(within(element, ".mark"), row.mark);
  say(within(element, ".planned"), row.planned);
  say(within(element, ".actual"), row.actual);
  say(within(element, ".over"), row.over);
  within(element, ".over").dataset.late = String(row.late);
  say(within(element, ".waiting"), row.troubles === "" ? "" : `Trouble waits: ${row.troubles}`);
}

/** @param {Element} button @param {boolean} pressed */
function press(button, pressed) {
  button.setAttribute("aria-pressed", String(pressed));
}

/** @param {string} name @param {string} path @param {RehearsedStage} stage @returns {HTMLElement} another page of this stage */
function door(name, path, stage) {
  const to = link(name, `${path}?stage=${encodeURIComponent(stage.id)}`);
  to.append(make("span", "unseen", ` of ${stage.name}`));
  to.target = "_blank";
  return to;
}

/** @param {string} name @param {string} address @returns {HTMLAnchorElement} */
function link(name, address) {
  const to = /** @type {HTMLAnchorElement} */ (make("a", "", name));
  to.href = address;
  return to;
}

/** @param {HTMLElement} element @param {string} selector @returns {HTMLElement} */
function within(element, selector) {
  return /** @type {HTMLElement} */ (element.querySelector(selector));
}
