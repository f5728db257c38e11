/**
 * Opens a screen's page when the server is away: a service worker for /prompter, one for /timer and one for /backstage,
 * each for itself. The laptop's browser has it, and any browser over TLS; on plain http over a network there is none.
 *
 * 1. The network first, for the page and for its parts. Whoever has to enter the code goes to the entrance.
 * 2. No answer within LIMIT_MS, or a server's failure: the copy that was kept, if there is one.
 * 3. A page that was opened from its copy takes its parts from there too, so that they fit each other.
 * 4. A page that is online says what it is made of; all of it is kept together, or nothing is. No redirect and
 *    no error is ever kept, and what is no part any more goes.
 */

/** @type {any} ServiceWorkerGlobalScope, which the types of a page do not have */
const worker = self;
/** The page that it opens: "/prompter". */
const PAGE = new URL(worker.registration.scope).pathname;
/** The shape of what is kept: another number is another worker's. */
const KEPT = "stagecue-2";
const CACHE = KEPT + PAGE;
const PARTS = "/static/";
/** A server that hangs has so long, ms. */
const LIMIT_MS = 1500;

/** @type {Set<string>} the clients that were opened from their copy */
const fromCopy = new Set();

worker.addEventListener("install", () => worker.skipWaiting());
worker.addEventListener("activate", (/** @type {any} */ event) => event.waitUntil(begin()));
worker.addEventListener("message", (/** @type {any} */ event) => event.waitUntil(keep(event.data?.keep)));
worker.addEventListener("fetch", (/** @type {any} */ event) => {
  const { pathname, origin } = new URL(event.request.url);
  if (event.request.method !== "GET" || origin !== worker.location.origin) return;
  if (event.request.mode === "navigate" && pathname === PAGE) event.respondWith(page(event));
  else if (pathname.startsWith(PARTS)) event.respondWith(part(event.request, event.clientId));
});

async function begin() {
  for (const name of await caches.keys()) if (!name.startsWith(`${KEPT}/`)) await caches.delete(name);
  await worker.clients.claim();
}

/** @param {unknown} told paths: the page, and what it is made of */
async function keep(told) {
  if (!Array.isArray(told)) return;
  const urls = told.map((path) => new URL(path, worker.location.origin)).filter(isOurs).map(String);
  const cache = await caches.open(CACHE);
  try {
    // All or nothing, and none that was sent elsewhere: see rule 4.
    await cache.addAll(urls.map((url) => new Request(url, { redirect: "error", cache: "no-cache" })));
  } catch {
    return; // the server went away meanwhile, or wants the code: what was kept before stays
  }
  for (const { url } of await cache.keys()) {
    if (new URL(url).pathname !== PAGE && !urls.includes(url)) await cache.delete(url);
  }
}

/** @param {URL} url @returns {boolean} */
function isOurs({ origin, pathname }) {
  return origin === worker.location.origin && (pathname === PAGE || pathname.startsWith(PARTS));
}

/** @param {any} event a FetchEvent @returns {Promise<Response>} */
async function page(event) {
  const kept = await copyOf(event.request);
  const answer = await inTime(event.request, kept);
  if (answer === kept) fromCopy.add(event.resultingClientId);
  return answer;
}

/** @param {Request} request @param {string} client @returns {Promise<Response>} */
async function part(request, client) {
  const kept = await copyOf(request);
  if (kept !== undefined && fromCopy.has(client)) return kept;
  const answer = await inTime(request, kept);
  if (answer === kept) fromCopy.add(client);
  return answer;
}

/** @param {Request} request @returns {Promise<Response | undefined>} */
async function copyOf(request) {
  return (await caches.open(CACHE)).match(request, { ignoreVary: true });
}

/**
 * @param {Request} request @param {Response | undefined} kept
 * @returns {Promise<Response>} the server's answer; the copy where there is one and the server is late, fails or is away
 */
async function inTime(request, kept) {
  const answer = fetch(request);
  if (kept === undefined) return answer;
  const late = new Promise((resolve) => setTimeout(resolve, LIMIT_MS));
  try {
    const first = await Promise.race([answer, late]);
    return first instanceof Response && first.status < 500 ? first : kept;
  } catch {
    return kept;
  }
}
