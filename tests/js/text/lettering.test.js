/** Which way a script runs, whose letters they are, and which of its words stay on one line. */
import { directionOf, languageOf, staysWith } from "../../../static/js/text/lettering.js";
import { table } from "../table.js";

table("direction", directionOf, [
  ["English", "Please welcome Isolde.", "ltr"],
  ["Arabic", "أهلا وسهلا بكم في المؤتمر", "rtl"],
  ["Hebrew", "ברוכים הבאים", "rtl"],
  ["Arabic with an English name in it", "رحبوا معي بضيفتنا العزيزة Ada Lovelace", "rtl"],
  ["English with an Arabic name in it", "Please give a warm welcome to زينب", "ltr"],
  ["Chinese", "欢迎各位", "ltr"],
  ["figures alone", "2026", "ltr"],
  ["nothing", "", "ltr"],
]);

table("language", languageOf, [
  ["English", "Please welcome Isolde.", ""],
  ["Arabic", "أهلا وسهلا بكم", ""],
  ["Chinese with an English name in it", "请大家用掌声欢迎 Isolde", "zh"],
  ["Japanese", "東京大学の佐藤さんです", "ja"],
  ["Korean", "안녕 하세요", "ko"],
  ["English with a Japanese name in it", "Please welcome 佐藤さくら to the stage", ""],
  ["nothing", "", ""],
]);

table("stays together", (/** @type {[string, string, number?]} */ [word, next, before]) => staysWith(word, next, before), [
  ["a number and its unit", ["130", "km"], true],
  ["with a stop after it", ["1,500", "MB."], true],
  ["a share", ["12.5", "%"], true],
  ["a speed", ["120", "km/h,"], true],
  ["millions", ["3", "million"], true],
  ["a price before", ["€", "5"], true],
  ["a price after", ["20", "€"], true],
  ["a code of money", ["USD", "300"], true],
  ["a number in groups", ["10", "000"], true],
  ["a time of day", ["9:30", "a.m."], true],
  ["an acronym and its number", ["ISO", "9001"], true],
  ["a number's sign", ["No.", "7"], true],
  ["a person's title", ["Dr.", "Okafor"], true],
  ["a day", ["6", "May"], true],
  ["a day, the other way", ["May", "6,"], true],
  ["two words", ["warm", "welcome"], false],
  ["a number and a word", ["130", "people"], false],
  ["a number that ends its clause", ["130,", "km"], false],
  ["a number that ends its sentence", ["2026.", "May"], false],
  ["a word like a unit, after a word", ["in", "a"], false],
  ["a title's look-alike", ["dr.", "okafor"], false],
  ["a chain that grows too long for a narrow glass", ["000", "000", 10], true],
  ["one letter longer", ["000", "000", 12], false],
  ["what is too long for a narrow glass", ["12345678901234", "kilobit"], false],
]);
