import assert from "node:assert/strict";
import { test } from "node:test";
import { answered, due, givenUp, isOpen, isPending, outcomeOf, pressed, sent } from "../../../static/js/show/outbox.js";
import { table } from "../table.js";

/** @returns {import("../../../static/js/show/types.js").Command} */
const command = (/** @type {string} */ id) => ({ v: 1, id, device: "d", type: "go", args: {}, pressed_at: 0, ttl_ms: 2000 });
/** @returns {import("../../../static/js/show/types.js").Ack} */
const ack = (/** @type {any} */ fields) => ({ id: "a", status: "applied", seq: 1, rev: 1, cue: null, message: "", ...fields });

const ONE = pressed([], command("a"), 1000);
const ids = (/** @type {ReturnType<typeof due>} */ commands) => commands.map((one) => one.id);

table("what an ack means", (/** @type {any} */ fields) => outcomeOf(ack(fields)), [
  ["applied", { status: "applied" }, "done"],
  ["on a slow disk", { status: "degraded" }, "done"],
  ["the same press twice", { status: "duplicate", was: "applied" }, "done"],
  ["the same press twice, on a slow disk", { status: "duplicate", was: "degraded" }, "done"],
  ["a refusal, asked for again", { status: "duplicate", was: "stale", satisfied: false }, "refused"],
  ["somebody else took this very cue, asked for again", { status: "duplicate", was: "stale", satisfied: true }, "done"],
  ["nonsense, asked for again", { status: "duplicate", was: "invalid" }, "refused"],
  ["too old, asked for again", { status: "duplicate", was: "expired" }, "too old"],
  ["somebody else took this very cue", { status: "stale", satisfied: true }, "done"],
  ["somebody else took another", { status: "stale", satisfied: false }, "refused"],
  ["not allowed", { status: "denied" }, "refused"],
  ["nonsense", { status: "invalid" }, "refused"],
  ["too old", { status: "expired" }, "too old"],
]);

table("due", (/** @type {[any, number, number]} */ [presses, now, connection]) => ids(due(presses, now, connection)), [
  ["at the press", [ONE, 1000, 1], ["a"]],
  ["not while the link is down", [ONE, 1000, 0], []],
  ["not while its answer may come", [sent(ONE, "a", 1000, 1), 1100, 1], []],
  ["again without an answer", [sent(ONE, "a", 1000, 1), 1500, 1], ["a"]],
  ["at once on a new connection", [sent(ONE, "a", 1000, 1), 1100, 2], ["a"]],
  ["never after its ttl", [ONE, 3000, 1], []],
  ["not once it is answered", [answered(ONE, ack({})), 1600, 1], []],
]);

/** @type {import("../../../static/js/show/types.js").Command} */
const EDIT = { ...command("e"), type: "edit", args: { item: "ada", text: "Long.", base: "1" } };
const UNANSWERED = givenUp(sent(ONE, "a", 1000, 1), 3000);
const ASKED = sent(UNANSWERED, "a", 3000, 2);
table("asked after", (/** @type {[any, number, number]} */ [presses, now, connection]) => due(presses, now, connection), [
  ["on a new connection, too old to be done", [UNANSWERED, 3000, 2], [{ ...command("a"), pressed_at: 0, ttl_ms: 0 }]],
  ["an edit without its words", [givenUp(sent(pressed([], EDIT, 1000), "e", 1000, 1), 3000), 3000, 2], [{ ...EDIT, args: { item: "ada", text: "", base: "1" }, pressed_at: 0, ttl_ms: 0 }]],
  ["on the same one, too", [UNANSWERED, 3000, 1], [{ ...command("a"), pressed_at: 0, ttl_ms: 0 }]],
  ["not while the link is down", [UNANSWERED, 3000, 0], []],
  ["not while the answer may come", [ASKED, 3999, 2], []],
  ["again after a second", [ASKED, 4000, 2], [{ ...command("a"), pressed_at: 0, ttl_ms: 0 }]],
  ["not once it is answered", [answered(ASKED, ack({ status: "duplicate", was: "applied" })), 9000, 2], []],
  ["never one that did not leave", [givenUp(ONE, 3000), 9000, 2], []],
]);

table("is open", isOpen, [
  ["it waits", ONE, true],
  ["nobody answered", UNANSWERED, true],
  ["it never left", givenUp(ONE, 3000), false],
  ["it is answered", answered(UNANSWERED, ack({})), false],
]);

table("given up", (/** @type {[any, number]} */ [presses, now]) => givenUp(presses, now)[0].outcome, [
  ["not before its ttl", [ONE, 2999], "pending"],
  ["it never left", [ONE, 3000], "not sent"],
  ["it left and nobody answered", [sent(ONE, "a", 1000, 1), 3000], "no answer"],
  ["an answer stays", [answered(ONE, ack({})), 9000], "done"],
]);

test("the first answer counts, with its words", () => {
  const refused = answered(ONE, ack({ status: "stale", message: "Ann was 0.2 s sooner" }));
  const both = answered(refused, ack({ status: "applied", message: "late" }));
  assert.deepEqual([both[0].outcome, both[0].message], ["refused", "Ann was 0.2 s sooner"]);
});

test("an answer that was not waited for any more still says what happened", () => {
  const late = answered(givenUp(sent(ONE, "a", 1000, 1), 3000), ack({ status: "expired" }));
  assert.equal(late[0].outcome, "too old");
});

test("a press waits until it is answered", () => {
  assert.deepEqual([isPending(ONE, "go"), isPending(ONE, "back"), isPending(answered(ONE, ack({})), "go")], [true, false, false]);
});

test("a retry carries the id of the press", () => {
  const again = due(sent(ONE, "a", 1000, 1), 1600, 1);
  assert.equal(again[0], ONE[0].command);
});
