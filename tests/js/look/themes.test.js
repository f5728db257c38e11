/** Everything on the glass can be read from afar, whatever theme it wears; colours of one's own that cannot are refused. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { contrast, luminance, readable } from "../../../static/js/look/colours.js";
import { DEFAULTS } from "../../../static/js/look/look.js";
import { marksOf, propertiesOf } from "../../../static/js/look/look-style.js";
import { paletteOf, refusedColours } from "../../../static/js/look/themes.js";
import { rounded, table } from "../table.js";

table("contrast", (/** @type {[string, string]} */ [one, other]) => rounded(contrast(one, other)), [
  ["black and white", ["#000000", "#ffffff"], 21],
  ["either way round", ["#ffffff", "#000000"], 21],
  ["none", ["#808080", "#808080"], 1],
  ["a grey on white, by the book", ["#767676", "#ffffff"], 4.542],
]);

/** @type {Record<string, Partial<import("../../../static/js/look/look.js").Look>>} */
const WORN = {
  "white on black": { theme: "white-on-black" },
  "yellow on black": { theme: "yellow-on-black" },
  "black on white": { theme: "black-on-white" },
  "own, dark": { theme: "own", ink: "#ffee00", ground: "#00003a" },
  "own, light": { theme: "own", ink: "#000000", ground: "#ffe9c0" },
  "own, a middle ground": { theme: "own", ink: "#000000", ground: "#a0a0a0" },
  "own, refused": { theme: "own", ink: "#888888", ground: "#777777" },
};
for (const [name, look] of Object.entries(WORN)) {
  test(`all is readable: ${name}`, () => {
    const { ground, "on-accent": onAccent, ...shown } = paletteOf({ ...DEFAULTS, ...look });
    const faint = Object.entries(shown).filter(([, colour]) => !readable(colour, ground));
    assert.deepEqual([faint, readable(onAccent, shown.accent)], [[], true]);
  });
}

/** How far the eye has two colours from each other (OKLab): 0.02 is seen side by side, 1 is black from white. */
function apart(/** @type {string} */ one, /** @type {string} */ other) {
  const [a, b] = [oklab(one), oklab(other)];
  return Math.hypot(...a.map((part, i) => part - b[i]));
}

/** @param {string} colour @returns {number[]} lightness, green to red, blue to yellow */
function oklab(colour) {
  const [red, green, blue] = ["#ff0000", "#00ff00", "#0000ff"].map((mask) => luminance(masked(colour, mask)) / luminance(mask));
  const long = Math.cbrt(0.4122 * red + 0.5363 * green + 0.0514 * blue);
  const middle = Math.cbrt(0.2119 * red + 0.6807 * green + 0.1074 * blue);
  const short = Math.cbrt(0.0883 * red + 0.2817 * green + 0.63 * blue);
  return [
    0.2105 * long + 0.7936 * middle - 0.0041 * short,
    1.978 * long - 2.4286 * middle + 0.4506 * short,
    0.0259 * long + 0.7828 * middle - 0.8087 * short,
  ];
}

const masked = (/** @type {string} */ colour, /** @type {string} */ mask) =>
  `#${(parseInt(colour.slice(1), 16) & parseInt(mask.slice(1), 16)).toString(16).padStart(6, "0")}`;

for (const theme of ["white-on-black", "yellow-on-black", "black-on-white"]) {
  test(`hosts are told apart from each other, from the text and from what is never read: ${theme}`, () => {
    const palette = paletteOf({ ...DEFAULTS, theme });
    const hosts = Object.entries(palette).filter(([name]) => name.startsWith("host-"));
    const all = [...hosts, ["text", palette.text], ["accent", palette.accent]];
    const alike = hosts.flatMap(([name, colour]) => all.filter(([other, its]) => other > name && apart(colour, its) < 0.08).map(([other]) => `${name} ${other}`));
    const accents = hosts.filter(([, colour]) => apart(colour, palette.accent) < 0.08).map(([name]) => name);
    assert.deepEqual([alike, accents], [[], []]);
  });
}

table("refused", (/** @type {[string, string, string]} */ [theme, ink, ground]) => refusedColours({ ...DEFAULTS, theme, ink, ground }), [
  ["own ones that can be read", ["own", "#ffffff", "#000000"], ""],
  ["not those of another theme", ["black-on-white", "#888888", "#777777"], ""],
  ["a little too near", ["own", "#949494", "#000000"], "These two colours have a contrast of 6.9:1. To be read from afar they need 7:1: until then it is white on black."],
]);

test("own colours are those of the glass; what would not be read on them takes the ink", () => {
  const palette = paletteOf({ ...DEFAULTS, theme: "own", ink: "#000000", ground: "#a0a0a0" });
  assert.deepEqual([palette.ground, palette.text, palette.standby, palette["on-accent"]], ["#a0a0a0", "#000000", "#000000", "#a0a0a0"]);
});

test("the default look, as the style sheet takes it", () => {
  const { "--font": font, "--look-size": size, "--look-leading": leading, "--look-margin": margin, "--look-column": column } = propertiesOf(DEFAULTS);
  assert.deepEqual([font, size, leading, margin, column], ['"Atkinson Hyperlegible", var(--script)', "1", "1.35", "4.5cqw", "25em"]);
  assert.deepEqual(marksOf(DEFAULTS), { mark: "arrow", now: "on", passed: "off", dim: "off", clock: "on", remaining: "on" });
});

table("mirrored", (/** @type {string} */ mirror) => propertiesOf({ ...DEFAULTS, mirror })["--look-mirror"], [
  ["not", "none", "none"],
  ["left and right", "h", "scale(-1, 1)"],
  ["upside down", "v", "scale(1, -1)"],
  ["both", "both", "scale(-1, -1)"],
]);
