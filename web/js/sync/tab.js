// Which kept record this page goes on with (SES-7): the one that its tab names, if no other page holds
// it; else one that a tab on this board left with unsettled batches; else a new one.
//
// A duplicated tab begins with a copy of its original's storage. So a page holds a Web Lock named after
// its record while it lives. Where there are no locks a record is leased for a time, and a page that
// says of itself that it was reloaded takes its own up at once; who was taken for dead wrongly finds out
// with its next write. Without a store a tab keeps only who it is.

import { decodeBase64, encodeBase64 } from '../wire/base64.js';

const NONE = new Uint8Array(0);

const SWEPT_AFTER_MS = 7 * 24 * 3600 * 1000;

export function lockName(id) {
  return 'inkwire-tab:' + id;
}

const storageName = (boardId) => 'inkwire.session.' + boardId;

/**
 * @typedef {Object} Tab
 * @property {string} id
 * @property {string} holder this page's name for itself
 * @property {import('./store.js').Record|null} record
 * @property {Uint8Array|null} kept its session's value, where there is no record
 * @property {function(): void} release
 */

/** @param {{boardId: string, key: string, env: import('./env.js').Env, store: Object|null}} of @returns {Promise<Tab>} */
export async function openTab(of) {
  const own = await ownTab(of);
  if (own !== null && (own.record !== null || of.store === null)) return own;
  const orphan = await anOrphan(of);
  if (orphan !== null) {
    if (own !== null) own.release();
    return orphan;
  }
  return own || newTab(of);
}

/** Keeps in the tab's own storage who it is. */
export function nameTab({ boardId, env }, id, value) {
  env.write(storageName(boardId), id + ' ' + encodeBase64(value));
}

async function ownTab(of) {
  const { env, boardId } = of;
  const named = /^(\S+) (\S*)$/.exec(env.read(storageName(boardId)) || '');
  if (named === null) return null;
  const [, id, text] = named;
  const release = await hold(env, id, env.isReload());
  if (release === null) return null;
  const tab = await taken(of, id, release, env.hasLocks || env.isReload());
  if (tab === null) return null;
  const value = decodeBase64(text);
  tab.kept = value;
  return tab;
}

/** @returns {Promise<Tab|null>} a tab with unsettled batches that nobody holds, the youngest first */
async function anOrphan(of) {
  for (const row of await orphans(of)) {
    if (row.key !== of.key) continue;
    const tab = await takeOrphan(of, row.id);
    if (tab !== null) return tab;
  }
  return null;
}

/** @returns {Promise<Array<Object>>} the board's rows with unsettled batches, whoever holds them, the youngest first */
export async function orphans({ boardId, store }) {
  if (store === null) return [];
  const rows = await store.tabs(boardId).catch(() => []);
  return rows.filter(({ batches }) => batches > 0).sort((a, b) => b.savedMs - a.savedMs);
}

/** @returns {Promise<Tab|null>} null if another page holds it */
export async function takeOrphan(of, id) {
  const release = await hold(of.env, id, false);
  if (release === null) return null;
  const tab = await taken(of, id, release, of.env.hasLocks);
  if (tab !== null && tab.record !== null) return tab;
  release();
  return null;
}

/** Where there are no locks, everybody gets through here, and the lease decides. */
function hold(env, id, wait) {
  return env.hasLocks ? env.lock(lockName(id), wait) : Promise.resolve(() => undefined);
}

async function taken({ env, store }, id, release, force) {
  const holder = env.newName();
  if (store === null) {
    if (force) return { id, holder, record: null, kept: null, release };
    release();
    return null;
  }
  const record = await store.claim(id, holder, env.now(), force).catch(() => null);
  if (record === null && !env.hasLocks && !env.isReload()) return null;
  return { id, holder, record, kept: null, release };
}

async function newTab({ env }) {
  const id = env.newName();
  const release = await hold(env, id, false);
  return { id, holder: env.newName(), record: null, kept: null, release: release || (() => undefined) };
}

/** Forgets records of tabs long gone that left nothing unsettled. */
export async function sweep({ env, store }) {
  if (store === null) return;
  for (const row of await store.tabs()) {
    if (row.batches > 0 || env.now() - row.savedMs < SWEPT_AFTER_MS) continue;
    const tab = await takeOrphan({ env, store }, row.id);
    if (tab === null) continue;
    await store.drop(tab.id, tab.holder);
    tab.release();
  }
}

/** What a page without a store goes on with. */
export function valueOf(tab) {
  if (tab.record !== null) return tab.record.tab.value;
  return tab.kept || NONE;
}
