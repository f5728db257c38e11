/** A state and the words that it counts in: which waits for which, and where a place is in other words. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { inWordsOf, meanwhile, placeIn, sameWords, waitsForWords, wordsIn } from "../../../static/js/show/wording.js";
import { ITEM, RUNDOWN, state, stateItem } from "../states.js";
import { table } from "../table.js";

/** Two words a second from second 100. */
const RUNS = { word: 0, at: 100, wpm: 120, stop: 30 };
const reading = (/** @type {any} */ fields = {}) => state({
  phase: "introduction", item: stateItem(), cue: { id: "ada/introduction", kind: "introduction", text: "" }, motion: RUNS, ...fields,
});
const NEW = reading({ rundown_rev: "r2", seq: 2 });

table("a state that waits for its words", (/** @type {[any, any, any]} */ [shown, latest, rundown]) => waitsForWords(shown, latest, rundown), [
  ["the text that is read has other words", [reading(), NEW, RUNDOWN], true],
  ["so has one that stands by", [state({ standby: "ada" }), state({ standby: "ada", rundown_rev: "r2" }), RUNDOWN], true],
  ["its words are here", [reading(), reading({ seq: 2 }), RUNDOWN], false],
  ["the page opens", [null, NEW, RUNDOWN], false],
  ["the page has no words at all", [reading(), NEW, null], false],
  ["another introduction", [state({ standby: "babbage" }), NEW, RUNDOWN], false],
  ["an item that is new", [state({ standby: "eve" }), state({ standby: "eve", rundown_rev: "r2" }), RUNDOWN], false],
  ["nothing is read", [state(), state({ rundown_rev: "r2" }), RUNDOWN], false],
  ["another show", [reading(), { ...NEW, record: "0000002b" }, RUNDOWN], false],
]);

const motion = (/** @type {any} */ fields) => meanwhile(reading(), { ...NEW, ...fields }).motion;
table("the text goes on meanwhile", motion, [
  ["as it went", { motion: { word: 14, at: 102, wpm: 120, stop: 40 } }, RUNS],
  ["a Hold stops it", { motion: { word: 14, at: 105, wpm: 0, stop: 40 } }, { word: 10, at: 105, wpm: 0, stop: 30 }],
  ["a pace is its pace", { motion: { word: 14, at: 105, wpm: 90, stop: 40 } }, { word: 10, at: 105, wpm: 90, stop: 30 }],
  ["a text that is over stays to its stop", { motion: null }, RUNS],
]);

test("meanwhile the pointer stays, and what is not counted in words is new", () => {
  const latest = { ...NEW, rev: 7, held: true, blank: true, allowed: ["resume"], cue: { id: "ada/new", kind: "pause", text: "" } };
  const { cue, seq, rev, rundown_rev, held, blank, allowed } = meanwhile(reading(), latest);
  assert.deepEqual({ cue: cue?.id, seq, rev, rundown_rev, held, blank, allowed }, {
    cue: "ada/introduction", seq: 1, rev: 1, rundown_rev: "r", held: true, blank: true, allowed: ["resume"],
  });
});

/** @returns {import("../../../static/js/show/types.js").Item} an item that says so */
const says = (/** @type {string} */ text) => {
  const runs = text.split(" ").map((word, w) => ({ w, text: word }));
  return { ...ITEM, words: runs.length, script: [{ type: "speech", host: null, continues: false, first: 0, words: runs.length, runs }] };
};
const OLD = says("a b c d e f g h");

/** @type {{ place: [string, string, string, number, number][] }} */
const SHARED = JSON.parse(readFileSync(new URL("../../data/rewording.json", import.meta.url), "utf8"));
table("where a place is in other words, as rundown/rewording.py has it", (/** @type {[string, string, number]} */ [before, after, word]) => placeIn(says(before), says(after))(word),
  SHARED.place.map(([id, before, after, word, place]) => [id, [before, after, word], place]),
);

test("a word with emphasis on a part of it is one word", () => {
  const item = says("a b");
  item.script = [{ type: "speech", host: null, continues: false, first: 0, words: 2, runs: [{ w: 0, text: "in" }, { w: 0, text: "put", style: "em" }, { w: 1, text: "b" }] }];
  assert.deepEqual(wordsIn(item), ["input", "b"]);
});

table("the same words", (/** @type {[any, any]} */ [a, b]) => sameWords(a, b), [
  ["fetched again", [OLD, says("a b c d e f g h")], true],
  ["another word", [OLD, says("a b c d e f g x")], false],
  ["another cue", [ITEM, { ...ITEM, script: ITEM.script.slice(1) }], false],
  ["another introduction that says the same", [OLD, { ...OLD, id: "babbage" }], false],
]);

const glass = { item: OLD, here: 3.5, show: 1, lines: () => 2 };
const told = (/** @type {any} */ item) => {
  const { item: is, here, place, lines } = inWordsOf(glass, item);
  return [is?.id ?? null, here, place !== undefined, lines(0, 1)];
};
table("the glass in the words of a state", told, [
  ["its own", says("a b c d e f g h"), ["ada", 3.5, false, 2]],
  ["others", says("x a b c d e f g h"), ["ada", 4.5, true, Infinity]],
  ["another introduction", { ...OLD, id: "babbage" }, [null, 3.5, false, 2]],
  ["none", null, [null, 3.5, false, 2]],
]);
