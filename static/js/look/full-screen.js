/**
 * Full screen and back, from one touch or key. Esc is the show's there (a clicker's "end"): where the browser gives the key to a
 * page, on the laptop itself or over TLS, it no longer leaves the full screen; kept down it still does.
 */
import { byId } from "../page.js";

/** @typedef {Navigator & { keyboard?: { lock?: (keys: string[]) => Promise<void> } }} Locking a browser that may give a page its keys */

/** The button is there where the browser has a full screen: an iPhone has none, and the page is read as it is. */
export function offerFullScreen() {
  const button = byId("full-screen");
  button.hidden = !document.fullscreenEnabled;
  button.addEventListener("click", () => {
    button.blur(); // the space bar is the text's
    toggleFullScreen();
  });
}

export function toggleFullScreen() {
  if (document.fullscreenElement) void document.exitFullscreen();
  else void enter();
}

async function enter() {
  try {
    await document.documentElement.requestFullscreen({ navigationUI: "hide" });
    await /** @type {Locking} */ (navigator).keyboard?.lock?.(["Escape"]);
  } catch {
    // refused, by the browser or its owner: the page is read as it is
  }
}
