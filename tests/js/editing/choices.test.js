import { changedCard, choices, isSameMatter, itemLine, nearest, questionFor, toldLine } from "../../../static/js/editing/choices.js";
import * as edits from "../../../static/js/editing/editing.js";
import { ITEM, RUNDOWN, state, stateItem } from "../states.js";
import { table } from "../table.js";
import { words } from "./words.js";

const CLEAN = edits.begun(words(), null);
const EDITED = edits.begun(words({ edited: true, undo: true }), null);
const TYPED = edits.typed(EDITED, "mine");
const BEHIND = edits.renewed(TYPED, words({ rev: "r2", text: "theirs" }));
const CARD = edits.begun(words({ card: { state: "changed", text: "x" } }), null);
const GONE = edits.begun(words({ edited: true, card: { state: "gone", rev: "", text: null, says: "ada.md is gone from disk." } }), null);
const HUGE = edits.turned(edits.begun(words({ card: { state: "changed", rev: "c2", text: null } }), null), "card");
const NONE = edits.begun(words({ file: "", edited: true, card: { state: "none", text: null } }), null);

const said = (/** @type {edits.Editing} */ edit) => choices(edit, null).map(({ wish, why }) => (why === "" ? wish : `(${wish})`));
table("the three buttons", said, [
  ["nothing to do", CLEAN, ["(put)", "(undo)", "(save)"]],
  ["edited: it can be undone, or saved", EDITED, ["(put)", "undo", "save"]],
  ["typed: undo drops it, and the card waits", TYPED, ["put", "drop", "(save)"]],
  ["others' words are on stage: both are looked at first", BEHIND, ["both", "drop", "(save)"]],
  ["both are looked at", edits.turned(BEHIND, "both"), ["back", "drop", "over"]],
  ["the card is looked at", edits.turned(CARD, "card"), ["take", "keep", "back"]],
  ["a card that changed can be saved over", CARD, ["(put)", "(undo)", "save"]],
  ["a card with more words than a show takes", HUGE, ["(take)", "keep", "back"]],
  ["a card that is not there", GONE, ["(put)", "(undo)", "(save)"]],
  ["no card", NONE, ["(put)", "(undo)", "(save)"]],
  ["on its way", edits.asked(TYPED, "put", "mine"), ["(put)", "(drop)", "(save)"]],
]);

const asks = (/** @type {[any, edits.Editing]} */ [wish, edit]) => questionFor(wish, edit)?.yes ?? null;
table("what is asked first", asks, [
  ["putting on stage loses nothing", ["put", TYPED], null],
  ["what is typed would go", ["drop", TYPED], "Drop it"],
  ["saving", ["save", EDITED], "Save"],
  ["saving over what somebody changed", ["save", CARD], "Save over it"],
  ["taking the card", ["take", CARD], null],
  ["taking the card, and what is typed would go", ["take", edits.typed(CARD, "mine")], "Take it"],
]);

const was = words();
table("a question is about the words and the card that were shown", (/** @type {any} */ now) => isSameMatter(was, words(now)), [
  ["fetched again", { undo: true }, true],
  ["others' words on stage", { rev: "r2" }, false],
  ["the card was changed", { card: { state: "changed", rev: "c2" } }, false],
  ["the card was changed, and its words are the show's", { card: { rev: "c2" } }, false],
  ["the card is gone", { card: { state: "gone", rev: "" } }, false],
]);

const TALK = state({ phase: "talk", item: stateItem(), following: { id: "babbage", kind: "session", title: "Steam", speakers: [], start: 1 } });
table("whose words the sheet opens with", (/** @type {any} */ now) => nearest(now, RUNDOWN), [
  ["the text on stage", state({ phase: "introduction", item: stateItem() }), "ada"],
  ["the one that stands by", state({ standby: "babbage" }), "babbage"],
  ["in a talk the next", TALK, "babbage"],
  ["before anything is known the first", null, "ada"],
]);

const line = (/** @type {[any, boolean]} */ [now, typed]) => itemLine(ITEM, now, { typed });
table("a line of the list", line, [
  ["neither on stage nor next", [state(), false], "10:30 Notes on an Engine"],
  ["on stage, and typed", [state({ phase: "introduction", item: stateItem() }), true], "On stage · Typed · 10:30 Notes on an Engine"],
  ["it stands by", [state({ standby: "ada" }), false], "Standby · 10:30 Notes on an Engine"],
  ["its card changed", [state({ cards: { changed: ["ada"], more: 0 } }), false], "10:30 Notes on an Engine · card changed"],
  ["its card is gone", [state({ cards: { changed: ["ada"], more: 0, gone: ["ada"] } }), false], "10:30 Notes on an Engine · card gone"],
]);

const changed = (/** @type {[string[], number, string, string[]?]} */ [items, more, kept, gone]) =>
  changedCard(state({ cards: { changed: items, more, gone } }), RUNDOWN, (item) => item === kept);
table("the card to look at", changed, [
  ["none", [[], 0, ""], null],
  ["one", [["ada"], 0, ""], { item: "ada", title: "Notes on an Engine", what: "changed on disk." }],
  ["several", [["ada", "babbage"], 2, ""], { item: "ada", title: "Notes on an Engine", what: "and 3 more changed on disk." }],
  ["one that was looked at here", [["ada", "babbage"], 0, "ada"], { item: "babbage", title: "Steam", what: "changed on disk." }],
  ["one that is gone", [["ada"], 0, "", ["ada"]], { item: "ada", title: "Notes on an Engine", what: "is gone from disk." }],
  ["one that is gone, and others", [["ada", "babbage"], 2, "", ["ada"]], { item: "ada", title: "Notes on an Engine", what: "is gone from disk, and 3 more changed." }],
]);

table("a card that is gone is no good news", () => toldLine(GONE, null).tone, [["its tone", undefined, "alarm"]]);

const told = (/** @type {[edits.Editing, any]} */ [edit, question]) => toldLine(edit, question).text;
table("the line that tells", told, [
  ["nothing, while somebody types", [TYPED, null], ""],
  ["why it was refused", [edits.refused(TYPED, "Mara changed it"), null], "Mara changed it"],
  ["a card that is not there", [GONE, null], "ada.md is gone from disk."],
  ["a question about what is not so any more", [edits.unasked(CARD), null], "The words or their card changed meanwhile. Look again, then choose."],
  ["so it is, whatever good news there was before", [edits.unasked({ ...CARD, told: "On stage." }), null], "The words or their card changed meanwhile. Look again, then choose."],
  ["it goes before no bad news", [edits.unasked(edits.refused(CARD, "Mara changed it")), null], "Mara changed it"],
  ["a question goes before all", [BEHIND, { text: "Drop it?", yes: "Drop" }], "Drop it?"],
  ["what else is to be known of the card", [edits.turned(edits.begun(words({ card: { state: "changed", says: "A restart takes the title." } }), null), "card"), null], "A restart takes the title."],
]);
