// Cuts what a person submitted into batches within the server's limits.

import { decode, encode } from '../wire/codec.js';

/** Room for the Submit's own fields and the tags around its ops. */
const FRAME_MARGIN_BYTES = 64;
const OP_MARGIN_BYTES = 8;

/** The server's defaults (LIM-1), until a Welcome says otherwise. */
export const DEFAULT_LIMITS = {
  frameBytes: 262144, batchOps: 256, strokePoints: 8192, textBytes: 16384, elements: 50000, liveHz: 20,
  boardBytes: 67108864, batchesInFlight: 16, opsPerS: 200, elementBytes: 65536,
};

/**
 * A copy that nobody else can change, with every field of the schema in place.
 * @param {Object} op
 * @returns {{op: Object, bytes: number}}
 */
export function copyOfOp(op) {
  const bytes = encode('Op', op);
  return { op: decode('Op', bytes).value, bytes: bytes.length };
}

/**
 * @param {Array<{op: Object, bytes: number}>} sized
 * @returns {Array<Array<Object>>|null} ops by batch, in order; null if one op alone is too big
 */
export function cutIntoBatches(sized, limits) {
  const roomBytes = limits.frameBytes - FRAME_MARGIN_BYTES;
  const batches = [];
  let ops = [];
  let usedBytes = 0;
  for (const { op, bytes } of sized) {
    const needBytes = bytes + OP_MARGIN_BYTES;
    if (needBytes > roomBytes) return null;
    if (ops.length === limits.batchOps || usedBytes + needBytes > roomBytes) {
      batches.push(ops);
      ops = [];
      usedBytes = 0;
    }
    ops.push(op);
    usedBytes += needBytes;
  }
  if (ops.length > 0) batches.push(ops);
  return batches;
}

/** @returns {{op: Object, bytes: number}} an op that is already a copy */
export function sizedOp(op) {
  return { op, bytes: encode('Op', op).length };
}

/** Whether two decoded ops say the same. */
export function sameOp(a, b) {
  const bytesA = encode('Op', a);
  const bytesB = encode('Op', b);
  return bytesA.length === bytesB.length && bytesA.every((byte, i) => byte === bytesB[i]);
}

/** Whether two elements have the same points. */
export function sameInk(a, b) {
  if (a.ink === b.ink) return true;
  return a.ink !== undefined && b.ink !== undefined && sameOp({ put: { ink: a.ink } }, { put: { ink: b.ink } });
}
