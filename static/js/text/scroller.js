/**
 * The scroll: one Web Animation for each layout, which the compositor runs by itself.
 *
 * Its keyframes are the page's own word → height table (lines.js), one unit of its time is one word. A motion is
 * said in the animation's own terms, so nothing runs per frame and a busy main thread loses no frame:
 *
 *   motion.word → iterationStart      motion.stop → iterations      motion.wpm → playbackRate      motion.at → startTime
 *
 * A new motion is applied at its `at`, not on receipt. What shows a later place than the screen has (a late
 * answer, a link that came back) is caught up by a short glide on the element around the script, or by a cut.
 *
 * @import { How } from "../show/following.js"
 * @import { Names } from "./script.js"
 * @import { Item, Motion } from "../show/types.js"
 * @import { Timekeeper } from "../link/timekeeper.js"
 */
import { heightAt, heightTable, keyframesOf, wordAt } from "./lines.js";
import { goesOn, position, restOf, sameMotion, standing, stepOf, stoppingAt, timerTo } from "../show/motion.js";
import { keptInPlace, lineOf } from "./rewording.js";
import { buildScript, measure } from "./script.js";
import { localNow } from "../link/timekeeper.js";
import { WordLine } from "./word-line.js";
import { WordMarks } from "./word-marks.js";

/** A word of the animation's own time, ms at playback rate 1. */
const WORD_MS = 1000;
/** Catching up takes at most this long, ms. */
const GLIDE_MS = 500;
/** Nobody sees less, px. */
const UNSEEN_PX = 1;
/** Nor so little of a word in a text of one line, which does not scroll. */
const UNSEEN_WORDS = 0.1;
/** Show seconds per second above which a text is shown still. */
const FASTEST_RATE = 4;

export class Scroller {
  #article;
  #glide;
  #time;
  #onWord;
  /** @type {HTMLElement[]} */
  #spans = [];
  #marks = new WordMarks();
  #line = new WordLine();
  /** @type {readonly number[]} */
  #table = [0];
  /** The same before anything kept a line in its place. @type {readonly number[]} */
  #laid = [0];
  /** @type {import("./lines.js").MeasuredWord[]} */
  #measured = [];
  #lineHeight = 1;
  /** @type {Animation | null} */
  #animation = null;
  /** @type {Motion} */
  #motion = { word: 0, at: 0, wpm: 0, stop: 0 };
  /** @type {Motion | null} */
  #coming = null;
  #applyTimer = 0;
  #wordTimer = 0;

  /**
   * @param {HTMLElement} article the script; its top stands at the reading line
   * @param {HTMLElement} glide the element around it
   * @param {Timekeeper} time
   * @param {(word: number, span: HTMLElement | null) => void} onWord words read, at every whole word
   */
  constructor(article, glide, time, onWord) {
    this.#article = article;
    this.#glide = glide;
    this.#time = time;
    this.#onWord = onWord;
  }

  /** @returns {number} words read as the screen shows it, whatever the clock says by now */
  get seen() {
    const progress = this.#animation?.effect?.getComputedTiming().progress;
    return typeof progress === "number" ? progress * this.#table.length : this.#motion.word;
  }

  /** @param {number} from words read @param {number} to words read @returns {number} lines from the one to the other */
  lines(from, to) {
    return (heightAt(this.#table, to) - heightAt(this.#table, from)) / this.#lineHeight;
  }

  /** @param {number} word words read @param {number} lines @returns {number} words read so many lines farther on */
  wordBeyond(word, lines) {
    return wordAt(this.#table, heightAt(this.#table, word) + lines * this.#lineHeight);
  }

  /** @param {Item} item @param {Motion} motion a cut to another text @param {Names} names what is known of those in it */
  show(item, motion, names) {
    this.#begin(item, motion, names);
    this.layOut();
  }

  /** Other words of the text that is shown: the line being read stays where it is. @param {Item} item @param {Motion} motion in its words @param {Names} names */
  reword(item, motion, names) {
    const below = this.#height() - lineOf(this.#measured, this.seen);
    this.#begin(item, motion, names);
    this.layOut(below);
  }

  /** @param {Item} item @param {Motion} motion @param {Names} names */
  #begin(item, motion, names) {
    clearTimeout(this.#applyTimer);
    this.#spans = buildScript(this.#article, item, names);
    this.#marks.begin(this.#spans);
    this.#line.join(this.#article);
    this.#motion = motion;
    this.#coming = null;
  }

  /**
   * Measures anew: another text, size or font. The word stays.
   * @param {number} [below] px by which the reading line is below the middle of the line being read, and is to stay so
   */
  layOut(below) {
    this.#lineHeight = parseFloat(getComputedStyle(this.#article).lineHeight) || 1;
    this.#measured = measure(this.#article, this.#spans, this.#lineHeight);
    this.#goBy(heightTable(this.#measured, this.#lineHeight));
    this.#glide.getAnimations().forEach((glide) => glide.cancel());
    this.#run(this.#motion);
    if (below !== undefined) this.#keepInPlace(below);
    this.#watchWords();
  }

  /** @param {readonly number[]} table lines that stand where they stood keep their animation */
  #goBy(table) {
    if (this.#animation !== null && sameTable(table, this.#laid)) return;
    [this.#laid, this.#table] = [table, table];
    this.#animation?.cancel();
    this.#animation = this.#article.animate(keyframesOf(table), { duration: table.length * WORD_MS, fill: "both" });
  }

  /** At the word that this very frame shows: the clock is ahead of it. @param {number} below px, as for `layOut` */
  #keepInPlace(below) {
    this.#table = keptInPlace(this.#laid, this.#measured, this.#lineHeight, { word: this.seen, below });
    if (this.#animation?.effect instanceof KeyframeEffect) this.#animation.effect.setKeyframes(keyframesOf(this.#table));
  }

  /** @param {Motion} motion the newest anchor of the text that is shown @param {How} [how] */
  follow(motion, how = "in time") {
    if (sameMotion(motion, this.#coming ?? this.#motion)) return;
    clearTimeout(this.#applyTimer);
    this.#coming = motion;
    const lead = this.#time.localAt(motion.at) - localNow();
    const moving = goesOn(this.#shown(), this.#time.showNow());
    if (lead <= 0 || !moving || how !== "in time") return this.#take(motion, { how });
    // A Hold ahead is a stop on the motion that runs: the compositor rests on the very word.
    if (motion.wpm === 0 && motion.word >= this.#place()) this.#run(stoppingAt(this.#motion, motion.word));
    this.#applyTimer = window.setTimeout(() => this.#take(motion), lead);
  }

  /** The clock has moved, or its estimate has: the same motion, at its true time. What nobody would see touches nothing. */
  retime() {
    if (!this.#isInTime()) this.#take(this.#motion, { coming: this.#coming });
  }

  /** @returns {boolean} true where the text runs, at its pace, and less than a pixel off its time */
  #isInTime() {
    const start = this.#animation?.startTime;
    const { at, wpm } = this.#shown();
    const rate = (wpm / 60) * this.#time.rate;
    if (typeof start !== "number" || this.#animation?.playbackRate !== rate) return false;
    const words = (rate * Math.abs(start - this.#time.localAt(at))) / WORD_MS;
    const wordPx = (this.#table[this.#table.length - 1] - this.#table[0]) / this.#table.length;
    return words * wordPx < UNSEEN_PX && words < UNSEEN_WORDS;
  }

  /** @returns {number} words read, with a fraction */
  #place() {
    return position(this.#shown(), this.#time.showNow());
  }

  /** @param {Motion} [motion] the one in force @returns {Motion} as this screen shows it: still where time stands, or runs too fast to read */
  #shown(motion = this.#motion) {
    if (this.#time.rate > FASTEST_RATE) return standing(motion);
    if (this.#time.rate > 0) return motion;
    return standing({ ...motion, word: position(motion, this.#time.showNow()) });
  }

  /** @param {Motion} motion @param {{ coming?: Motion | null, how?: How }} [more] the one after it; how it comes to the glass */
  #take(motion, { coming = null, how = "in time" } = {}) {
    const before = this.#height();
    this.#motion = motion;
    this.#coming = coming;
    this.#run(motion);
    this.#catchUp(heightAt(this.#table, this.#place()) - before, how);
    this.#watchWords();
  }

  /** @returns {number} px, what the screen shows at this instant, glide and all */
  #height() {
    const y = (/** @type {HTMLElement} */ element) => new DOMMatrix(getComputedStyle(element).transform).m42;
    return -(y(this.#article) + y(this.#glide));
  }

  /** @param {Motion} motion said in the animation's own terms */
  #run(motion) {
    const animation = this.#animation;
    if (animation === null || animation.effect === null) return;
    const { word, at, wpm } = this.#shown(motion);
    const words = this.#table.length;
    const moves = wpm > 0 && restOf(motion) > word;
    const iterations = moves ? (restOf(motion) - word) / words : 1;
    animation.effect.updateTiming({ iterationStart: Math.min(word, words - 1) / words, iterations });
    if (moves) {
      animation.playbackRate = (wpm / 60) * this.#time.rate;
      animation.startTime = this.#time.localAt(at);
    } else {
      animation.pause();
      animation.currentTime = 0;
    }
  }

  /** @param {number} ahead px by which the text now stands ahead of what the screen showed @param {How} how */
  #catchUp(ahead, how) {
    this.#glide.getAnimations().forEach((glide) => glide.cancel());
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const step = how === "glide" || how === "cut" ? how : stepOf(ahead / this.#lineHeight);
    if (still || Math.abs(ahead) < UNSEEN_PX || step === "cut") return;
    const from = { transform: `translate3d(0, ${ahead.toFixed(2)}px, 0)` };
    this.#glide.animate([from, { transform: "none" }], { duration: GLIDE_MS, easing: "ease-out" });
  }

  /** One timer a word, at the instant the word changes: no frame waits for it. */
  #watchWords() {
    clearTimeout(this.#wordTimer);
    const place = this.#place();
    const word = Math.floor(place + 1e-6);
    const span = this.#marks.to(word);
    this.#line.under(span);
    this.#onWord(place, span);
    const shown = this.#shown();
    if (!goesOn(shown, this.#time.showNow())) return;
    const next = shown.at + ((word + 1 - shown.word) * 60) / shown.wpm;
    const wait = this.#time.localAt(next) - localNow();
    this.#wordTimer = window.setTimeout(() => this.#watchWords(), timerTo(wait));
  }
}

/** @param {readonly number[]} a @param {readonly number[]} b @returns {boolean} */
function sameTable(a, b) {
  return a.length === b.length && a.every((height, w) => height === b[w]);
}
