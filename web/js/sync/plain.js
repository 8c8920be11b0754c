// The plain HTTP ways (TRN-4): one POST makes the connection, one at a time carries frames up, and a
// reader brings frames down, by polling (TRN-5) or as events (TRN-6). All bodies are base64 text, which
// every browser can send and read.

import { decodeBase64, encodeBase64 } from '../wire/base64.js';
import { readEvents } from './events.js';
import { pollLong, pollShort } from './polling.js';
import { ask } from './xhr.js';

const READERS = { 'events': readEvents, 'long-polling': pollLong, 'short-polling': pollShort };

/** A board may take a while to load, and a POST waits while input is slowed (SES-8). */
const POST_MS = 60000;

/** What waits while a POST is under way goes up in one; not more, so that a limit is never near. */
const JOINED_BYTES = 32768;

/** Closed without a word of the server's. */
const NO_WORD = 1006;

const TEXT = { 'Content-Type': 'text/plain', 'Accept': 'text/plain' };

/** As openWebSocket; options.XhrClass and options.EventSourceClass stand in for the browser's. */
export function openPlain(name, options, events) {
  const { env, base, boardId } = options;
  const root = base + '/api/boards/' + encodeURIComponent(boardId) + '/connections';
  let address = '';
  let waiting = [];
  let waitingBytes = 0;
  let postedBytes = 0;
  let giveUpPost = null;
  let stopReading = null;
  let isClosed = false;

  const opening = env.setTimeout(() => events.onOpen(), 0);

  function pump() {
    if (giveUpPost !== null || isClosed || waiting.length === 0) return;
    const isFirst = address === '';
    const bytes = isFirst ? takeOne() : takeMany();
    postedBytes = bytes.length;
    giveUpPost = ask({
      env, XhrClass: options.XhrClass, method: 'POST', url: isFirst ? root : address + '/frames', headers: TEXT,
      body: encodeBase64(bytes), timeoutMs: POST_MS,
    }, (answer) => {
      giveUpPost = null;
      postedBytes = 0;
      if (isFirst && answer.status === 201) begin(answer);
      else if (!isFirst && answer.status === 204) pump();
      else refused(answer);
    });
  }

  function takeOne() {
    const bytes = waiting.shift();
    waitingBytes -= bytes.length;
    return bytes;
  }

  function takeMany() {
    const parts = [takeOne()];
    let length = parts[0].length;
    while (waiting.length > 0 && length + waiting[0].length <= JOINED_BYTES) {
      parts.push(takeOne());
      length += parts[parts.length - 1].length;
    }
    const joined = new Uint8Array(length);
    let at = 0;
    for (const part of parts) {
      joined.set(part, at);
      at += part.length;
    }
    return joined;
  }

  function begin(answer) {
    const parts = answer.header('Location').split('/');
    address = root + '/' + parts[parts.length - 1];
    const welcome = decodeBase64(answer.text);
    if (parts[parts.length - 1] === '' || welcome === null || welcome.length === 0) fail('the answer is no connection');
    if (!isClosed) events.onMessage(welcome);
    if (isClosed) return;
    stopReading = READERS[name]({ options, address }, {
      onMessage: (bytes) => {
        if (!isClosed) events.onMessage(bytes);
      },
      onGone: fail,
    });
    pump();
  }

  /** What ends a connection has its Fault as the body (TRN-4a); a problem document decodes to nothing. */
  function refused(answer) {
    const words = answer.status === 0 ? null : decodeBase64(answer.text);
    if (words !== null && words.length > 0) events.onMessage(words);
    if (!isClosed) fail('HTTP ' + answer.status);
  }

  function fail(reason) {
    if (isClosed) return;
    end();
    events.onClose(NO_WORD, reason);
  }

  function end() {
    isClosed = true;
    waiting = [];
    waitingBytes = 0;
    postedBytes = 0;
    env.clearTimeout(opening);
    if (giveUpPost !== null) giveUpPost();
    giveUpPost = null;
    if (stopReading !== null) stopReading();
    stopReading = null;
  }

  return {
    name: () => name,
    send(bytes) {
      if (isClosed) return;
      waiting.push(bytes);
      waitingBytes += bytes.length;
      pump();
    },
    close() {
      if (isClosed) return;
      end();
      if (address === '') return;
      // Whether it arrives or not: what nobody reads is gone by itself.
      ask({ env, XhrClass: options.XhrClass, method: 'DELETE', url: address, headers: {}, timeoutMs: POST_MS }, () => undefined);
    },
    bufferedBytes: () => waitingBytes + postedBytes,
  };
}
