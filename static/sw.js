// Keeps a release whole: every file of it, for tabs that were opened from it and for readers without a connection. `seal` writes
// the two lines below. A new release waits until a reader asks for it; the files of the one before stay for its tabs.
const RELEASE = "0";
const FILES = [];

const NAME = `doublings ${self.registration.scope} `;
const PAGE = new URL("./", self.registration.scope).href;

self.addEventListener("install", (event) => {
  const fresh = FILES.map((file) => new Request(file, { cache: "reload" }));
  event.waitUntil(caches.open(NAME + RELEASE).then((cache) => cache.addAll(fresh)));
});

self.addEventListener("activate", (event) => {
  const clean = async () => {
    // In the order in which they were made.
    const own = (await caches.keys()).filter((name) => name.startsWith(NAME) && name !== NAME + RELEASE);
    await Promise.all(own.slice(0, -1).map((name) => caches.delete(name)));
    await self.clients.claim();
  };
  event.waitUntil(clean());
});

self.addEventListener("message", (event) => {
  if (event.data === "take over") self.skipWaiting();
});

/** The file of this release, or of the one before, or of the host. */
async function answer(request, name) {
  const cache = await caches.open(NAME + RELEASE);
  return (await cache.match(name)) ?? (await caches.match(name)) ?? fetch(request);
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const [address] = request.url.split(/[?#]/);
  // `reload` is a reader who tries again: what is kept may be what is spoilt.
  if (request.method !== "GET" || request.cache === "reload" || !address.startsWith(PAGE)) return;
  const name = address === `${PAGE}index.html` ? PAGE : address;
  // Other pages below this one are none of its business.
  if (name === PAGE || !name.slice(PAGE.length).includes("/")) event.respondWith(answer(request, name));
});
