// Messages of a transport: one or more frames, each preceded by its length (TRN-1).
//
// A frame is a plain object with one member, the body, named as in the schema:
// {submit: {...}}, {commit: {...}}. Of one that parses but has no known body, or two, the answer is
// {fault: {code: PROTOCOL}} under `refused`: the connection lives, the frame is not acted on.

import { decode, writeDelimited } from './codec.js';
import { Close, Code } from './codes.js';
import { readerOf, readLength, readUint32 } from './reader.js';
import { SCHEMA } from './schema.js';
import { readUnknown } from './unknown.js';
import { writerOf, written } from './writer.js';

/** A frame's length takes at most this many bytes. */
const LENGTH_BYTES = 4;

const DELIMITED = 2;

/** The name of a frame's body, or '' if it has none. */
export function bodyOf(frame) {
  for (const { name } of SCHEMA.Frame) if (frame[name] !== undefined) return name;
  return '';
}

/**
 * Takes a whole message apart. A message is good or bad as a whole: with an error no frame of it is
 * handed out.
 *
 * @param {Uint8Array} bytes
 * @param {{frameBytes: number}} limits the longest frame taken
 * @returns {{frames: Array<Object>}|{error: string, closeCode: number}} a frame refused with
 *     PROTOCOL stands in its place as {refused: {code, text}}
 */
export function decodeMessage(bytes, limits) {
  if (bytes.length === 0) return bad('a message without a frame');
  const frames = [];
  let pos = 0;
  while (pos < bytes.length) {
    let length = 0;
    let count = 0;
    let byte = 0x80;
    while (byte >= 0x80) {
      if (count === LENGTH_BYTES) return bad('a length of more than 4 bytes');
      if (pos === bytes.length) return bad('a message that ends inside a frame');
      byte = bytes[pos++];
      length |= (byte & 0x7f) << (7 * count++);
    }
    if (length > limits.frameBytes) return { error: 'a frame of ' + length + ' bytes', closeCode: Close.TOO_BIG };
    if (length > bytes.length - pos) return bad('a message that ends inside a frame');
    const decoded = decode('Frame', bytes, pos, pos + length);
    if (decoded.error !== undefined) return bad(decoded.error);
    frames.push(countBodies(bytes, pos, pos + length) === 1 ? decoded.value : refused());
    pos += length;
  }
  return { frames };
}

function bad(error) {
  return { error, closeCode: Close.PAYLOAD };
}

function refused() {
  return { refused: { code: Code.PROTOCOL, text: 'A frame must have exactly one known body.' } };
}

/** Counts bodies by the top-level tags: decoding keeps only the last of a oneof. */
function countBodies(bytes, start, end) {
  const reader = readerOf(bytes, start, end);
  let count = 0;
  while (reader.pos < end) {
    const tag = readUint32(reader);
    if ((tag & 7) !== DELIMITED) readUnknown(reader, tag, 1);
    else {
      if (isBody(tag >>> 3)) count++;
      reader.pos = readLength(reader);
    }
  }
  return count;
}

function isBody(number) {
  return SCHEMA.Frame.some((field) => field.number === number);
}

/**
 * @param {Array<Object>} frames
 * @returns {Uint8Array} one message
 */
export function encodeFrames(frames) {
  const writer = writerOf();
  for (const frame of frames) writeDelimited(writer, 'Frame', frame);
  return written(writer);
}
