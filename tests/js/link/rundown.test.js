/** When the scripts are asked for: before anybody has said which, when a state names others, and again when nobody answers. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { RundownSource } from "../../../static/js/link/rundown.js";

/** @typedef {["ahead"] | ["want", string] | ["later"]} Step what the page does; `later`: what waits is due */

/** @param {[string[], Step[]]} told the server's answers ("" refuses), and the steps @returns {Promise<string>} "?" each time it asks, and what it is given */
async function asked([answers, steps]) {
  /** @type {string[]} */
  const seen = [];
  /** @type {(() => void)[]} */
  const waiting = [];
  Object.assign(globalThis, {
    setTimeout: (/** @type {() => void} */ due) => waiting.push(due),
    fetch: async () => {
      seen.push("?");
      const rev = answers.shift() ?? "";
      return { ok: rev !== "", text: async () => JSON.stringify({ rundown_rev: rev }) };
    },
  });
  const source = new RundownSource("main", () => seen.push(source.current?.rundown_rev ?? ""));
  for (const [name, rev = ""] of steps) {
    if (name === "ahead") source.ahead();
    else if (name === "want") source.want(rev);
    else waiting.splice(0).forEach((due) => due());
    await new Promise((done) => setImmediate(done));
  }
  return seen.join("");
}

const CASES = /** @type {[string, [string[], Step[]], string][]} */ ([
  ["a state names them", [["a"], [["want", "a"]]], "?a"],
  ["ahead, and the state names the same", [["a"], [["ahead"], ["want", "a"]]], "?a"],
  ["ahead, and the state names others", [["a", "b"], [["ahead"], ["want", "b"]]], "?a?b"],
  ["ahead, and not let in: not again by itself", [["", "a"], [["ahead"], ["later"]]], "?"],
  ["ahead, not let in, and a state after that", [["", "a"], [["ahead"], ["want", "a"]]], "??a"],
  ["nobody answers a state's: again", [["", "a"], [["want", "a"], ["later"]]], "??a"],
]);

for (const [name, told, wanted] of CASES) test(`scripts asked for: ${name}`, async () => assert.equal(await asked(told), wanted));
