// Keeps one connection to the board's server: opens it, sends Hello first, notices silence and streams that
// are held back, and comes back after a loss, sooner at first and later if it keeps failing. Knows frames, not
// their meaning.

import { Close } from '../wire/codes.js';
import { decodeMessage, encodeFrames } from '../wire/frames.js';
import { Climber } from './climb.js';

/** A server speaks at least every 20 s (SES-5). */
const SILENCE_MS = 45000;

/** A new connection is given up sooner than one that has served. */
const FIRST_ANSWER_MS = 20000;

/** Where trying again makes sense, an attempt that has lasted so long without opening began on a network that may be gone. */
const STALE_ATTEMPT_MS = 2000;

const WATCH_MS = 5000;

/** A stream on which nothing at all comes for so long after something was asked is held back on the way (WAY-4). */
const HELD_BACK_MS = 8000;
const FIRST_DELAY_MS = 200;
const LAST_DELAY_MS = 10000;

/**
 * @param {Object} options
 * @param {import('./connect.js').Chooser} options.chooser
 * @param {import('./env.js').Env} options.env
 * @param {function(): Object} options.hello the first frame of a connection
 * @param {function(): number} options.frameBytes the longest frame taken
 * @param {function(Array<Object>): void} options.onFrames all frames of one message
 * @param {function(number, string): void} options.onLost a connection ended: close code, reason
 * @param {function(): boolean} options.isQuiet nothing is on its way: a good moment to go over to a better way
 * @param {function(): boolean} options.onMoved a better way has taken over, and begins with its Welcome; false if
 *     the session cannot go on there as it stands
 */
export function openLink(options) {
  const { env, chooser } = options;
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
  let askedTimer = null;

  const climber = new Climber({
    env, chooser, hello: options.hello, frameBytes: options.frameBytes, isQuiet: options.isQuiet, onClimbed, onMissed,
  });

  function open() {
    retryTimer = null;
    isOpen = false;
    hasAnswer = false;
    hear();
    const own = chooser.open({
      onOpen() {
        if (transport !== own) return;
        isOpen = true;
        hear();
        own.send(encodeFrames([options.hello()]));
      },
      onMessage: (bytes) => receive(own, bytes),
      onClose: (code, reason) => closed(own, code, reason),
    });
    transport = own;
    watch();
  }

  function hear() {
    heard = { clockMs: env.now(), elapsedMs: env.elapsed() };
  }

  function receive(own, bytes) {
    if (transport !== own) return;
    hear();
    hasAnswer = true;
    forgetAsked();
    const message = decodeMessage(bytes, { frameBytes: options.frameBytes() });
    if (message.error !== undefined) drop(message.closeCode, message.error);
    else if (climber.hasKnocked() && message.frames.some(isReplaced)) takenOver();
    else options.onFrames(message.frames);
    if (transport !== null && !isStopped) climber.start();
  }

  /** By a Hello of its own: what it knocked for is on its way, or was given up too soon. */
  function takenOver() {
    if (climber.isKnocking()) detach();
    else drop(0, 'taken over by an attempt of its own');
  }

  function closed(own, code, reason) {
    if (transport !== own) return;
    if (climber.isKnocking()) detach();
    else lose(code === Close.REPLACED && climber.hasKnocked() ? 0 : code, reason);
  }

  function detach() {
    const last = transport;
    transport = null;
    isOpen = false;
    forgetAsked();
    last.close();
  }

  function onClimbed(own) {
    const before = transport;
    transport = own;
    isOpen = true;
    hasAnswer = true;
    hear();
    forgetAsked();
    if (before !== null) before.close();
    watch();
    if (!options.onMoved()) drop(0, 'the session cannot go on there');
    return {
      onMessage: (bytes) => receive(own, bytes),
      onClose: (code, reason) => closed(own, code, reason),
    };
  }

  function onMissed() {
    if (transport !== null) climber.start();
    else if (!isStopped && retryTimer === null) lose(0, 'no way is left');
  }

  function ask() {
    if (askedTimer !== null || !transport.isStream()) return;
    askedTimer = env.setTimeout(() => {
      askedTimer = null;
      if (chooser.holdsBack()) drop(Close.SILENT, 'the stream is held back');
    }, HELD_BACK_MS);
  }

  function forgetAsked() {
    env.clearTimeout(askedTimer);
    askedTimer = null;
  }

  function watch() {
    env.clearTimeout(watchTimer);
    watchTimer = env.setTimeout(() => {
      if (transport === null) return;
      const silentMs = Math.max(env.now() - heard.clockMs, env.elapsed() - heard.elapsedMs);
      if (silentMs > (hasAnswer ? SILENCE_MS : FIRST_ANSWER_MS)) drop(4408, 'the server is silent');
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
    forgetAsked();
    climber.stop();
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
    climber.wake();
    if (!isOpen && env.elapsed() - heard.elapsedMs > STALE_ATTEMPT_MS) drop(0, 'hangs');
    if (retryTimer === null || env.elapsed() < earliestMs) return;
    env.clearTimeout(retryTimer);
    attempts = 0;
    open();
  });

  // Else the silence would be noticed much later. Where the server is this very machine the next try succeeds at once.
  const offGone = env.onGone(() => drop(4408, 'no network'));

  open();

  return {
    /** Sends frames as one message; false (and nothing sent) if there is no connection. */
    send(frames) {
      if (!isOpen) return false;
      if (frames.some(wantsAnswer)) ask();
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
      forgetAsked();
      climber.stop();
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

function wantsAnswer(frame) {
  return frame.submit !== undefined || frame.resync !== undefined;
}

function isReplaced(frame) {
  return frame.fault !== undefined && frame.fault.close === Close.REPLACED;
}
