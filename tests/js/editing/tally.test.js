import { tallyLine, tooLong } from "../../../static/js/editing/tally.js";
import { table } from "../table.js";

table("what a text will be on stage", tallyLine, [
  ["nothing", "", "No words · no cue"],
  ["speech", "Good morning, Port Ellery!", "4 words · no cue"],
  ["a word alone", "Welcome", "1 word · no cue"],
  ["a cue of its own line", "Welcome!\n\n*[Lead applause]*", "1 word · 1 cue: Lead applause"],
  ["a cue in mid-sentence", "Here [pause] she is. *(applause)*", "3 words · 2 cues: pause · applause"],
  ["a heading is a cue", "### Walk to centre\nHello", "1 word · 1 cue: Walk to centre"],
  ["whose words they are is not read", "**MAYA:**\nHello there", "2 words · no cue"],
  ["stress is read", "We have **never** met", "4 words · no cue"],
  ["a link is no cue", "See [our page](https://example.org)", "3 words · no cue"],
  ["a choice is no cue: one of it is read", "Good *[morning/afternoon]*, [Good morning or Good evening] all", "5 words · no cue"],
  ["a comment is not read", "Hello <!-- check\nthis --> there", "2 words · no cue"],
  ["a dash is no word", "Here — now", "2 words · no cue"],
  ["other scripts", "ようこそ Привет", "2 words · no cue"],
]);

table("what is too long is said before it is sent", tooLong, [
  ["an hour's reading", "a".repeat(48 * 1024), ""],
  ["more", "a".repeat(72_000), "The words take 70 kB, and 48 kB is the most: leave out what is not read aloud."],
  ["as bytes, not as letters", "字".repeat(20_000), "The words take 59 kB, and 48 kB is the most: leave out what is not read aloud."],
  ["signs that take two on the way", '"'.repeat(40_000), "The words take 78 kB, and 60 kB is the most: leave out what is not read aloud."],
]);
