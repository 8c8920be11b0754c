/**
 * Opens the page without the server (https or localhost only: elsewhere browsers offer no workers). It
 * keeps the page's own files, never data: no answer of the API, no board, and of an address only what
 * the list of files names, so that no key can get into its caches.
 *
 * A page is of one version, always. The server's list gives each file's hash and one version over all; a
 * version is kept when every file of it is, and each page is bound, when it is opened, to one kept
 * version or to the network. The server is asked for its version at each opening: is it the kept one,
 * the page comes from here; is it another, from the network, and that version is kept for later; does it
 * not answer, the last whole version is opened.
 */
const LIST = 'files.json';
const ANSWER_MS = 4000;
const NETWORK = 'network';

/** What may be a file of the page; and what has an address of the same kind, but is the server's. */
const FILE = /\.(js|css|svg|png|ico|json|webmanifest|woff2)$/;
const SERVICE = /^(api|sockjs|sockjs-client)\//;

const base = self.registration.scope;
const prefix = `inkwire page ${new URL(base).pathname} `;
const pinsName = `inkwire pages ${new URL(base).pathname}`;

/** By client; what a worker that was stopped in between knew is in a cache. */
const pins = new Map();

let updating = null;

self.addEventListener('install', (event) => {
  event.waitUntil(serverList().then(keep));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || !request.url.startsWith(base)) return;
  const path = new URL(request.url).pathname.slice(new URL(base).pathname.length);
  if (request.mode === 'navigate') {
    const file = documentAt(path);
    if (file !== null) event.respondWith(open(event, file));
  } else if (path !== LIST && FILE.test(path) && !SERVICE.test(path)) event.respondWith(part(event, path));
});

/** The file behind a page's address; null where the address is none. */
function documentAt(path) {
  if (path === '' || path === 'index.html') return 'index.html';
  return /^b\/[A-Za-z0-9_-]{1,64}$/.test(path) ? 'board.html' : null;
}

async function open(event, file) {
  const list = await serverList().catch(() => null);
  const version = list === null ? await lastKept() : list.version;
  const kept = version !== null && await isWhole(version);
  if (kept) {
    await pin(event.resultingClientId, version);
    const cache = await caches.open(prefix + version);
    const document = await cache.match(base + file);
    if (document !== undefined) return document;
  }
  await pin(event.resultingClientId, NETWORK);
  if (list !== null) event.waitUntil(update(list));
  return fetch(event.request);
}

/** What a page loads besides its document comes from where that came from, and from nowhere else. */
async function part(event, path) {
  const version = await pinOf(event.clientId);
  if (version === NETWORK) return fetch(event.request);
  const cache = await caches.open(prefix + version);
  const found = await cache.match(base + path);
  return found === undefined ? fetch(event.request) : found;
}

// ---- versions

/** @returns {Promise<{version: string, files: Object<string, string>}>} hashes by path */
async function serverList() {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), ANSWER_MS);
  try {
    const answer = await fetch(base + LIST, { cache: 'no-store', signal: controller.signal });
    if (!answer.ok) throw new Error(`the server answered ${answer.status}`);
    return await answer.json();
  } finally {
    clearTimeout(timer);
  }
}

/** One at a time; a failure is tried again with the next page. */
function update(list) {
  if (updating === null) {
    updating = keep(list).catch(() => undefined).then(() => {
      updating = null;
    });
  }
  return updating;
}

async function keep({ version, files }) {
  if (!await isWhole(version)) {
    const cache = await caches.open(prefix + version);
    const paths = Object.keys(files);
    await Promise.all([0, 1, 2, 3].map(async (first) => {
      for (let i = first; i < paths.length; i += 4) await keepFile(cache, paths[i], files[paths[i]]);
    }));
    // The last to be put: with it the version is whole.
    await cache.put(base + LIST, new Response(JSON.stringify({ version, keptMs: Date.now() })));
  }
  await forgetOthers(version);
}

async function keepFile(cache, path, hash) {
  const answer = await fetch(base + path, { cache: 'no-cache' });
  const etag = answer.headers.get('ETag') || '';
  if (!answer.ok || etag.replace(/^W\//, '').replace(/"/g, '') !== hash) throw new Error(`${path} is of another version`);
  await cache.put(base + path, answer);
}

async function isWhole(version) {
  return await caches.has(prefix + version) && await (await caches.open(prefix + version)).match(base + LIST) !== undefined;
}

/** @returns {Promise<string|null>} */
async function lastKept() {
  let last = { version: null, keptMs: -1 };
  for (const name of await caches.keys()) {
    if (!name.startsWith(prefix)) continue;
    const mark = await (await caches.open(name)).match(base + LIST);
    const kept = mark === undefined ? null : await mark.json();
    if (kept !== null && kept.keptMs > last.keptMs) last = kept;
  }
  return last.version;
}

/** Versions that no page uses any more. */
async function forgetOthers(version) {
  const cache = await caches.open(pinsName);
  const used = new Set([version]);
  for (const request of await cache.keys()) {
    const id = new URL(request.url).searchParams.get('client');
    if (await self.clients.get(id)) used.add(await pinOf(id));
    else {
      pins.delete(id);
      await cache.delete(request);
    }
  }
  for (const name of await caches.keys()) {
    if (name.startsWith(prefix) && !used.has(name.slice(prefix.length))) await caches.delete(name);
  }
}

// ---- which version a page is of

const pinAddress = (id) => `${base}?client=${encodeURIComponent(id)}`;

async function pin(id, version) {
  if (!id) return;
  pins.set(id, version);
  await (await caches.open(pinsName)).put(pinAddress(id), new Response(version));
}

async function pinOf(id) {
  if (!id) return NETWORK;
  if (!pins.has(id)) {
    const found = await (await caches.open(pinsName)).match(pinAddress(id));
    pins.set(id, found === undefined ? NETWORK : await found.text());
  }
  return pins.get(id);
}
