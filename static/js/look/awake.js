/**
 * Keeps the screen awake: by the browser's own lock where the page may have one (on the laptop itself, or over TLS), else
 * by a film that nobody sees, which a browser plays only after a touch. What cannot be done is said on the page.
 */
import { byId, say } from "../page.js";

/** A film of NoSleep.js, for browsers that give no lock. */
const FILM = "/static/vendor/nosleep.min.js";

/** @typedef {"awake" | "touch" | "none"} Waking a touch is needed yet; nothing helps */

/** @param {Waking} waking @returns {string} "" where nobody has to do anything */
export function awakeWord(waking) {
  if (waking === "awake") return "";
  return waking === "touch"
    ? "This screen may go to sleep. Touch it once, or press a key."
    : "This browser cannot keep the screen awake: switch its sleep off in the computer's own settings.";
}

/** Begins, and goes on as long as the page is open. */
export function keepAwake() {
  if ("wakeLock" in navigator) new Lock().hold();
  else new Film().begin();
}

/** The words about it. Where nothing helps they stand until somebody has been there; then their sign alone is left. */
class Sign {
  #read = false;

  /** @param {Waking} waking */
  tell(waking) {
    const element = byId("awake");
    const words = awakeWord(waking);
    say(element, waking === "none" && this.#read ? "" : words);
    element.title = words;
    element.hidden = waking === "awake";
    if (waking === "none" && !this.#read) this.#untilRead();
  }

  #untilRead() {
    const over = new AbortController();
    const read = () => {
      over.abort();
      this.#read = true;
      if (byId("awake").textContent === awakeWord("none")) this.tell("none");
    };
    for (const gesture of ["pointerdown", "keydown"]) document.addEventListener(gesture, read, { signal: over.signal, capture: true });
  }
}

const sign = new Sign();
const tell = (/** @type {Waking} */ waking) => sign.tell(waking);

/** The browser drops its lock whenever the page is out of sight: it is asked for again. */
class Lock {
  #held = false;

  constructor() {
    document.addEventListener("visibilitychange", () => this.hold());
    for (const gesture of ["pointerdown", "keydown"]) document.addEventListener(gesture, () => this.hold());
  }

  hold() {
    if (!this.#held && document.visibilityState === "visible") void this.#ask();
  }

  async #ask() {
    this.#held = true;
    try {
      const lock = await navigator.wakeLock.request("screen");
      lock.addEventListener("release", () => (this.#held = false));
      tell("awake");
    } catch {
      this.#held = false; // the battery is low, say: with the next touch it is tried again
      if (document.visibilityState === "visible") tell("none");
    }
  }
}

class Film {
  /** @type {{ enable: () => Promise<unknown> } | null} */
  #film = null;
  #over = new AbortController();

  begin() {
    const script = document.createElement("script");
    script.src = FILM;
    script.addEventListener("load", () => this.#wait());
    script.addEventListener("error", () => tell("none"));
    document.head.append(script);
  }

  #wait() {
    this.#film = new window.NoSleep();
    tell("touch");
    for (const gesture of ["pointerup", "keydown"]) document.addEventListener(gesture, () => void this.#play(), { signal: this.#over.signal, capture: true });
  }

  async #play() {
    try {
      await this.#film?.enable();
      this.#over.abort();
      tell("awake");
    } catch {
      tell("none"); // it is tried again with the next touch
    }
  }
}
