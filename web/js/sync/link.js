// Keeps one connection to the board's server: opens it, sends Hello first, notices silence, and comes
// back after a loss, sooner at first and later if it keeps failing. Knows frames, not their meaning.

import { decodeMessage, encodeFrames } from '../wire/frames.js';

/** A server speaks at least every 20 s (SES-5). */
const SILENCE_MS = 45000;

const FIRST_ANSWER_MS = 20000;
const WATCH_MS = 5000;
const FIRST_DELAY_MS = 200;
const LAST_DELAY_MS = 10000;

/**
 * @param {Object} options
 * @param {function(Object): Object} options.connector from connectorOf
 * @param {import('./env.js').Env} options.env
 * @param {function(): Object} options.hello the first frame of a connection
 * @param {function(): number} options.frameBytes the longest frame taken
 * @param {function(Array<Object>): void} options.onFrames all frames of one message
 * @param {function(number, string): void} options.onLost a connection ended: close code, reason
 */
export function openLink(options) {
  const { env } = options;
  let transport = null;
  let isOpen = false;
  let isStopped = false;
  let hasAnswer = false;
  let attempts = 0;
  let earliestMs = 0;
  /** By the clock, which may be set back, and by time that has passed, which may not count a laptop's sleep. */
  let heard = { clockMs: 0, elapsedMs: 0 };
  let watchTimer = null;
  let retryTimer = null;

  function open() {
    retryTimer = null;
    isOpen = false;
    hasAnswer = false;
    hear();
    const own = options.connector({
      onOpen() {
        if (transport !== own) return;
        isOpen = true;
        hear();
        own.send(encodeFrames([options.hello()]));
      },
      onMessage(bytes) {
        if (transport === own) receive(bytes);
      },
      onClose(code, reason) {
        if (transport === own) lose(code, reason);
      },
    });
    transport = own;
    watch();
  }

  function hear() {
    heard = { clockMs: env.now(), elapsedMs: env.elapsed() };
  }

  function receive(bytes) {
    hear();
    hasAnswer = true;
    const message = decodeMessage(bytes, { frameBytes: options.frameBytes() });
    if (message.error !== undefined) drop(message.closeCode, message.error);
    else options.onFrames(message.frames);
  }

  function watch() {
    env.clearTimeout(watchTimer);
    watchTimer = env.setTimeout(() => {
      if (transport === null) return;
      const silentMs = Math.max(env.now() - heard.clockMs, env.elapsed() - heard.elapsedMs);
      if (silentMs > (isOpen && !hasAnswer ? FIRST_ANSWER_MS : SILENCE_MS)) drop(4408, 'the server is silent');
      else watch();
    }, WATCH_MS);
  }

  /** Ends the connection from this side and comes back. */
  function drop(code, reason) {
    if (transport === null) return;
    transport.close();
    lose(code, reason);
  }

  function lose(code, reason) {
    transport = null;
    isOpen = false;
    env.clearTimeout(watchTimer);
    options.onLost(code, reason);
    if (!isStopped && retryTimer === null) retry();
  }

  function retry() {
    const ceilingMs = Math.min(FIRST_DELAY_MS * Math.pow(2, attempts), LAST_DELAY_MS);
    attempts++;
    // Between half and whole, so that those who lost one server do not all come back at once.
    const delayMs = Math.max(earliestMs - env.elapsed(), 0) + ceilingMs * (0.5 + env.random() / 2);
    retryTimer = env.setTimeout(open, delayMs);
  }

  const offWake = env.onWake(() => {
    if (retryTimer === null || env.elapsed() < earliestMs) return;
    env.clearTimeout(retryTimer);
    attempts = 0;
    open();
  });

  // Else the silence would be noticed much later. Where the server is this very machine the next try succeeds at once.
  const offGone = env.onGone(() => drop(4408, 'the network is gone'));

  open();

  return {
    /** Sends frames as one message; false (and nothing sent) if there is no connection. */
    send(frames) {
      if (!isOpen) return false;
      transport.send(encodeFrames(frames));
      return true;
    },
    drop,
    /** Not before this many milliseconds from now. */
    waitAtLeast(ms) {
      earliestMs = env.elapsed() + ms;
    },
    /** All is well: the next loss is answered quickly again. */
    markGood() {
      attempts = 0;
      earliestMs = 0;
    },
    /** Ends for good. */
    stop() {
      if (isStopped) return;
      isStopped = true;
      offWake();
      offGone();
      env.clearTimeout(retryTimer);
      env.clearTimeout(watchTimer);
      if (transport !== null) transport.close();
      transport = null;
      isOpen = false;
    },
    isOpen: () => isOpen,
    isRetrying: () => retryTimer !== null,
    transportName: () => (transport === null ? '' : transport.name()),
    bufferedBytes: () => (transport === null ? 0 : transport.bufferedBytes()),
  };
}
