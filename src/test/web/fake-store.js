// The store of sync/store.js in memory, for tests: its writes can be held back, refused, or broken off
// as by a crash. `store.contract.test.js` holds both to the same behaviour.

export function fakeStore() {
  const data = { tabs: new Map(), batches: new Map(), steps: new Map(), copies: new Map(), parts: new Map(), tail: new Map() };
  const aside = new Map();
  let waiting = [];
  const put = (name, key, row) => data[name].set(JSON.stringify(key), structuredClone(row));
  const get = (name, key) => structuredClone(data[name].get(JSON.stringify(key)));
  const drop = (name, test) => {
    for (const [key, row] of Array.from(data[name])) if (test(row)) data[name].delete(key);
  };
  const rows = (name, test) => Array.from(data[name].values()).filter(test).map((row) => structuredClone(row));

  function putAll({ tab, batches, goneBatches, steps, goneSteps, tail }) {
    put('tabs', tab.id, tab);
    for (const row of batches) put('batches', [row.tab, row.order], row);
    for (const order of goneBatches) data.batches.delete(JSON.stringify([tab.id, order]));
    for (const row of steps) put('steps', [row.tab, row.at], row);
    for (const at of goneSteps) data.steps.delete(JSON.stringify([tab.id, at]));
    for (const row of tail) put('tail', [row.board, row.seq], row);
    aside.delete(tab.id);
    store.writes++;
  }

  function takeIn() {
    for (const change of Array.from(aside.values())) {
      const held = get('tabs', change.tab.id);
      const isTheirs = held === undefined ? change.isFirst : held.holder === change.tab.holder && held.savedMs <= change.tab.savedMs;
      if (isTheirs) putAll(change);
    }
    aside.clear();
  }

  const store = {
    data,
    /** Writes wait until `letGo`. */
    isHeld: false,
    /** Writes are refused, as by a disk that is full. */
    isFull: false,
    writes: 0,

    async tabs(board) {
      takeIn();
      return rows('tabs', (row) => board === undefined || row.board === board)
        .map((row) => ({ ...row, batches: rows('batches', ({ tab }) => tab === row.id).length }));
    },
    async claim(id, holder, nowMs, force) {
      takeIn();
      const tab = get('tabs', id);
      if (tab === undefined || (tab.untilMs > nowMs && !force)) return null;
      tab.holder = holder;
      put('tabs', id, tab);
      return { tab, batches: rows('batches', (row) => row.tab === id), steps: rows('steps', (row) => row.tab === id) };
    },
    async write(change) {
      const given = structuredClone(change);
      if (store.isHeld) await new Promise((go) => waiting.push(go));
      if (store.isFull) throw new Error('full');
      const held = get('tabs', given.tab.id);
      if (held === undefined ? !given.isFirst : held.holder !== given.tab.holder) return false;
      putAll(given);
      return true;
    },
    writeLast(change) {
      aside.set(change.tab.id, structuredClone({ ...change, tail: [] }));
    },
    async release(id, holder) {
      const tab = get('tabs', id);
      if (tab !== undefined && tab.holder === holder) put('tabs', id, { ...tab, untilMs: 0 });
    },
    async drop(id, holder) {
      const tab = get('tabs', id);
      if (tab !== undefined && tab.holder !== holder) return;
      aside.delete(id);
      data.tabs.delete(JSON.stringify(id));
      drop('batches', (row) => row.tab === id);
      drop('steps', (row) => row.tab === id);
    },
    async copyOf(board) {
      const copy = get('copies', board);
      if (copy === undefined) return null;
      const tail = rows('tail', (row) => row.board === board && row.seq > copy.seq).sort((a, b) => a.seq - b.seq);
      return { copy, tail };
    },
    async part(board, version, part) {
      const row = get('parts', [board, version, part]);
      return row === undefined ? null : row.bytes;
    },
    async putPart(row) {
      put('parts', [row.board, row.version, row.part], row);
    },
    async putCopy(copy) {
      const { length } = rows('parts', (row) => row.board === copy.board && row.version === copy.version);
      if (length !== copy.parts) throw new Error('a part is missing');
      put('copies', copy.board, copy);
      drop('tail', (row) => row.board === copy.board && row.seq <= copy.seq);
      drop('parts', (row) => row.board === copy.board && row.version !== copy.version);
    },
    async touchCopy(board, usedMs) {
      const copy = get('copies', board);
      if (copy !== undefined) put('copies', board, { ...copy, usedMs });
    },
    async copies() {
      return rows('copies', () => true);
    },
    async dropCopy(board) {
      for (const name of ['copies', 'parts', 'tail']) drop(name, (row) => row.board === board);
    },

    letGo() {
      store.isHeld = false;
      const all = waiting;
      waiting = [];
      for (const go of all) go();
    },
    /** What waits never happens. */
    breakOff() {
      waiting = [];
      store.isHeld = false;
    },
  };
  return store;
}
