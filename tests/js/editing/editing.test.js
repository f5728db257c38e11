/** The laws of an edit: nothing typed is lost, nobody's words are put aside unseen, undo goes a step back. */
import assert from "node:assert/strict";
import { test } from "node:test";
import * as edits from "../../../static/js/editing/editing.js";
import { table } from "../table.js";
import { words } from "./words.js";

const CLEAN = edits.begun(words(), null);
const TYPED = edits.typed(CLEAN, "mine");
const THEIRS = words({ rev: "r2", text: "theirs", undo: true });
const BEHIND = edits.renewed(TYPED, THEIRS);

/** What of an edit a person sees. */
const seen = (/** @type {edits.Editing} */ edit) => ({ text: edit.text, base: edit.base, behind: edits.isBehind(edit), alarm: edit.alarm, face: edit.face });

table("the field", seen, [
  ["opened: the show's words", CLEAN, { text: "ours", base: "r1", behind: false, alarm: false, face: "words" }],
  ["with what was typed before a reload", edits.begun(words(), { text: "mine", base: "r1" }), { text: "mine", base: "r1", behind: false, alarm: false, face: "words" }],
  ["typed before a reload, and others are on stage by now", edits.begun(THEIRS, { text: "mine", base: "r1" }), { text: "mine", base: "r1", behind: true, alarm: true, face: "words" }],
  ["what was typed is on stage by now", edits.begun(words({ rev: "r2", text: "mine" }), { text: "mine", base: "r1" }), { text: "mine", base: "r2", behind: false, alarm: false, face: "words" }],
  ["somebody changed the words, nothing is typed", edits.renewed(CLEAN, THEIRS), { text: "theirs", base: "r2", behind: false, alarm: false, face: "words" }],
  ["somebody changed the words while this is typed", BEHIND, { text: "mine", base: "r1", behind: true, alarm: true, face: "words" }],
  ["both were looked at: mine", edits.overTheirs(BEHIND), { text: "mine", base: "r2", behind: false, alarm: true, face: "words" }],
  ["both were looked at: theirs", edits.dropped(BEHIND), { text: "theirs", base: "r2", behind: false, alarm: false, face: "words" }],
]);

const put = edits.asked(TYPED, "put", "mine");
const PUT = words({ rev: "r2", text: "mine, as the show writes it", undo: true });
table("put on stage", seen, [
  ["the state comes before the answer", edits.renewed(put, PUT), { text: "mine", base: "r1", behind: true, alarm: false, face: "words" }],
  ["the answer", edits.done(put), { text: "mine", base: null, behind: false, alarm: false, face: "words" }],
  ["and the words as the show has them", edits.renewed(edits.done(put), PUT), { text: "mine, as the show writes it", base: "r2", behind: false, alarm: false, face: "words" }],
  ["more is typed meanwhile", edits.renewed(edits.done(edits.typed(put, "mine, and more")), PUT), { text: "mine, and more", base: "r2", behind: false, alarm: false, face: "words" }],
  ["refused: nothing is lost", edits.refused(put, "Mara changed it"), { text: "mine", base: "r1", behind: false, alarm: true, face: "words" }],
  ["refused, for there are others", edits.renewed(edits.refused(put, "Mara changed it"), THEIRS), { text: "mine", base: "r1", behind: true, alarm: true, face: "words" }],
  ["undone", edits.renewed(edits.done(edits.asked(CLEAN, "undo")), words({ rev: "r3", text: "older" })), { text: "older", base: "r3", behind: false, alarm: false, face: "words" }],
]);

const CHANGED = words({ card: { state: "changed", text: "on the card", by_lines: [{ op: "old", text: "ours" }, { op: "new", text: "on the card" }] } });
const looked = edits.turned(edits.begun(CHANGED, null), "card");
const TAKEN = words({ rev: "r2", text: "on the card", undo: true });
table("a card that changed", seen, [
  ["is looked at", looked, { text: "ours", base: "r1", behind: false, alarm: false, face: "card" }],
  ["is taken", edits.renewed(edits.done(edits.asked(looked, "put", "on the card")), TAKEN), { text: "on the card", base: "r2", behind: false, alarm: false, face: "words" }],
  ["is put back by somebody", edits.renewed(looked, words()), { text: "ours", base: "r1", behind: false, alarm: false, face: "words" }],
]);

table("what a reload must not lose", edits.draftOf, [
  ["nothing is typed", CLEAN, null],
  ["what is typed", TYPED, { text: "mine", base: "r1" }],
  ["what is typed over others' words", BEHIND, { text: "mine", base: "r1" }],
  ["what is on its way", put, { text: "mine", base: "r1" }],
]);

test("each face shows its own lines", () => {
  assert.deepEqual(edits.linesOf(CLEAN), []);
  assert.deepEqual(edits.linesOf(edits.turned(BEHIND, "both")), [{ op: "old", text: "theirs" }, { op: "new", text: "mine" }]);
  assert.deepEqual(edits.linesOf(looked), CHANGED.card.by_lines);
});
