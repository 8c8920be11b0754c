// What this browser keeps of tabs and boards, in IndexedDB: the one place that knows how.
//
// A tab's record is written by its holder alone: each write is one transaction that first looks whether
// the record is still the writer's (KEP-2), so a page that was taken for dead cannot undo what its heir
// has done. Nothing here knows what the bytes mean.

import { openDB } from '../lib/idb/index.js';
import { forgetAside, laidAside, layAside } from './aside.js';

const VERSION = 1;
const OF_TABS = ['tabs', 'batches', 'steps'];
const OF_COPIES = ['copies', 'parts', 'tail'];
const LAST = Infinity;

/** What survives the page survives a crash of the browser too, but perhaps not one of the machine. */
const RELAXED = { durability: 'relaxed' };

/**
 * @typedef {Object} TabRow
 * @property {string} id
 * @property {string} board
 * @property {string} key the board's, that the tab was opened with
 * @property {string} holder whose the record is
 * @property {number} untilMs when the holder is taken for dead, where there are no locks; by the clock
 * @property {number} savedMs
 *
 * @typedef {{tab: TabRow, batches: Array<Object>, steps: Array<Object>}} Record
 *
 * @typedef {Object} Change
 * @property {TabRow} tab
 * @property {boolean} isFirst the record may be missing
 * @property {Array<Object>} batches to put @property {Array<number>} goneBatches orders
 * @property {Array<Object>} steps to put @property {Array<number>} goneSteps
 * @property {Array<{board: string, seq: number, bytes: Uint8Array}>} tail
 */

/** @param {string} name @returns {Promise<Object>} the store; rejects where the browser has none or refuses */
export function openStore(name) {
  let opened = null;
  return openDB(name, VERSION, {
    upgrade(db) {
      db.createObjectStore('tabs', { keyPath: 'id' }).createIndex('board', 'board');
      db.createObjectStore('batches', { keyPath: ['tab', 'order'] });
      db.createObjectStore('steps', { keyPath: ['tab', 'at'] });
      db.createObjectStore('copies', { keyPath: 'board' });
      db.createObjectStore('parts', { keyPath: ['board', 'version', 'part'] });
      db.createObjectStore('tail', { keyPath: ['board', 'seq'] });
    },
    // A page of a later version waits for this: what is written from now on fails, and is said to.
    blocking: () => opened.close(),
  }).then((db) => {
    opened = db;
    return storeOf(db, name);
  });
}

const ofTab = (id) => IDBKeyRange.bound([id, -LAST], [id, LAST]);
const upTo = (board, seq) => IDBKeyRange.bound([board, -LAST], [board, seq]);
const ofVersion = ({ board, version }) => IDBKeyRange.bound([board, version, -LAST], [board, version, LAST]);
const ofBoard = (board) => IDBKeyRange.bound([board], [board, []]);

/** What fails, fails with the transaction. */
function putAll(tx, { tab, batches, goneBatches, steps, goneSteps, tail }) {
  const put = (name, row) => void tx.objectStore(name).put(row).catch(() => undefined);
  const drop = (name, key) => void tx.objectStore(name).delete(key).catch(() => undefined);
  put('tabs', tab);
  batches.forEach((row) => put('batches', row));
  goneBatches.forEach((order) => drop('batches', [tab.id, order]));
  steps.forEach((row) => put('steps', row));
  goneSteps.forEach((at) => drop('steps', [tab.id, at]));
  tail.forEach((row) => put('tail', row));
}

/** Puts what pages laid aside as they were left where it belongs, if the record is still theirs and not younger. */
async function takeIn(db, name) {
  for (const change of laidAside(name)) {
    const { tab } = change;
    const tx = db.transaction(OF_TABS.concat('tail'), 'readwrite', RELAXED);
    const held = await tx.objectStore('tabs').get(tab.id);
    const isTheirs = held === undefined ? change.isFirst : held.holder === tab.holder && held.savedMs <= tab.savedMs;
    if (isTheirs) putAll(tx, change);
    await tx.done;
    forgetAside(name, tab.id);
  }
}

function storeOf(db, name) {
  return {
    /** @param {string=} board all boards' without it @returns {Promise<Array<TabRow & {batches: number}>>} with how many batches each holds */
    async tabs(board) {
      await takeIn(db, name);
      const tx = db.transaction(OF_TABS);
      const tabs = tx.objectStore('tabs');
      const rows = await (board === undefined ? tabs.getAll() : tabs.index('board').getAll(board));
      const counts = await Promise.all(rows.map(({ id }) => tx.objectStore('batches').count(ofTab(id))));
      return rows.map((row, i) => Object.assign({}, row, { batches: counts[i] }));
    },

    /**
     * Takes a record for `holder`.
     * @param {boolean} force although another holds it
     * @returns {Promise<Record|null>} null if there is none, or it is another's that lives
     */
    async claim(id, holder, nowMs, force) {
      await takeIn(db, name);
      const tx = db.transaction(OF_TABS, 'readwrite', RELAXED);
      const tab = await tx.objectStore('tabs').get(id);
      if (tab === undefined || (tab.untilMs > nowMs && !force)) return null;
      tab.holder = holder;
      tx.objectStore('tabs').put(tab);
      const batches = await tx.objectStore('batches').getAll(ofTab(id));
      const steps = await tx.objectStore('steps').getAll(ofTab(id));
      await tx.done;
      return { tab, batches, steps };
    },

    /**
     * @param {Change} change all of it or nothing
     * @param {boolean} isSure the record is the writer's by a lock: then all is asked for in this moment, and done
     *     although the page may be gone in the next
     * @returns {Promise<boolean>} false if the record is another's now
     */
    async write(change, isSure = false) {
      const { tab } = change;
      const tx = db.transaction(OF_TABS.concat('tail'), 'readwrite', RELAXED);
      if (!isSure) {
        const held = await tx.objectStore('tabs').get(tab.id);
        if (held === undefined ? !change.isFirst : held.holder !== tab.holder) return false;
      }
      putAll(tx, change);
      if (isSure && tx.commit) tx.commit();
      await tx.done;
      forgetAside(name, tab.id);
      return true;
    },

    /**
     * Of a page that is about to go: nobody waits for the answer, and where it comes too late, the next page has it.
     * @param {Change} change @param {boolean} isSure as above; where not, it is for the next page to look
     */
    writeLast(change, isSure) {
      layAside(name, change);
      if (isSure) this.write(change, true).catch(() => undefined);
    },

    /** The holder lets go: others may take it at once. */
    async release(id, holder) {
      const tx = db.transaction('tabs', 'readwrite', RELAXED);
      const tab = await tx.store.get(id);
      if (tab !== undefined && tab.holder === holder) tx.store.put(Object.assign(tab, { untilMs: 0 }));
      await tx.done;
    },

    /** Forgets a record that is `holder`'s. */
    async drop(id, holder) {
      const tx = db.transaction(OF_TABS, 'readwrite', RELAXED);
      const tab = await tx.objectStore('tabs').get(id);
      if (tab !== undefined && tab.holder !== holder) return;
      forgetAside(name, id);
      tx.objectStore('tabs').delete(id);
      tx.objectStore('batches').delete(ofTab(id));
      tx.objectStore('steps').delete(ofTab(id));
      await tx.done;
    },

    /** @returns {Promise<{copy: Object, tail: Array<{seq: number, bytes: Uint8Array}>}|null>} */
    async copyOf(board) {
      const tx = db.transaction(OF_COPIES);
      const copy = await tx.objectStore('copies').get(board);
      if (copy === undefined) return null;
      const tail = await tx.objectStore('tail').getAll(IDBKeyRange.bound([board, copy.seq], [board, LAST], true));
      return { copy, tail };
    },

    /** @returns {Promise<Uint8Array|null>} */
    async part(board, version, part) {
      const row = await db.get('parts', [board, version, part]);
      return row === undefined ? null : row.bytes;
    },

    async putPart(row) {
      await db.put('parts', row);
    },

    /** A copy is whole: it takes the place of the former one, and of what led up to it. Rejects if a part is missing. */
    async putCopy(copy) {
      const tx = db.transaction(OF_COPIES, 'readwrite', RELAXED);
      if (await tx.objectStore('parts').count(ofVersion(copy)) !== copy.parts) throw new Error('a part is missing');
      tx.objectStore('copies').put(copy);
      tx.objectStore('tail').delete(upTo(copy.board, copy.seq));
      const stale = await tx.objectStore('parts').getAllKeys(ofBoard(copy.board));
      for (const key of stale) if (key[1] !== copy.version) tx.objectStore('parts').delete(key);
      await tx.done;
    },

    /** A copy was looked at: it is the last to be forgotten. */
    async touchCopy(board, usedMs) {
      const tx = db.transaction('copies', 'readwrite', RELAXED);
      const copy = await tx.store.get(board);
      if (copy !== undefined) tx.store.put(Object.assign(copy, { usedMs }));
      await tx.done;
    },

    copies: () => db.getAll('copies'),

    async dropCopy(board) {
      const tx = db.transaction(OF_COPIES, 'readwrite', RELAXED);
      tx.objectStore('copies').delete(board);
      tx.objectStore('parts').delete(ofBoard(board));
      tx.objectStore('tail').delete(ofBoard(board));
      await tx.done;
    },
  };
}
