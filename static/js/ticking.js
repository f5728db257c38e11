/** Calls back just after each full second of the show, so that every page's clocks turn together. */

/** Not sooner than this, ms: a fast rehearsal clock would turn its seconds faster than anybody reads. */
const PAUSE_MS = 100;
const SECOND_MS = 1000;

/**
 * @param {() => number} showNow show seconds
 * @param {() => number} rate show seconds per second
 * @param {() => void} onSecond
 */
export function everySecond(showNow, rate, onSecond) {
  const next = () => {
    onSecond();
    const left = (1 - (((showNow() % 1) + 1) % 1)) * SECOND_MS;
    setTimeout(next, Math.max(PAUSE_MS, left / (rate() || 1) + 5));
  };
  next();
}
