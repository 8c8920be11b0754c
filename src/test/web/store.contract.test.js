// What the store promises, of the browser's own IndexedDB and of the stand-in that other tests use.

import { deleteDB } from '/js/lib/idb/index.js';
import { openStore } from '/js/sync/store.js';
import { fakeStore } from './fake-store.js';
import { assertEqual, test } from './runner.js';

const bytes = (...values) => new Uint8Array(values);

const tabRow = (id, more) => ({ id, board: 'b', key: 'k', holder: 'me', untilMs: 1000, savedMs: 1, ...more });

const change = (tab, more) => (
  { tab, isFirst: true, batches: [], goneBatches: [], steps: [], goneSteps: [], tail: [], ...more });

const batchRow = (tab, order) => ({ tab, order, number: 0, bytes: bytes(order) });

async function filled(store) {
  await store.write(change(tabRow('one'), {
    batches: [batchRow('one', 0), batchRow('one', 1)], steps: [{ tab: 'one', at: 1, side: 'done', parts: [] }],
  }));
  await store.write(change(tabRow('two', { board: 'c' }), { batches: [batchRow('two', 0)] }));
  return store;
}

const CONTRACT = {
  'KEP-2: a write that is not the holder\'s changes nothing': async (store) => {
    await filled(store);
    const theirs = change(tabRow('one', { holder: 'other' }), { isFirst: false, batches: [batchRow('one', 9)], goneBatches: [0] });
    assertEqual(await store.write(theirs), false);
    const { tab, batches } = await store.claim('one', 'me', 0, true);
    assertEqual([tab.holder, batches.map(({ order }) => order)], ['me', [0, 1]]);
    assertEqual(await store.write(change(tabRow('gone'), { isFirst: false })), false);
    assertEqual((await store.tabs()).length, 2);
  },
  'KEP-2: a record is taken once its lease is over, or by force': async (store) => {
    await filled(store);
    assertEqual(await store.claim('one', 'other', 999, false), null);
    assertEqual((await store.claim('one', 'other', 1000, false)).tab.holder, 'other');
    assertEqual((await store.claim('one', 'me', 0, true)).tab.holder, 'me');
    await store.release('one', 'other');
    assertEqual(await store.claim('one', 'third', 0, false), null);
    await store.release('one', 'me');
    assertEqual((await store.claim('one', 'third', 0, false)).tab.holder, 'third');
    assertEqual(await store.claim('none', 'me', 0, true), null);
  },
  'KEP-3: what is put and what is gone, in one write': async (store) => {
    await filled(store);
    const next = change(tabRow('one', { savedMs: 7 }), {
      isFirst: false,
      batches: [batchRow('one', 5)],
      goneBatches: [0],
      steps: [{ tab: 'one', at: 2, side: 'undone', parts: [{ bytes: bytes(3) }] }],
      goneSteps: [1],
    });
    assertEqual(await store.write(next), true);
    const { tab, batches, steps } = await store.claim('one', 'me', 0, true);
    assertEqual(tab.savedMs, 7);
    assertEqual(batches, [batchRow('one', 1), batchRow('one', 5)]);
    assertEqual(steps.map(({ at, side }) => [at, side]), [[2, 'undone']]);
  },
  'KEP-1: the last write of a page waits for no answer': async (store) => {
    await filled(store);
    store.writeLast(change(tabRow('one', { savedMs: 9 }), { isFirst: false, batches: [batchRow('one', 7)], goneBatches: [0] }), true);
    const { tab, batches } = await store.claim('one', 'me', 0, true);
    assertEqual([tab.savedMs, batches.map(({ order }) => order)], [9, [1, 7]]);
  },
  'KEP-1: what a page could only lay aside is there for the next': async (store) => {
    await filled(store);
    const step = { tab: 'one', at: 2, side: 'done', parts: [{ bytes: bytes(255, 0, 3) }] };
    store.writeLast(change(tabRow('one', { savedMs: 9 }), { isFirst: false, batches: [batchRow('one', 7)], goneBatches: [0], steps: [step] }), false);
    store.writeLast(change(tabRow('new'), { batches: [batchRow('new', 0)] }), false);
    assertEqual((await store.tabs('b')).map(({ id, batches }) => [id, batches]).sort(), [['new', 1], ['one', 2]]);
    const { tab, batches, steps } = await store.claim('one', 'other', 0, true);
    assertEqual([tab.savedMs, batches, steps[1]], [9, [batchRow('one', 1), batchRow('one', 7)], step]);
  },
  'KEP-2: what was laid aside is nothing where the record is another\'s, younger or gone': async (store) => {
    await filled(store);
    const late = change(tabRow('one', { savedMs: 9 }), { isFirst: false, batches: [batchRow('one', 7)] });
    const orders = async () => (await store.claim('one', 'me', 0, true)).batches.map(({ order }) => order);
    await store.claim('one', 'other', 0, true);
    store.writeLast(late, false);
    assertEqual(await orders(), [0, 1]);
    await store.write(change(tabRow('one', { savedMs: 10 }), { isFirst: false }));
    store.writeLast(late, false);
    assertEqual(await orders(), [0, 1]);
    store.writeLast(late, false);
    await store.write(change(tabRow('one', { savedMs: 8 }), { isFirst: false }));
    assertEqual(await orders(), [0, 1]);
    store.writeLast(late, false);
    await store.drop('one', 'me');
    assertEqual(await store.claim('one', 'me', 0, true), null);
    store.writeLast(late, false);
    assertEqual(await store.claim('one', 'me', 0, true), null);
  },
  'KEP-5: the records of a board, with how many batches each holds': async (store) => {
    await filled(store);
    assertEqual((await store.tabs('b')).map(({ id, batches }) => [id, batches]), [['one', 2]]);
    assertEqual((await store.tabs()).map(({ id, batches }) => [id, batches]).sort(), [['one', 2], ['two', 1]]);
    await store.drop('one', 'other');
    assertEqual((await store.tabs('b')).length, 1);
    await store.drop('one', 'me');
    assertEqual(await store.claim('one', 'me', 0, true), null);
    assertEqual((await store.tabs()).map(({ batches }) => batches), [1]);
  },
  'KEP-7: a copy, what led up to it and what follows on it': async (store) => {
    assertEqual(await store.copyOf('b'), null);
    await store.putPart({ board: 'b', version: 'v', part: 0, bytes: bytes(1) });
    await store.putCopy({ board: 'b', version: 'v', parts: 1, seq: 5, bytes: 1, usedMs: 1 });
    const tail = [4, 6, 7].map((seq) => ({ board: 'b', seq, bytes: bytes(seq) })).concat({ board: 'c', seq: 6, bytes: bytes(0) });
    await store.write(change(tabRow('one'), { tail }));
    assertEqual((await store.copyOf('b')).tail.map(({ seq }) => seq), [6, 7]);
    await store.putPart({ board: 'b', version: 'w', part: 0, bytes: bytes(2) });
    const short = { board: 'b', version: 'w', parts: 2, seq: 6, bytes: 1, usedMs: 1 };
    assertEqual(await store.putCopy(short).then(() => 'taken', () => 'refused'), 'refused');
    assertEqual((await store.copyOf('b')).copy.version, 'v');
    await store.putCopy({ board: 'b', version: 'w', parts: 1, seq: 6, bytes: 1, usedMs: 1 });
    await store.touchCopy('b', 9);
    const { copy, tail: rest } = await store.copyOf('b');
    assertEqual([copy.version, copy.usedMs, rest.map(({ seq }) => seq)], ['w', 9, [7]]);
    assertEqual([await store.part('b', 'v', 0), await store.part('b', 'w', 0)], [null, bytes(2)]);
    await store.dropCopy('b');
    assertEqual([await store.copyOf('b'), await store.part('b', 'w', 0), (await store.copies()).length], [null, null, 0]);
  },
};

let opened = 0;

for (const [what, run] of Object.entries(CONTRACT)) {
  test(`[${what.slice(0, 5)}] stand-in: ${what.slice(7)}`, () => run(fakeStore()));
  test(`[${what.slice(0, 5)}] IndexedDB: ${what.slice(7)}`, async () => {
    const name = `test ${++opened}`;
    await deleteDB(name);
    await run(await openStore(name));
  });
}
