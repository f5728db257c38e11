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
  const builder = new Builder();
  item.script.forEach((line, index) => {
    const after = item.script[index + 1];
    if (line.type === "cue") builder.addCue(line, after?.type === "speech" && after.continues);
    else builder.addSpeech(line);
  });
  article.replaceChildren(builder.content);
  return builder.spans;
}

/** Lines in their order. What is not read stands together on one low line: the way from word to word stays short. */
class Builder {
  content = document.createDocumentFragment();
  /** @type {HTMLElement[]} */
  spans = [];
  /** @type {HTMLElement | null} the paragraph that is being read */
  #paragraph = null;
  /** @type {HTMLElement | null} the low line, while nothing read has come after it */
  #aside = null;
  /** @type {string | null} */
  #host = null;

  /** @param {CueLine} line @param {boolean} inside true: it cuts a paragraph that goes on after it */
  addCue(line, inside) {
    if (inside && this.#paragraph !== null && this.#aside === null) this.#paragraph.append(cueChip(line), " ");
    else this.#say(cueChip(line));
  }

  /** @param {SpeechLine} line */
  addSpeech(line) {
    if (line.host !== null && line.host !== this.#host) this.#say(make("span", "host", line.host));
    this.#host = line.host;
    if (!line.continues || this.#paragraph === null || this.#aside !== null) {
      this.#paragraph = make("p", "speech");
      this.#paragraph.dir = "auto"; // Arabic and Hebrew begin at the right, whatever the page does
      this.content.append(this.#paragraph);
    }
    this.#aside = null;
    appendWords(this.#paragraph, line, this.spans);
  }

  /** @param {HTMLElement} sign on the low line, which is made where there is none */
  #say(sign) {
    if (this.#aside === null) {
      this.#aside = make("p", "cue-line");
      this.content.append(this.#aside);
    }
    this.#aside.append(sign, " ");
  }
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
