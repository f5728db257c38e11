/**
 * A look, as css/prompter.css takes it: custom properties, and marks to choose rules by. Pure.
 *
 * @import { Look } from "./look.js"
 */
import { paletteOf } from "./themes.js";

/** @type {Record<string, string>} the families of css/fonts.css; another script than theirs falls back letter by letter */
export const FAMILIES = { atkinson: "Atkinson Hyperlegible", lexend: "Lexend", opendyslexic: "OpenDyslexic", own: "" };
/** A letter is about half as wide as it is high. */
const LETTER_EM = 0.5;
/** @type {Record<string, string>} */
const MIRRORS = { none: "none", h: "scale(-1, 1)", v: "scale(1, -1)", both: "scale(-1, -1)" };

/** @param {Look} look @returns {Record<string, string>} custom properties of the glass; lengths go by the glass, turned or not */
export function propertiesOf(look) {
  const colours = Object.entries(paletteOf(look)).map(([name, colour]) => [`--${name}`, colour]);
  const family = FAMILIES[look.font];
  return {
    ...Object.fromEntries(colours),
    "--font": family === "" ? "var(--pages)" : `"${family}", var(--script)`,
    "--look-size": String(look.size / 100),
    "--look-leading": String(look.leading),
    "--look-margin": `${look.margin}cqw`,
    "--look-column": `${look.column * LETTER_EM}em`,
    "--look-reading": `${look.reading}cqh`,
    "--look-mirror": MIRRORS[look.mirror],
    "--look-dim": String(look.dim / 100),
  };
}

/** @param {Look} look @returns {Record<string, string>} data attributes of the glass */
export function marksOf(look) {
  const word = (/** @type {boolean} */ on) => (on ? "on" : "off");
  return {
    mark: look.mark,
    now: word(look.now),
    passed: word(look.passed),
    dim: word(look.dim > 0),
    clock: word(look.clock),
    remaining: word(look.remaining),
  };
}
