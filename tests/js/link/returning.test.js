import assert from "node:assert/strict";
import { test } from "node:test";
import { nextAttempt, Returning } from "../../../static/js/link/returning.js";
import { table } from "../table.js";

/** @typedef {import("../../../static/js/link/returning.js").Heard} Heard */
const begun = (/** @type {Heard | "nothing"} */ on, knocks = 1) => ({ on, knocks });

table("a websocket is tried", (/** @type {[Heard, any, number]} */ [heard, attempt, failed]) => nextAttempt(heard, attempt, failed), [
  ["not where nobody is", ["refused", null, 0], null],
  ["not where nobody is, however long one hangs", ["refused", begun("silent", 99), 0], null],
  ["at the first answer, longer than a browser holds it back", ["answered", null, 1], { anew: false, patience: 6000 }],
  ["in the silence too, with TCP's first three tries", ["silent", null, 1], { anew: false, patience: 3500 }],
  ["in a long silence, longer than a browser holds it back", ["silent", null, 10], { anew: false, patience: 6000 }],
  ["one at a time", ["silent", begun("silent"), 3], null],
  ["anew at the first answer after a silence: the old one hangs", ["answered", begun("silent"), 3], { anew: true, patience: 6000 }],
  ["but not anew at every answer: the browser may hold it back", ["answered", begun("answered"), 3], null],
  ["the first of a page's life is waited for, the browser may hold it back", ["answered", begun("nothing"), 0], null],
  ["but not where a knock is met by silence", ["silent", begun("nothing"), 0], { anew: true, patience: 3500 }],
  ["anew where one is stuck, whatever holds it", ["answered", begun("answered", 20), 3], { anew: true, patience: 6000 }],
]);

/** A server behind a door: what it answers to each knock; and what was done at the door. */
function doorOf(/** @type {Heard[]} */ answers, /** @type {() => void} */ afterwards) {
  /** @type {string[]} */
  const done = [];
  return {
    done,
    knock: async () => {
      const heard = answers.shift();
      if (heard === undefined) afterwards();
      else done.push(heard);
      return heard ?? "refused";
    },
    open: (/** @type {number} */ patience) => void done.push(`open ${patience}`),
    drop: () => void done.push("drop"),
  };
}

test("a page that was just loaded has patience, one that lost its link tries for a second, and knocks", async () => {
  /** @type {string[]} */
  const done = await new Promise((resolve) => {
    const door = doorOf(["refused", "silent", "silent", "answered"], () => {
      returning.end();
      returning.begin();
      returning.end();
      resolve(door.done);
    });
    const returning = new Returning(door);
    returning.begin();
    returning.begin();
    returning.failed();
  });
  assert.deepEqual(done, ["open 6000", "refused", "silent", "open 3500", "silent", "answered", "drop", "open 6000", "open 1000"]);
});

test("a page that is back knocks no more", async () => {
  const door = doorOf([], () => assert.fail("it knocked"));
  const returning = new Returning(door);
  returning.begin();
  returning.end();
  returning.hurry();
  await new Promise((resolve) => setTimeout(resolve, 50));
  assert.deepEqual(door.done, ["open 6000"]);
});

const aTurn = () => new Promise((resolve) => setTimeout(resolve, 5));

/** A page whose first knock was heard so, with a websocket under way since, and whose next knock does not end. */
async function tried(/** @type {Heard} */ on) {
  const door = doorOf([on], () => {});
  const returning = new Returning(door);
  returning.begin();
  returning.failed();
  returning.hurry();
  await aTurn();
  door.knock = () => new Promise(() => {});
  returning.hurry();
  return { door, returning };
}

test("a websocket that came to nothing in the silence is followed at once, whatever the knock does", async () => {
  const { door, returning } = await tried("silent");
  for (let failures = 0; failures < 9; failures += 1) {
    returning.failed();
    await aTurn();
  }
  returning.end();
  assert.deepEqual(door.done, ["open 6000", "silent", ...Array(9).fill("open 3500"), "open 6000"]);
});

/** @type {[string, Heard, (page: Returning) => void, string[]][]} */
const NOT_FOLLOWED = [
  ["one that was tried because somebody answers", "answered", (page) => page.failed(), []],
  ["one after which the page is back", "silent", (page) => (page.failed(), page.end()), []],
  ["one given up for another", "silent", (page) => (page.failed(), page.end(), page.begin()), ["open 1000"]],
];
for (const [name, on, then, more] of NOT_FOLLOWED) {
  test(`not followed at once: ${name}`, async () => {
    const { door, returning } = await tried(on);
    const before = door.done.length;
    then(returning);
    await aTurn();
    returning.end();
    assert.deepEqual(door.done.slice(before), more);
  });
}
