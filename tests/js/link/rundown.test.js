/** When the scripts are asked for, and how: before anybody has said which, when a state names others, and again when nobody answers. */
import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";
import { having, RundownSource } from "../../../static/js/link/rundown.js";
import { ITEM, RUNDOWN, SILENT } from "../states.js";

const { signal: NEVER } = new AbortController();
const settled = () => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));

beforeEach(() => mock.timers.enable({ apis: ["setTimeout"] }));
afterEach(() => mock.reset());

/** @typedef {["ahead"] | ["want", string] | ["later"]} Step what the page does; `later`: what waits is due */

/** @param {string[]} answers of the server; "" refuses @param {Step[]} steps @returns {Promise<string>} what is asked, "?" and what the page has, and what it is given */
async function asked(answers, steps) {
  /** @type {string[]} */
  const seen = [];
  mock.method(globalThis, "fetch", async (/** @type {string} */ address) => {
    seen.push(`?${address.split("since=")[1] ?? ""}`);
    const rev = answers.shift() ?? "";
    return new Response(JSON.stringify({ ...RUNDOWN, rundown_rev: rev }), { status: rev === "" ? 503 : 200 });
  });
  const source = new RundownSource("main", () => seen.push(`=${source.current?.rundown_rev}`));
  for (const [name, rev = ""] of steps) {
    if (name === "ahead") source.ahead();
    else if (name === "want") source.want(rev);
    else mock.timers.tick(1000);
    await settled();
  }
  return seen.join(" ");
}

const CASES = /** @type {[string, string[], Step[], string][]} */ ([
  ["a state names them", ["a"], [["want", "a"]], "? =a"],
  ["ahead, and the state names the same", ["a"], [["ahead"], ["want", "a"]], "? =a"],
  ["ahead, and the state names others", ["a", "b"], [["ahead"], ["want", "b"]], "? =a ?a =b"],
  ["an edit: what is another than they have", ["a", "b", "c"], [["want", "a"], ["want", "b"], ["want", "c"]], "? =a ?a =b ?b =c"],
  ["ahead, and not let in: not again by itself", ["", "a"], [["ahead"], ["later"]], "?"],
  ["ahead, not let in, and a state after that", ["", "a"], [["ahead"], ["want", "a"]], "? ? =a"],
  ["nobody answers a state's: again", ["", "a"], [["want", "a"], ["later"]], "? ? =a"],
]);

for (const [name, answers, steps, wanted] of CASES) {
  test(`scripts asked for: ${name}`, async () => assert.equal(await asked(answers, steps), wanted));
}

const EDITED = { ...SILENT, words: 2, rev: "other" };
const { v, stage } = RUNDOWN;
const TOLD = /** @type {[string, any, any][]} */ ([
  ["nothing is another", { v, stage, since: "r", rundown_rev: "r", pace: 130, items: [] }, RUNDOWN],
  ["one item is", { v, stage, since: "r", rundown_rev: "r2", pace: 140, items: [EDITED] }, { ...RUNDOWN, rundown_rev: "r2", pace: 140, items: [ITEM, EDITED] }],
  ["what it had is not known any more", { ...RUNDOWN, rundown_rev: "r9", items: [EDITED] }, { ...RUNDOWN, rundown_rev: "r9", items: [EDITED] }],
]);

for (const [name, told, wanted] of TOLD) test(`a page with words is told: ${name}`, () => assert.deepEqual(having(RUNDOWN, told), wanted));

/** A server that sends a byte or none every so often, and what the page has then. @param {number[]} gaps ms before each piece @returns {Promise<string>} */
async function dribbled(gaps) {
  const [first, ...rest] = pieces(JSON.stringify({ ...RUNDOWN, rundown_rev: "Éva" }), gaps.length);
  let signal = NEVER;
  /** @type {ReadableStreamDefaultController<Uint8Array>} */
  let line = /** @type {any} */ (null);
  const body = new ReadableStream({ start: (controller) => void (line = controller) });
  mock.method(globalThis, "fetch", async (/** @type {string} */ _, /** @type {any} */ how) => {
    ({ signal } = how);
    signal.addEventListener("abort", () => line.error(signal.reason));
    return new Response(body);
  });
  const source = new RundownSource("main", () => {});
  source.want("Éva");
  for (const [at, piece] of [first, ...rest].entries()) {
    await settled();
    mock.timers.tick(gaps[at] ?? 0);
    if (!signal.aborted) line.enqueue(piece);
  }
  if (!signal.aborted) line.close();
  await settled();
  return signal.aborted ? "given up" : source.current?.rundown_rev ?? "nothing";
}

/** @param {string} text @param {number} count @returns {Uint8Array[]} */
function pieces(text, count) {
  const bytes = new TextEncoder().encode(text);
  const size = Math.ceil(bytes.length / count);
  return Array.from({ length: count }, (_, at) => bytes.subarray(at * size, (at + 1) * size));
}

const LINES = /** @type {[string, number[], string][]} */ ([
  ["all at once", [0], "Éva"],
  ["a slow one, that takes a minute", Array(12).fill(5000), "Éva"],
  ["in small pieces, for half a minute, with letters in two", Array(300).fill(100), "Éva"],
  ["one that breaks off in the midst", [10, 10, 9000, 10], "given up"],
  ["one that never sends", [9000], "given up"],
]);

for (const [name, gaps, wanted] of LINES) test(`a line: ${name}`, async () => assert.equal(await dribbled(gaps), wanted));
