// Keeps the phone pages of visits and numbers with their files, and nothing else. `KEPT` (version, assets) is written above by the server.
"use strict";

const STATIC = `yokoten-static-${KEPT.version}`;
const PAGES = "yokoten-pages";
const PATIENCE = 6000;
const PAGE = /^\/(learn\/visits\/[0-9a-f-]{36}|adopt\/targets\/\d+)\/phone\/$/;
let isStale = false;

self.addEventListener("install", (event) => {
  const fresh = KEPT.assets.map((address) => new Request(address, { cache: "reload" }));
  event.waitUntil(caches.open(STATIC).then((cache) => cache.addAll(fresh)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(tidy().then(() => self.clients.claim()));
});

// Files of earlier versions go; pages that were kept with them are fetched anew if there is a network.
async function tidy() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith("yokoten-static-") && name !== STATIC).map((name) => caches.delete(name)));
  const pages = await caches.open(PAGES);
  for (const request of await pages.keys()) await fetchPage(request.url, pages).catch(() => {});
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== location.origin) return;
  if (KEPT.assets.includes(address.pathname)) event.respondWith(asset(request));
  else if (request.mode === "navigate" && PAGE.test(address.pathname)) event.respondWith(page(event, address.pathname));
});

// A page newer than this worker must not get older files.
async function asset(request) {
  const kept = await caches.match(request, { cacheName: STATIC, ignoreSearch: true });
  if (kept && !isStale) return kept;
  return fetch(request).catch(() => kept || Response.error());
}

async function page(event, address) {
  const pages = await caches.open(PAGES);
  const kept = await pages.match(address);
  const fetched = fetch(event.request).then(async (answer) => {
    await keep(pages, address, answer.clone());
    return answer;
  });
  if (!kept) return fetched;
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE, null));
  const answer = await Promise.race([fetched, late]).catch(() => null);
  if (!answer) event.waitUntil(fetched.catch(() => {}));
  return answer && answer.status < 500 ? answer : kept;
}

async function fetchPage(address, pages) {
  const answer = await fetch(address, { cache: "no-store", credentials: "same-origin" });
  await keep(pages, new URL(address).pathname, answer);
}

// Only a whole page that this person may see; one that is gone is not shown from memory either.
async function keep(pages, address, answer) {
  const version = answer.headers.get("Phone-Version");
  if (answer.ok && !answer.redirected && version) {
    isStale = version !== KEPT.version;
    await pages.put(address, answer);
  } else if (answer.status === 404 || answer.status === 403) await pages.delete(address);
}
