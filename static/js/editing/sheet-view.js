/**
 * The edit sheet on the page: a list of the introductions, a line that tells, the field or two texts by their lines, three
 * buttons. It shows what it is given, and says which was pressed.
 *
 * @import { ByLine, Spotted } from "./by-lines.js"
 * @import { Choice, Wish } from "./choices.js"
 */
import { spotted } from "./by-lines.js";
import { byId, make, say, sheetClosed, sheetOpened } from "../page.js";

/** A yes sooner than this after its question is the second tap of a hurried finger, ms. */
const DOUBLE_TAP_MS = 500;
const BUTTONS = ["edit-first", "edit-second", "edit-third"];
/** What a line is, by its sign and for ears; never by its colour alone. */
const SIGNS = { same: "", old: "−", new: "+" };
const SPOKEN = { same: "", old: "goes: ", new: "comes: " };

/**
 * @typedef {object} SheetListeners
 * @property {(wish: Wish, why: string) => void} onWish `why` it cannot be now
 * @property {(text: string) => void} onText
 * @property {(item: string) => void} onItem
 * @property {() => void} onClose
 *
 * @typedef {object} Sheet
 * @property {string} text in the field
 * @property {boolean} isField it is shown; else the lines are
 * @property {readonly ByLine[]} lines
 * @property {{ text: string, tone: string }} told said aloud, for it is a result
 * @property {string} tally what the text will be: to be seen, while nothing is told
 * @property {readonly Choice[]} choices
 */

export class SheetView {
  #sheet = byId("edit-sheet");
  #field = /** @type {HTMLTextAreaElement} */ (byId("edit-text"));
  #list = /** @type {HTMLSelectElement} */ (byId("edit-item"));
  /** @type {readonly Choice[]} */
  #choices = [];
  #onClose;
  /** When the question came that stands, ms of the page's clock. */
  #askedAt = 0;
  /** @type {readonly ByLine[]} */
  #lines = [];

  /** @param {AbortSignal} signal @param {SheetListeners} listeners */
  constructor(signal, { onWish, onText, onItem, onClose }) {
    this.#onClose = onClose;
    this.#field.addEventListener("input", () => onText(this.#field.value), { signal });
    this.#list.addEventListener("change", () => onItem(this.#list.value), { signal });
    byId("edit-close").addEventListener("click", onClose, { signal });
    BUTTONS.forEach((id, index) => byId(id).addEventListener("click", () => this.#press(index, onWish), { signal }));
    this.#sheet.addEventListener("keydown", (event) => this.#key(event, onWish), { signal });
  }

  get isOpen() {
    return !this.#sheet.hidden;
  }

  /** @param {boolean} open */
  open(open) {
    this.#sheet.hidden = !open;
    byId("edit-open").setAttribute("aria-expanded", String(open));
    if (open) sheetOpened(this.#sheet, this.#onClose);
    else sheetClosed(this.#sheet);
  }

  /** @param {{ id: string, line: string }[]} items @param {string} chosen */
  renderItems(items, chosen) {
    const list = this.#list;
    while (list.options.length > items.length) list.remove(list.options.length - 1);
    while (list.options.length < items.length) list.add(new Option());
    items.forEach(({ id, line }, index) => {
      const option = list.options[index];
      if (option.value !== id) option.value = id;
      if (option.text !== line) option.text = line;
    });
    if (list.value !== chosen) list.value = chosen;
  }

  /** @param {Sheet} sheet */
  render({ text, isField, lines, told, tally, choices }) {
    if (this.#field.value !== text) this.#field.value = text;
    this.#field.hidden = !isField;
    byId("edit-lines").hidden = isField;
    if (lines !== this.#lines) byId("edit-lines").replaceChildren(...spotted(lines).map(lineOf));
    this.#lines = lines;
    byId("edit-told").dataset.tone = told.tone;
    say(byId("edit-told"), told.text);
    say(byId("edit-tally"), tally);
    if (asks(choices) && !asks(this.#choices)) this.#askedAt = performance.now();
    this.#choices = choices;
    BUTTONS.forEach((id, index) => renderButton(byId(id), choices[index]));
  }

  /** Nothing is known of it yet, or it cannot be. @param {string} why */
  renderEmpty(why) {
    const field = { text: "", isField: true, lines: [], tally: "", choices: [] };
    this.render({ ...field, told: { text: why, tone: "" } });
    this.#field.readOnly = true;
  }

  /** @param {number} share of the text that is read, 0 to 1: it is a third from the top */
  scrollTo(share) {
    this.#field.scrollTop = share * this.#field.scrollHeight - this.#field.clientHeight / 3;
    byId("edit-lines").querySelector(".by-old, .by-new")?.scrollIntoView({ block: "start" });
  }

  /** What is typed now counts. */
  unlock() {
    this.#field.readOnly = false;
  }

  /** @param {number} index @param {SheetListeners["onWish"]} onWish */
  #press(index, onWish) {
    const choice = this.#choices[index];
    if (choice?.wish === "yes" && performance.now() - this.#askedAt < DOUBLE_TAP_MS) return;
    if (choice !== undefined) onWish(choice.wish, choice.why);
  }

  /** @param {KeyboardEvent} event @param {SheetListeners["onWish"]} onWish */
  #key(event, onWish) {
    if (event.isComposing || event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    this.#press(0, onWish);
  }
}

/** @param {readonly Choice[]} choices @returns {boolean} */
function asks(choices) {
  return choices.some(({ wish }) => wish === "yes");
}

/** @param {HTMLElement} button @param {Choice | undefined} choice */
function renderButton(button, choice) {
  button.hidden = choice === undefined;
  if (choice === undefined) return;
  say(button, choice.label);
  button.dataset.wish = choice.wish;
  button.setAttribute("aria-disabled", String(choice.why !== ""));
}

/** @param {Spotted} line @returns {HTMLElement} struck where it goes, marked where it comes */
function lineOf({ op, parts }) {
  const row = make("li", `by-line by-${op}`);
  const sign = make("span", "by-sign", SIGNS[op]);
  sign.setAttribute("aria-hidden", "true");
  const words = make(op === "old" ? "del" : op === "new" ? "ins" : "span", "");
  words.append(...parts.map(({ text, differs }) => (differs ? make("b", "", text) : text)));
  row.append(sign, make("span", "unseen", SPOKEN[op]), words);
  return row;
}
