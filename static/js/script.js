/**
 * A script as elements: every word a [data-word] span, every cue in a frame that nobody reads aloud.
 * The spaces stand between the spans, so that a line may break there and nowhere inside a word.
 *
 * @import { CueLine, Item, Run, SpeechLine } from "./types.js"
 */
import { make } from "./page.js";

/** A word longer than this (an address) may be broken; shorter ones stay whole on a line. */
const WHOLE_LETTERS = 26;

/**
 * @param {HTMLElement} article emptied and filled
 * @param {Item} item
 * @returns {HTMLElement[]} the span of each word, by its number
 */
export function buildScript(article, item) {
  /** @type {HTMLElement[]} */
  const spans = [];
  const content = document.createDocumentFragment();
  /** @type {HTMLElement | null} */
  let paragraph = null;
  /** @type {string | null} */
  let host = null;
  item.script.forEach((line, index) => {
    const after = item.script[index + 1];
    if (line.type === "cue") {
      if (paragraph !== null && after?.type === "speech" && after.continues) paragraph.append(cueChip(line), " ");
      else content.append(cueLine(line));
      return;
    }
    if (!line.continues || paragraph === null) {
      if (line.host !== null && line.host !== host) content.append(make("p", "host", line.host));
      host = line.host;
      paragraph = make("p", "speech");
      content.append(paragraph);
    }
    appendWords(paragraph, line, spans);
  });
  article.replaceChildren(content);
  return spans;
}

/** @param {CueLine} line @returns {HTMLElement} a cue on a line of its own */
function cueLine(line) {
  const element = make("p", "cue-line");
  element.append(cueChip(line));
  return element;
}

/** @param {CueLine} line @returns {HTMLElement} */
function cueChip(line) {
  const chip = make("span", `cue cue-${line.kind}`, line.text.toLocaleUpperCase());
  chip.setAttribute("role", "note");
  return chip;
}

/** @param {HTMLElement} paragraph @param {SpeechLine} line @param {HTMLElement[]} spans filled by word number */
function appendWords(paragraph, line, spans) {
  /** @type {HTMLElement | null} */
  let word = null;
  let current = -1;
  line.runs.forEach((run, index) => {
    if (run.w !== current || word === null) {
      current = run.w;
      word = make("span", "");
      word.dataset.word = String(current);
      spans[current] = word;
      paragraph.append(word);
    }
    const ends = line.runs[index + 1]?.w !== run.w;
    const text = ends ? run.text.trimEnd() : run.text;
    word.append(styled(run, text));
    if ((word.textContent ?? "").length > WHOLE_LETTERS) word.className = "long";
    if (text.length < run.text.length) paragraph.append(" ");
  });
}

/** @param {Run} run @param {string} text @returns {Node} */
function styled(run, text) {
  const styles = run.style?.split(" ") ?? [];
  return styles.reduce((/** @type {Node} */ inner, tag) => {
    const outer = make(tag === "strong" ? "strong" : "em", "");
    outer.append(inner);
    return outer;
  }, document.createTextNode(text));
}

/**
 * @param {readonly HTMLElement[]} spans
 * @returns {import("./lines.js").MeasuredWord[]} heights from the top of the script, whatever transform it is under
 */
export function measure(spans) {
  return spans.map((span) => ({
    // A broken long word is as high as two lines: its first line counts.
    middle: span.offsetTop + (span.className === "long" ? span.getClientRects()[0]?.height ?? 0 : span.offsetHeight) / 2,
    letters: (span.textContent ?? "").length,
  }));
}
