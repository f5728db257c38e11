/** The fonts of css/fonts.css, fetched before a text stands in them: a text that is read is never unseen meanwhile. */

/** A font that has not come by then is not waited for, ms. */
const PATIENCE_MS = 2500;
/** What a script is set in. */
const CUTS = ["400", "700", "italic 400"];

/** @param {string} family "" for the computer's own @returns {Promise<boolean>} false where it could not be had */
export async function fontReady(family) {
  if (family === "") return true;
  const late = new Promise((resolve) => setTimeout(() => resolve([[]]), PATIENCE_MS));
  try {
    const cuts = CUTS.map((cut) => document.fonts.load(`${cut} 1em "${family}"`));
    const loaded = /** @type {FontFace[][]} */ (await Promise.race([Promise.all(cuts), late]));
    return loaded.every((faces) => faces.length > 0);
  } catch {
    return false; // the server is away, and this browser has not kept it
  }
}
