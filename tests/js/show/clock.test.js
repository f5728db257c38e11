import assert from "node:assert/strict";
import { test } from "node:test";
import { addPing, estimate, FIRST_PINGS_MS, fromPing, isAnotherLine, pingTimes, PING_EVERY_MS, serverMsAt, showSeconds } from "../../../static/js/show/clock.js";
import { rounded, table } from "../table.js";

const CLOCK = { epoch: "e", server_ms: 1_000_000, show_ms: 36_000_000, rate: 1 };

table("show time", (/** @type {[number, number]} */ [rate, server]) => rounded(showSeconds({ ...CLOCK, rate }, server)), [
  ["at the anchor", [1, 1_000_000], 36_000],
  ["a second later", [1, 1_001_000], 36_001],
  ["before the anchor", [1, 999_500], 35_999.5],
  ["a rehearsal at 60x", [60, 1_001_000], 36_060],
  ["a clock that stands", [0, 1_500_000], 36_000],
]);

table("server time of a show time", (/** @type {[number, number]} */ [rate, show]) => serverMsAt({ ...CLOCK, rate }, show), [
  ["at the anchor", [1, 36_000], 1_000_000],
  ["a second later", [1, 36_001], 1_001_000],
  ["a rehearsal at 60x", [60, 36_060], 1_001_000],
  ["a clock that stands never comes there", [0, 36_001], Infinity],
]);

const later = (/** @type {Partial<typeof CLOCK>} */ fields) => ({ ...CLOCK, server_ms: 1_001_000, show_ms: 36_001_000, ...fields });
table("a clock told anew", (/** @type {[typeof CLOCK | null, typeof CLOCK]} */ [before, after]) => isAnotherLine(before, after), [
  ["the first is no other", [null, CLOCK], false],
  ["a second later on the same line", [CLOCK, later({})], false],
  ["rounded on its way", [CLOCK, later({ show_ms: 36_001_001.5 })], false],
  ["at 600x a millisecond is more", [{ ...CLOCK, rate: 600 }, later({ rate: 600, show_ms: 36_600_900 })], false],
  ["paused", [CLOCK, later({ rate: 0 })], true],
  ["sped up", [CLOCK, later({ rate: 4 })], true],
  ["set", [CLOCK, later({ show_ms: 36_500_000 })], true],
  ["set while paused", [{ ...CLOCK, rate: 0 }, later({ rate: 0 })], true],
]);

/** A server 12 s ahead; `out` and `back` are the two ways in ms. */
const ping = (/** @type {number} */ sent, /** @type {number} */ out, /** @type {number} */ back) => ({
  sent, received: sent + out + back, server: sent + out + 12_000,
});

table("the best ping", (/** @type {ReturnType<typeof ping>[]} */ pings) => estimate(pings, 5000)?.offset ?? null, [
  ["none yet", [], null],
  ["one with equal ways is exact", [ping(0, 5, 5)], 12_000],
  ["a slow way back is off by half of it", [ping(0, 5, 105)], 11_950],
  ["the short round trip wins, whatever came after", [ping(0, 50, 1), ping(200, 1, 1), ping(400, 1, 90)], 12_000],
]);

test("an old ping loses to a new one that is nearly as short", () => {
  const old = ping(0, 1, 1);
  const young = { ...ping(100_000, 1, 2), server: 100_001 + 12_006 };
  assert.equal(rounded(estimate([old, young], 100_003)?.offset ?? 0), 12_005.5);
});

test("pings older than three minutes are forgotten", () => {
  const young = ping(200_000, 1, 1);
  assert.deepEqual(addPing([ping(0, 1, 1), ping(50_000, 1, 1)], young), [ping(50_000, 1, 1), young]);
});

test("what a ping cannot know is half its round trip", () => {
  assert.deepEqual(fromPing(ping(0, 10, 30), 40), { offset: 11_990, error: 20 });
});

table("when a page pings", (/** @type {number} */ chance) => pingTimes(() => chance), [
  ["as early as may be", 0, { first: [0, 0, 150, 350, 600, 1000, 1500, 2200, 3200, 4500], steady: 6000 }],
  ["in the middle", 0.5, { first: [0, 75, 250, 475, 800, 1250, 1850, 2700, 3850, 5250], steady: 11_000 }],
  ["as late as may be", 1, { first: [0, 150, 350, 600, 1000, 1500, 2200, 3200, 4500, 6000], steady: 16_000 }],
]);

test("a thousand pages that come at once ping at a thousand moments, but for the first", () => {
  let seed = 1;
  const chance = () => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647;
  const pages = Array.from({ length: 1000 }, () => pingTimes(chance));
  const moments = FIRST_PINGS_MS.map((_, place) => new Set(pages.map(({ first }) => first[place])).size);
  assert.deepEqual(moments, [1, ...FIRST_PINGS_MS.slice(1).map(() => 1000)]);
});

test("later they are spread over the whole time between two pings", () => {
  const last = FIRST_PINGS_MS.at(-1) ?? 0;
  assert.deepEqual([0, 0.25, 1].map((part) => pingTimes(() => part).steady - last), [0, PING_EVERY_MS / 4, PING_EVERY_MS]);
});
