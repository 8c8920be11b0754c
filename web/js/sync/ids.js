// The ids this session mints, and what becomes of those that had to change.
//
// Before the first Welcome an id is a placeholder that never leaves the page (SES-2): its author is
// UNKNOWN until the store was asked whether this tab has been here before, and 0 while the server has
// given no number; then it becomes (author, last_n + n). When the server no longer knows the session,
// what was created and is not on the board gets new ids of the new author. Every change is kept, so
// that whoever still holds an old id may use it.

import { keyOf } from '../model/keys.js';

/** Members of an element that hold ids. */
const ID_MEMBERS = ['id', 'group', 'parent'];

export const UNKNOWN = 4294967295;

export class Ids {
  constructor() {
    /** A placeholder before the first Welcome. */
    this.author = UNKNOWN;
    this.lastN = 0;
    /** Old key to new id. */
    this.changed = new Map();
  }

  isPlaceholder() {
    return this.author === UNKNOWN || this.author === 0;
  }

  next() {
    return { author: this.author, n: ++this.lastN };
  }

  /**
   * Who this session is, and from where its numbers go on. Placeholders become real; a former
   * author's ids stay as they are.
   * @returns {Map<string, string>} old key to new key, of what changed now
   */
  become(author, lastN) {
    const renamed = new Map();
    if (author === this.author) {
      this.lastN = Math.max(this.lastN, lastN);
      return renamed;
    }
    const former = [];
    if (this.isPlaceholder()) for (let n = 1; n <= this.lastN; n++) former.push({ author: this.author, n });
    this.author = author;
    this.lastN = lastN;
    return this.renew(former);
  }

  /** Gives each a new id. @param {Array<{author: number, n: number}>} former @returns {Map<string, string>} */
  renew(former) {
    const renamed = new Map();
    for (const id of former) {
      const fresh = this.next();
      this.changed.set(keyOf(id), fresh);
      renamed.set(keyOf(id), keyOf(fresh));
    }
    return renamed;
  }

  /** The id as it is now. */
  current(id) {
    let now = id;
    while (this.changed.has(keyOf(now))) now = this.changed.get(keyOf(now));
    return now;
  }

  /** @returns {Object} the op with every id in it as it is now; the same object if none changed */
  currentOp(op) {
    if (this.changed.size === 0) return op;
    if (op.put) return Object.assign({}, op, { put: this.currentElement(op.put) });
    if (op.patch) return Object.assign({}, op, { patch: this.currentElement(op.patch) });
    if (op.remove) return Object.assign({}, op, { remove: { id: op.remove.id.map((id) => this.current(id)) } });
    return op;
  }

  currentElement(element) {
    const copy = Object.assign({}, element);
    for (const name of ID_MEMBERS) if (copy[name]) copy[name] = this.current(copy[name]);
    if (copy.ends) {
      const { from, to } = copy.ends;
      copy.ends = Object.assign({}, copy.ends, { from: from && this.current(from), to: to && this.current(to) });
    }
    return copy;
  }
}
