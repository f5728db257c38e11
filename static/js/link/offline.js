/**
 * Has the browser keep this page and what it is made of, so that a reload without the server opens it
 * (screen-worker.js). Only where the browser allows it: on the laptop itself, or over TLS.
 */

/** Made of these: what the page took from here itself, the sheets and modules that they name included. */
const PARTS = "/static/";

/** Called once the page is whole and the server there. */
export async function keepPage() {
  if (!("serviceWorker" in navigator)) return; // plain http over a network: docs/operating.md says what that means
  try {
    const { installing, waiting, active } = await navigator.serviceWorker.register("/screen-worker.js", { scope: location.pathname });
    const newest = installing ?? waiting ?? active; // not `ready`: that may be the one before, whose store is given up
    await document.fonts.ready; // a font that is still on its way is a part of the page
    newest?.postMessage({ keep: [location.pathname + location.search, ...parts()] });
  } catch {
    // a browser told to keep nothing: the page is then as good as its link
  }
}

/** @returns {string[]} paths */
function parts() {
  const taken = performance.getEntriesByType("resource").map((entry) => new URL(entry.name));
  const own = taken.filter((url) => url.origin === location.origin && url.pathname.startsWith(PARTS));
  return [...new Set(own.map((url) => url.pathname + url.search))];
}
