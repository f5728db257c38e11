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

/** @param {readonly HTMLElement[]} spans of a script that is laid out; written, then read, then written: one layout more */
export function fitWords(spans) {
  for (const span of spans) span.classList.remove(LONG);
  const column = spans[0]?.offsetParent?.clientWidth ?? Infinity;
  const wide = spans.filter((span) => span.offsetWidth > column);
  for (const span of wide) span.classList.add(LONG);
}

/** @param {string} text a word, or a piece of one @returns {string[]} the parts between which a line may end */
export function partsOf(text) {
  return ADDRESS.test(text) ? text.split(PARTS) : [text];
}
