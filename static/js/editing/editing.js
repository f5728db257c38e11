/**
 * An edit of one introduction on one controller, from the first letter to the stage. Pure: an edit in, an edit out.
 *
 * 1. What is typed is nobody's but this device's, until it is put on stage. Nothing of it is lost but by a person's wish.
 * 2. It is an edit of certain words (`base`). Where the show has others by now, both are looked at before anything is put
 *    on stage over somebody's work.
 * 3. Undo goes a step back: what is typed first, what is on stage after that.
 * 4. The card on disk is saved when that is pressed, with the show's words, and never by itself.
 *
 * @import { ByLine } from "./by-lines.js"
 * @import { Draft } from "./drafts.js"
 * @import { ItemWords } from "../show/types.js"
 */
import { byLines } from "./by-lines.js";

/**
 * @typedef {"put" | "undo" | "save"} Doing what the server has been asked for
 * @typedef {"words" | "both" | "card"} Face the field; what is typed beside what is on stage; the card beside what is on stage
 *
 * @typedef {object} Editing
 * @property {ItemWords} words as the show has them
 * @property {string} text in the field
 * @property {string | null} base the `rev` of the words that it is an edit of; null: of those that come next
 * @property {Face} face
 * @property {Doing | null} doing
 * @property {string} sent the text that is on its way to the stage
 * @property {string} told to the person; "" for nothing
 * @property {boolean} alarm it is no good news
 */

const QUIET = { doing: null, sent: "", told: "", alarm: false };
const BEFORE = "Typed before, and not on stage yet.";
const UNASKED = "The words or their card changed meanwhile. Look again, then choose.";
const OTHERS = "These words were changed meanwhile. Yours are still here: look at both.";

/** @param {ItemWords} words @param {Draft | null} draft of an earlier life of this page @returns {Editing} */
export function begun(words, draft) {
  /** @type {Editing} */
  const clean = { ...QUIET, words, text: words.text, base: words.rev, face: "words" };
  if (draft === null || draft.text === words.text) return clean;
  const edit = { ...clean, ...draft };
  return isBehind(edit) ? { ...edit, told: OTHERS, alarm: true } : { ...edit, told: BEFORE };
}

/** @param {Editing} edit @returns {boolean} true where something is typed that is not on stage */
export function isTyped({ words, text }) {
  return text !== words.text;
}

/** @param {Editing} edit @returns {boolean} law 2: somebody else's words are on stage by now */
export function isBehind(edit) {
  return isTyped(edit) && edit.base !== null && edit.base !== edit.words.rev;
}

/** @param {Editing} edit @returns {Draft | null} what a reload must not lose */
export function draftOf(edit) {
  return isTyped(edit) ? { text: edit.text, base: edit.base ?? edit.words.rev } : null;
}

/** @param {Editing} edit @param {string} text @returns {Editing} */
export function typed(edit, text) {
  return { ...edit, text, told: isBehind(edit) ? edit.told : "", alarm: isBehind(edit) && edit.alarm };
}

/** @param {Editing} edit @param {ItemWords} words the show's, fetched again @returns {Editing} */
export function renewed(edit, words) {
  const next = { ...edit, words };
  if (edit.doing !== null) return next; // what became of that is told by its answer
  // Words that came from here are on stage, however the show writes them.
  const isOurs = edit.base === null && edit.text === edit.sent;
  if (isOurs || !isTyped(edit)) return settled({ ...next, text: words.text, base: words.rev, sent: "" });
  if (edit.base === null) return { ...next, base: words.rev, sent: "" };
  if (!isBehind(next)) return settled(next);
  return edit.words.rev === words.rev ? next : { ...next, told: OTHERS, alarm: true };
}

/** A card that is as the show has it leaves nothing to look at. @param {Editing} edit @returns {Editing} */
function settled(edit) {
  const over = edit.face === "both" || (edit.face === "card" && edit.words.card.state !== "changed");
  return over ? { ...edit, face: "words" } : edit;
}

/** @param {Editing} edit @param {Doing} doing @param {string} [text] that goes to the stage @returns {Editing} */
export function asked(edit, doing, text = "") {
  return { ...edit, doing, sent: text, told: "", alarm: false };
}

const DONE = { put: "On stage.", undo: "The words from before are on stage again.", save: "Saved to the card. The old one is kept beside it." };

/** @param {Editing} edit what was asked for is so @returns {Editing} the new words are still to be fetched */
export function done(edit) {
  const { doing, sent } = edit;
  if (doing === null) return edit;
  const told = { ...edit, doing: null, told: DONE[doing], alarm: false, face: /** @type {Face} */ ("words") };
  if (doing === "save") return told;
  if (doing === "undo") return { ...told, base: null, sent: edit.text };
  return { ...told, base: null, sent, text: edit.face === "card" ? sent : edit.text };
}

/** @param {Editing} edit @param {string} why in words; nothing typed is lost @returns {Editing} */
export function refused(edit, why) {
  return { ...edit, doing: null, sent: "", told: why, alarm: true };
}

/** What a question was about is not so any more: it waits for no answer. @param {Editing} edit @returns {Editing} */
export function unasked(edit) {
  return edit.alarm ? edit : { ...edit, told: UNASKED, alarm: true };
}

/** Law 2: both were looked at, and what is typed is to take the place of what is on stage. @param {Editing} edit @returns {Editing} */
export function overTheirs(edit) {
  return { ...edit, base: edit.words.rev };
}

/** What was typed goes. @param {Editing} edit @returns {Editing} */
export function dropped(edit) {
  return { ...edit, ...QUIET, text: edit.words.text, base: edit.words.rev, face: "words" };
}

/** @param {Editing} edit @param {Face} face @returns {Editing} */
export function turned(edit, face) {
  return { ...edit, face };
}

/** @param {Editing} edit @returns {ByLine[]} what the face shows beside the show's words; none for the field */
export function linesOf(edit) {
  if (edit.face === "both") return byLines(edit.words.text, edit.text);
  return edit.face === "card" ? edit.words.card.by_lines : [];
}
