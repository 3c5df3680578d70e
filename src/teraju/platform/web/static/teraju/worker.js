/* Opens a worksheet that was open before when there is no line. Nothing else passes through here:
   what the server sends is always taken first, and only pages marked for it are kept. */

const CACHE = "sheets";
const MARK = "X-Teraju-Offline";
/* One of the field keeps itself, once it has all of its parts (field/page.js). */
const FIELD = "field";
const SLOW = 4000;
/* A file whose name says what is in it. */
const FIXED = /\.[0-9a-f]{12}\.[a-z0-9]+$/;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

/* Where the line is there and nothing comes, nobody waits at a stall. */
function soon(asked, kept) {
  if (kept?.headers.get(MARK) !== FIELD) return asked;
  return Promise.race([asked, new Promise((_done, fail) => setTimeout(fail, SLOW, new Error("slow")))]);
}

async function page(request) {
  const path = new URL(request.url).pathname;
  const kept = await caches.match(path);
  try {
    const answer = await soon(fetch(request), kept);
    if (kept && answer.status >= 500) return kept;
    if (answer.ok && answer.headers.has(MARK) && answer.headers.get(MARK) !== FIELD) {
      const cache = await caches.open(CACHE);
      await cache.put(path, answer.clone());
    }
    return answer;
  } catch (failure) {
    if (kept) return kept;
    throw failure;
  }
}

async function part(request) {
  const kept = await caches.match(request, { ignoreVary: true });
  if (kept && FIXED.test(new URL(request.url).pathname)) return kept;
  try {
    return await fetch(request);
  } catch (failure) {
    if (kept) return kept;
    throw failure;
  }
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || new URL(request.url).origin !== self.location.origin) return;
  if (request.mode === "navigate") event.respondWith(page(request));
  else if (new URL(request.url).pathname.startsWith("/static/")) event.respondWith(part(request));
});
