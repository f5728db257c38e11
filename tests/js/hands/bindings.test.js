/** Keys that people change: conflicts, what is kept, and what is read of it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { bind, ownerOf, readBindings, unbind, written } from "../../../static/js/hands/bindings.js";
import { ACTIONS, DEFAULTS } from "../../../static/js/hands/hands.js";
import { table } from "../table.js";

/** @typedef {import("../../../static/js/hands/hands.js").ActionId} ActionId */

const bound = (/** @type {[ActionId, string]} */ [id, key]) => {
  const { bindings, told } = bind(DEFAULTS, id, key);
  return [bindings[id].at(-1) === key && bindings !== DEFAULTS, told];
};
table("a new key", bound, [
  ["a free one", ["go", "MIDI note 60"], [true, "MIDI note 60 is GO now"]],
  ["its own", ["go", "PageDown"], [false, "Page Down is GO already"]],
  ["another's", ["go", "PageUp"], [false, "Page Up is Back: take it away there first, or press another key"]],
]);

test("an action with many keys takes no more", () => {
  const many = [..."12345"].reduce((bindings, key) => bind(bindings, "go", key).bindings, DEFAULTS);
  assert.deepEqual(bind(many, "go", "6"), { bindings: many, told: "GO has 8 keys: take one away first" });
});

test("a key that was taken away is free, and the last one is said to be", () => {
  const { bindings, told } = unbind(DEFAULTS, "back", "PageUp");
  assert.deepEqual([ownerOf(bindings, "PageUp"), told], [null, "Page Up was taken away"]);
  assert.equal(unbind(DEFAULTS, "stop", "Escape").told, "Esc was taken away: Hold has no key any more");
});

const kept = (/** @type {unknown} */ keys) => JSON.stringify({ v: 1, keys });
const differs = (/** @type {string | null} */ text) => {
  const read = readBindings(text);
  return Object.fromEntries(ACTIONS.map(({ id, keys }) => [id, keys]).filter(([id, keys]) => String(read[/** @type {ActionId} */ (id)]) !== String(keys)).map(([id]) => [id, read[/** @type {ActionId} */ (id)]]));
};
table("what was kept, where it differs from the table's own", differs, [
  ["nothing", null, {}],
  ["no JSON", "{", {}],
  ["another shape", JSON.stringify({ v: 2, keys: { go: ["x"] } }), {}],
  ["no keys in it", JSON.stringify({ v: 1, keys: 7 }), {}],
  ["null", "null", {}],
  ["one action", kept({ go: ["X"] }), { go: ["X"] }],
  ["a key of another action's own: it is that one's no more", kept({ go: ["PageUp"] }), { go: ["PageUp"], back: ["ArrowLeft", "Gamepad 1"] }],
  ["one key for two: the first has it", kept({ go: ["X"], back: ["X", "Y"] }), { go: ["X"], back: ["Y"] }],
  ["no key at all is a choice", kept({ stop: [] }), { stop: [] }],
  ["what is no key is left out", kept({ go: ["X", 7, "", null, "y".repeat(41)] }), { go: ["X"] }],
  ["an action that nobody has", kept({ launch: ["X"] }), {}],
  ["no list", kept({ go: "X" }), {}],
]);

test("what is written is read again, and the table's own is not written", () => {
  const { bindings } = bind(unbind(DEFAULTS, "go", "ArrowRight").bindings, "hold", "ArrowRight");
  assert.deepEqual(readBindings(written(bindings)), bindings);
  assert.equal(written(readBindings(null)), "");
});
