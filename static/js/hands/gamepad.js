/**
 * A gamepad: its buttons are keys of the one table ("Gamepad 0"), its sticks move the text. It is asked for its state only
 * while one is connected.
 */

/** A stick that is nearer to its middle than this rests. */
export const DEAD_BAND = 0.2;
/** A stick that is pushed to its end moves so many lines a second. */
const FASTEST = 6;
/** The two sticks' up and down. */
const STICKS = [1, 3];
/** A frame that came later than this moves the text no farther than one that came then, seconds. */
const LONGEST_FRAME = 0.1;

/** @param {number} tilt of a stick, -1 to 1; + is down @returns {number} lines a second: little near the middle, so that a hand can be slow */
export function speedOf(tilt) {
  const past = (Math.min(1, Math.abs(tilt)) - DEAD_BAND) / (1 - DEAD_BAND);
  return past <= 0 ? 0 : Math.sign(tilt) * FASTEST * past * past;
}

/** @param {readonly number[]} axes @returns {number} of the stick that is pushed farthest */
export function tiltOf(axes) {
  const tilts = STICKS.map((axis) => axes[axis] ?? 0);
  return tilts.reduce((most, tilt) => (Math.abs(tilt) > Math.abs(most) ? tilt : most), 0);
}

/** @param {readonly boolean[]} before @param {readonly boolean[]} now @returns {string[]} the keys that went down since */
export function pressedSince(before, now) {
  return now.flatMap((isDown, button) => (isDown && !before[button] ? [`Gamepad ${button}`] : []));
}

export class Gamepads {
  #onKey;
  #onLines;
  #frame = 0;
  #last = 0;
  /** What was down, by the gamepad's index. @type {Map<number, boolean[]>} */
  #down = new Map();

  /** @param {{ onKey: (key: string) => void, onLines: (lines: number) => void }} listeners @param {AbortSignal} [signal] */
  constructor({ onKey, onLines }, signal) {
    this.#onKey = onKey;
    this.#onLines = onLines;
    window.addEventListener("gamepadconnected", () => this.#begin(), { signal });
    window.addEventListener("gamepaddisconnected", () => this.#begin(), { signal });
  }

  #begin() {
    cancelAnimationFrame(this.#frame);
    this.#last = performance.now();
    this.#frame = requestAnimationFrame((now) => this.#look(now));
  }

  /** @param {number} now local ms */
  #look(now) {
    const here = (navigator.getGamepads?.() ?? []).filter((gamepad) => gamepad !== null);
    const seconds = Math.min(LONGEST_FRAME, (now - this.#last) / 1000);
    this.#last = now;
    for (const gamepad of here) this.#read(gamepad, seconds);
    if (here.length > 0) this.#frame = requestAnimationFrame((next) => this.#look(next));
    else this.#down.clear();
  }

  /** @param {Gamepad} gamepad @param {number} seconds since it was looked at */
  #read({ index, buttons, axes }, seconds) {
    const down = buttons.map((button) => button.pressed);
    // What is down as a gamepad is first seen, its browser told by that press: it counts.
    for (const key of pressedSince(this.#down.get(index) ?? [], down)) this.#onKey(key);
    this.#down.set(index, down);
    const lines = speedOf(tiltOf(axes)) * seconds;
    if (lines !== 0) this.#onLines(lines);
  }
}
