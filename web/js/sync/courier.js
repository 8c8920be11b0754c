// Delivers what other tabs of this browser left on the board: their sessions are taken up one after
// another, without a page, until all is settled. Each is delivered by one page only, as records are held
// (SES-7). It goes on for as long as the page lives, for a tab may crash beside it.

import { orphans, takeOrphan } from './tab.js';

const LOOK_MS = 20000;

/**
 * @param {Object} session the page's own
 * @param {function(import('./tab.js').Tab, string): Object} openAs opens a session as another tab, with a key
 */
export class Couriers {
  constructor(session, openAs) {
    this.session = session;
    this.openAs = openAs;
    this.courier = null;
    this.isLooking = false;
    this.timer = null;
    this.isStopped = false;
  }

  /** The page is online. */
  look() {
    const { session } = this;
    if (this.isLooking || this.courier !== null || this.isStopped || session.store === null) return;
    session.env.clearTimeout(this.timer);
    this.isLooking = true;
    this.takeOne().catch(() => null).then((tab) => {
      this.isLooking = false;
      if (tab === null || this.isStopped) {
        if (tab !== null) tab.release();
        this.lookLater();
      } else this.deliver(tab);
    });
  }

  lookLater() {
    if (this.isStopped) return;
    const { session } = this;
    session.env.clearTimeout(this.timer);
    this.timer = session.env.setTimeout(() => {
      if (session.state === 'online') this.look();
      else this.lookLater();
    }, LOOK_MS);
  }

  async takeOne() {
    const { session } = this;
    for (const row of await orphans(session)) {
      const tab = row.id === session.tab.id ? null : await takeOrphan(session, row.id);
      if (tab !== null) return tab;
    }
    return null;
  }

  deliver(tab) {
    const { session } = this;
    const { record } = tab;
    // Who may draw lends its key, for the other's may have been withdrawn.
    const courier = this.openAs(tab, session.role > 0 ? session.key : record.tab.key);
    this.courier = courier;
    courier.on('refused', (refused) => session.emit('refused', refused));
    courier.on('status', ({ state, pending }) => {
      if (this.courier !== courier) return;
      if (state === 'refused' || state === 'replaced') this.finish(courier, false);
      else if (state === 'online' && pending === 0 && courier.outbox.asked.size === 0) this.finish(courier, true);
    });
  }

  finish(courier, isDelivered) {
    this.courier = null;
    const { store, tab } = courier;
    courier.close().then(() => (isDelivered ? store.drop(tab.id, tab.holder) : undefined)).catch(() => undefined).then(() => {
      tab.release();
      if (isDelivered) this.look();
      else this.lookLater();
    });
  }

  stop() {
    this.isStopped = true;
    this.session.env.clearTimeout(this.timer);
    if (this.courier !== null) this.courier.close();
    this.courier = null;
  }
}
