/** When the words on a page change: with the state that counts in them, at the instant from which its place counts. */
import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";
import { localNow } from "../../../static/js/link/timekeeper.js";
import { Wording } from "../../../static/js/link/wording.js";
import { RUNDOWN, state, stateItem } from "../states.js";

const RUNS = { word: 0, at: 0, wpm: 120, stop: 30 };
const reading = (/** @type {any} */ fields = {}) => state({ phase: "introduction", item: stateItem(), motion: RUNS, ...fields });
const NEW = reading({ rundown_rev: "r2", seq: 2, motion: { ...RUNS, word: 2, at: 1 } });

/** Fetches that wait for an answer. @type {((rev: string | null) => void)[]} */
let asked = [];
beforeEach(() => {
  asked = [];
  mock.timers.enable({ apis: ["setTimeout"] });
  mock.method(globalThis, "fetch", () => new Promise((resolve, reject) => {
    asked.push((rev) => (rev === null ? reject(new Error("away")) : resolve(new Response(JSON.stringify({ ...RUNDOWN, rundown_rev: rev })))));
  }));
});
afterEach(() => mock.reset());

const settled = () => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));

/** A page with the words "r" that shows a text which runs, 100 ms before show second 1. */
async function page() {
  /** @type {string[]} */
  const told = [];
  const clock = { now: 0.9 };
  const localAt = (/** @type {number} */ show) => localNow() + (show - clock.now) * 1000;
  const time = /** @type {any} */ ({ showNow: () => clock.now, rate: 1, localAt });
  const wording = new Wording("s", time, {
    onState: ({ seq }) => told.push(`state ${seq} in ${wording.rundown?.rundown_rev}`),
    onMeanwhile: ({ seq }) => told.push(`meanwhile ${seq}`),
    onWords: () => told.push(`words ${wording.rundown?.rundown_rev}`),
  });
  await answered("r");
  told.length = 0;
  return { wording, told, clock };
}

/** @param {string | null} rev */
async function answered(rev) {
  asked.shift()?.(rev);
  await settled();
}

test("a state in other words waits for them, and for its time", async () => {
  const { wording, told, clock } = await page();
  wording.receive(NEW, reading());
  assert.deepEqual([told, wording.waits], [["meanwhile 2"], true]);
  await answered("r2");
  assert.deepEqual(told, ["meanwhile 2"]);
  clock.now = 1.01;
  mock.timers.tick(200);
  assert.deepEqual([told, wording.waits], [["meanwhile 2", "state 2 in r2"], false]);
});

test("a text that stands has its words at once", async () => {
  const { wording, told } = await page();
  wording.receive(NEW, reading({ motion: { ...RUNS, wpm: 0 } }));
  await answered("r2");
  assert.deepEqual(told, ["meanwhile 2", "state 2 in r2"]);
});

test("a state in the same words waits for nothing", async () => {
  const { wording, told } = await page();
  wording.receive(reading({ seq: 2 }), reading());
  assert.deepEqual([told, asked.length], [["state 2 in r"], 0]);
});

test("another introduction waits for nothing, and has its words when they come", async () => {
  const { wording, told } = await page();
  wording.receive(state({ seq: 3, rundown_rev: "r2", standby: "babbage" }), reading());
  await answered("r2");
  assert.deepEqual(told, ["state 3 in r", "words r2"]);
});

test("a fetch that fails is tried again, and the old words stay", async () => {
  const { wording, told } = await page();
  wording.receive(NEW, reading({ motion: { ...RUNS, wpm: 0 } }));
  await answered(null);
  assert.deepEqual([told, asked.length], [["meanwhile 2"], 0]);
  mock.timers.tick(1000);
  await answered("r2");
  assert.deepEqual(told, ["meanwhile 2", "state 2 in r2"]);
});

test("edited again while the words are on their way: the last of them count", async () => {
  const { wording, told } = await page();
  const still = reading({ motion: { ...RUNS, wpm: 0 } });
  wording.receive(NEW, still);
  wording.receive({ ...NEW, rundown_rev: "r3", seq: 3 }, still);
  await answered("r2");
  assert.deepEqual([told, asked.length], [["meanwhile 2", "meanwhile 3"], 1]);
  await answered("r3");
  assert.equal(told.at(-1), "state 3 in r3");
});

test("words that come before the state that counts in them wait for it", async () => {
  const { wording, told } = await page();
  const still = reading({ motion: { ...RUNS, wpm: 0 } });
  wording.receive(NEW, still);
  await answered("r3");
  assert.deepEqual(told, ["meanwhile 2"]);
  wording.receive({ ...NEW, rundown_rev: "r3", seq: 3 }, still);
  assert.deepEqual([told, asked.length], [["meanwhile 2", "state 3 in r3"], 0]);
});
