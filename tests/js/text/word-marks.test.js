/** Which word is marked as being read, and which as read: after every move only these. */
import { WordMarks } from "../../../static/js/text/word-marks.js";
import { table } from "../table.js";

/** An element as far as marks go: its classes. */
const fakeSpan = () => {
  const classes = new Set();
  return {
    classes,
    classList: {
      add: (/** @type {string} */ name) => classes.add(name),
      remove: (/** @type {string} */ name) => classes.delete(name),
      toggle: (/** @type {string} */ name, /** @type {boolean} */ on) => (on ? classes.add(name) : classes.delete(name)),
    },
  };
};

/** @param {number[]} moves of a script of five words @returns {string} a letter a word: n now, p passed */
function marked(moves) {
  const spans = Array.from({ length: 5 }, fakeSpan);
  const marks = new WordMarks();
  marks.begin(/** @type {any} */ (spans));
  for (const word of moves) marks.to(word);
  return spans.map(({ classes }) => [...classes].map((name) => String(name)[0]).join("") || ".").join("");
}

table("marks", marked, [
  ["a new script", [], "n...."],
  ["word by word", [1, 2], "ppn.."],
  ["a jump ahead", [4], "ppppn"],
  ["and back", [4, 1], "pn..."],
  ["to where it is", [2, 2], "ppn.."],
  ["beyond the end: the last word", [9], "ppppn"],
  ["before the beginning", [3, -1], "n...."],
]);
