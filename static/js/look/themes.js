/**
 * The colours of a look. Pure. Everything that is read on the glass stands out by 7:1 at least from the ground;
 * two colours of one's own that do not are refused, with a sentence, and white on black stands instead.
 *
 * @import { Look } from "./look.js"
 */
import { contrast, LEAST_CONTRAST, luminance, readable } from "./colours.js";

/** Grounds darker than this are dark: white and black are told from it equally well. */
const MIDDLE_LUMINANCE = 0.179;

/**
 * @typedef {object} Palette the tokens of css/tokens.css that a theme sets
 * @property {string} ground @property {string} text @property {string} text-2 @property {string} text-3
 * @property {string} standby @property {string} live @property {string} over @property {string} accent
 * @property {string} on-accent what is written on the accent
 * @property {string} host-0 @property {string} host-1 @property {string} host-2
 * @property {string} host-3 @property {string} host-4 @property {string} host-5
 */

/** Signals and hosts on a dark ground. */
const LIGHT = {
  standby: "#ffb52e", live: "#34d17c", over: "#ff8a80", accent: "#7cc7ff", "on-accent": "#04121d",
  "host-0": "#ffb45e", "host-1": "#8ba4ff", "host-2": "#a9e356", "host-3": "#ff8ab8", "host-4": "#dc9dff", "host-5": "#35e0c2",
};
/** And on a light one. */
const DARK = {
  standby: "#6b4200", live: "#00522c", over: "#940f12", accent: "#00406f", "on-accent": "#ffffff",
  "host-0": "#7a3a00", "host-1": "#2233c4", "host-2": "#2f5500", "host-3": "#93005e", "host-4": "#5c10a0", "host-5": "#00555a",
};

/** @type {Record<string, Palette>} */
const THEMES = {
  "white-on-black": { ...LIGHT, ground: "#0a0b0d", text: "#f4f4f0", "text-2": "#bcc2ca", "text-3": "#a0a8b2" },
  "yellow-on-black": { ...LIGHT, ground: "#0a0b0d", text: "#ffe14d", "text-2": "#dcc96f", "text-3": "#bfae62" },
  "black-on-white": { ...DARK, ground: "#f7f7f4", text: "#0a0b0d", "text-2": "#2f343b", "text-3": "#474d55" },
};

/** @param {Look} look @returns {Palette} */
export function paletteOf(look) {
  if (look.theme !== "own") return THEMES[look.theme];
  return readable(look.ink, look.ground) ? ownPalette(look.ink, look.ground) : THEMES["white-on-black"];
}

/** @param {Look} look @returns {string} why its own colours are not taken; "" where they are, or are not asked for */
export function refusedColours({ theme, ink, ground }) {
  if (theme !== "own" || readable(ink, ground)) return "";
  const is = (Math.floor(contrast(ink, ground) * 10) / 10).toFixed(1); // never rounded up to what is asked for
  return `These two colours have a contrast of ${is}:1. To be read from afar they need ${LEAST_CONTRAST}:1: until then it is white on black.`;
}

/** @param {string} ink @param {string} ground @returns {Palette} signals that would not be read on it take the ink */
function ownPalette(ink, ground) {
  const signals = luminance(ground) < MIDDLE_LUMINANCE ? LIGHT : DARK;
  const { "on-accent": onAccent, ...coloured } = signals;
  const shown = Object.fromEntries(Object.entries(coloured).map(([name, colour]) => [name, readable(colour, ground) ? colour : ink]));
  const written = shown.accent === ink ? ground : onAccent;
  return /** @type {any} */ ({ ...shown, "on-accent": written, ground, text: ink, "text-2": ink, "text-3": ink });
}
