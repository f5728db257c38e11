/**
 * New words while the text runs, from the controller: what is typed, what the show has, and what is on the card, brought
 * together (editing.js has the laws). GO and the buttons beside it stay where they are, and work.
 *
 * @import { Question, Wish } from "./choices.js"
 * @import { Editing } from "./editing.js"
 * @import { Presses } from "../link/presses.js"
 * @import { ItemWords, Rundown, State } from "../show/types.js"
 */
import { CardLine } from "./card-line.js";
import { choices, editable, isSameMatter, itemLine, nearest, questionFor, toldLine, whyNot } from "./choices.js";
import { Drafts } from "./drafts.js";
import * as edits from "./editing.js";
import { Fetched } from "./fetched.js";
import { byId, closeSheets } from "../page.js";
import { SheetView } from "./sheet-view.js";
import { tallyLine, tooLong } from "./tally.js";
import { WordsSource } from "./words-source.js";

/** Words that could not be fetched are asked for again after, ms. */
const RETRY_MS = 1500;

/**
 * @typedef {object} Page what the sheet needs of the controller
 * @property {string} stage its id
 * @property {Presses} presses
 * @property {() => State | null} state
 * @property {() => Rundown | null} rundown
 * @property {() => boolean} online
 * @property {(item: string) => number} read how much of that item is read, 0 to 1
 * @property {AbortSignal} signal
 */

export class EditSheet {
  #page;
  #view;
  #source;
  #drafts;
  #card;
  #item = "";
  /** @type {Editing | null} null until its words are here */
  #edit = null;
  /** @type {Question | null} */
  #question = null;
  /** The command that waits for its answer. */
  #sent = "";
  #fetched = new Fetched();
  /** How often they were fetched: the newest answer counts. */
  #fetches = 0;
  #timer = 0;
  /** The face that opens with the words. @type {edits.Face} */
  #face = "words";

  /** @param {Page} page */
  constructor(page) {
    this.#page = page;
    this.#source = new WordsSource(page.stage);
    this.#drafts = new Drafts(page.stage, () => page.state()?.record ?? "");
    this.#view = new SheetView(page.signal, {
      onWish: (wish, why) => this.#wish(wish, why),
      onText: (text) => this.#type(text),
      onItem: (item) => this.#choose(item),
      onClose: () => this.close(),
    });
    byId("edit-open").addEventListener("click", () => (this.#view.isOpen ? this.close() : this.#open("")), { signal: page.signal });
    this.#card = new CardLine(this.#source, page.signal, (item) => this.#open(item, "card"));
  }

  /** A new state, or new words. */
  render() {
    const { state, rundown } = this.#page;
    this.#card.render(state(), rundown());
    this.#renderItems();
    if (!this.#view.isOpen) return;
    if (this.#item === "") return this.#choose(this.#first()); // it was opened before the show was here
    if (this.#fetched.isOld(state(), this.#item)) void this.#fetch();
  }

  /** Something became of a press. */
  look() {
    const press = this.#sent === "" ? null : this.#page.presses.of(this.#sent);
    if (press === null || press.outcome === "pending" || this.#edit === null) return;
    this.#sent = "";
    if (press.outcome === "done") this.#set(edits.done(this.#edit));
    else this.#set(edits.refused(this.#edit, whyNot(press, this.#page.online())));
    void this.#fetch();
  }

  close() {
    if (!this.#view.isOpen) return;
    clearTimeout(this.#timer);
    this.#question = null;
    this.#view.open(false);
  }

  /** @param {string} item "" for whichever is first @param {edits.Face} [face] */
  #open(item, face = "words") {
    closeSheets();
    this.#view.open(true);
    this.#choose(item || this.#first(), face);
  }

  /** @returns {string} the item on stage, or else the one that something was typed for; "" without a show */
  #first() {
    const near = nearest(this.#page.state(), this.#page.rundown());
    const typed = this.#drafts.items();
    const known = editable(this.#page.rundown()).map(({ id }) => id);
    return typed.includes(near) ? near : (known.find((id) => typed.includes(id)) ?? near);
  }

  /** @param {string} item @param {edits.Face} [face] */
  #choose(item, face = "words") {
    // What was asked for goes on: its answer is another item's now.
    this.#sent = "";
    this.#question = null;
    this.#fetches += 1;
    this.#item = item;
    this.#face = face;
    this.#edit = null;
    this.#renderItems();
    this.#view.renderEmpty(item === "" ? "This stage has no introductions." : "Fetching the words …");
    if (item !== "") void this.#fetch();
  }

  async #fetch() {
    clearTimeout(this.#timer);
    this.#fetches += 1;
    const fetch = this.#fetches;
    this.#fetched.note(this.#page.state(), this.#item);
    const { words, why } = await this.#source.read(this.#item);
    // An older answer may come after a newer one; one to a sheet that was closed meanwhile still says what is on stage.
    if (fetch !== this.#fetches || (this.#edit === null && !this.#view.isOpen)) return;
    if (words !== null) return this.#learn(words);
    if (!this.#view.isOpen) return;
    this.#timer = window.setTimeout(() => void this.#fetch(), RETRY_MS);
    if (this.#edit === null) this.#view.renderEmpty(why);
  }

  /** @param {ItemWords} words */
  #learn(words) {
    this.#view.unlock();
    if (this.#edit !== null) return this.#renew(this.#edit, words);
    const edit = edits.begun(words, this.#drafts.of(this.#item));
    this.#set(this.#face === "card" && words.card.state === "changed" ? edits.turned(edit, "card") : edit);
    this.#view.scrollTo(this.#page.read(this.#item));
  }

  /** What is as it was stays as it is shown; a question about others is none any more. @param {Editing} edit @param {ItemWords} words */
  #renew(edit, words) {
    const same = isSameMatter(edit.words, words);
    const renewed = edits.renewed(edit, same ? { ...words, card: edit.words.card } : words);
    const isOver = !same && this.#question !== null;
    if (isOver) this.#question = null;
    this.#set(isOver ? edits.unasked(renewed) : renewed);
  }

  /** @param {string} text */
  #type(text) {
    if (this.#edit === null) return;
    this.#question = null;
    this.#set(edits.typed(this.#edit, text));
  }

  /** @param {Editing} edit */
  #set(edit) {
    this.#edit = edit;
    this.#drafts.keep(this.#item, edits.draftOf(edit));
    this.#renderItems();
    this.#renderSheet();
  }

  /** @param {Wish} wish @param {string} why it cannot be now */
  #wish(wish, why) {
    if (this.#edit === null) return;
    if (why !== "") return this.#set({ ...this.#edit, told: why, alarm: false });
    const question = questionFor(wish, this.#edit);
    const answered = this.#question;
    this.#question = question;
    if (question !== null) return this.#renderSheet();
    if (wish === "yes" && answered !== null) this.#act(answered.wish, this.#edit, answered.words);
    else this.#act(wish, this.#edit, this.#edit.words);
  }

  /** @param {Wish} wish @param {Editing} edit @param {ItemWords} seen what it was wished for */
  #act(wish, edit, seen) {
    /** @type {Partial<Record<Wish, () => void>>} */
    const acts = {
      put: () => this.#put(edit, edit.text),
      over: () => this.#put(edits.overTheirs(edit), edit.text),
      take: () => this.#put(edits.overTheirs(edit), seen.card.text ?? ""),
      undo: () => this.#send("undo_edit", { item: this.#item, base: edit.words.rev }, edits.asked(edit, "undo")),
      save: () => void this.#save(edit, seen),
      drop: () => this.#set(edits.dropped(edit)),
      keep: () => this.#keep(edit),
      both: () => this.#set(edits.turned(edit, "both")),
      back: () => this.#set(edits.turned(edit, "words")),
    };
    (acts[wish] ?? (() => this.#renderSheet()))();
  }

  /** @param {Editing} edit @param {string} text */
  #put(edit, text) {
    const why = tooLong(text);
    if (why !== "") return this.#set({ ...edit, told: why, alarm: true });
    this.#send("edit", { item: this.#item, text, base: edit.base ?? edit.words.rev }, edits.asked(edit, "put", text));
  }

  /** @param {"edit" | "undo_edit"} type @param {Record<string, string>} args @param {Editing} asked */
  #send(type, args, asked) {
    this.#set(asked);
    this.#sent = this.#page.presses.press(type, args);
    this.look();
  }

  /** @param {Editing} edit @param {ItemWords} seen */
  async #save(edit, { rev, card }) {
    const item = this.#item;
    this.#set(edits.asked(edit, "save"));
    const { words, why } = await this.#source.save(item, rev, card.state === "changed" ? card.rev : "");
    if (item !== this.#item || this.#edit === null) return;
    if (words === null) {
      this.#set(edits.refused(this.#edit, why));
      return this.#fetch(); // it may be another card by now
    }
    const saved = edits.renewed(edits.done(this.#edit), words);
    this.#set({ ...saved, told: words.card.says || saved.told });
  }

  /** The card is left as it is, and so is the show. @param {Editing} edit */
  #keep(edit) {
    this.#card.keep(this.#item, edit.words.card.rev);
    this.#set({ ...edits.turned(edit, "words"), told: "The show keeps its words, and the card is left as it is. “Save to card” puts them there.", alarm: false });
    this.render();
  }

  #renderItems() {
    const [state, typed] = [this.#page.state(), this.#drafts.items()];
    const items = editable(this.#page.rundown()).map((item) => ({ id: item.id, line: itemLine(item, state, { typed: typed.includes(item.id) }) }));
    this.#view.renderItems(items, this.#item);
    byId("edit-open").dataset.typed = String(typed.length > 0);
  }

  #renderSheet() {
    const edit = this.#edit;
    if (edit === null) return;
    const about = { told: toldLine(edit, this.#question), tally: tallyLine(edit.text), choices: choices(edit, this.#question) };
    this.#view.render({ text: edit.text, isField: edit.face === "words", lines: edits.linesOf(edit), ...about });
  }
}
