/**
 * A press counts when the finger comes down, not when it leaves: that is up to 100 ms sooner. A keyboard and a screen reader
 * give a click alone; the click that follows a finger is the same press and is left out.
 */

/** A click this soon after the finger came down is its echo, ms. */
const ECHO_MS = 1000;

/**
 * @param {HTMLElement} button with aria-disabled where it may not be pressed
 * @param {AbortSignal} signal
 * @param {{ onPress: () => void, onDisregarded: () => void }} listeners
 */
export function onPress(button, signal, { onPress: press, onDisregarded }) {
  let down = -Infinity;
  const act = () => (button.getAttribute("aria-disabled") === "true" ? onDisregarded() : press());
  button.addEventListener("pointerdown", (event) => {
    if (!event.isPrimary || event.button !== 0) return;
    down = event.timeStamp;
    act();
  }, { signal });
  button.addEventListener("click", (event) => {
    if (event.timeStamp - down > ECHO_MS) act();
    down = -Infinity;
  }, { signal });
  button.addEventListener("contextmenu", (event) => event.preventDefault(), { signal });
}
