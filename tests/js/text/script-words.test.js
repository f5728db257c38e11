/** A speech's runs as words, and the spaces behind them. */
import { wordsOf } from "../../../static/js/text/script-words.js";
import { table } from "../table.js";

/** @param {[number, string, ("em" | "strong")?][]} pieces @returns {string[]} each word in brackets, with its space; "~" holds */
function told(pieces) {
  const words = wordsOf(pieces.map(([w, text, style]) => (style === undefined ? { w, text } : { w, text, style })));
  return words.map(({ number, text, runs, space }) => `${number}[${text}]${runs.length}${space.replace("\u00A0", "~")}`);
}

table("words", told, [
  ["none", [], []],
  ["two", [[4, "Good "], [5, "morning!"]], ["4[Good]1 ", "5[morning!]1"]],
  ["stressed in part, as one word", [[0, "un"], [0, "believ", "em"], [0, "able "], [1, "it"]], ["0[unbelievable]3 ", "1[it]1"]],
  ["white space with a style of its own", [[0, "well"], [0, " ", "em"], [1, "then"]], ["0[well]1 ", "1[then]1"]],
  ["a dash without spaces", [[0, "twelve\u2014"], [1, "always "], [2, "so"]], ["0[twelve\u2014]1", "1[always]1 ", "2[so]1"]],
  ["Chinese, by the character", [[0, "欢"], [1, "迎，"], [2, "各"]], ["0[欢]1", "1[迎，]1", "2[各]1"]],
  ["a number and its unit", [[0, "is "], [1, "130 "], [2, "km "], [3, "long"]], ["0[is]1 ", "1[130]1~", "2[km]1 ", "3[long]1"]],
  ["a chain, as long as a narrow glass is wide", [[0, "10 "], [1, "000 "], [2, "000 "], [3, "000 "], [4, "000 "], [5, "000 "], [6, "000"]], ["0[10]1~", "1[000]1~", "2[000]1~", "3[000]1~", "4[000]1~", "5[000]1 ", "6[000]1"]],
  ["a line's end between them is a space too", [[0, "130\n"], [1, "km"]], ["0[130]1~", "1[km]1"]],
  ["a number at the end", [[0, "in "], [1, "1911 "]], ["0[in]1 ", "1[1911]1 "]],
]);
