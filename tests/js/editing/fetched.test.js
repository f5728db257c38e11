import { Fetched } from "../../../static/js/editing/fetched.js";
import { state } from "../states.js";
import { table } from "../table.js";

const SAME = state();
const CHANGED = state({ cards: { changed: ["ada"], more: 0 } });
const isOld = (/** @type {[any, any]} */ [then, now]) => {
  const fetched = new Fetched();
  fetched.note(then, "ada");
  return fetched.isOld(now, "ada");
};
table("words that were fetched may be others", isOld, [
  ["nothing is new", [SAME, SAME], false],
  ["a state that is about something else", [SAME, state({ seq: 2 })], false],
  ["new words", [SAME, state({ rundown_rev: "r2" })], true],
  ["another show", [SAME, state({ record: "0000002b" })], true],
  ["the card changed", [SAME, CHANGED], true],
  ["the card is known to have changed", [CHANGED, CHANGED], false],
  ["it may have changed once more", [CHANGED, { ...CHANGED }], true],
  ["it is as the show has it again", [CHANGED, SAME], true],
  ["another one's card changed", [SAME, state({ cards: { changed: ["babbage"], more: 0 } })], false],
]);
