import assert from "node:assert/strict";
import { test } from "node:test";
import { Drafts, readDraft } from "../../../static/js/editing/drafts.js";
import { table } from "../table.js";

table("a draft as it was kept", readDraft, [
  ["none", null, null],
  ["one", '{"text":"mine","base":"r1"}', { text: "mine", base: "r1" }],
  ["of another shape", '{"text":4}', null],
  ["no JSON", "{", null],
]);

test("a browser that keeps nothing keeps it while the page lives", () => {
  const drafts = new Drafts("s", () => "0000002a");
  drafts.keep("ada", { text: "mine", base: "r1" });
  assert.deepEqual([drafts.of("ada"), drafts.items()], [{ text: "mine", base: "r1" }, ["ada"]]);
  drafts.keep("ada", null);
  assert.deepEqual([drafts.of("ada"), drafts.items()], [null, []]);
});

test("a draft belongs to one record: another show of the same cards is offered nothing of it", () => {
  let record = "0000002a";
  const drafts = new Drafts("s", () => record);
  drafts.keep("ada", { text: "mine", base: "r1" });
  record = "0000002b";
  assert.deepEqual([drafts.of("ada"), drafts.items()], [null, []]);
  record = "0000002a";
  assert.deepEqual([drafts.of("ada"), drafts.items()], [{ text: "mine", base: "r1" }, ["ada"]]);
});
