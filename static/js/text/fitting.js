/**
 * Words that are wider than their column are boxes that may be broken; all others stay whole. It is the layout that says
 * which: the letters of a word say little of its width at another size, in another font or on another screen.
 */

/** The class of a word that may be broken. */
export const LONG = "long";
/** Behind what the parts of an address begin: a line may end there. */
const PARTS = /(?<=[/?&=.])(?=[^/?&=.\s])/u;
/** It is an address: a full stop, a slash or an @ between letters. */
const ADDRESS = /\p{L}[./@]\p{L}|:\/\//u;

/**
 * Written, then read, then written: one layout more. A paragraph tells whether anything in it is wider than the column:
 * the words of those where nothing is are not asked.
 * @param {HTMLElement} article of a script that is laid out
 * @returns {ReadonlySet<HTMLElement>} the words that may be broken
 */
export function fitWords(article) {
  for (const span of article.querySelectorAll(`.${LONG}`)) span.classList.remove(LONG);
  const column = article.clientWidth;
  const filled = [...article.children].filter((line) => line.scrollWidth > line.clientWidth);
  const words = /** @type {HTMLElement[]} */ (filled.flatMap((line) => [...line.querySelectorAll("[data-word]")]));
  const wide = words.filter((word) => word.offsetWidth > column);
  for (const span of wide) span.classList.add(LONG);
  return new Set(wide);
}

/** @param {string} text a word, or a piece of one @returns {string[]} the parts between which a line may end */
export function partsOf(text) {
  return ADDRESS.test(text) ? text.split(PARTS) : [text];
}
