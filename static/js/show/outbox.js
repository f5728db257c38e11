/**
 * The presses that still wait for an answer. Pure: a list in, a list out, times as arguments (local ms).
 *
 * 1. A command gets its id at the press and keeps it through every retry: the server does it once.
 * 2. It is sent again on every new connection, and where no answer has come, until its ttl is over.
 * 3. After that it is never sent: a GO pressed in a dead spot must not fall into a later moment.
 * 4. One that left and got no answer is asked after, by its id and too old to be done: the server tells what became of
 *    it, and does nothing.
 *
 * @import { Ack, Command } from "./types.js"
 */

/** How long a press may wait for the link, ms. The server refuses older ones too. */
export const TTL_MS = 2000;
/** Without an answer on the same connection, send again after, ms. */
export const RETRY_MS = 500;
/** What became of a press is asked again on the same connection after, ms. */
const ASK_MS = 1000;
/** Presses kept, the newest last. */
const KEPT = 20;

/**
 * @typedef {"pending" | "done" | "refused" | "too old" | "not sent" | "no answer"} Outcome
 *
 * @typedef {object} Press
 * @property {Command} command
 * @property {number} pressed local ms
 * @property {Outcome} outcome
 * @property {string} message the server's own words, for a person
 * @property {number} sentOn the number of the connection it last left on; 0: it never left
 * @property {number} sentAt local ms
 */

/** @type {Record<import("./types.js").AckStatus, Outcome>} `stale` that is satisfied is done: see outcomeOf */
const OUTCOMES = {
  applied: "done",
  degraded: "done",
  duplicate: "done", // of one that was done: see outcomeOf
  stale: "refused",
  denied: "refused",
  invalid: "refused",
  expired: "too old",
};

/** @param {Ack} ack @returns {Outcome} */
export function outcomeOf(ack) {
  if (ack.status === "duplicate" && ack.was) return outcomeOf({ ...ack, status: ack.was });
  return ack.status === "stale" && ack.satisfied ? "done" : OUTCOMES[ack.status];
}

/** @param {readonly Press[]} presses @param {Command} command @param {number} now @returns {Press[]} */
export function pressed(presses, command, now) {
  /** @type {Press} */
  const press = { command, pressed: now, outcome: "pending", message: "", sentOn: 0, sentAt: 0 };
  return [...presses, press].slice(-KEPT);
}

/** @param {readonly Press[]} presses @param {number} now @param {number} connection 0: the link is down @returns {Command[]} to send now */
export function due(presses, now, connection) {
  if (connection === 0) return [];
  const isDue = (/** @type {Press} */ press, /** @type {number} */ every) => press.sentOn !== connection || now - press.sentAt >= every;
  return presses.flatMap((press) => {
    if (press.outcome === "pending" && now - press.pressed < TTL_MS) return isDue(press, RETRY_MS) ? [press.command] : [];
    return press.outcome === "no answer" && isDue(press, ASK_MS) ? [question(press.command)] : [];
  });
}

/** @param {Command} command @returns {Command} the same press, older than any server lets through: all that can come of it is its answer */
function question(command) {
  // The words of an edit need not go the way again: their number is what is asked after.
  const args = command.type === "edit" ? { ...command.args, text: "" } : command.args;
  return { ...command, args, pressed_at: 0, ttl_ms: 0 };
}

/** @param {readonly Press[]} presses @param {string} id @param {number} now @param {number} connection @returns {Press[]} */
export function sent(presses, id, now, connection) {
  return change(presses, id, { sentOn: connection, sentAt: now });
}

/** @param {readonly Press[]} presses @param {Ack} ack @returns {Press[]} the first answer counts, also one that came too late to be waited for */
export function answered(presses, ack) {
  const waits = presses.some((press) => press.command.id === ack.id && ["pending", "no answer"].includes(press.outcome));
  return waits ? change(presses, ack.id, { outcome: outcomeOf(ack), message: ack.message }) : [...presses];
}

/** @param {readonly Press[]} presses @param {number} now @returns {Press[]} those past their ttl given up */
export function givenUp(presses, now) {
  return presses.map((press) => {
    if (press.outcome !== "pending" || now - press.pressed < TTL_MS) return press;
    return { ...press, outcome: press.sentOn === 0 ? "not sent" : "no answer" };
  });
}

/** @param {readonly Press[]} presses @returns {boolean} true while an answer, or a better one, may still come */
export function isOpen(presses) {
  return presses.some((press) => press.outcome === "pending" || press.outcome === "no answer");
}

/** @param {readonly Press[]} presses @param {string} type @returns {boolean} true while one of this type waits */
export function isPending(presses, type) {
  return presses.some((press) => press.outcome === "pending" && press.command.type === type);
}

/** @param {readonly Press[]} presses @param {string} id @param {Partial<Press>} fields @returns {Press[]} */
function change(presses, id, fields) {
  return presses.map((press) => (press.command.id === id ? { ...press, ...fields } : press));
}
