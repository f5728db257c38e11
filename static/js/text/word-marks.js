/**
 * Which word is being read, and which were: classes on the words' own elements, by which a look may colour them.
 * Nothing here changes where a word stands.
 */

const NOW = "now";
const PASSED = "passed";

export class WordMarks {
  /** @type {readonly HTMLElement[]} */
  #spans = [];
  #word = 0;

  /** @param {readonly HTMLElement[]} spans of a new script, by their numbers */
  begin(spans) {
    this.#spans = spans;
    this.#word = 0;
    spans[0]?.classList.add(NOW);
  }

  /** @param {number} word the one being read @returns {HTMLElement | null} */
  to(word) {
    const next = Math.max(0, Math.min(word, this.#spans.length - 1));
    if (next !== this.#word) this.#move(next);
    return this.#spans[next] ?? null;
  }

  /** @param {number} next only the words between are touched */
  #move(next) {
    const before = this.#word;
    this.#word = next;
    this.#spans[before]?.classList.remove(NOW);
    for (let i = Math.min(before, next); i < Math.max(before, next); i += 1) this.#spans[i]?.classList.toggle(PASSED, next > before);
    this.#spans[next]?.classList.add(NOW);
  }
}
