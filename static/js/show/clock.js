/**
 * The server's clock, estimated from pings, and the show's clock, which is a line over it.
 * Pure: every time is an argument. Local times are milliseconds of the page's own monotone clock.
 *
 * @import { ShowClock } from "./types.js"
 */

/** By when the first pings leave, ms after the link is up: spread, so that one busy moment spoils only one. */
export const FIRST_PINGS_MS = [0, 150, 350, 600, 1000, 1500, 2200, 3200, 4500, 6000];
/** Afterwards one ping every so many ms. */
export const PING_EVERY_MS = 10_000;

/** A quartz clock may drift by 50 ppm: what an old ping's certainty loses, ms per ms. */
const DRIFT = 50e-6;
/** Two lines so near to each other are one, ms: times travel rounded. */
const LINE_MS = 2;
/** Pings older than this are forgotten, ms. */
const KEPT_MS = 180_000;

/**
 * @typedef {object} Ping one `sync` there and back
 * @property {number} sent local ms
 * @property {number} received local ms
 * @property {number} server the server's answer: its wall clock, ms
 *
 * @typedef {object} Estimate
 * @property {number} offset server ms = local ms + offset
 * @property {number} error what the offset may be wrong by, ms
 */

/**
 * A thousand pages that come at once must not ask at once, then or later: each leaves its pings to chance, within bounds.
 * @param {() => number} chance from 0 to 1
 * @returns {{ first: number[], steady: number }} ms after the link is up: the first pings, the first of it at once, since
 *   without it a page has no time; and from when on one follows every `PING_EVERY_MS`
 */
export function pingTimes(chance) {
  const [atOnce, ...ends] = FIRST_PINGS_MS;
  const first = [atOnce, ...ends.map((end, index) => between(FIRST_PINGS_MS[index], end, chance()))];
  const last = FIRST_PINGS_MS[FIRST_PINGS_MS.length - 1];
  return { first, steady: between(last, last + PING_EVERY_MS, chance()) };
}

/** @param {number} begin @param {number} end @param {number} part */
function between(begin, end, part) {
  return begin + part * (end - begin);
}

/** @param {readonly Ping[]} pings @param {Ping} ping @returns {Ping[]} those still worth keeping, with the new one */
export function addPing(pings, ping) {
  return [...pings.filter((old) => ping.received - old.received < KEPT_MS), ping];
}

/** @param {Ping} ping @param {number} now local ms @returns {Estimate} what this ping alone says */
export function fromPing(ping, now) {
  const roundTrip = ping.received - ping.sent;
  return {
    offset: ping.server - (ping.sent + ping.received) / 2,
    error: roundTrip / 2 + DRIFT * (now - ping.received),
  };
}

/**
 * The ping with the shortest way is the truest one; its age counts a little.
 * @param {readonly Ping[]} pings
 * @param {number} now local ms
 * @returns {Estimate | null} null before the first ping is back
 */
export function estimate(pings, now) {
  /** @type {Estimate | null} */
  let best = null;
  for (const ping of pings) {
    const one = fromPing(ping, now);
    if (best === null || one.error < best.error) best = one;
  }
  return best;
}

/** @param {ShowClock} clock @param {number} serverMs @returns {number} show seconds */
export function showSeconds(clock, serverMs) {
  return (clock.show_ms + clock.rate * (serverMs - clock.server_ms)) / 1000;
}

/** @param {ShowClock} clock @param {number} show show seconds @returns {number} server ms at which the show is there */
export function serverMsAt(clock, show) {
  if (clock.rate === 0) return Infinity;
  return clock.server_ms + (show * 1000 - clock.show_ms) / clock.rate;
}

/**
 * A rehearsal's clock can be paused, set and sped up. What is said anew of the same clock is the same line.
 * @param {ShowClock | null} before
 * @param {ShowClock} after
 * @returns {boolean} true where the show's time goes another way now
 */
export function isAnotherLine(before, after) {
  if (before === null || before.rate !== after.rate) return before !== null;
  return Math.abs(showSeconds(before, after.server_ms) * 1000 - after.show_ms) > LINE_MS * Math.max(1, after.rate);
}
