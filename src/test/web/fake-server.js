// A board's server in a few lines, for tests of the page's side: one board, a log, sessions, dedupe.
// It speaks the real bytes over a stand-in for the WebSocket class. Tests hold its answers back, cut
// its connections, and make it refuse.

import { BoardState } from '/js/model/state.js';
import { decodeBase64, encodeBase64 } from '/js/wire/base64.js';
import { Close, Code } from '/js/wire/codes.js';
import { decodeMessage, encodeFrames } from '/js/wire/frames.js';

const EPOCH = new Uint8Array([0, 0, 0, 0, 0, 0, 0, 1]);
const NONE = new Uint8Array(0);

export class FakeServer {
  constructor() {
    this.state = new BoardState();
    this.log = [];
    this.sessions = new Map();
    this.authors = 0;
    this.sockets = [];
    this.received = [];
    this.limits = {
      frameBytes: 262144, batchOps: 256, liveHz: 20, batchesInFlight: 16,
    };
    this.role = 1;
    /** Opens connections; false: they fail before opening. */
    this.isUp = true;
    /** Takes frames in; false: what comes is lost. */
    this.isListening = true;
    /** Gives answers out; false: they are held until deliver(). */
    this.isAnswering = true;
    this.held = [];
    this.isDelivering = false;
    /** Judges a session's Submit: undefined to take it, {fault} or {settle} to answer instead. */
    this.judge = () => undefined;
    /** Sees each Commit before it is applied. */
    this.watch = () => undefined;
    /** Always answers a join with a Snapshot. */
    this.neverResumes = false;
    const server = this;
    this.WebSocketClass = function FakeSocket(url, protocol) {
      return server.accept(url, protocol, this);
    };
    /** The same by SockJS: strings, and no word of why it ends. */
    this.SockJSClass = function FakeSockJs(url, protocols, { transports }) {
      const inner = server.accept(url, '', {});
      inner.onopen = () => {
        this.transport = transports[0];
        this.onopen();
      };
      inner.onmessage = ({ data }) => this.onmessage({ data: encodeBase64(new Uint8Array(data)) });
      inner.onclose = () => this.onclose({ code: 3000, reason: 'Go away!' });
      this.send = (text) => inner.send(decodeBase64(text));
      this.close = () => inner.close();
    };
  }

  accept(url, protocol, socket) {
    Object.assign(socket, { url, protocol, binaryType: 'blob', readyState: 0, bufferedAmount: 0, session: null });
    socket.send = (bytes) => this.receive(socket, bytes);
    socket.close = () => this.cut(socket, 1000, false);
    this.sockets.push(socket);
    return socket;
  }

  /** Lets the newest socket open, or fail. */
  open() {
    const socket = this.sockets[this.sockets.length - 1];
    if (socket.readyState !== 0) throw new Error('no socket waits to be opened');
    if (!this.isUp) {
      this.cut(socket, 1006);
      return;
    }
    socket.readyState = 1;
    socket.onopen();
  }

  get socket() {
    return this.sockets[this.sockets.length - 1];
  }

  cut(socket = this.socket, code = 1006, tell = true) {
    if (socket.readyState === 3) return;
    socket.readyState = 3;
    this.held = this.held.filter((item) => item.socket !== socket);
    if (tell) socket.onclose({ code, reason: '' });
  }

  receive(socket, bytes) {
    if (!this.isListening) return;
    const message = decodeMessage(bytes, { frameBytes: this.limits.frameBytes });
    if (message.error !== undefined) throw new Error(message.error);
    for (const frame of message.frames) {
      this.received.push(frame);
      if (frame.hello) this.join(socket, frame.hello);
      else if (frame.submit) this.take(socket, frame.submit);
      else if (frame.resync) this.answer(socket, this.snapshot());
    }
  }

  join(socket, hello) {
    const name = Array.from(hello.session).join(',');
    let session = this.sessions.get(name);
    if (session !== undefined) this.renew(session);
    if (hello.session.length > 0 && session === undefined) {
      this.answer(socket, [{ fault: { code: 12, text: 'unknown session', close: 4401 } }]);
      return;
    }
    if (session === undefined) {
      const author = ++this.authors;
      session = { author, value: NONE, connections: 0, lastBatch: 0, lastN: 0, outcomes: new Map() };
      this.renew(session);
    }
    socket.session = session;
    for (const other of this.sockets) {
      const isOlder = other !== socket && other.session === session && other.readyState === 1;
      if (isOlder) this.answer(other, [{ fault: { code: Code.REPLACED, text: 'taken over', close: Close.REPLACED } }]);
    }
    const { state } = this;
    const resumed = !this.neverResumes && hello.seq > 0 && hello.seq <= state.seq;
    const frames = [{
      welcome: {
        author: session.author, session: session.value, epoch: state.epoch, seq: state.seq, resumed, role: this.role,
        lastBatch: session.lastBatch, lastN: session.lastN, limits: this.limits, title: 'Board',
      },
    }];
    if (resumed) for (const commit of this.log) if (commit.seq > hello.seq) frames.push({ commit });
    this.answer(socket, resumed ? frames : frames.concat(this.snapshot()));
    this.answer(socket, [this.head(), { roster: { person: [{ author: session.author, name: hello.name, role: 1 }] } }]);
  }

  /** A session's value counts its connections; an older one proves as much. */
  renew(session) {
    session.connections++;
    session.value = new Uint8Array([session.author, session.connections]);
    this.sessions.set(Array.from(session.value).join(','), session);
  }

  head() {
    return { head: { epoch: this.state.epoch, seq: this.state.seq, digest: this.state.digest } };
  }

  snapshot() {
    const { epoch, seq, digest, entries } = this.state;
    const list = Array.from(entries.values());
    const middle = list.length >> 1;
    return [
      { snapshot: { part: 0, epoch, seq, entry: list.slice(0, middle) } },
      { snapshot: { part: 1, epoch, seq, entry: list.slice(middle), last: true, digest } },
    ];
  }

  take(socket, submit) {
    const { session } = socket;
    const verdict = this.judge(submit, session);
    if (submit.batch <= session.lastBatch) {
      const code = session.outcomes.get(submit.batch) || 0;
      this.answer(socket, [{ settle: { batch: submit.batch, code } }]);
    } else if (submit.batch > session.lastBatch + 1) {
      this.answer(socket, [{ fault: { code: 5, batch: session.lastBatch + 1 } }]);
    } else if (verdict && verdict.fault) this.answer(socket, [{ fault: verdict.fault }]);
    else if (verdict && verdict.settle) {
      session.lastBatch = submit.batch;
      session.outcomes.set(submit.batch, verdict.settle);
      this.answer(socket, [{ settle: { batch: submit.batch, code: verdict.settle, text: 'no' } }]);
    } else {
      session.lastBatch = submit.batch;
      for (const { put } of submit.op) {
        if (put && put.id.author === session.author) session.lastN = Math.max(session.lastN, put.id.n);
      }
      this.commit(session.author, submit.batch, submit.op);
    }
  }

  /** Writes ops to the log, as if `author` had sent them, and tells every connection. */
  commit(author, batch, op) {
    const commit = { seq: this.state.seq + 1, author, batch, op, epoch: this.state.seq === 0 ? EPOCH : NONE };
    const stored = decodeMessage(encodeFrames([{ commit }]), { frameBytes: 1e6 }).frames[0].commit;
    this.watch(stored);
    if (this.state.applyCommit(stored) !== 'applied') throw new Error('the fake server lost its order');
    this.log.push(stored);
    for (const socket of this.sockets) if (socket.readyState === 1) this.answer(socket, [{ commit: stored }]);
    return stored;
  }

  answer(socket, frames) {
    this.held.push({ socket, frames });
    if (this.isAnswering) this.deliver();
  }

  /** Hands out what was held back; all of it, or the first `count` answers. */
  deliver(count = Infinity) {
    // An answer to what a client sends while it is being told something waits its turn.
    if (this.isDelivering) return;
    this.isDelivering = true;
    for (let i = 0; i < count && this.held.length > 0; i++) {
      const { socket, frames } = this.held.shift();
      if (socket.readyState !== 1) continue;
      socket.onmessage({ data: encodeFrames(frames).buffer });
      const last = frames[frames.length - 1];
      if (last.fault && last.fault.close) this.cut(socket, last.fault.close);
    }
    this.isDelivering = false;
  }

  receivedOf(body) {
    return this.received.filter((frame) => frame[body] !== undefined).map((frame) => frame[body]);
  }
}
