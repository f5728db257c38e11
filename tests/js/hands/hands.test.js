/** The one table of keys: what a key asks for, on which page, and that the table is sound. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { ACTIONS, actionsOf, DEFAULTS, keyName, keyWords, reloads, wishOf } from "../../../static/js/hands/hands.js";
import { table } from "../table.js";

/** @param {any} press @returns {any} */
const asked = (press, page = /** @type {"prompter" | "control"} */ ("prompter")) => {
  const wish = wishOf(press, DEFAULTS, page);
  return wish === null ? null : wish.counts ? wish.action.id : `${wish.action.id}, kept down`;
};
table("a key on the prompter", (/** @type {any} */ press) => asked(press), [
  ["a clicker's next", { key: "PageDown" }, "go"],
  ["a clicker's other next", { key: "ArrowRight" }, "go"],
  ["a clicker's previous", { key: "PageUp" }, "back"],
  ["a clicker's dark", { key: "b" }, "blank"],
  ["with Caps Lock", { key: "B" }, "blank"],
  ["another clicker's dark", { key: "." }, "blank"],
  ["a clicker's start", { key: "F5" }, "play"],
  ["another clicker's start", { key: "F5", shiftKey: true }, "play"],
  ["a clicker's end", { key: "Escape" }, "stop"],
  ["the space bar", { key: " " }, "hold"],
  ["a line on", { key: "ArrowDown" }, "line-down"],
  ["a line on, kept down: on and on", { key: "ArrowDown", repeat: true }, "line-down"],
  ["to the next cue", { key: "ArrowDown", shiftKey: true }, "cue-after"],
  ["to the cue before", { key: "ArrowUp", shiftKey: true }, "cue-before"],
  ["GO kept down is one GO", { key: "PageDown", repeat: true }, "go, kept down"],
  ["the space bar kept down is one press", { key: " ", repeat: true }, "hold, kept down"],
  ["faster", { key: "+", shiftKey: true }, "faster"],
  ["slower", { key: "-" }, "slower"],
  ["help, with the Shift that makes it", { key: "?", shiftKey: true }, "help"],
  ["full screen", { key: "f" }, "full-screen"],
  ["the look", { key: "L", shiftKey: true }, "look"],
  ["a gamepad's button", { key: "Gamepad 0" }, "go"],
  ["with Ctrl it is the browser's", { key: "PageDown", ctrlKey: true }, null],
  ["with Alt, too", { key: "ArrowLeft", altKey: true }, null],
  ["with Meta, too", { key: "f", metaKey: true }, null],
  ["Ctrl and + is the browser's zoom", { key: "+", ctrlKey: true }, null],
  ["Shift by itself", { key: "Shift", shiftKey: true }, null],
  ["a dead key", { key: "Dead" }, null],
  ["Tab goes through the page", { key: "Tab" }, null],
  ["a letter of nobody's", { key: "g" }, null],
  ["a clicker's dark on a French layout", { key: ":", code: "Period" }, "blank"],
  ["and on a Russian one", { key: "и", code: "KeyB" }, "blank"],
  ["its letter comes before its place", { key: "l", code: "KeyB" }, "look"],
  ["with Ctrl no place counts", { key: ":", code: "Period", ctrlKey: true }, null],
  ["no key of ours, though every object has it", { key: "toString" }, null],
]);

table("a key on the phone", (/** @type {any} */ press) => asked(press, "control"), [
  ["GO", { key: "PageDown" }, "go"],
  ["the list of places", { key: "j" }, "jump"],
  ["the phone moves no text", { key: "ArrowDown" }, null],
  ["the phone has no full screen", { key: "f" }, null],
]);

test("the table's own: no key is in it twice, and every action has one", () => {
  const keys = ACTIONS.flatMap((action) => action.keys);
  assert.deepEqual(keys.filter((key, index) => keys.indexOf(key) !== index), []);
  assert.deepEqual(ACTIONS.filter((action) => action.keys.length === 0 || action.words === ""), []);
});

test("only what moves the text, or changes this page, goes on while a key is kept down", () => {
  assert.deepEqual(ACTIONS.filter((action) => action.repeats && action.of === "show"), []);
});

test("what acts on the show counts on both pages", () => {
  assert.deepEqual(ACTIONS.filter(({ of }) => of === "show").filter((action) => !actionsOf("control").includes(action)), []);
});

const reload = (/** @type {any} */ press) => reloads({ key: "F5", ...press });
table("the key that would reload", reload, [
  ["a clicker's", {}, true],
  ["another clicker's", { shiftKey: true }, true],
  ["kept down, too", { repeat: true }, true],
  ["with Ctrl somebody means it", { ctrlKey: true }, false],
  ["another key", { key: "F6" }, false],
]);

table("a key's name", (/** @type {any} */ press) => keyName(press), [
  ["modifiers in one order", { key: "Enter", shiftKey: true, ctrlKey: true, altKey: true, metaKey: true }, "Ctrl+Alt+Meta+Shift+Enter"],
  ["a letter that has no single capital", { key: "ß" }, "ß"],
  ["Shift and the space bar", { key: " ", shiftKey: true }, "Shift+Space"],
  ["nothing", { key: "" }, null],
]);

table("a key for people", keyWords, [
  ["a long name", "PageDown", "Page Down"],
  ["with Shift", "Shift+ArrowUp", "Shift + ↑"],
  ["the plus", "+", "+"],
  ["Ctrl and the plus", "Ctrl++", "Ctrl + +"],
  ["a MIDI note", "MIDI note 60", "MIDI note 60"],
]);
