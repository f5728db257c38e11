/** The line under the word being read stands below that word, as long as it is, and nowhere where there is none. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { WordLine } from "../../../static/js/text/word-line.js";

/** The box, as far as the line needs one. */
const box = { style: { transform: "" }, hidden: false, className: "", setAttribute: () => {} };
Object.assign(globalThis, { document: { createElement: () => box } });

const word = (/** @type {number} */ offsetLeft, /** @type {number} */ offsetTop) =>
  /** @type {HTMLElement} */ ({ offsetLeft, offsetTop, offsetWidth: 120, offsetHeight: 90 });

test("it is brought below each word, and is as long", () => {
  const line = new WordLine();
  const places = [word(0, 10), word(150, 10), word(0, 114)].map((one) => {
    line.under(one);
    return [box.hidden, box.style.transform];
  });
  assert.deepEqual(places, [
    [false, "translate(0px, 100px) scaleX(120)"],
    [false, "translate(150px, 100px) scaleX(120)"],
    [false, "translate(0px, 204px) scaleX(120)"],
  ]);
});

test("a text without words has none", () => {
  const line = new WordLine();
  line.under(null);
  assert.equal(box.hidden, true);
});
