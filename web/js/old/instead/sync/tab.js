/** Without a store a tab is who its own storage says, after a reload (sync/tab.js). */
import { decodeBase64, encodeBase64 } from '../wire/base64.js';

const storageName = (boardId) => `inkwire.session.${boardId}`;

export function openTab({ env, boardId }) {
  const text = env.isReload() && env.read(storageName(boardId));
  return Promise.resolve({ id: '', holder: '', record: null, kept: text ? decodeBase64(text) : null, release() {} });
}

export function nameTab({ boardId, env }, id, value) {
  env.write(storageName(boardId), encodeBase64(value));
}

export function valueOf({ kept }) {
  return kept || new Uint8Array(0);
}

export function sweep() {
  return Promise.resolve();
}
