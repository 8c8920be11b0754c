// One's own batches from submit to settled: sent in order, sent again after any loss, and taken
// exactly once by the server (ORD-4).
//
// A batch gets its number when it is about to be sent for the first time, and is sent only once the
// number is kept with what it numbers (KEP-1): a page that crashes knows all numbers it has used.
// At most `inFlight` numbers are with the server at a time (SES-8); the rest wait here unnumbered, and
// may still be changed. A batch is dropped when its Commit came, when Settle named it, or when the
// server's last_batch covers it once all up to Welcome.seq was seen; in that last case its outcome is
// unknown and it is sent once more, only to be told.

/** Nothing settled for so long: all in flight is sent again; the server drops what it has. */
const STALL_MS = 10000;

const LONGEST_STALL_MS = 80000;

/** One batch not taken makes the server answer RESEND to each that follows; one answer is enough. */
const RESEND_ONCE_MS = 1000;

/**
 * @typedef {Object} Batch
 * @property {number} order of making, in this tab; never used twice
 * @property {number} number 0 while it was never sent
 * @property {Array<Object>} ops never changed in place
 * @property {boolean} isSent over this connection
 * @property {number} seq of its last op, 0 while unknown
 * @property {'pending'|'settled'|'refused'} outcome
 * @property {import('./undo.js').Part|null} awaits what it takes back, until that is settled
 * @property {import('./undo.js').Part} part what takes this batch back
 */

export class Outbox {
  /**
   * @param {import('./env.js').Env} env
   * @param {{send: function(Array<Object>): boolean, mayGo: function(Batch): boolean}} out send: frames, as
   *     one message; mayGo: whether a batch is kept as it is now
   */
  constructor(env, out) {
    this.env = env;
    this.out = out;
    /** @type {Array<Batch>} unsettled, in order */
    this.batches = [];
    /** Settled, but whether taken or refused is not known; by number. */
    this.asked = new Map();
    /** The highest number given. */
    this.lastNumber = 0;
    this.inFlight = 1;
    this.isReady = false;
    /** All up to the last Welcome was seen; until then nothing gets a number, for it may still change (UND-5). */
    this.isCaughtUp = false;
    this.pausedUntilMs = 0;
    this.resent = { number: 0, atMs: 0 };
    this.stallMs = STALL_MS;
    this.timer = null;
    this.stallTimer = null;
  }

  /** The connection is gone; nothing is sent until the next Welcome. */
  pause() {
    this.isReady = false;
    this.clearTimers();
  }

  /**
   * A Welcome came: sends what the server has not settled.
   * @param {number} lastBatch the highest the server has settled
   * @param {boolean} isNewSession all numbers so far are void
   * @param {number} inFlight how many may be unsettled at the server
   * @returns {boolean} false if the server wants a batch that is no longer held: the session is lost
   */
  welcome(lastBatch, isNewSession, inFlight) {
    if (isNewSession) {
      this.asked.clear();
      for (const batch of this.batches) batch.number = 0;
    }
    const numbered = this.batches.filter((batch) => batch.number > 0);
    if (numbered.length > 0 && numbered[0].number > lastBatch + 1) return false;
    this.lastNumber = numbered.reduce((highest, batch) => Math.max(highest, batch.number), lastBatch);
    for (const batch of this.batches) batch.isSent = batch.number > 0 && batch.number <= lastBatch;
    this.inFlight = Math.max(inFlight, 1);
    this.isReady = true;
    this.isCaughtUp = false;
    this.pausedUntilMs = 0;
    this.resent.number = 0;
    this.stallMs = STALL_MS;
    this.pump();
    return true;
  }

  /**
   * All up to Welcome.seq was seen: what the server has settled is settled. Whether it was taken is
   * asked, of these and of any that an earlier connection was asked about and did not say.
   * @returns {Array<Batch>}
   */
  settleUpTo(lastBatch) {
    const settled = this.batches.filter((batch) => batch.number > 0 && batch.number <= lastBatch);
    for (const batch of settled) this.asked.set(batch.number, batch);
    this.askAgain();
    for (const batch of settled) this.finish(batch, 'settled', 0);
    return settled;
  }

  /** All up to the last Welcome was seen: what was never sent may go. */
  caughtUp() {
    this.isCaughtUp = true;
    this.pump();
  }

  askAgain() {
    this.asked.forEach((batch) => this.out.send([submitOf(batch)]));
  }

  /** @returns {Batch|null} the unsettled batch of that number */
  find(number) {
    return this.batches.find((batch) => batch.number === number) || null;
  }

  /** Takes a batch out. @param {number} seq of its last op, 0 if unknown */
  finish(batch, outcome, seq) {
    batch.outcome = outcome;
    batch.seq = seq;
    this.batches = this.batches.filter((other) => other !== batch);
    this.stallMs = STALL_MS;
    this.pump();
  }

  /** Takes all out unsettled, as the server does not take them: their numbers are free again. */
  refuseAll() {
    const refused = this.batches;
    if (refused.length > 0 && refused[0].number > 0) this.lastNumber = refused[0].number - 1;
    this.batches = [];
    this.clearTimers();
    return refused;
  }

  /** Puts others in the place of one that was never sent. */
  replace(batch, others) {
    this.batches = this.batches.reduce((all, one) => all.concat(one === batch ? others : [one]), []);
  }

  /** A Settle for a batch that was asked about. @returns {Batch|null} */
  takeAsked(number) {
    const batch = this.asked.get(number) || null;
    if (this.asked.delete(number)) this.pump();
    return batch;
  }

  /** The server did not take `number` (0: any) now; all from it on is sent again after a while. */
  holdBack(number, waitMs) {
    this.markUnsent(number);
    this.pausedUntilMs = this.env.elapsed() + waitMs;
    this.pump();
  }

  /** What was held back may go. */
  release() {
    this.pausedUntilMs = 0;
    this.pump();
  }

  /** The server wants `number` (0: the first unsettled) and all after it again. */
  resend(number) {
    const now = this.env.elapsed();
    if (number !== 0 && number === this.resent.number && now - this.resent.atMs < RESEND_ONCE_MS) return;
    this.resent = { number, atMs: now };
    this.markUnsent(number);
    this.pump();
  }

  markUnsent(number) {
    for (const batch of this.batches) if (batch.number >= number) batch.isSent = false;
  }

  /** Numbers what may go next, and sends what may be sent now. */
  pump() {
    this.clearTimers();
    if (!this.isReady) return;
    const waitMs = this.pausedUntilMs - this.env.elapsed();
    if (waitMs > 0) {
      this.timer = this.env.setTimeout(() => this.pump(), waitMs);
      return;
    }
    this.assignNumbers();
    for (const batch of this.batches) {
      if (batch.number === 0 || batch.number >= this.lowest() + this.inFlight) break;
      if (batch.isSent) continue;
      if (!this.out.mayGo(batch)) break;
      // Before it is sent: an answer may come while it still is.
      batch.isSent = true;
      if (!this.out.send([submitOf(batch)])) batch.isSent = false;
    }
    const isWaiting = this.batches.some((batch) => batch.isSent) || this.asked.size > 0;
    if (isWaiting) this.stallTimer = this.env.setTimeout(() => this.stalled(), this.stallMs);
  }

  assignNumbers() {
    if (!this.isCaughtUp) return;
    for (const batch of this.batches) {
      if (batch.number > 0) continue;
      if (batch.awaits !== null || this.lastNumber + 1 >= this.lowest() + this.inFlight) return;
      batch.number = ++this.lastNumber;
    }
  }

  /** The lowest number whose end is unknown: the server keeps the outcomes of `inFlight` from it on. */
  lowest() {
    let lowest = this.lastNumber + 1;
    if (this.batches.length > 0 && this.batches[0].number > 0) lowest = this.batches[0].number;
    this.asked.forEach((batch, number) => {
      lowest = Math.min(lowest, number);
    });
    return lowest;
  }

  stalled() {
    this.stallMs = Math.min(this.stallMs * 2, LONGEST_STALL_MS);
    this.askAgain();
    this.markUnsent(0);
    this.pump();
  }

  clearTimers() {
    this.env.clearTimeout(this.timer);
    this.env.clearTimeout(this.stallTimer);
  }
}

function submitOf(batch) {
  return { submit: { batch: batch.number, op: batch.ops } };
}
