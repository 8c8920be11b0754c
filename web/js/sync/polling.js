// Reads a plain connection by polling (TRN-5): a request that waits, or, where even that is not borne,
// one that does not, again and again.

import { decodeBase64 } from '../wire/base64.js';
import { ask } from './xhr.js';

const LONGEST_WAIT_S = 25;
const SHORTEST_WAIT_S = 5;

/** How long beyond its wait an answer may take. */
const LATE_MS = 15000;

/** Between two short polls: at once as often as others draw, seldom while nothing happens. */
const SOONEST_MS = 150;
const LATEST_MS = 2000;

/** Polls that were not answered, one after another, before the connection is given up. */
const FAILURES = 4;
const RETRY_MS = 300;

/** A reader: {options, address} of the connection, {onMessage(bytes), onGone(reason)}; gives the way to stop. */
export function pollLong(connection, events) {
  return poll(connection, events, true);
}

export function pollShort(connection, events) {
  return poll(connection, events, false);
}

function poll({ options, address }, events, isLong) {
  const { env } = options;
  let acknowledged = 0;
  let waitS = isLong ? LONGEST_WAIT_S : 0;
  let restMs = SOONEST_MS;
  let failures = 0;
  let isStopped = false;
  let timer = null;
  let giveUp = null;

  function next() {
    timer = null;
    const askedAtMs = env.elapsed();
    giveUp = ask({
      env, XhrClass: options.XhrClass, method: 'GET', url: `${address}/frames?ack=${acknowledged}&wait=${waitS}`,
      headers: { Accept: 'text/plain' }, timeoutMs: waitS * 1000 + LATE_MS,
    }, (answer) => {
      giveUp = null;
      if (answer.status === 200 || answer.status === 204) taken(answer);
      else if (answer.status === 0 || answer.status >= 500) cutShort(env.elapsed() - askedAtMs, answer.status);
      else gone('HTTP ' + answer.status);
    });
  }

  function taken(answer) {
    failures = 0;
    restMs = answer.status === 200 ? SOONEST_MS : Math.min(restMs * 2, LATEST_MS);
    if (answer.status === 200) {
      const number = Number(answer.header('Inkwire-Message'));
      const bytes = decodeBase64(answer.text);
      if (!(number > acknowledged) || bytes === null) {
        gone('the answer is no message');
        return;
      }
      acknowledged = number;
      events.onMessage(bytes);
    }
    again(isLong ? 0 : restMs);
  }

  /** Something on the way cuts what takes long: it is asked to wait less. Nothing is lost, for nothing was acknowledged. */
  function cutShort(lastedMs, status) {
    if (lastedMs > SHORTEST_WAIT_S * 1000) {
      failures = 0;
      waitS = Math.max(SHORTEST_WAIT_S, Math.min(waitS, Math.floor(lastedMs * 0.8 / 1000)));
    }
    failures++;
    if (failures >= FAILURES) gone('HTTP ' + status);
    else again(RETRY_MS * Math.pow(2, failures - 1));
  }

  function again(ms) {
    if (!isStopped) timer = env.setTimeout(next, ms);
  }

  function gone(reason) {
    if (isStopped) return;
    stop();
    events.onGone(reason);
  }

  function stop() {
    isStopped = true;
    env.clearTimeout(timer);
    if (giveUp !== null) giveUp();
  }

  next();
  return stop;
}
