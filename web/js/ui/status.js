/**
 * The status line: whether what I drew is safe, and by which road it travels. "Saved" is said only
 * when the server has confirmed everything as durable, "kept" when this browser's
 * store holds it.
 */
import { byId } from './dom.js';
import { words } from './words.js';

/** A change usually settles faster than this (ms): saying "saving" for it would only flicker. */
const PATIENCE_MS = 350;

const VIEWER = 0;

export function createStatusLine() {
  let timer = null;

  function say({ text, mood }) {
    byId('status').dataset.mood = mood;
    if (byId('status-text').textContent !== text) byId('status-text').textContent = text;
  }

  return {
    /** @param {object} status the session's */
    show(status) {
      const transport = byId('status-transport');
      transport.textContent = words.ways[kindOf(status.transport)];
      transport.title = status.transport;
      transport.hidden = !status.transport || status.state !== 'online';
      const line = lineFor(status);
      clearTimeout(timer);
      if (line.text === words.saving && byId('status-text').textContent === words.saved) {
        timer = setTimeout(() => say(line), PATIENCE_MS);
      } else {
        say(line);
      }
    },
  };
}

/** A person wants to know how, not by which of ten names. */
function kindOf(transport) {
  if (transport === 'websocket') return 'websocket';
  return /polling$/.test(transport) ? 'polling' : 'stream';
}

function lineFor(status) {
  const { state, pending, role, readOnly } = status;
  if (state === 'connecting') return { text: offlineWith(status) || words.connecting, mood: 'busy' };
  if (state !== 'online') return { text: offlineWith(status) || words.offline, mood: 'bad' };
  if (readOnly) return { text: words.readOnly, mood: 'bad' };
  if (pending > 0) return { text: words.saving, mood: 'busy' };
  return { text: role === VIEWER ? words.viewOnly : words.saved, mood: 'good' };
}

/** What is kept survives the page; what is not is told apart. */
function offlineWith({ pending, kept, storage }) {
  if (pending === 0) return '';
  return storage === 'kept' || storage === 'asking' ? words.offlineKept(kept || pending) : words.offlineHere(pending);
}
