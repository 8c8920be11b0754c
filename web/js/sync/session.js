// One person's session on one board: what the page holds on to. It joins the document, the outbox,
// undo and the connection, and tells the page what changed.
//
// A session outlives its connections. It ends when it is closed, when another page took it over, or
// when the server refuses it; what was drawn stays in the document, but nothing is sent any more.

import { DEFAULT_LIMITS } from './batches.js';
import { chooserOf } from './connect.js';
import { BoardCopy } from './copy.js';
import { Couriers } from './courier.js';
import { Document } from './document.js';
import { emitterOf } from './emitter.js';
import { browserEnv } from './env.js';
import { Ids } from './ids.js';
import { finishCatchUp, takeFrame } from './intake.js';
import { end, helloOf, isQuiet, lose, mayMove } from './joining.js';
import { Keeper } from './keeper.js';
import { restore } from './kept.js';
import { openLink } from './link.js';
import { LiveSender } from './live.js';
import { Outbox } from './outbox.js';
import { People } from './people.js';
import { perform, performBack } from './submitting.js';
import { nameTab, openTab, sweep, valueOf } from './tab.js';
import { UndoHistory } from './undo.js';
import { isWay } from './ways.js';

const NONE = new Uint8Array(0);

/** A server's frame may be this much longer than a client's (TRN-1). */
const SERVER_MARGIN_BYTES = 64;

const NAME_CHARACTERS = 64;

/**
 * @param {Object} options
 * @param {string} options.boardId
 * @param {string=} options.key the board's view, edit or owner key
 * @param {string=} options.name shown to others; cut to 64 characters
 * @param {number=} options.color 0xRRGGBBAA
 * @param {string=} options.base http address of the server without a slash at the end; the page's own origin
 * @param {string=} options.transport the name of a way (ways.js) forces it; else ?transport= of the page's address does
 * @param {function=} options.WebSocketClass
 * @param {function=} options.SockJSClass
 * @param {function=} options.XhrClass
 * @param {function=} options.EventSourceClass
 * @param {import('./env.js').Env=} options.env
 * @returns {Session}
 */
export function openSession(options) {
  const session = new Session(options);
  begin(session);
  return session;
}

/** Finds out who this tab is and what it holds, and connects. (By promises alone: `async` costs the old page an engine.) */
function begin(session) {
  const { env } = session;
  env.openStore(storeName(session.base)).then((store) => {
    session.store = store;
    return openTab(session);
  }).then((tab) => {
    if (session.isEnded) {
      tab.release();
      return undefined;
    }
    return goOnAs(session, tab).then(() => {
      const openAs = (orphan, key) => courierOf(session, orphan, key);
      session.couriers = new Couriers(session, openAs);
      env.whenIdle(() => sweep(session).catch(() => undefined));
    });
  });
}

/** A session without a page, to deliver what another tab has left. */
function courierOf(session, tab, key) {
  const { name, color, env, base } = session;
  const courier = new Session(Object.assign({}, session.options, { key, name, color, env, base }));
  courier.store = session.store;
  courier.document.confirmed = session.document.confirmed.copy();
  goOnAs(courier, tab, true);
  return courier;
}

function goOnAs(session, tab, isCourier = false) {
  const { store } = session;
  session.tab = tab;
  const copy = store === null || isCourier ? null : new BoardCopy(session, store);
  // A copy that cannot be read is none.
  const loaded = copy === null ? Promise.resolve() : copy.load().catch(() => undefined);
  return loaded.then(() => {
    if (session.isEnded) tab.release();
    else goOnWith(session, tab, copy, isCourier);
  });
}

function goOnWith(session, tab, copy, isCourier) {
  const { store, document: board } = session;
  if (tab.record !== null) restore(session, tab.record);
  else session.startAsNew();
  session.value = valueOf(tab);
  board.rebuild(session.outbox.batches);
  session.keeper.begin(store, { id: tab.id, holder: tab.holder, board: session.boardId, key: session.key }, tab.record, copy);
  session.isCourier = isCourier;
  session.nameTab();
  session.connect();
}

/** Sites below one origin keep apart. */
function storeName(base) {
  return 'inkwire ' + new URL(base + '/').pathname;
}

export class Session {
  constructor(options) {
    this.options = options;
    this.boardId = options.boardId;
    this.key = options.key || '';
    this.base = options.base || location.origin;
    this.name = cutName(options.name || '');
    this.color = options.color || 0;
    this.env = options.env || browserEnv();
    this.emitter = emitterOf();
    this.document = new Document();
    this.ids = new Ids();
    this.history = new UndoHistory();
    this.people_ = new People();
    /** Orders of batches, in this tab. */
    this.nextOrder = 0;
    this.store = null;
    this.tab = null;
    this.couriers = null;
    this.isCourier = false;
    this.keeper = new Keeper(this, {
      onLost: () => {
        end(this, 'replaced', undefined);
        this.flush();
      },
      onKept: () => {
        this.outbox.pump();
        this.flush();
      },
    });
    this.outbox = new Outbox(this.env, {
      send: (frames) => this.link !== null && this.link.send(frames),
      mayGo: (batch) => this.keeper.holds(batch),
    });
    this.liveSender = new LiveSender(this.env, {
      send: (frames) => this.state === 'online' && this.link.send(frames),
      bufferedBytes: () => (this.link === null ? 0 : this.link.bufferedBytes()),
      hz: () => this.limits.liveHz,
    });
    this.link = null;
    this.limits = DEFAULT_LIMITS;
    /** The session's value as Welcome gave it. */
    this.value = NONE;
    this.state = 'connecting';
    this.reason = undefined;
    this.role = 1;
    this.title = '';
    this.readOnly = false;
    /** What whole state is awaited: '', 'join' (after a Welcome), 'resync' or 'pushed' (by the server). */
    this.awaited = '';
    /** Commits between the parts of a snapshot. */
    this.waiting = [];
    /** Position and batch of the last Welcome, until all up to there was seen. */
    this.catchUp = null;
    /** The confirmed state contradicts the server's: join with nothing held. */
    this.isDoubtful = false;
    /** The last Hello asked for a new session in place of one that was lost. */
    this.isJoiningAnew = false;
    /** A new session has to take over what a lost one left, once the board is seen; from these authors. */
    this.isMoving = false;
    this.formerAuthors = new Set();
    /** Batches settled without their Commit, by number, since the last Welcome. */
    this.unseen = new Map();
    this.resyncs = 0;
    /** Connections that ended. */
    this.losses = 0;
    /** How often it was closed for another connection of the same session. */
    this.ghosts = 0;
    this.resyncTimer = null;
    this.lastFault = null;
    this.isEnded = false;
    this.lastStatus = '';
  }

  // ---- what the page uses

  on(event, listener) {
    return this.emitter.on(event, listener);
  }

  get status() {
    return {
      state: this.state,
      transport: this.link === null ? '' : this.link.transportName(),
      pending: this.outbox.batches.length,
      kept: this.keeper.keptCount(),
      storage: this.keeper.state,
      role: this.role,
      author: this.ids.isPlaceholder() ? 0 : this.ids.author,
      title: this.title,
      readOnly: this.readOnly,
      reason: this.reason,
    };
  }

  /** Everyone present, oneself included, by author. */
  get people() {
    return this.people_.byAuthor;
  }

  get canUndo() {
    return this.history.done.length > 0;
  }

  get canRedo() {
    return this.history.undone.length > 0;
  }

  newId() {
    const id = this.ids.next();
    this.keeper.touchIds();
    return id;
  }

  /** An id as it is now, for whoever kept one over a 'renamed'. */
  currentId(id) {
    return this.ids.current(id);
  }

  topZ() {
    return this.document.topZ();
  }

  /**
   * Applies ops to the document at once and sends them; kept until the server settled them. Cut into
   * several batches only where the limits ask for it; within one batch all ops are taken or none.
   * A clear without a seq removes what is seen now, pending things too.
   *
   * @param {Array<Object>} ops {put}, {patch}, {remove: {id: [...]}} or {clear: {seq}}, each with ifSeq if guarded
   * @returns {{batches: Array<import('./outbox.js').Batch>}|null} null if refused on the spot: a 'refused' event tells why
   */
  submit(ops) {
    const group = perform(this, ops);
    if (group === null) return null;
    if (group.parts.length > 0) this.history.record({ parts: group.parts });
    this.flush();
    return { batches: group.batches };
  }

  undo() {
    this.history.takeBack('done', this.document, (parts) => performBack(this, parts));
    this.flush();
  }

  redo() {
    this.history.takeBack('undone', this.document, (parts) => performBack(this, parts));
    this.flush();
  }

  /** Sends what is not kept; at most liveHz times a second, nothing while offline. */
  live(frame) {
    if (!this.isEnded) this.liveSender.push(frame);
  }

  setProfile(name, color) {
    this.name = cutName(name);
    this.color = color;
    if (this.state === 'online') this.link.send([{ profile: { name: this.name, color } }]);
  }

  /** @returns {Promise<void>} once what is kept may be taken up by another page */
  close() {
    const ended = end(this, 'offline', undefined);
    this.flush();
    return ended;
  }

  // ---- between the page and the parts

  /** Nothing is kept: ids are placeholders until the first Welcome, also of a session that goes on. */
  startAsNew() {
    const renamed = this.ids.become(0, 0);
    if (renamed.size > 0) this.rename(renamed);
  }

  connect() {
    if (this.isEnded) return;
    const { options, env, base } = this;
    this.link = openLink({
      env,
      chooser: chooserOf({
        base,
        boardId: this.boardId,
        forced: options.transport || forcedTransport(),
        WebSocketClass: options.WebSocketClass || (typeof WebSocket === 'undefined' ? undefined : WebSocket),
        SockJSClass: options.SockJSClass,
        XhrClass: options.XhrClass || (typeof XMLHttpRequest === 'undefined' ? undefined : XMLHttpRequest),
        EventSourceClass: options.EventSourceClass || (typeof EventSource === 'undefined' ? undefined : EventSource),
        env,
      }),
      hello: () => ({ hello: helloOf(this) }),
      frameBytes: () => this.limits.frameBytes + SERVER_MARGIN_BYTES,
      onFrames: (frames) => this.take(frames),
      onLost: (code, reason) => lose(this, code, reason),
      isQuiet: () => isQuiet(this),
      onMoved: () => mayMove(this),
    });
    this.flush();
  }

  take(frames) {
    const { losses } = this;
    for (const frame of frames) {
      takeFrame(this, frame);
      if (this.losses !== losses) return;
    }
    finishCatchUp(this);
    this.flush();
  }

  /** The tab's own storage tells who it is, for a reload. */
  nameTab() {
    if (!this.isCourier) nameTab(this, this.tab.id, this.value);
  }

  /** Ids changed: everything that holds one follows. */
  rename(renamed) {
    const currentOp = (op) => this.ids.currentOp(op);
    for (const batch of this.outbox.batches) batch.ops = batch.ops.map(currentOp);
    this.history.rename(currentOp);
    for (const { awaits } of this.outbox.batches) if (awaits !== null) awaits.undoes = awaits.undoes.map(currentOp);
    this.document.rebuild(this.outbox.batches);
    this.emit('renamed', renamed);
  }

  /** One's own live frames come back with everybody's; they are left out. */
  emitLive(frame) {
    const others = (item) => item.author !== this.ids.author;
    const live = {
      chunk: frame.chunk.filter(others), cursor: frame.cursor.filter(others), draft: frame.draft.filter(others),
    };
    if (live.chunk.length + live.cursor.length + live.draft.length > 0) this.emit('live', live);
  }

  emit(event, value) {
    this.emitter.emit(event, value);
  }

  /** Tells the page what changed, once a message or a call. */
  flush() {
    const changes = this.document.takeChanges();
    if (changes !== null) this.emit('change', changes);
    this.keeper.touch();
    const status = this.status;
    const text = JSON.stringify(status);
    if (text === this.lastStatus) return;
    this.lastStatus = text;
    this.emit('status', status);
  }
}

function cutName(name) {
  return Array.from(name).slice(0, NAME_CHARACTERS).join('');
}

function forcedTransport() {
  if (typeof location === 'undefined') return '';
  const found = /[?&]transport=([a-z-]+)(&|$)/.exec(location.search);
  return found !== null && isWay(found[1]) ? found[1] : '';
}
