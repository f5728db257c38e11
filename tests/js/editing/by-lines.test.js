import { byLines, spotted } from "../../../static/js/editing/by-lines.js";
import { table } from "../table.js";

const told = (/** @type {[string, string]} */ [old, now]) => byLines(old, now).map(({ op, text }) => `${op} ${text}`);
table("two texts by their lines", told, [
  ["the same", ["a\n\nb", "a\r\n\r\nb\n"], ["same a", "same b"]],
  ["a line in the middle is another", ["a\nb\nc", "a\nx\nc"], ["same a", "old b", "new x", "same c"]],
  ["a line comes", ["a\nc", "a\nb\nc"], ["same a", "new b", "same c"]],
  ["a line goes", ["a\nb\nc", "b\nc"], ["old a", "same b", "same c"]],
  ["all is new", ["", "a\nb"], ["new a", "new b"]],
  ["all is gone", ["a", " \n"], ["old a"]],
  ["a line has moved", ["a\nb\nc", "b\nc\na"], ["old a", "same b", "same c", "new a"]],
  ["twice the same line", ["a\na", "a\na\na"], ["same a", "same a", "new a"]],
]);

const long = (/** @type {string} */ word) => Array.from({ length: 600 }, (_, i) => `${word} ${i}`).join("\n");
table("texts too long to be compared line by line", () => byLines(long("a"), long("b")).map(({ op }) => op).filter((op, i, all) => op !== all[i - 1]), [
  ["all of the one goes, all of the other comes", null, ["old", "new"]],
]);

const seen = (/** @type {[string, string]} */ [old, now]) => spotted(byLines(old, now)).map(({ op, parts }) => [op, ...parts.map(({ text, differs }) => (differs ? `<${text}>` : text))]);
table("to the word", seen, [
  ["a word is another", ["say the lamp here", "say the lantern here"], [["old", "say the ", "<lamp >", "here"], ["new", "say the ", "<lantern >", "here"]]],
  ["two words are", ["a b c d e", "a x c y e"], [["old", "a ", "<b >", "c ", "<d >", "e"], ["new", "a ", "<x >", "c ", "<y >", "e"]]],
  ["a word comes", ["say here", "say it here"], [["old", "say here"], ["new", "say ", "<it >", "here"]]],
  ["a line alone", ["a", "a\nb c"], [["same", "a"], ["new", "b c"]]],
]);
