/**
 * The line under the word being read: one small box, brought below each word by a transform alone. The words themselves
 * stay as they were painted; a line drawn as a part of the text would have the whole text painted again at each word.
 */
import { make } from "../page.js";

export class WordLine {
  #box = make("div", "word-line");

  constructor() {
    this.#box.setAttribute("aria-hidden", "true");
  }

  /** @param {HTMLElement} article the new script, whose words it goes by */
  join(article) {
    article.append(this.#box);
  }

  /** @param {HTMLElement | null} word laid out; null for a text without words */
  under(word) {
    this.#box.hidden = word === null;
    if (word === null) return;
    const below = word.offsetTop + word.offsetHeight;
    this.#box.style.transform = `translate(${word.offsetLeft}px, ${below}px) scaleX(${word.offsetWidth})`;
  }
}
