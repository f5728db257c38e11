/**
 * What the sheet offers: which introductions there are to edit, and what its three buttons do now. Pure.
 *
 * @import { Editing } from "./editing.js"
 * @import { Outcome, Press } from "../show/outbox.js"
 * @import { Item, ItemWords, Rundown, State } from "../show/types.js"
 */
import { isBehind, isTyped } from "./editing.js";
import { hourMinute } from "../show/format.js";
import { pressResult } from "../show/labels.js";
import { introduced, itemOf } from "../show/views.js";

/**
 * @typedef {"put" | "both" | "over" | "take" | "undo" | "drop" | "keep" | "back" | "save" | "look" | "yes" | "no"} Wish
 *
 * @typedef {object} Choice
 * @property {Wish} wish
 * @property {string} label
 * @property {string} why it cannot be now; "" where it can
 *
 * @typedef {object} Question what is asked before anything is lost
 * @property {string} text
 * @property {string} yes what the button says that does it
 * @property {Wish} wish what a yes does
 * @property {ItemWords} words that it is about, and their card: a yes is to no others
 */

const WAIT = "Wait for the answer.";
/** @type {Partial<Record<Outcome, string>>} what a press came to that the server said nothing of */
const UNKNOWN = {
  "not sent": "Not sent: the link is down. Your words are kept here.",
  "no answer": "No answer. Look whether your words are on stage, then try again.",
  "too old": "The link was too slow: not taken. Your words are kept here.",
};

/** @param {Rundown | null} rundown @returns {Item[]} those that can be edited */
export function editable(rundown) {
  return (rundown?.items ?? []).filter((item) => item.kind !== "break");
}

/** @param {State | null} state @param {Rundown | null} rundown @returns {string} the item on stage, else the next one; "" without a show */
export function nearest(state, rundown) {
  const items = editable(rundown);
  const near = state === null ? null : (introduced(state) ?? state.following?.id ?? state.item?.id);
  return (items.find((item) => item.id === near) ?? items[0])?.id ?? "";
}

/**
 * @param {Item} item @param {State | null} state @param {{ typed: boolean }} here
 * @returns {string} a line of the list, what matters first: "On stage · 09:30 Opening"
 */
export function itemLine(item, state, { typed }) {
  const { changed = [], gone = [] } = state?.cards ?? {};
  const card = gone.includes(item.id) ? "card gone" : changed.includes(item.id) ? "card changed" : "";
  return [whereIs(item, state), typed ? "Typed" : "", `${hourMinute(item.start)} ${item.title}`, card].filter(Boolean).join(" · ");
}

/** @param {Item} item @param {State | null} state @returns {string} */
function whereIs(item, state) {
  if (state === null) return "";
  if (introduced(state) === item.id) return state.standby === item.id ? "Standby" : "On stage";
  return state.following?.id === item.id ? "Next" : "";
}

/** @param {Editing} edit @param {Question | null} question @returns {Choice[]} the three buttons, each in its place; fewer where there is less to do */
export function choices(edit, question) {
  if (question !== null) return [choice("yes", question.yes), choice("no", "No")];
  const busy = edit.doing === null ? "" : WAIT;
  if (edit.face === "card") return [choice("take", "Take it", busy || untakable(edit)), choice("keep", "Keep ours", busy), choice("back", "Back")];
  // Not where "Look at both" stood: a second tap on that puts nothing over theirs.
  if (edit.face === "both") return [choice("back", "Back"), choice("drop", "Take theirs", busy), choice("over", "Put mine on stage", busy)];
  return [first(edit, busy), undo(edit, busy), save(edit, busy)];
}

/** @param {Editing} edit @param {string} busy @returns {Choice} nobody's work is put aside unseen: both come first */
function first(edit, busy) {
  if (isBehind(edit)) return choice("both", "Look at both", busy);
  const why = isTyped(edit) ? "" : "These words are on stage as they are.";
  return choice("put", edit.doing === "put" ? "On its way …" : "Put on stage", busy || why);
}

/** @param {Editing} edit @param {string} busy @returns {Choice} */
function undo(edit, busy) {
  if (isTyped(edit)) return choice("drop", "Undo", busy);
  return choice("undo", "Undo", busy || (edit.words.undo ? "" : "Nothing to undo."));
}

/** @param {Editing} edit @returns {string} why the card's words cannot be the show's; "" where they can */
function untakable({ words }) {
  return words.card.text === null ? words.card.says || "The card has no words that the show could take." : "";
}

/** @param {Editing} edit @param {string} busy @returns {Choice} */
function save({ words, ...edit }, busy) {
  const label = edit.doing === "save" ? "Saving …" : "Save to card";
  if (busy !== "") return choice("save", label, busy);
  if (words.card.state === "none" || words.file === "") return choice("save", label, "It has no card: its words stay in the show.");
  if (words.card.state === "gone") return choice("save", label, words.card.says || "Its card is not there any more.");
  if (isTyped({ words, ...edit })) return choice("save", label, "Put your words on stage first: the card takes the show's.");
  const isSame = !words.edited && words.card.state === "same";
  return choice("save", label, isSame ? "The card has these words." : "");
}

/** @param {Wish} wish @param {string} label @param {string} [why] @returns {Choice} */
function choice(wish, label, why = "") {
  return { wish, label, why };
}

/** @param {Wish} wish @param {Editing} edit @returns {Question | null} what is asked first; null where nothing can be lost */
export function questionFor(wish, { words, text, ...edit }) {
  const typed = isTyped({ words, text, ...edit });
  const about = { wish, words };
  if (wish === "drop") return { ...about, text: "Drop what you typed, and have the show's words again?", yes: "Drop it" };
  if (wish === "take" && typed) return { ...about, text: "Take the card's words, and drop what you typed?", yes: "Take it" };
  if (wish !== "save") return null;
  if (words.card.state === "changed") return { ...about, text: `Somebody changed ${words.file} meanwhile. Save over that? It is kept beside it.`, yes: "Save over it" };
  return { ...about, text: `Save the show's words to ${words.file}? The old card is kept beside it.`, yes: "Save" };
}

/** @param {ItemWords} a @param {ItemWords} b @returns {boolean} the same words on stage, and the same card on disk */
export function isSameMatter(a, b) {
  return a.rev === b.rev && a.card.state === b.card.state && a.card.rev === b.card.rev;
}

/**
 * @param {State | null} state @param {Rundown | null} rundown
 * @param {(item: string) => boolean} isKept somebody here has looked, and kept the show's words
 * @returns {{ item: string, title: string, what: string } | null} the card to look at; null where there is none
 */
export function changedCard(state, rundown, isKept) {
  const cards = state?.cards;
  const open = cards?.changed.filter((item) => !isKept(item)) ?? [];
  if (cards === undefined || open.length === 0) return null;
  const more = open.length - 1 + cards.more;
  const title = itemOf(rundown, open[0])?.title ?? open[0];
  if (cards.gone?.includes(open[0])) return { item: open[0], title, what: `is gone from disk${more === 0 ? "" : `, and ${more} more changed`}.` };
  return { item: open[0], title, what: `${more === 0 ? "" : `and ${more} more `}changed on disk.` };
}

/** @param {Editing} edit @param {Question | null} question @returns {{ text: string, tone: "" | "told" | "alarm" | "asks" }} what became of it; "" while there is only the text to tell of */
export function toldLine(edit, question) {
  if (question !== null) return { text: question.text, tone: "asks" };
  if (edit.told !== "") return { text: edit.told, tone: edit.alarm ? "alarm" : "told" };
  if (edit.face === "card") return { text: edit.words.card.says || "− in the show   + on the card", tone: "" };
  // Not where "Look at both" stood: a second tap on that puts nothing over theirs.
  if (edit.face === "both") return { text: "− on stage   + yours", tone: "" };
  if (edit.words.card.state === "gone" && !isTyped(edit)) return { text: edit.words.card.says ?? "", tone: "alarm" };
  return { text: "", tone: "" };
}

/** @param {Press} press that was not done @param {boolean} online @returns {string} why, for the person who pressed */
export function whyNot(press, online) {
  return press.message || UNKNOWN[press.outcome] || pressResult(press, online);
}
