// Goes back to the best way while another one serves (WAY-5): opens it beside, and says so once it has been
// welcomed there. The session's own rules make that safe: the newer connection takes over (SES-4), what it
// missed follows its position (SES-3), and what was not settled is sent again (ORD-4).

import { decodeMessage, encodeFrames } from '../wire/frames.js';

const FIRST_WAIT_MS = 15000;
const LAST_WAIT_MS = 600000;

/** Between two looks whether this is a good moment. */
const LOOK_MS = 1000;

/** The network came back: it may be another one. */
const AFTER_WAKE_MS = 1000;

/** A best way that was lost sooner than this after it was gone back to is not trusted with a fresh start. */
const STEADY_MS = 300000;

/** So long a Hello that was given up may still arrive, and take over the connection that serves. */
const ECHO_MS = 60000;

const NEVER = -Infinity;

export class Climber {
  /**
   * @param {Object} options
   * @param {import('./env.js').Env} options.env
   * @param {import('./connect.js').Chooser} options.chooser
   * @param {function(): Object} options.hello
   * @param {function(): number} options.frameBytes
   * @param {function(): boolean} options.isQuiet nothing is on its way: a good moment
   * @param {function(Object): {onMessage: function(Uint8Array): void, onClose: function(number, string): void}}
   *     options.onClimbed takes the connection, whose events from the Welcome on go to what it returns
   * @param {function(): void} options.onMissed nothing came of it
   */
  constructor(options) {
    this.options = options;
    this.waitMs = FIRST_WAIT_MS;
    this.climbedAtMs = NEVER;
    this.helloAtMs = NEVER;
    this.timer = null;
    this.beside = null;
  }

  /** A way serves. */
  start() {
    const { env, chooser } = this.options;
    if (this.timer !== null || this.beside !== null || !chooser.isClimbable()) return;
    if (this.climbedAtMs !== NEVER && env.elapsed() - this.climbedAtMs > STEADY_MS) this.waitMs = FIRST_WAIT_MS;
    this.climbedAtMs = NEVER;
    this.waitAndTry(this.waitMs * (0.75 + env.random() / 2));
  }

  /** The way that served is lost, or the session has ended. */
  stop() {
    this.options.env.clearTimeout(this.timer);
    this.timer = null;
    const last = this.beside;
    this.beside = null;
    if (last !== null) last.close();
  }

  wake() {
    if (this.timer === null) return;
    this.waitMs = FIRST_WAIT_MS;
    this.options.env.clearTimeout(this.timer);
    this.waitAndTry(AFTER_WAKE_MS);
  }

  /** A Hello beside was sent: that the server ends the connection that serves is its doing. */
  hasKnocked() {
    return this.options.env.elapsed() - this.helloAtMs < ECHO_MS;
  }

  isKnocking() {
    return this.beside !== null && this.hasKnocked();
  }

  waitAndTry(ms) {
    this.timer = this.options.env.setTimeout(() => {
      this.timer = null;
      if (this.options.isQuiet()) this.knock();
      else this.waitAndTry(LOOK_MS);
    }, ms);
  }

  knock() {
    const { env, chooser, hello, frameBytes } = this.options;
    let goesOn = null;
    this.waitMs = Math.min(this.waitMs * 2, LAST_WAIT_MS);
    const own = chooser.openBest({
      onOpen: () => {
        if (this.beside !== own) return;
        this.helloAtMs = env.elapsed();
        own.send(encodeFrames([hello()]));
      },
      onMessage: (bytes) => {
        if (goesOn === null && this.beside === own) {
          const message = decodeMessage(bytes, { frameBytes: frameBytes() });
          if (message.error === undefined && message.frames[0].welcome !== undefined) goesOn = this.arrive(own);
          else this.miss();
        }
        if (goesOn !== null) goesOn.onMessage(bytes);
      },
      onClose: (code, reason) => {
        if (goesOn !== null) goesOn.onClose(code, reason);
        else if (this.beside === own) this.miss();
      },
    });
    this.beside = own;
  }

  arrive(own) {
    this.beside = null;
    this.climbedAtMs = this.options.env.elapsed();
    this.helloAtMs = NEVER;
    return this.options.onClimbed(own);
  }

  miss() {
    const last = this.beside;
    this.beside = null;
    last.close();
    this.options.onMissed();
  }
}
