/**
 * A script as elements: every word a [data-word] span, every cue in a frame that nobody reads aloud.
 * The spaces stand between the spans, so that a line may break there and nowhere inside a word. Between words that are
 * read as one (130 km) they are spaces that hold.
 *
 * @import { Word } from "./script-words.js"
 * @import { CueLine, Item, Run, SpeechLine } from "../show/types.js"
 */
import { fitWords, partsOf } from "./fitting.js";
import { directionOf, languageOf } from "./lettering.js";
import { make } from "../page.js";
import { wordsOf } from "./script-words.js";
import { saidIn } from "./speakers.js";

/**
 * @typedef {object} Names what is known of the names in it
 * @property {Readonly<Record<string, string>>} pronunciations how names are said
 * @property {ReadonlyMap<string, number>} colours of the hosts, by their labels
 */

/**
 * @param {HTMLElement} article emptied and filled
 * @param {Item} item
 * @param {Names} names
 * @returns {HTMLElement[]} the span of each word, by its number
 */
export function buildScript(article, item, names) {
  const builder = new Builder(names);
  item.script.forEach((line, index) => {
    const after = item.script[index + 1];
    if (line.type === "cue") builder.addCue(line, after?.type === "speech" && after.continues);
    else builder.addSpeech(line);
  });
  article.replaceChildren(builder.content);
  const text = builder.said.join(" ");
  article.dir = directionOf(text);
  article.lang = languageOf(text);
  return builder.spans;
}

/** Lines in their order. What is not read stands together on one low line: the way from word to word stays short. */
class Builder {
  content = document.createDocumentFragment();
  /** @type {HTMLElement[]} */
  spans = [];
  /** The words. @type {string[]} */
  said = [];
  /** @type {HTMLElement | null} the paragraph that is being read */
  #paragraph = null;
  /** @type {HTMLElement | null} the low line, while nothing read has come after it */
  #aside = null;
  /** @type {string | null} */
  #host = null;
  #names;

  /** @param {Names} names */
  constructor(names) {
    this.#names = names;
  }

  /** @param {CueLine} line @param {boolean} inside true: it cuts a paragraph that goes on after it */
  addCue(line, inside) {
    if (inside && this.#paragraph !== null && this.#aside === null) this.#paragraph.append(cueChip(line), " ");
    else this.#say(cueChip(line));
  }

  /** @param {SpeechLine} line */
  addSpeech(line) {
    if (line.host !== null && line.host !== this.#host) this.#say(this.#coloured(make("span", "host", line.host), line.host));
    this.#host = line.host;
    if (!line.continues || this.#paragraph === null || this.#aside !== null) {
      this.#paragraph = this.#coloured(make("p", "speech"), line.host);
      this.#paragraph.dir = "auto"; // Arabic and Hebrew begin at the right, whatever the page does
      this.content.append(this.#paragraph);
    }
    this.#aside = null;
    const words = wordsOf(line.runs);
    for (const { text } of words) this.said.push(text);
    appendWords(this.#paragraph, words, { spans: this.spans, pronunciations: this.#names.pronunciations });
  }

  /** @param {HTMLElement} element @param {string | null} host whose it is; null where there is only one @returns {HTMLElement} */
  #coloured(element, host) {
    const colour = host === null ? undefined : this.#names.colours.get(host);
    if (colour !== undefined) element.dataset.host = String(colour);
    return element;
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

/**
 * @param {HTMLElement} paragraph
 * @param {readonly Word[]} words
 * @param {{ spans: HTMLElement[], pronunciations: Names["pronunciations"] }} more the spans are filled by word number
 */
function appendWords(paragraph, words, { spans, pronunciations }) {
  const said = saidIn(words.map((word) => word.text), pronunciations);
  let place = paragraph;
  words.forEach((word, index) => {
    if (said.some(({ first }) => first === index)) {
      place = make("ruby", "");
      paragraph.append(place);
    }
    spans[word.number] = wordSpan(word);
    place.append(spans[word.number]);
    const name = said.find(({ end }) => end === index + 1);
    if (name !== undefined) {
      place.append(make("rt", "", name.said));
      place = paragraph;
    }
    place.append(word.space);
  });
}

/** @param {Word} word @returns {HTMLElement} */
function wordSpan({ number, runs }) {
  const span = make("span", "");
  span.setAttribute("data-word", String(number));
  for (const run of runs) span.append(...styled(run));
  return span;
}

/** @param {Run} run @returns {(Node | string)[]} */
function styled({ text, style }) {
  const styles = style?.split(" ") ?? [];
  return styles.reduce((/** @type {(Node | string)[]} */ inner, tag) => {
    const outer = make(tag === "strong" ? "strong" : "em", "");
    outer.append(...inner);
    return [outer];
  }, breakable(text));
}

/** @param {string} text @returns {(Node | string)[]} between them places where a line may end, if it is an address */
function breakable(text) {
  const [first, ...others] = partsOf(text);
  return [first, ...others.flatMap((part) => [make("wbr", ""), part])];
}

/**
 * All words are as high as the first that is no box: a span is as high as its own font has it, whatever letters stand in it.
 * A word that is too wide for its line is a box of whole lines: it is broken here, before it is measured.
 * @param {HTMLElement} article
 * @param {readonly HTMLElement[]} spans its words
 * @param {number} lineHeight px
 * @returns {import("./lines.js").MeasuredWord[]} heights from the top of the script, whatever transform it is under
 */
export function measure(article, spans, lineHeight) {
  const long = fitWords(article);
  const height = spans.find((span) => !long.has(span))?.offsetHeight ?? lineHeight;
  return spans.map((span) => {
    const letters = span.textContent?.length ?? 0;
    if (!long.has(span)) return { middle: span.offsetTop + height / 2, letters };
    return { middle: span.offsetTop + lineHeight / 2, letters, lines: Math.max(1, Math.round(span.offsetHeight / lineHeight)) };
  });
}
