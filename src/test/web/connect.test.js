// Which way is taken, and what the ways do to a message.

import { chooserOf } from '/js/sync/connect.js';
import { openSession } from '/js/sync/session.js';
import { encodeBase64 } from '/js/wire/base64.js';
import { encodeFrames } from '/js/wire/frames.js';
import { fakeEnv } from './fake-env.js';
import { assertEqual, assertTrue, bytesOf, hexOf, test } from './runner.js';

const PING = bytesOf('042a020805');

/** Stand-ins for the browser's classes; everything that was made is in `made`, in its order. */
function fakes() {
  const made = [];
  const classOf = (kind) => function FakeSocket(url, second, options) {
    Object.assign(this, { kind, url, second, options, readyState: 0, sent: [], isClosed: false, binaryType: 'blob', bufferedAmount: 0 });
    this.send = (data) => this.sent.push(data);
    this.close = () => {
      this.isClosed = true;
    };
    this.open = () => {
      this.readyState = 1;
      if (kind === 'sockjs') this.transport = options.transports[0];
      this.onopen();
    };
    this.say = (bytes) => this.onmessage({ data: kind === 'sockjs' ? encodeBase64(bytes) : bytes.buffer });
    made.push(this);
  };
  function FakeXhr() {
    this.kind = 'http';
    this.open = (method, url) => Object.assign(this, { method, url });
    this.setRequestHeader = () => undefined;
    this.getResponseHeader = (name) => this.headers[name];
    this.abort = () => {
      this.isAborted = true;
    };
    this.send = (body) => {
      this.body = body;
      made.push(this);
    };
    this.answer = (status, text = '', headers = {}) => {
      Object.assign(this, { readyState: 4, status, responseText: text, headers });
      this.onreadystatechange();
    };
  }
  return { made, WebSocketClass: classOf('websocket'), SockJSClass: classOf('sockjs'), XhrClass: FakeXhr };
}

function begin(options = {}) {
  const all = Object.assign(fakes(), { env: options.env || fakeEnv(), events: [] });
  const { made, ...classes } = all;
  all.chooser = chooserOf({
    base: 'https://example.org', boardId: 'b-1', forced: '', ...classes, ...options, env: all.env,
  });
  all.connect = async (way = 'open') => {
    all.link = all.chooser[way]({
      onOpen: () => all.events.push('open'),
      onMessage: (bytes) => all.events.push(hexOf(bytes)),
      onClose: (code) => all.events.push('close ' + code),
    });
    await turn();
  };
  all.last = () => made[made.length - 1];
  all.kinds = () => made.map(({ kind }) => kind);
  return all;
}

/** Lets promises that are settled go on. */
async function turn() {
  for (let i = 0; i < 50; i++) await Promise.resolve();
}

/** Time passes, and what it set off is done. */
async function pass(all, ms) {
  all.env.advance(ms);
  await turn();
}

test('[TRN-2] WebSocket first: its address, its subprotocol, bytes as they are', async () => {
  const all = begin();
  await all.connect();
  const socket = all.last();
  assertEqual([socket.url, socket.second, socket.binaryType], ['wss://example.org/ws?board=b-1', 'inkwire.v1', 'arraybuffer']);
  socket.open();
  all.link.send(PING);
  socket.say(PING);
  assertEqual(all.events, ['open', hexOf(PING)]);
  assertEqual(hexOf(socket.sent[0]), hexOf(PING));
  assertEqual([all.link.name(), all.link.isStream()], ['websocket', false]);
  socket.onclose({ code: 4409, reason: '' });
  assertEqual(all.events.pop(), 'close 4409');
});

test('[TRN-3] SockJS: its address, never its own WebSocket nor JSONP, base64 both ways', async () => {
  const all = begin({ forced: 'sockjs' });
  await all.connect();
  const socket = all.last();
  assertEqual([socket.kind, socket.url], ['sockjs', 'https://example.org/sockjs?board=b-1']);
  assertEqual(socket.options.transports, ['xhr-streaming', 'eventsource', 'iframe-eventsource', 'htmlfile',
    'iframe-htmlfile', 'xhr-polling', 'iframe-xhr-polling']);
  socket.open();
  all.link.send(PING);
  assertEqual(socket.sent, ['BCoCCAU']);
  socket.onmessage({ data: 'BCoCCAU=' });
  assertEqual(all.events, ['open', hexOf(PING)]);
  assertEqual([all.link.name(), all.link.isStream()], ['xhr-streaming', true]);
});

test('[WAY-1] a WebSocket that does not open in 4 s gives way to SockJS, and that after 8 s to long polling', async () => {
  const all = begin();
  await all.connect();
  await pass(all, 3999);
  assertEqual(all.kinds(), ['websocket']);
  await pass(all, 1);
  assertEqual([all.kinds(), all.made[0].isClosed], [['websocket', 'sockjs'], true]);
  await pass(all, 8000);
  all.env.advance(0);
  all.link.send(PING);
  assertEqual([all.kinds(), all.made[1].isClosed], [['websocket', 'sockjs', 'http'], true]);
  assertEqual([all.last().method, all.last().url], ['POST', 'https://example.org/api/boards/b-1/connections']);
  all.last().answer(201, encodeBase64(PING), { Location: 'connections/c1' });
  assertEqual([all.events.slice(-2), all.link.name()], [['open', hexOf(PING)], 'long-polling']);
});

test('[WAY-1] what fails, is missing or is forbidden gives way at once; all that fails is told once', async () => {
  const all = begin();
  await all.connect();
  all.last().onclose({ code: 1006, reason: '' });
  await turn();
  all.last().onclose({ code: 1002, reason: '' });
  all.env.advance(0);
  all.link.send(PING);
  all.last().answer(0);
  assertEqual([all.kinds(), all.events], [['websocket', 'sockjs', 'http'], ['open', 'close 1006']]);
  const without = begin({ WebSocketClass: undefined });
  await without.connect();
  assertEqual(without.last().kind, 'sockjs');
  function Forbidden() {
    throw new Error('the page\'s policy forbids it');
  }
  const forbidden = begin({ WebSocketClass: Forbidden });
  await forbidden.connect();
  await pass(forbidden, 0);
  assertEqual(forbidden.last().kind, 'sockjs');
});

test('[WAY-1] what opens and stays silent for 8 s gives way; one that is told why does not', async () => {
  const all = begin();
  await all.connect();
  all.last().open();
  await pass(all, 8000);
  assertEqual(all.last().kind, 'sockjs');
  all.last().open();
  await pass(all, 8000);
  all.env.advance(0);
  assertEqual([all.link.name(), all.events], ['long-polling', ['open', 'open', 'open']]);
  const told = begin();
  await told.connect();
  told.last().open();
  told.last().onclose({ code: 4404, reason: '' });
  await turn();
  assertEqual([told.made.length, told.events], [1, ['open', 'close 4404']]);
});

test('[WAY-2] the way that was heard is remembered and tried first, of SockJS\'s the one it found', async () => {
  const all = begin();
  await all.connect();
  all.last().onclose({ code: 1006, reason: '' });
  await turn();
  all.last().open();
  assertEqual(all.env.tab.size, 0);
  all.last().say(PING);
  const next = begin({ env: all.env });
  await next.connect();
  assertEqual([next.kinds(), next.last().options.transports], [['sockjs'], ['xhr-streaming']]);
  next.last().onclose({ code: 2000, reason: '' });
  await turn();
  assertEqual(next.kinds(), ['sockjs', 'websocket']);
  next.last().open();
  next.last().say(PING);
  assertEqual(next.env.tab.size, 0);
});

test('[WAY-2] a way that has worked is given three attempts alone', async () => {
  const all = begin();
  await all.connect();
  all.last().open();
  all.last().say(PING);
  all.last().onclose({ code: 1006, reason: '' });
  for (let i = 0; i < 3; i++) {
    await all.connect();
    all.last().onclose({ code: 1006, reason: '' });
    await turn();
    assertEqual([all.last().kind, all.events.pop()], ['websocket', 'close 1006']);
  }
  await all.connect();
  all.last().onclose({ code: 1006, reason: '' });
  await turn();
  assertEqual(all.last().kind, 'sockjs');
});

test('[WAY-3] the way that is asked for is the only one tried, and not gone away from', async () => {
  for (const forced of ['websocket', 'xhr-polling', 'short-polling']) {
    const all = begin({ forced });
    await all.connect();
    await pass(all, 60000);
    assertEqual(all.chooser.isClimbable(), false);
    assertEqual(all.chooser.holdsBack(), false);
    if (forced === 'short-polling') continue;
    all.last().onclose({ code: 1006, reason: '' });
    await turn();
    assertEqual([all.made.length, all.events], [1, ['close 1006']]);
  }
});

test('[WAY-4] once a stream was held back none is chosen again, but a WebSocket may be', async () => {
  const all = begin({ WebSocketClass: undefined });
  await all.connect();
  all.last().open();
  all.last().say(PING);
  all.chooser.holdsBack();
  await all.connect();
  assertEqual([all.link.name(), all.chooser.isClimbable()], ['long-polling', false]);
});

test('[TRN-1] a message that is none ends the connection, and the next join holds nothing', async () => {
  for (const data of ['not base64!', encodeBase64(bytesOf('05'))]) {
    const { made, SockJSClass } = fakes();
    const env = fakeEnv();
    const session = openSession({ boardId: 'b', base: 'http://x', env, transport: 'sockjs', SockJSClass });
    await turn();
    made[0].open();
    const welcome = { author: 1, session: new Uint8Array(1), limits: {}, seq: 0 };
    const whole = { snapshot: { last: true } };
    made[0].onmessage({ data: encodeBase64(encodeFrames([{ welcome }, whole])) });
    assertEqual([session.status.state, session.status.transport], ['online', 'xhr-streaming']);
    made[0].onmessage({ data });
    assertEqual([session.status.state, made[0].isClosed, session.isDoubtful], ['offline', true, true]);
    session.close();
  }
});

test('[TRN-4] one POST at a time, what waits goes up in one; a Fault in its answer is heard before the end', async () => {
  const all = begin({ forced: 'long-polling' });
  await all.connect();
  await pass(all, 0);
  all.link.send(PING);
  assertEqual([all.last().method, all.last().body], ['POST', encodeBase64(PING)]);
  all.last().answer(201, encodeBase64(PING), { Location: 'connections/c1' });
  assertEqual(all.last().url, 'https://example.org/api/boards/b-1/connections/c1/frames?ack=0&wait=25');
  for (let i = 0; i < 3; i++) all.link.send(PING);
  const first = all.last();
  assertEqual([first.url, first.body, all.link.bufferedBytes()],
    ['https://example.org/api/boards/b-1/connections/c1/frames', encodeBase64(PING), 15]);
  first.answer(204);
  assertEqual(all.last().body, encodeBase64(bytesOf('042a020805042a020805')));
  all.last().answer(429, encodeBase64(PING));
  assertEqual(all.events, ['open', hexOf(PING), hexOf(PING), 'close 1006']);
  const refused = begin({ forced: 'events' });
  await refused.connect();
  await pass(refused, 0);
  refused.link.send(PING);
  refused.last().answer(403, encodeBase64(PING));
  assertEqual(refused.events, ['open', hexOf(PING), 'close 1006']);
});

/** A connection that polls, after its Welcome. */
async function polling(forced) {
  const all = begin({ forced });
  await all.connect();
  await pass(all, 0);
  all.link.send(PING);
  all.last().answer(201, encodeBase64(PING), { Location: 'connections/c1' });
  all.events.length = 0;
  return all;
}

test('[TRN-5] a poll acknowledges what the one before it brought, and what was cut is asked for again', async () => {
  const all = await polling('long-polling');
  all.last().answer(200, encodeBase64(PING), { 'Inkwire-Message': '3' });
  await pass(all, 0);
  assertTrue(all.last().url.endsWith('/frames?ack=3&wait=25'), all.last().url);
  all.last().answer(0);
  await pass(all, 300);
  assertTrue(all.last().url.endsWith('/frames?ack=3&wait=25'), all.last().url);
  all.last().answer(204, '', { 'Inkwire-Message': '3' });
  await pass(all, 0);
  all.last().answer(404);
  assertEqual(all.events, [hexOf(PING), 'close 1006']);
});

test('[WAY-6] a poll that is cut after 10 s waits 8 s from then on; four without an answer end the connection', async () => {
  const all = await polling('long-polling');
  for (let i = 0; i < 5; i++) {
    all.env.advance(10000);
    all.last().answer(504);
    await pass(all, 300);
    assertTrue(all.last().url.endsWith('&wait=8'), all.last().url);
  }
  for (let i = 0; i < 3; i++) {
    assertEqual(all.events, []);
    all.last().answer(502);
    await pass(all, 5000);
  }
  assertEqual(all.events, ['close 1006']);
});

test('[TRN-5] short polls come quickly while there is something, and seldom while there is not', async () => {
  const all = await polling('short-polling');
  const gapAfter = async (status) => {
    const { length } = all.made;
    if (status === 200) all.last().answer(200, encodeBase64(PING), { 'Inkwire-Message': String(length) });
    else all.last().answer(204);
    let ms = 0;
    while (all.made.length === length && ms < 10000) {
      await pass(all, 50);
      ms += 50;
    }
    return ms;
  };
  assertTrue(all.last().url.endsWith('?ack=0&wait=0'), all.last().url);
  const gaps = [];
  for (const status of [200, 204, 204, 204, 204, 204, 200]) gaps.push(await gapAfter(status));
  assertEqual(gaps, [150, 300, 600, 1200, 2000, 2000, 150]);
});

test('[TRN-6] events without EventSource: the answer is read as it grows, and resumed after the last whole event', async () => {
  const all = await polling('events');
  const grow = (text) => {
    Object.assign(all.last(), { readyState: 3, status: 200, responseText: text });
    all.last().onreadystatechange();
  };
  const data = encodeBase64(PING);
  grow('id: 1\ndata: ' + data + '\n\nid: 2\nda');
  assertEqual(all.events, [hexOf(PING)]);
  grow('id: 1\ndata: ' + data + '\n\nid: 2\ndata: ' + data + '\n\nid: 3\n');
  assertEqual(all.events, [hexOf(PING), hexOf(PING)]);
  all.last().answer(0);
  await pass(all, 300);
  assertTrue(all.last().url.endsWith('/events?lastEventId=2'), all.last().url);
  grow('event: over\ndata: 4409\n\n');
  assertEqual(all.events.pop(), 'close 1006');
});
