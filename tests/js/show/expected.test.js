import { expectedItems, lateBy } from "../../../static/js/show/expected.js";
import { table } from "../table.js";
import { ITEM, RUNDOWN, state, stateItem } from "../states.js";

/** 10:30 to 11:10. */
const ADA = ITEM;
/** 11:10 to 11:30; it can shrink to five minutes. */
const COFFEE = { ...ITEM, id: "coffee", kind: /** @type {const} */ ("break"), start: 40_200, end: 41_400, least: 300 };
/** 11:30 to 12:00, introduced in the gap before it where there is one. */
const BERT = { ...ITEM, id: "bert", start: 41_400, end: 43_200, lead_in: 0 };
const CARL = { ...ITEM, id: "carl", start: 43_800, end: 45_000, lead_in: 60 };
const DAY = { ...RUNDOWN, items: [ADA, COFFEE, BERT, CARL] };
const TALK = { phase: "talk", item: stateItem() };

/** @param {import("../../../static/js/show/types.js").State} told @param {number} show */
const expected = (told, show, day = DAY) => expectedItems(told, day, show).map(({ item, start, end }) => [item.id, start, end]);

const PLANNED = [["coffee", 40_200, 41_400], ["bert", 41_400, 43_200], ["carl", 43_800, 45_000]];

table("what is to come", (/** @type {[any, number, any?]} */ [fields, show, day]) => expected(state(fields), show, day), [
  ["on time", [TALK, 38_000], PLANNED],
  ["before the day", [{}, 36_000], [["ada", 37_800, 40_200], ...PLANNED]],
  ["early is no reason to begin early", [{ ...TALK, delay: -300 }, 38_000], PLANNED],
  ["a break takes up what is late", [{ ...TALK, delay: 600 }, 38_000], [["coffee", 40_800, 41_400], ...PLANNED.slice(1)]],
  ["as far as it can shrink", [{ ...TALK, delay: 1200 }, 38_000], [["coffee", 41_400, 41_700], ["bert", 41_700, 43_500], ["carl", 43_800, 45_000]]],
  ["a gap takes up the rest, but for the introduction in it", [{ ...TALK, delay: 1560 }, 38_000], [["coffee", 41_760, 42_060], ["bert", 42_060, 43_860], ["carl", 43_920, 45_120]]],
  ["a talk that runs over pushes what follows", [TALK, 40_500], [["coffee", 40_500, 41_400], ...PLANNED.slice(1)]],
  ["a hold pushes it as long as it lasts", [{ ...TALK, held: true, held_from: 38_000 }, 39_200], [["coffee", 41_400, 41_700], ["bert", 41_700, 43_500], ["carl", 43_800, 45_000]]],
  ["a hard start waits for nobody", [{ ...TALK, delay: 3600 }, 38_000, { ...DAY, items: [ADA, { ...BERT, hard_start: true }] }], [["bert", 41_400, 43_200]]],
  ["the last one", [{ phase: "talk", item: stateItem({ id: "carl" }) }, 44_000], []],
  ["the day is over", [{ phase: "ended", item: stateItem() }, 44_000], []],
  ["no items", [{}, 36_000, { ...DAY, items: [] }], []],
]);

table("how late", (/** @type {any} */ fields) => lateBy(state(fields), 1000), [
  ["as the last opening had it", { delay: 60 }, 60],
  ["and longer by the hold", { delay: 60, held_from: 900 }, 160],
  ["a hold that delays nothing yet", { delay: 60, held_from: 1100 }, 60],
]);
