// Keeps the page itself, so that it opens without a network; Python and the library are kept by held.js. Each edition of
// the page has a cache of its own, named by its content, so that no page is put together of two.

importScripts("manifest.js");

const OURS = "fdcpa-guard-playground-";
const PAGE = `${OURS}${PLAYGROUND.version}`;

self.addEventListener("install", (event) => {
  const requests = PLAYGROUND.page.map((url) => new Request(url, { cache: "no-cache" }));
  event.waitUntil(caches.open(PAGE).then((cache) => cache.addAll(requests)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  const old = (names) => names.filter((name) => name.startsWith(OURS) && name !== PAGE && name !== `${OURS}runtime`);
  event.waitUntil(
    caches.keys().then((names) => Promise.all(old(names).map((name) => caches.delete(name)))).then(() => self.clients.claim()),
  );
});

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== self.location.origin) return;
  const asked = /\/(index\.html)?$/.test(url.pathname) ? new URL("./", url).href : event.request; // whatever its query
  event.respondWith(caches.open(PAGE).then((cache) => cache.match(asked)).then((kept) => kept ?? fetch(event.request)));
});
