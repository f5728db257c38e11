import assert from "node:assert/strict";
import { test } from "node:test";
import { badgeWord, carried, onReturn, sameIntroduction, standsAt, wishFor } from "../../../static/js/show/alone.js";
import { ITEM, SILENT, state, stateItem } from "../states.js";
import { table } from "../table.js";

const back = (/** @type {any} */ fields) => onReturn({ same: true, byHand: false, movable: true, here: 20, there: 20, lines: 0, ...fields });
table("the law of the return", back, [
  ["nothing happened meanwhile", {}, "stand"],
  ["behind by a little: a glide", { there: 22, lines: 0.5 }, "glide"],
  ["behind by three lines: a glide", { there: 35, lines: 3 }, "glide"],
  ["behind by more: a cut", { there: 36, lines: 3.1 }, "cut"],
  ["ahead: it stands until the show has caught up", { there: 17, lines: -0.5 }, "stand"],
  ["far ahead: it stands as well", { there: 0, lines: -4 }, "stand"],
  ["another cue point: a cut", { same: false }, "cut"],
  ["another cue point, a hair away: a cut all the same", { same: false, there: 20.1, lines: 0.02 }, "cut"],
  ["another cue point, ahead of it: a cut", { same: false, there: 3, lines: -3 }, "cut"],
  ["another cue point, moved by hand: a cut, and nothing is told", { same: false, byHand: true, there: 3 }, "cut"],
  ["moved by hand, ahead: the show is told", { byHand: true, there: 3, lines: -3 }, "tell"],
  ["moved by hand, behind: the show is told", { byHand: true, there: 60, lines: 8 }, "tell"],
  ["moved by hand to where the show is: nothing to tell", { byHand: true, there: 20.4, lines: 0.1 }, "glide"],
  ["moved by hand at standby, where nobody may: it stands", { byHand: true, movable: false, there: 0 }, "stand"],
]);

const CUES = ["standby", "introduction", "movement", "media", "resume", "applause", "talk"];
const at = (/** @type {string} */ kind, /** @type {number} */ rev, fields = {}) => state({
  phase: "introduction", item: stateItem(), cue: { id: `ada/${kind}`, kind, text: "" }, rev, ...fields,
});
const stoodBy = state({ standby: "ada", cue: { id: "ada/standby", kind: "standby", text: "" }, rev: 3 });
table("the same introduction", (/** @type {[any, any]} */ [left, now]) => sameIntroduction(left, now, ITEM), [
  ["nothing was taken", [at("introduction", 4), at("introduction", 4)], true],
  ["held meanwhile", [at("introduction", 4), at("introduction", 4, { held: true })], true],
  ["after a restart of the server", [at("introduction", 4), at("introduction", 4, { epoch: "f", seq: 1 })], true],
  ["the text took a cue", [at("introduction", 4), at("movement", 5, { phase: "at cue" })], true],
  ["three cues were taken", [at("introduction", 4), at("resume", 7)], true],
  ["the introduction began", [stoodBy, at("introduction", 4)], true],
  ["BACK", [at("media", 6), at("movement", 7, { held: true })], false],
  ["BACK and GO again", [at("media", 6), at("media", 8)], false],
  ["BACK to the introduction, and two GOs", [at("movement", 5), at("media", 9)], false],
  ["go-to, over a cue", [at("introduction", 4), at("media", 5, { held: true })], false],
  ["the talk", [at("applause", 8), at("talk", 9, { phase: "talk" })], false],
  ["the next introduction", [at("applause", 8), at("introduction", 11, { item: stateItem({ id: "babbage" }) })], false],
  ["other words meanwhile, the places told in them", [at("introduction", 4), at("introduction", 4, { rundown_rev: "r2" })], true],
  ["other words, with a cue behind the place: the pointer is past it", [at("introduction", 4), at("movement", 4, { rundown_rev: "r2" })], true],
  ["other words, without the cue of the pointer", [at("media", 6), at("movement", 6, { rundown_rev: "r2" })], true],
  ["other words and a BACK", [at("media", 6), at("movement", 7, { rundown_rev: "r2" })], false],
  ["another record", [at("introduction", 4), at("introduction", 4, { record: "0000002b" })], false],
  ["a record that began anew", [at("media", 6), at("introduction", 2)], false],
  ["a record that began anew, as far back as its revisions", [at("media", 6), at("introduction", 4)], false],
]);

test("the cue points of these tests are the item's", () => {
  assert.deepEqual(ITEM.points.map((point) => point.id), CUES.map((kind) => `ada/${kind}`));
});

table("a hand without the link", wishFor, [
  ["GO takes nothing", "go", "past the cue"],
  ["Back moves the text", "back", { marker: -1 }],
  ["a line on", "line-down", { lines: 1 }],
  ["a line back", "line-up", { lines: -1 }],
  ["to the next cue", "cue-after", { marker: 1 }],
  ["Hold / Resume", "hold", "run or stop"],
  ["a start button never starts a day", "play", "run or stop"],
  ["an end button", "stop", "stop"],
  ["Blank only lights", "blank", "light"],
  ["a pace is the show's", "faster", null],
]);

const RUNS = { word: 10, at: 100, wpm: 120, stop: 30 };
const reading = at("introduction", 4, { motion: RUNS });
const carry = (/** @type {[any, any]} */ [wish, fields]) =>
  carried(wish, { state: reading, item: ITEM, motion: RUNS, show: 105, here: 20, beyond: (lines) => 20 + 8 * lines, ...fields });
const rest = { motion: { ...RUNS, word: 30, wpm: 0 }, here: 30, show: 200 };
const SPACE = "run or stop";
table("a text carried by hand", carry, [
  ["a line on: there it stands", [{ lines: 1 }, {}], { word: 28, at: 105, wpm: 0, stop: 60 }],
  ["past the cue, too", [{ lines: 5 }, {}], { word: 60, at: 105, wpm: 0, stop: 60 }],
  ["no farther than the last word", [{ lines: 9 }, {}], { word: 60, at: 105, wpm: 0, stop: 60 }],
  ["no farther back than the first", [{ lines: -5 }, {}], { word: 0, at: 105, wpm: 0, stop: 60 }],
  ["space stops what goes", [SPACE, {}], { word: 20, at: 105, wpm: 0, stop: 60 }],
  ["space at a cue: past it, to the end", [SPACE, rest], { word: 30, at: 200, wpm: 120, stop: 60 }],
  ["space before a cue: to it", [SPACE, { ...rest, here: 12 }], { word: 12, at: 200, wpm: 120, stop: 30 }],
  ["a held text runs at the show's pace", [SPACE, { ...rest, state: at("media", 6, { held: true, motion: rest.motion }) }], { word: 30, at: 200, wpm: 130, stop: 60 }],
  ["GO while it goes: past the cue to which it was going, without a stop", ["past the cue", {}], { word: 20, at: 105, wpm: 120, stop: 60 }],
  ["GO at a cue: past it", ["past the cue", rest], { word: 30, at: 200, wpm: 120, stop: 60 }],
  ["GO before a cue at which it does not go: to it", ["past the cue", { ...rest, here: 12 }], { word: 12, at: 200, wpm: 120, stop: 30 }],
  ["an end button stops what goes", ["stop", {}], { word: 20, at: 105, wpm: 0, stop: 60 }],
  ["an end button sets nothing going", ["stop", rest], { word: 30, at: 200, wpm: 0, stop: 60 }],
  ["to the next cue: there it stands", [{ marker: 1 }, {}], { word: 30, at: 105, wpm: 0, stop: 60 }],
  ["to the cue before", [{ marker: -1 }, {}], { word: 0, at: 105, wpm: 0, stop: 60 }],
  ["at the end it stays", [SPACE, { ...rest, here: 60 }], { word: 60, at: 200, wpm: 120, stop: 60 }],
]);

test("an item without words has one place", () => assert.equal(standsAt(SILENT, 4, 1).word, 0));

table("the badge", (/** @type {[number | null, string]} */ [lost, beside]) => badgeWord(lost, beside), [
  ["online", [null, ""], "online"],
  ["since when", [12.9, ""], "link lost 0:12"],
  ["a clock that was set back", [-3, ""], "link lost 0:00"],
  ["moved by hand", [725, "moved by hand"], "moved by hand, link lost 12:05"],
  ["back, and the show is being told", [null, "moved by hand"], "moved by hand, online"],
]);
