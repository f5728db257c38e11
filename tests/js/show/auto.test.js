import { clockLine, delayNow, difference, modeName, overNow, overReading, pushedBy, shifted, shiftFrom } from "../../../static/js/show/auto.js";
import { state, stateItem } from "../states.js";
import { table } from "../table.js";

/** A talk that ends at 40 200, a minute late, unless `fields` say otherwise. */
const talk = (/** @type {any} */ fields = {}) =>
  state({ phase: "talk", item: stateItem(), delay: 60, over: { least: 60, since: 40_200 }, ...fields });

table("over/under", (/** @type {[any, number]} */ [now, show]) => overNow(now, show), [
  ["as late as it began", [talk(), 39_000], 60],
  ["past its end it grows", [talk(), 40_330], 130],
  ["held it grows from the hold on", [talk({ held: true, over: { least: 60, since: 38_940 } }), 39_030], 90],
  ["what has ended grows no more", [talk({ over: { least: -5, since: null } }), 99_000], -5],
]);

const least = (/** @type {number} */ seconds) => talk({ over: { least: seconds, since: 40_200 } });
table("its reading", (/** @type {any} */ now) => overReading(now, 39_000), [
  ["late, and an alarm", least(130), { time: "+2:10", word: "late", over: true }],
  ["by hours", least(20_000), { time: "+5:33 h", word: "late", over: true }],
  ["late, but nobody's alarm", least(59.9), { time: "+0:59", word: "late", over: false }],
  ["early", least(-20), { time: "−0:20", word: "early", over: false }],
  ["on time", least(0), { time: "0:00", word: "on time", over: false }],
  ["under a second is on time", least(-0.9), { time: "0:00", word: "on time", over: false }],
]);

table("a difference", difference, [
  ["later", 60, "+1:00"],
  ["earlier", -60, "−1:00"],
  ["none has no sign", 0.4, "0:00"],
]);

table("the delay now", (/** @type {[any, number]} */ [now, show]) => delayNow(now, show), [
  ["as the server says", [talk(), 39_000], 60],
  ["with what an overrun has added", [talk(), 40_330], 130],
  ["a break has taken up some of it", [talk({ delay: 300, over: { least: 0, since: 40_200 } }), 40_210], 310],
  ["in a break, held: by the hold alone", [talk({ delay: 300, held: true, held_from: 39_000, over: { least: 0, since: 39_900 } }), 39_030], 330],
]);

table("what a minute is added to", (/** @type {[any, number]} */ [now, show]) => shiftFrom(now, show), [
  ["in a talk, the delay", [talk({ spare: 0 }), 39_000], 60],
  ["in a break, all that it could give: the next start moves", [talk({ spare: 1200 }), 39_000], 1200],
  ["in a break that has given all", [talk({ delay: 1500, spare: 1200, over: { least: 300, since: 40_200 } }), 39_000], 1500],
]);

table("a minute", (/** @type {[number, 1 | -1]} */ [delay, way]) => shifted(delay, way), [
  ["later", [30, 1], 90],
  ["earlier", [90, -1], 30],
  ["no earlier than planned", [30, -1], 0],
  ["later, where it was early: the next start moves", [-20, 1], 60],
  ["nothing to win back", [-20, -1], 0],
]);

table("what a hold has pushed", (/** @type {[any, number]} */ [fields, show]) => pushedBy(talk(fields), 40_200, show), [
  ["nothing, not held", [{}, 40_330], 0],
  ["since it began", [{ held: true, over: { least: 60, since: 38_940 } }, 39_030], 30],
  ["nothing while it was early", [{ held: true, delay: -60, over: { least: -60, since: 39_060 } }, 39_030], 0],
  ["what is beyond that", [{ held: true, delay: -60, over: { least: -60, since: 39_060 } }, 39_080], 20],
  ["nothing that was over before", [{ held: true, over: { least: 60, since: 40_200 } }, 40_330], 0],
]);

table("mode", (/** @type {boolean} */ auto) => modeName(state({ auto })), [
  ["auto", true, "Auto: the clock takes them"],
  ["manual", false, "Manual: you take the cues"],
]);

const takes = (/** @type {string} */ kind, /** @type {any} */ fields = {}) =>
  talk({ auto: true, clock_takes: { cue: `ada/${kind}`, kind, name: "Ada", at: 40_200 }, ...fields });
const reading = { phase: "introduction" };
const said = (/** @type {string} */ text) => ({ text, soon: false });
const soon = (/** @type {string} */ text) => ({ text, soon: true });

table("what the clock does", (/** @type {[any, number]} */ [now, show]) => clockLine(now, show), [
  ["manual", [talk(), 39_000], said("The clock calls standby only.")],
  ["manual, held", [talk({ held: true }), 39_000], soon("Held. Resume goes on.")],
  ["far off", [takes("introduction"), 40_139], said("Clock takes the introduction at 11:10:00")],
  ["its last minute", [takes("introduction"), 40_140], soon("Next introduction in 1:00 · Hold keeps the stage")],
  ["begun seconds count", [takes("introduction"), 40_157.3], soon("Next introduction in 0:43 · Hold keeps the stage")],
  ["due, and not here yet", [takes("introduction"), 40_201], soon("Next introduction in 0:00 · Hold keeps the stage")],
  ["a break", [takes("break"), 40_158], soon("Break in 0:42 · Hold keeps the stage")],
  ["an item without an introduction", [takes("talk", { standby: "b" }), 40_158], soon("Talk in 0:42 · Hold keeps the stage")],
  ["the talk behind an introduction", [takes("talk", reading), 40_192], soon("Talk in 0:08")],
  ["a break, far off", [takes("break"), 39_000], said("Clock takes the break at 11:10:00")],
  ["after a video", [takes("resume", { phase: "at cue" }), 40_192], soon("Reading goes on in 0:08")],
  ["a video an hour long", [takes("resume", { phase: "at cue" }), 36_600], said("Reading goes on at 11:10:00")],
  ["the text is on its way", [takes("talk", { ...reading, clock_takes: null }), 40_000], said("The text takes its own cues.")],
  ["the last talk", [takes("talk", { clock_takes: null, next: { kind: "end" } }), 40_000], said("Only GO ends the day.")],
  ["held", [takes("talk", { clock_takes: null, held: true }), 40_000], soon("Held: the clock waits. Resume goes on.")],
  ["ended", [takes("talk", { phase: "ended", clock_takes: null }), 40_000], said("")],
]);
