/** Colours and how well they are told apart (the contrast of WCAG 2). Pure; a colour is "#rrggbb". */

/** What is read from afar, 1 to 21. */
export const LEAST_CONTRAST = 7;

/** @param {string} text @returns {boolean} */
export const isColour = (text) => /^#[0-9a-f]{6}$/i.test(text);

/** @param {string} colour @returns {number} 0 black to 1 white, as the eye has it */
export function luminance(colour) {
  const [red, green, blue] = [1, 3, 5].map((at) => linear(parseInt(colour.slice(at, at + 2), 16) / 255));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** @param {number} part 0 to 1, as it is written @returns {number} 0 to 1, as it shines */
function linear(part) {
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
}

/** @param {string} one @param {string} other @returns {number} 1 to 21 */
export function contrast(one, other) {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

/** @param {string} one @param {string} other @returns {boolean} true where the one can be read on the other from afar */
export const readable = (one, other) => contrast(one, other) >= LEAST_CONTRAST;
