/** What a screen may look like: values from an address, a memory or a message, made sound or left out and told. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { DEFAULTS, SETTINGS, laysAnew, lookOfAddress, lookOfMemory, lookOfMessage, ownOf, readLook, settingsOf, valueWord } from "../../../static/js/look/look.js";
import { table } from "../table.js";

table("an address", lookOfAddress, [
  ["says nothing", "", { look: {}, wrong: [] }],
  ["says what is not ours", "?stage=main&name=Left", { look: {}, wrong: [] }],
  ["a mirror and a size", "?stage=main&mirror=h&size=120", { look: { mirror: "h", size: 120 }, wrong: [] }],
  ["switches, as people write them", "?clock=off&now=0&passed=on&remaining=false", { look: { clock: false, now: false, passed: true, remaining: false }, wrong: [] }],
  ["a turn and colours of its own", "?turn=270&theme=own&ink=%23FFEE00&ground=%23000000", { look: { turn: "270", theme: "own", ink: "#ffee00", ground: "#000000" }, wrong: [] }],
  ["between two steps: the nearest", "?size=103&leading=1.43&margin=7.3", { look: { size: 105, leading: 1.45, margin: 7.5 }, wrong: [] }],
  ["at both bounds", "?size=50&reading=80", { look: { size: 50, reading: 80 }, wrong: [] }],
  ["a size that cannot be", "?size=900&mark=band", { look: { mark: "band" }, wrong: ['Text size cannot be "900": it goes from 50 to 200 %.'] }],
  ["no figure at all", "?size=&column=NaN", { look: {}, wrong: ['Text size cannot be "": it goes from 50 to 200 %.', 'Letters a line, at most cannot be "NaN": it goes from 16 to 120.'] }],
  ["a choice that is none", "?mirror=toString", { look: {}, wrong: ['Mirror cannot be "toString": choose none, h, v or both.'] }],
  ["a switch that is neither", "?clock=maybe", { look: {}, wrong: ['Show the clock cannot be "maybe": say on or off.'] }],
  ["a colour by its name", "?ink=red", { look: {}, wrong: ['Own text cannot be "red": write it as #ffcc00.'] }],
  ["what is long is told short", `?font=${"x".repeat(99)}`, { look: {}, wrong: [`Font cannot be "${"x".repeat(20)}": choose atkinson, lexend, opendyslexic or own.`] }],
]);

table("a message", (/** @type {Record<string, unknown>} */ given) => readLook(given).look, [
  ["values of their own kinds", { size: 150, clock: false, turn: 90, font: "lexend" }, { size: 150, clock: false, turn: "90", font: "lexend" }],
  ["values of other kinds", { size: null, leading: [1.5], clock: {}, font: 3, ink: 7, mirror: null }, {}],
  ["not a number, and no end", { size: NaN, margin: Infinity, reading: true }, {}],
]);

table("a memory", lookOfMemory, [
  ["nothing kept", null, {}],
  ["a look", '{"size":150,"mirror":"both"}', { size: 150, mirror: "both" }],
  ["half of it cannot be any more", '{"size":15000,"mirror":"both"}', { mirror: "both" }],
  ["cut off", '{"size":15', {}],
  ["no look at all", "7", {}],
  ["nothing, written down", "null", {}],
]);

table("what is remembered", ownOf, [
  ["the defaults are nothing", DEFAULTS, {}],
  ["what differs", { ...DEFAULTS, size: 150, clock: false }, { size: 150, clock: false }],
]);

table("lines are measured anew", (/** @type {Partial<import("../../../static/js/look/look.js").Look>} */ change) => laysAnew(DEFAULTS, { ...DEFAULTS, ...change }), [
  ["for nothing", {}, false],
  ["for colours, marks, mirrors, the reading line", { theme: "own", now: false, mark: "band", mirror: "h", dim: 40, reading: 50 }, false],
  ["for a font", { font: "lexend" }, true],
  ["for a size", { size: 105 }, true],
  ["for a narrower column", { column: 30 }, true],
  ["for a turn", { turn: "90" }, true],
]);

test("every setting's default is a value that it may have, and reads the same", () => {
  assert.deepEqual(readLook({ ...DEFAULTS }), { look: DEFAULTS, wrong: [] });
});

test("a whole look survives a journey as JSON", () => {
  const look = { ...DEFAULTS, size: 150, turn: "90", clock: false, ink: "#ffee00" };
  assert.deepEqual(readLook(JSON.parse(JSON.stringify(look))).look, look);
});

test("every step from the least to the most is a value that it may have", () => {
  for (const setting of SETTINGS) {
    if (setting.kind !== "amount") continue;
    const steps = Math.round((setting.max - setting.min) / setting.step);
    for (let i = 0; i <= steps; i += 1) {
      const value = Number((setting.min + i * setting.step).toFixed(2));
      assert.deepEqual(readLook({ [setting.name]: String(value) }).look, { [setting.name]: value });
    }
  }
});

const setting = (/** @type {string} */ name) => SETTINGS.find((one) => one.name === name) ?? SETTINGS[0];
table("a value's words", (/** @type {[string, any]} */ [name, value]) => valueWord(setting(name), value), [
  ["with its unit", ["size", 120], "120 %"],
  ["without one", ["leading", 1.35], "1.35"],
  ["a choice by its words", ["mirror", "h"], "Left and right"],
  ["a switch", ["clock", false], "Off"],
  ["a colour", ["ink", "#ffffff"], "#ffffff"],
]);

test("the page about looks names every setting as an address has it, and its words", () => {
  const page = readFileSync(new URL("../../../docs/look.md", import.meta.url), "utf8");
  const missing = SETTINGS.filter(({ name, words }) => !page.includes(`\`${name}=\``) || !page.includes(words));
  assert.deepEqual(missing, []);
});

table("what the crew asks for", lookOfMessage, [
  ["what can be", { size: 120, now: false }, { look: { size: 120, now: false }, wrong: [] }],
  ["what cannot, beside what can", { size: 900, dim: 20 }, { look: { dim: 20 }, wrong: ['Text size cannot be "900": it goes from 50 to 200 %.'] }],
  ["a setting that is none", { sise: 90 }, { look: {}, wrong: ['A look has no setting "sise".'] }],
]);

table("what a screen has of a look", (/** @type {string} */ page) => settingsOf(page).map(({ name }) => name), [
  ["a prompter: all", "prompter", SETTINGS.map(({ name }) => name)],
  ["a timer: nothing of lines and words", "timer", ["size", "theme", "ink", "ground", "dim", "mirror", "turn", "clock"]],
]);
