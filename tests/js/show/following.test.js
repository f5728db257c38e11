/** The prompter's own way through a lost link, state by state: what it shows, and what it tells the show. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Following } from "../../../static/js/show/following.js";
import { ITEM, state, stateItem } from "../states.js";

/** Two words a second from second 100, the stop at 30: it is there at 115. */
const RUNS = { word: 0, at: 100, wpm: 120, stop: 30 };
const HELD = { word: 8, at: 104, wpm: 0, stop: 30 };
const reading = (/** @type {any} */ fields = {}) => state({
  phase: "introduction", item: stateItem(), cue: { id: "ada/introduction", kind: "introduction", text: "" },
  motion: RUNS, allowed: ["nudge", "hold"], ...fields,
});
const glass = (/** @type {number} */ here, /** @type {number} */ show) => ({
  item: ITEM, here, show, lines: (/** @type {number} */ from, /** @type {number} */ to) => (to - from) / 8,
});

/** A page that was left at second 103, on its own since. */
function alone() {
  const page = new Following();
  page.receive(reading(), glass(0, 100));
  page.leave(reading());
  return page;
}

test("alone it shows the motion that it knew", () => {
  assert.deepEqual(alone().shown(reading(), ITEM, 110), { motion: RUNS, how: "in time" });
});

test("a show held meanwhile: the page stands where it is, through the Resume, until the show is there", () => {
  const page = alone();
  const held = reading({ seq: 2, held: true, motion: HELD });
  assert.equal(page.receive(held, glass(20, 110)), null);
  assert.deepEqual(page.shown(held, ITEM, 110).motion, { ...HELD, word: 20 });
  const resumed = reading({ seq: 3, motion: { word: 8, at: 120, wpm: 120, stop: 30 } });
  page.receive(resumed, glass(20, 120));
  assert.deepEqual(page.shown(resumed, ITEM, 120).motion, { word: 20, at: 126, wpm: 120, stop: 30 });
  assert.deepEqual(page.shown(resumed, ITEM, 126).motion, resumed.motion);
});

test("ahead of the show, a hand elsewhere that moves the text moves this page", () => {
  const page = alone();
  page.receive(reading({ seq: 2, held: true, motion: HELD }), glass(20, 110));
  const nudged = reading({ seq: 3, held: true, motion: { ...HELD, word: 3, at: 112 } });
  page.receive(nudged, glass(20, 112));
  assert.deepEqual(page.shown(nudged, ITEM, 112), { motion: nudged.motion, how: "at once" });
});

test("ahead of the show, a BACK is a cut", () => {
  const page = alone();
  page.receive(reading({ seq: 2, held: true, motion: HELD }), glass(20, 110));
  const back = state({ seq: 3, rev: 2, standby: "ada", held: true, cue: { id: "ada/standby", kind: "standby", text: "" } });
  page.receive(back, glass(20, 112));
  assert.deepEqual(page.shown(back, ITEM, 112), { motion: { word: 0, at: 0, wpm: 0, stop: 60 }, how: "cut" });
});

const BY_HAND = { word: 44, at: 112, wpm: 0, stop: 60 };

test("a text moved by hand stays, is told once, and waits for the show", () => {
  const page = alone();
  page.move(BY_HAND);
  assert.deepEqual(page.shown(reading(), ITEM, 113).motion, BY_HAND);
  assert.deepEqual(page.receive(reading({ seq: 2 }), glass(44, 118)), { word: 44, since: 1 });
  assert.equal(page.receive(reading({ seq: 3, pace: 125 }), glass(44, 118)), null);
  assert.equal(page.shown(reading({ seq: 3 }), ITEM, 118).motion.word, 44);
  page.told(true, 4); // the answer is here before its state
  assert.equal(page.hand?.word, 44);
  const put = reading({ seq: 4, held: true, motion: { word: 30, at: 118, wpm: 0, stop: 30 } });
  assert.equal(page.receive(put, glass(44, 118)), null);
  assert.equal(page.hand, null);
  assert.deepEqual(page.shown(put, ITEM, 118).motion, { word: 44, at: 118, wpm: 0, stop: 30 });
});

test("a place that the show does not take is given up: the page is with the show again", () => {
  const page = alone();
  page.move({ ...BY_HAND, word: 4 });
  assert.deepEqual(page.receive(reading({ seq: 2 }), glass(4, 112)), { word: 4, since: 1 });
  page.told(false, 0);
  assert.deepEqual(page.shown(reading({ seq: 2 }), ITEM, 112), { motion: RUNS, how: "at once" });
});

test("a link that is lost before the show has answered: the place is told at the next return, as old as it is", () => {
  const page = alone();
  page.move(BY_HAND);
  page.receive(reading({ seq: 2 }), glass(44, 112));
  page.leave(reading({ seq: 2 }));
  page.told(false, 0);
  page.move({ ...BY_HAND, word: 46 });
  assert.deepEqual(page.receive(reading({ seq: 3 }), glass(46, 114)), { word: 46, since: 1 });
});

test("a hand of an earlier life of the page is as old as it was then; the next one begins anew", () => {
  const page = new Following();
  page.leave(reading({ seq: 7 }));
  page.move(BY_HAND, 5);
  assert.deepEqual(page.receive(reading({ seq: 8 }), glass(44, 112)), { word: 44, since: 5 });
  page.told(false, 0);
  page.leave(reading({ seq: 9 }));
  page.move(BY_HAND);
  assert.deepEqual(page.receive(reading({ seq: 10 }), glass(44, 112)), { word: 44, since: 9 });
});

test("a show that counts from further back than the page knew: whoever moved it since came later", () => {
  const page = new Following();
  page.leave(reading({ seq: 7 }));
  page.move(BY_HAND);
  assert.deepEqual(page.receive(reading({ seq: 6 }), glass(44, 112)), { word: 44, since: 0 });
});

test("another record is another show: its text is cut to, and the hand's place is nothing to it", () => {
  const page = alone();
  page.move(BY_HAND);
  const other = reading({ seq: 2, record: "0000002b" });
  assert.equal(page.receive(other, glass(44, 112)), null);
  assert.deepEqual(page.shown(other, ITEM, 112), { motion: RUNS, how: "cut" });
});

/** @type {[string, number, any][]} */
const REFUSED = [
  ["behind the show: to it, by a glide or a cut", 4, { motion: RUNS, how: "at once" }],
  ["ahead of it: it stands until the show is there", 28, { motion: { ...RUNS, word: 28, at: 114 }, how: "at once" }],
];
for (const [name, word, shown] of REFUSED) {
  test(`somebody else has moved the show meanwhile; ${name}`, () => {
    const page = alone();
    page.move({ ...BY_HAND, word });
    page.receive(reading({ seq: 2 }), glass(word, 112));
    page.told(false, 2);
    assert.deepEqual([page.shown(reading({ seq: 2 }), ITEM, 112), page.hand], [shown, null]);
  });
}

test("another introduction: the hand's place is nothing to it", () => {
  const page = alone();
  page.move(BY_HAND);
  const talk = state({ seq: 9, rev: 9, phase: "talk", item: stateItem() });
  assert.equal(page.receive(talk, { ...glass(44, 112), item: null }), null);
  assert.equal(page.hand, null);
});

test("a clock that is corrected takes no text back", () => {
  const page = new Following();
  page.receive(reading(), glass(0, 100));
  page.settle(glass(12, 105));
  assert.deepEqual(page.shown(reading(), ITEM, 105).motion, { word: 12, at: 106, wpm: 120, stop: 30 });
  assert.deepEqual(page.shown(reading(), ITEM, 107).motion, RUNS);
});

/** A page with its link, on whose text a hand is at second 106; the show goes on meanwhile. */
function inHand() {
  const page = new Following();
  page.receive(reading(), glass(0, 100));
  page.move({ word: 20, at: 106, wpm: 0, stop: 60 }, undefined, "cut");
  return page;
}
const IN_HAND = { motion: { word: 20, at: 106, wpm: 0, stop: 60 }, how: "cut" };
const PUT = { word: 20, at: 106.3, wpm: 0, stop: 30 };

test("with the link there, the text is where the hand has it, whatever the show says of itself meanwhile", () => {
  const page = inHand();
  const paced = reading({ seq: 2, motion: { word: 12, at: 106, wpm: 140, stop: 30 } });
  assert.equal(page.receive(paced, glass(20, 106.1)), null);
  assert.deepEqual(page.shown(paced, ITEM, 106.1), IN_HAND);
});

test("a show that was told, and says so, has its text again: in the same place, held; Resume goes on from there", () => {
  const page = inHand();
  page.tell();
  page.told(true, 2);
  assert.deepEqual(page.shown(reading(), ITEM, 106.3), IN_HAND);
  const put = reading({ seq: 2, held: true, motion: PUT });
  page.receive(put, glass(20, 106.4));
  assert.deepEqual([page.hand, page.shown(put, ITEM, 106.4).motion], [null, PUT]);
  const resumed = reading({ seq: 3, motion: { ...PUT, at: 107, wpm: 120 } });
  page.receive(resumed, glass(20, 107));
  assert.deepEqual(page.shown(resumed, ITEM, 107), { motion: resumed.motion, how: "in time" });
});

test("a hand that has gone on since is not brought back to what was told", () => {
  const page = inHand();
  page.tell();
  page.move({ word: 25, at: 106.3, wpm: 0, stop: 60 });
  page.told(true, 2);
  const put = reading({ seq: 2, held: true, motion: PUT });
  page.receive(put, glass(25, 106.4));
  assert.deepEqual([page.shown(put, ITEM, 106.4).motion.word, page.hand?.word], [25, 25]);
});

test("a place that the show did not take: behind it, the text is the show's at once; ahead, it stands until the show is there", () => {
  for (const [word, at] of [[4, 100], [20, 110]]) {
    const page = inHand();
    page.move({ word, at: 106, wpm: 0, stop: 60 });
    page.tell();
    page.told(false, 0);
    assert.deepEqual([page.hand, page.shown(reading(), ITEM, 106).motion.at], [null, at]);
  }
});

/** @type {[string, any][]} */
const TAKEN = [
  ["a BACK", state({ seq: 3, rev: 2, standby: "ada", held: true, cue: { id: "ada/standby", kind: "standby", text: "" } })],
  ["the talk", state({ seq: 3, rev: 4, phase: "talk", item: stateItem(), cue: { id: "ada/talk", kind: "talk", text: "" } })],
];
for (const [name, now] of TAKEN) {
  test(`${name} takes the text out of the hand: a cut`, () => {
    const page = inHand();
    page.receive(now, glass(20, 107));
    assert.deepEqual([page.hand, page.shown(now, ITEM, 107).how], [null, "cut"]);
  });
}

const LATER = (/** @type {number} */ word) => word + 4;
test("other words leave the text in the hand, at the word that it is at", () => {
  const page = inHand();
  page.receive(reading({ seq: 3, rundown_rev: "r2" }), { ...glass(24, 107), place: LATER });
  assert.deepEqual([page.hand?.word, page.hand?.stop], [24, 64]);
});

test("a cue that came behind the text with other words leaves it in the hand", () => {
  const page = inHand();
  const now = reading({ seq: 3, rundown_rev: "r2", cue: { id: "ada/movement", kind: "movement", text: "" } });
  page.receive(now, { ...glass(24, 107), place: LATER });
  assert.deepEqual([page.hand?.word, page.shown(now, ITEM, 107).how], [24, "cut"]);
});

test("ahead of the show, other words leave the text where it is", () => {
  const page = alone();
  page.receive(reading({ seq: 2, held: true, motion: HELD }), glass(20, 110));
  const reworded = reading({ seq: 3, rundown_rev: "r2", held: true, motion: { ...HELD, word: 12, at: 112, stop: 34 } });
  page.receive(reworded, { ...glass(24, 112), place: LATER });
  assert.deepEqual(page.shown(reworded, ITEM, 112).motion.word, 24);
});

test("a cue that was taken ahead leaves the text in the hand", () => {
  const page = inHand();
  page.receive(reading({ seq: 3, rev: 2, cue: { id: "ada/movement", kind: "movement", text: "" } }), glass(20, 107));
  assert.equal(page.hand?.word, 20);
});

test("a link that is lost under a hand: the place is told at the return, as old as it is", () => {
  const page = inHand();
  page.tell();
  page.leave(reading());
  assert.deepEqual(page.receive(reading({ seq: 2 }), glass(20, 118)), { word: 20, since: 1 });
});
