/**
 * What the letters of a script ask of its layout: which way it runs, whose letters they are, and which words stay on one
 * line. Pure.
 */

/** Words that stay together are no longer than this, letters: they have to fit a narrow glass. */
const TOGETHER_LETTERS = 18;

const LETTER = /\p{L}/gu;
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/gu;
const HAN = /\p{Script=Han}/gu;
const HANGUL = /\p{Script=Hangul}/gu;
const FROM_THE_RIGHT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

const NUMBER = /^[~≈<>≤≥+\u2212-]?\d([\d.,:]*\d)?$/;
const STARTS_WITH_FIGURE = /^[+\u2212-]?\d/;
const UNIT = new RegExp(
  "^(%|‰|°[CF]?|[kcmµn]?m|[kmµ]?g|t|h|min|s|[mµn]s|[kMGTP]?B|[KMGTP]iB|KB|[kMGT]?bit/s|[kMG]bps|[kMGT]?W|[kMGT]?Wh|k?V|m?A|[kMG]?Hz|px|pt|fps|dpi|dB|l|ml"
    + "|km/h|m/s|mph|wpm|m²|km²|[€$£¥]|EUR|USD|GBP|CHF|thousand|million|billion|trillion|percent|per cent|a\\.?m|p\\.?m|o['’]clock)[.,;:!?)]*$",
);
const MONTH = /^(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*[.,;:!?]?$/;
const DAY = /^\d{1,2}(st|nd|rd|th)?[.,;:!?]?$/;

/** @type {readonly [RegExp, RegExp][]} a word, and what is read with it */
const TOGETHER = [
  [NUMBER, UNIT],
  [/^\d{1,3}$/, /^\d{3}([.,;:!?)]*)$/], // 10 000
  [/^([€$£¥]|EUR|USD|GBP|CHF)$/, STARTS_WITH_FIGURE],
  [/^(no|nr|p|pp|fig|vol|art)\.$|^[§№#]$/i, STARTS_WITH_FIGURE],
  [/^\p{Lu}{2,6}$/u, STARTS_WITH_FIGURE], // ISO 9001
  [/^(Dr|Mr|Mrs|Ms|Prof|St|Mme|Mlle)\.?$/, /^\p{Lu}/u],
  [/^\d{1,2}(st|nd|rd|th|\.)?$/, MONTH],
  [MONTH, DAY],
];

/** @param {string} text what is read @returns {"ltr" | "rtl"} by most of its letters */
export function directionOf(text) {
  if (!FROM_THE_RIGHT.test(text)) return "ltr";
  const letters = text.match(LETTER) ?? [];
  const fromTheRight = letters.filter((letter) => FROM_THE_RIGHT.test(letter)).length;
  return fromTheRight * 2 > letters.length ? "rtl" : "ltr";
}

/**
 * By most of its letters, like its way. A browser takes its letters' shapes and the rules of its line breaks from it.
 * @param {string} text what is read @returns {"ja" | "zh" | "ko" | ""} "" for all others, which are as the page is
 */
export function languageOf(text) {
  const counted = (/** @type {RegExp} */ letters) => text.match(letters)?.length ?? 0;
  const [kana, han, hangul] = [KANA, HAN, HANGUL].map(counted);
  const theirs = kana + han + hangul;
  if (theirs === 0 || theirs * 2 <= counted(LETTER)) return "";
  if (hangul > kana + han) return "ko";
  return kana > 0 ? "ja" : "zh"; // Chinese has no kana at all
}

/**
 * @param {string} word @param {string} next @param {number} [before] letters of the words that stay with `word` already
 * @returns {boolean} true where a line would better not end between them
 */
export function staysWith(word, next, before = 0) {
  if (before + word.length + next.length >= TOGETHER_LETTERS) return false;
  return TOGETHER.some(([before, after]) => before.test(word) && after.test(next));
}
