/** How often the show is told where a hand has the text. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { dueAt, EVERY_MS, Moving, REST_MS } from "../../../static/js/hands/moving.js";
import { table } from "../table.js";

table("when the show is told", (/** @type {[number, number]} */ [first, last]) => dueAt(first, last), [
  ["one touch: when the hand rests", [0, 0], REST_MS],
  ["two: after the second", [0, 40], 40 + REST_MS],
  ["a hand that goes on: now and then", [0, 190], EVERY_MS],
]);

/** @param {import("node:test").TestContext} context @returns {{ moving: Moving, told: number[], after: (ms: number) => void }} */
function hand(context) {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  let now = 0;
  /** @type {number[]} */
  const told = [];
  const moving = new Moving(() => told.push(now), () => now);
  const after = (/** @type {number} */ ms) => {
    for (let each = 0; each < ms; each += 1) {
      now += 1;
      context.mock.timers.tick(1);
    }
  };
  return { moving, told, after };
}

test("a finger that moves for a second tells it five times, and once at its end", (context) => {
  const { moving, told, after } = hand(context);
  for (let step = 0; step < 100; step += 1) {
    moving.moved();
    after(10);
  }
  after(1000);
  assert.ok(told.length >= 4 && told.length <= 6, `told at ${told}`);
  assert.ok(told.every((at, i) => i === 0 || at - told[i - 1] >= REST_MS));
  assert.ok((told.at(-1) ?? 0) >= 1000);
});

test("a hand that rests is told once; nothing is told of one that did nothing", (context) => {
  const { moving, told, after } = hand(context);
  after(500);
  moving.moved();
  after(2000);
  assert.deepEqual(told, [500 + REST_MS]);
});

test("before a press the place is told at once, and not again", (context) => {
  const { moving, told, after } = hand(context);
  moving.flush();
  moving.moved();
  after(20);
  moving.flush();
  after(1000);
  assert.deepEqual(told, [20]);
});

test("what was dropped is not told", (context) => {
  const { moving, told, after } = hand(context);
  moving.moved();
  moving.drop();
  after(1000);
  assert.deepEqual(told, []);
});
