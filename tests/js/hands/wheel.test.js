/** Wheels, fingers and sticks, as lines of text. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { DEAD_BAND, pressedSince, speedOf, tiltOf } from "../../../static/js/hands/gamepad.js";
import { midiKey } from "../../../static/js/hands/midi.js";
import { DEAD_LINES, dragged, dragLines, fingerDead, howFar, RESTING, rolled, wheelLines } from "../../../static/js/hands/wheel.js";
import { rounded, table } from "../table.js";

const wheel = (/** @type {any} */ event) => rounded(wheelLines({ deltaX: 0, deltaY: 0, deltaMode: 0, ctrlKey: false, ...event }, { line: 100, page: 1000 }));
table("a wheel", wheel, [
  ["a notch, in px", { deltaY: 100 }, 1],
  ["back", { deltaY: -50 }, -0.5],
  ["in lines of a page", { deltaY: 3, deltaMode: 1 }, 0.99],
  ["in pages", { deltaY: 1, deltaMode: 2 }, 10],
  ["with Ctrl it is a pinch: nothing", { deltaY: 100, ctrlKey: true }, 0],
  ["sideways", { deltaY: 20, deltaX: 40 }, 0],
]);

/** @param {[at: number, lines: number][]} steps @returns {number[]} by how much the text went at each */
const roll = (steps) => {
  let state = RESTING;
  return steps.map(([at, more]) => {
    const next = rolled(state, more, at);
    state = next.roll;
    return rounded(next.lines);
  });
};
table("a movement", roll, [
  ["past the dead-band at once", [[0, 1]], [1]],
  ["a tremor is nothing", [[0, 0.05], [50, -0.05], [100, 0.05]], [0, 0, 0]],
  ["small steps add up, and none is lost", [[0, 0.1], [50, 0.1], [100, 0.1]], [0, 0.2, 0.1]],
  ["once it goes, the smallest step counts", [[0, 1], [100, 0.01]], [1, 0.01]],
  ["back at once", [[0, 1], [100, -0.02]], [1, -0.02]],
  ["after a rest it begins anew", [[0, 1], [300, 0.1]], [1, 0]],
  ["what did not add up in time is forgotten", [[0, 0.1], [300, 0.1]], [0, 0]],
]);
/** @param {number[]} steps lines @returns {number[]} by how much the text went at each, with a dead-band of 0.4 */
const finger = (steps) => {
  let state = RESTING;
  return steps.map((more, at) => {
    const next = dragged(state, more, at * 300, 0.4);
    state = next.roll;
    return rounded(next.lines);
  });
};
table("a finger's drag", finger, [
  ["a tremor holds nothing", [0.2, -0.1, 0.2], [0, 0, 0]],
  ["it begins where the dead-band ends", [0.3, 0.3, 0.1], [0, 0.2, 0.1]],
  ["back", [-0.5, -0.1], [-0.1, -0.1]],
]);
table("a finger's dead-band, in lines of so many px", fingerDead, [["a large glass", 100, 0.4], ["a phone: 16 px", 32, 0.5]]);
test("the dead-band is a small part of a line", () => assert.ok(DEAD_LINES > 0 && DEAD_LINES < 0.5));

const DOWN = { x: 0, y: 1 };
const drag = (/** @type {[{ x: number, y: number }, { x: number, y: number }]} */ [moved, down]) => rounded(dragLines(moved, down, 100)) + 0;
table("a finger", drag, [
  ["up: the text goes on", [{ x: 0, y: -150 }, DOWN], 1.5],
  ["down: back", [{ x: 0, y: 50 }, DOWN], -0.5],
  ["sideways: nothing", [{ x: 90, y: 0 }, DOWN], 0],
  ["on a glass that is mirrored upside down", [{ x: 0, y: 150 }, { x: 0, y: -1 }], 1.5],
  ["mirrored left and right it is the same", [{ x: 90, y: -150 }, DOWN], 1.5],
  ["turned by a quarter", [{ x: 100, y: 0 }, { x: -1, y: 0 }], 1],
]);

table("a step on the glass", howFar, [["a finger's: no glide of ours", 0.2, "cut"], ["a notch: a glide", -1, "at once"]]);

table("a stick", (/** @type {number} */ tilt) => rounded(speedOf(tilt)) + 0, [
  ["at rest", 0, 0],
  ["worn out, a little off its middle", 0.12, 0],
  ["just at the dead-band", DEAD_BAND, 0],
  ["a little: slow", 0.4, 0.375],
  ["to its end", 1, 6],
  ["up, to its end", -1, -6],
  ["past its end, as some are", 1.3, 6],
]);
table("two sticks", (/** @type {number[]} */ axes) => tiltOf(axes), [
  ["the one that is pushed farther", [0, 0.1, 0, -0.8], -0.8],
  ["sideways is nothing", [1, 0, 1, 0], 0],
  ["a pad without sticks", [], 0],
]);
table("buttons", (/** @type {[boolean[], boolean[]]} */ [before, now]) => pressedSince(before, now), [
  ["one goes down", [[false, false], [false, true]], ["Gamepad 1"]],
  ["one stays down: no second press", [[true], [true]], []],
  ["one comes up", [[true], [false]], []],
  ["down as the pad is first seen", [[], [true, false]], ["Gamepad 0"]],
]);

/** @param {number[][]} messages @returns {(string | null)[]} */
const midi = (messages) => {
  /** @type {ReadonlyMap<number, number>} */
  let values = new Map();
  return messages.map((data) => {
    const heard = midiKey(data, values);
    values = heard.values;
    return heard.key;
  });
};
table("MIDI", midi, [
  ["a note, on any channel", [[0x93, 60, 100]], ["MIDI note 60"]],
  ["a note's end", [[0x80, 60, 0], [0x90, 60, 0]], [null, null]],
  ["a pedal, down and up and down", [[0xb0, 64, 127], [0xb0, 64, 0], [0xb0, 64, 127]], ["MIDI cc 64", null, "MIDI cc 64"]],
  ["a slider goes through once", [[0xb0, 1, 40], [0xb0, 1, 70], [0xb0, 1, 90]], [null, "MIDI cc 1", null]],
  ["a clock's tick", [[0xf8]], [null]],
]);
