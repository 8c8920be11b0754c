// Reads a plain connection as server-sent events (TRN-6): by the browser's EventSource, which resumes by
// itself, or by a request whose answer is read as it grows.

import { decodeBase64 } from '../wire/base64.js';
import { ask } from './xhr.js';

const CLOSED = 2;

/** Pings come each 20 s; a stream that is longer silent is resumed. */
const STREAM_MS = 3600000;
const RETRY_MS = 300;
const FAILURES = 4;

/** As pollLong. */
export function readEvents(connection, events) {
  return connection.options.EventSourceClass ? bySource(connection, events) : byRequest(connection, events);
}

function bySource({ options, address }, events) {
  const source = new options.EventSourceClass(address + '/events');
  const end = (reason) => {
    source.close();
    events.onGone(reason);
  };
  source.onmessage = (event) => deliver(event.data, events, end);
  source.addEventListener('over', () => end('over'));
  source.addEventListener('newer', () => end('read by another'));
  source.onerror = () => {
    // Unless it is closed it comes back by itself, with the number of the last event.
    if (source.readyState === CLOSED) end('the stream is gone');
  };
  return () => source.close();
}

function deliver(data, events, end) {
  const bytes = decodeBase64(data);
  if (bytes === null) end('an event is no message');
  else events.onMessage(bytes);
}

function byRequest({ options, address }, events) {
  const { env } = options;
  let last = '0';
  let failures = 0;
  let isStopped = false;
  let timer = null;
  let giveUp = null;

  function next() {
    let read = 0;
    timer = null;
    giveUp = ask({
      env, XhrClass: options.XhrClass, method: 'GET', url: `${address}/events?lastEventId=${last}`,
      headers: { Accept: 'text/event-stream' }, timeoutMs: STREAM_MS,
      onPart(text) {
        read = takeEvents(text, read);
      },
    }, (answer) => {
      giveUp = null;
      if (answer.status === 200) takeEvents(answer.text, read);
      if (isStopped) return;
      failures++;
      if (answer.status >= 400 && answer.status < 500) end('HTTP ' + answer.status);
      else if (failures >= FAILURES) end('the stream is gone');
      else timer = env.setTimeout(next, RETRY_MS * failures);
    });
  }

  /** @returns {number} up to where the text is read: behind its last whole event */
  function takeEvents(text, from) {
    const blocks = text.slice(from).split(/\r\n\r\n|\n\n/);
    const rest = blocks.pop();
    for (const block of blocks) if (!isStopped) takeEvent(fieldsOf(block));
    return text.length - rest.length;
  }

  function takeEvent({ id, event, data }) {
    if (event === 'over' || event === 'newer') {
      end(event);
      return;
    }
    if (data === undefined) return;
    if (id !== undefined) last = id;
    failures = 0;
    deliver(data, events, end);
  }

  function end(reason) {
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

function fieldsOf(block) {
  const fields = {};
  for (const line of block.split(/\r?\n/)) {
    const colon = line.indexOf(':');
    if (colon > 0) fields[line.slice(0, colon)] = line.slice(colon + 1).replace(/^ /, '');
  }
  return fields;
}
