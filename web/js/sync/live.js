// What is sent without being kept: live strokes, cursors, drafts. Gathered and sent at most liveHz
// times a second; of cursors and drafts only the newest; nothing while there is no connection, or
// while the connection does not keep up (LIV-5).

import { keyOf } from '../model/keys.js';

/** More unsent bytes than this: live frames would only make the person's own strokes come later. */
const BACKLOG_BYTES = 65536;

/** Between two updates of a stroke or of a drag. */
const QUIET_MS = 1000;

export class LiveSender {
  /**
   * @param {import('./env.js').Env} env
   * @param {{send: function(Array<Object>): boolean, bufferedBytes: function(): number, hz: function(): number}} out
   */
  constructor(env, out) {
    this.env = env;
    this.out = out;
    this.chunks = [];
    this.cursor = null;
    /** By key of the element. */
    this.drafts = new Map();
    this.sentAtMs = -1000;
    this.timer = null;
  }

  /** @param {{chunk: (Array|undefined), cursor: (Array|undefined), draft: (Array|undefined)}} live */
  push(live) {
    for (const chunk of live.chunk || []) this.chunks.push(Object.assign({}, chunk, { author: 0 }));
    for (const cursor of live.cursor || []) {
      const view = cursor.view || (this.cursor === null ? undefined : this.cursor.view);
      this.cursor = Object.assign({}, cursor, { author: 0, view });
    }
    for (const draft of live.draft || []) {
      if (draft.element && draft.element.id) {
        this.drafts.set(keyOf(draft.element.id), Object.assign({}, draft, { author: 0 }));
      }
    }
    if (this.timer !== null) return;
    const waitMs = this.sentAtMs + 1000 / this.out.hz() - this.env.elapsed();
    if (waitMs <= 0) this.flush();
    else {
      this.timer = this.env.setTimeout(() => {
        this.timer = null;
        this.flush();
      }, waitMs);
    }
  }

  /** A put or patch of this element goes out now: what was gathered of it would come too late. */
  dropElement(id) {
    this.chunks = this.chunks.filter((chunk) => chunk.stroke !== id.n);
    this.drafts.delete(keyOf(id));
  }

  /** Nothing was sent for a while: no stroke is under way. */
  isQuiet() {
    return this.timer === null && this.env.elapsed() - this.sentAtMs > QUIET_MS;
  }

  flush() {
    const frame = {
      live: {
        chunk: this.chunks,
        cursor: this.cursor === null ? [] : [this.cursor],
        draft: Array.from(this.drafts.values()),
      },
    };
    this.chunks = [];
    this.cursor = null;
    this.drafts.clear();
    const { chunk, cursor, draft } = frame.live;
    if (chunk.length + cursor.length + draft.length === 0 || this.out.bufferedBytes() > BACKLOG_BYTES) return;
    if (this.out.send([frame])) this.sentAtMs = this.env.elapsed();
  }

  stop() {
    this.env.clearTimeout(this.timer);
  }
}
