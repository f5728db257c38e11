/** What a press asks of the show, and what is disregarded. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { callOf, Caller } from "../../../static/js/hands/calling.js";
import { state, stateItem } from "../states.js";
import { table } from "../table.js";

const PACES = { slowest: 40, fastest: 400 };
const ALL = ["go", "back", "hold", "resume", "pace", "blank"];
const CUE = { id: "ada/media", kind: "media", text: "" };
const NEXT = { id: "ada/resume", kind: "resume", text: "", label: "GO: go on" };
const reading = (/** @type {any} */ fields = {}) => state({ phase: "introduction", item: stateItem(), cue: CUE, next: NEXT, rev: 7, allowed: ALL, ...fields });
const call = (/** @type {[any, any?, any?]} */ [action, fields, known]) => callOf(action, reading(fields), { pace: 130, paces: PACES, held: false, counts: false, ...known });
const expect = { rev: 7, cue: "ada/resume" };
table("what is asked for", call, [
  ["GO says what the page showed", ["go"], { type: "go", args: {}, expect }],
  ["GO for an introduction, counted down to", ["go", { next: { ...NEXT, kind: "introduction" } }, { counts: true }], { type: "go", args: { countdown: 3 }, expect }],
  ["GO for another cue is not", ["go", {}, { counts: true }], { type: "go", args: {}, expect }],
  ["GO with nothing to take", ["go", { next: null }], null],
  ["Back says what it leaves", ["back"], { type: "back", args: {}, expect: { rev: 7, cue: "ada/media" } }],
  ["Back from the end of the day", ["back", { phase: "ended", cue: null }], { type: "back", args: {}, expect: { rev: 7, cue: "end" } }],
  ["Back before the first cue", ["back", { cue: null }], null],
  ["Hold", ["hold"], { type: "hold", args: {} }],
  ["Resume", ["hold", {}, { held: true }], { type: "resume", args: {} }],
  ["a start button in mid-show holds", ["play"], { type: "hold", args: {} }],
  ["and resumes", ["play", {}, { held: true }], { type: "resume", args: {} }],
  ["a start button before the day opens it", ["play", { phase: "ready", allowed: ["start", "go", "hold"] }], { type: "start", args: {} }],
  ["the space bar before the day holds it", ["hold", { phase: "ready", allowed: ["start", "go", "hold"] }], { type: "hold", args: {} }],
  ["an end button holds", ["stop"], { type: "hold", args: {} }],
  ["an end button sets nothing going", ["stop", {}, { held: true }], null],
  ["Blank", ["blank"], { type: "blank", args: { on: true } }],
  ["and light again", ["blank", { blank: true }], { type: "blank", args: { on: false } }],
  ["Faster is a pace", ["faster"], { type: "pace", args: { wpm: 135 } }],
  ["Slower from the pace asked for last", ["slower", {}, { pace: 142 }], { type: "pace", args: { wpm: 140 } }],
  ["what is no command", ["line-down"], null],
]);

/** A caller whose presses are written down; `pending`: they wait for their answer; `unread`: words that a GO would leave unread. */
function caller({ pending = false, unread = () => 0 } = {}) {
  /** @type {string[]} */
  const log = [];
  const presses = { isPending: () => pending && log.length > 0, press: (/** @type {string} */ type, /** @type {any} */ args) => log.push([type, ...Object.values(args)].join(" ")) };
  return { log, caller: new Caller(/** @type {any} */ (presses), (why) => log.push(why), unread) };
}

test("a second GO at once is seen and disregarded, a GO after the gap is not", (context) => {
  let now = 1000;
  context.mock.method(performance, "now", () => now);
  const { log, caller: one } = caller();
  for (const ms of [0, 100, 299, 300]) {
    now = 1000 + ms;
    one.call("go", reading(), PACES);
  }
  const slip = "GO disregarded: too soon after the last";
  assert.deepEqual(log, ["go", slip, slip, "go"]);
});

const BOUNCES = /** @type {[string, [number, any][], string[]][]} */ ([
  ["Back", [[0, "back"], [80, "back"], [300, "back"]], ["back", "Back disregarded: too soon after the last", "back"]],
  ["Hold", [[0, "hold"], [40, "hold"], [250, "hold"]], ["hold", "Hold disregarded: too soon after the last", "hold"]],
  ["Blank", [[0, "blank"], [40, "blank"]], ["blank true", "Blank disregarded: too soon after the last"]],
  ["Faster goes on and on", [[0, "faster"], [40, "faster"]], ["pace 135", "pace 140"]],
  ["Back after a GO is no slip", [[0, "go"], [80, "back"]], ["go", "back"]],
]);
for (const [name, presses, expected] of BOUNCES) {
  test(`a switch that bounces: ${name}`, (context) => {
    let now = 1000;
    context.mock.method(performance, "now", () => now);
    const { log, caller: one } = caller();
    for (const [ms, action] of presses) {
      now = 1000 + ms;
      one.call(action, reading(), PACES);
    }
    assert.deepEqual(log, expected);
  });
}

test("a GO while the last is on its way is disregarded, whatever the time", (context) => {
  let now = 1000;
  context.mock.method(performance, "now", () => now);
  const { log, caller: one } = caller({ pending: true });
  one.call("go", reading(), PACES);
  now = 2900;
  one.call("go", reading(), PACES);
  assert.deepEqual(log, ["go", "GO disregarded: the last one is on its way"]);
});

const ASKED = "GO takes the talk, 34 words unread: press GO again";
const SLIP = "GO disregarded: too soon after the last";
const QUESTIONS = /** @type {[string, [number, string, number][], string[]][]} */ ([
  ["it asks first, and the second press is the answer", [[0, "ada/talk", 34], [900, "ada/talk", 32]], [ASKED, "go"]],
  ["a switch that bounces is no answer", [[0, "ada/talk", 34], [120, "ada/talk", 34], [900, "ada/talk", 34]], [ASKED, ASKED, "go"]],
  ["after its word is gone it asks anew", [[0, "ada/talk", 34], [3100, "ada/talk", 34], [4000, "ada/talk", 34]], [ASKED, ASKED, "go"]],
  ["another cue is another question", [[0, "ada/talk", 34], [900, "bob/talk", 34]], [ASKED, ASKED]],
  ["all is read: nothing to ask", [[0, "ada/talk", 0]], ["go"]],
  ["the text came to its end meanwhile", [[0, "ada/talk", 34], [100, "ada/talk", 0]], [ASKED, "go"]],
  ["after it the gap counts as ever", [[0, "ada/talk", 34], [900, "ada/talk", 34], [1000, "ada/talk", 34]], [ASKED, "go", SLIP]],
]);
for (const [name, presses, expected] of QUESTIONS) {
  test(`a GO that leaves words unread: ${name}`, (context) => {
    let [now, unread] = [1000, 0];
    context.mock.method(performance, "now", () => now);
    const { log, caller: one } = caller({ unread: () => unread });
    for (const [ms, id, words] of presses) {
      [now, unread] = [1000 + ms, words];
      one.call("go", reading({ next: { ...NEXT, id, kind: "talk" } }), PACES);
    }
    assert.deepEqual(log, expected);
  });
}

const REFUSED = /** @type {[string, any, any, boolean, string][]} */ ([
  ["what the show does not allow", "back", reading({ allowed: ["go"] }), false, "Back is not possible now"],
  ["nothing to take", "go", reading({ next: null }), false, "GO is not possible now"],
  ["Esc while it is held", "stop", reading({ held: true }), false, "It is held already"],
  ["after the last talk", "go", reading({ phase: "ended", next: null }), false, "The day is over: GO is not possible. Back opens it again"],
  ["no state yet", "go", null, false, "Wait: the show is not here yet"],
  ["Resume for a hand's hold that the state does not know yet", "hold", reading({ allowed: ["hold"] }), true, "resume"],
  ["Resume that the show refuses", "hold", reading({ held: true, allowed: [] }), false, "Resume is not possible now"],
]);
for (const [name, action, now, held, expected] of REFUSED) {
  test(`a press: ${name}`, () => {
    const { log, caller: one } = caller();
    one.call(action, now, PACES, held);
    assert.deepEqual(log, [expected]);
  });
}

test("Faster twice is two steps, also before the first is answered; a settled one is forgotten", () => {
  const { log, caller: one } = caller();
  one.call("faster", reading(), PACES);
  one.call("faster", reading(), PACES);
  assert.deepEqual([log, one.pace(reading())], [["pace 135", "pace 140"], 140]);
  one.settle();
  assert.equal(one.pace(reading()), 130);
});
