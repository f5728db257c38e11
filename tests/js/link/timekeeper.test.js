import assert from "node:assert/strict";
import { test } from "node:test";
import { localNow, Timekeeper } from "../../../static/js/link/timekeeper.js";

/** Far less than what was kept, and more than a busy machine stops a process for. */
const NEAR_MS = 5_000;
const near = (/** @type {number} */ a, /** @type {number} */ b) => assert.ok(Math.abs(a - b) < NEAR_MS, `${a} is not about ${b}`);

test("before the first ping, the server's clock is as an earlier life of the page knew it", () => {
  const time = new Timekeeper();
  near(time.serverNow(), Date.now());
  time.assume(60_000);
  near(time.serverNow(), Date.now() + 60_000);
  assert.equal(time.ready, false);
});

test("what is learned is told as a move, on or back", () => {
  const time = new Timekeeper();
  const ping = (/** @type {number} */ ahead, /** @type {number} */ way) => time.learn({ sent: 0, received: way, server: way / 2 + ahead });
  assert.deepEqual([ping(100, 8), ping(103, 6), ping(99, 4), ping(500, 50)], [Infinity, 3, -4, 0]);
});

test("one ping is worth more than what was kept", () => {
  const time = new Timekeeper();
  time.assume(60_000);
  time.learn({ sent: localNow(), received: localNow(), server: 5_000 });
  near(time.serverNow(), 5_000);
});
