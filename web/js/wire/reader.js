// Reads protobuf's basic forms from bytes. A reader never throws: the first thing that does not
// parse sets `error`, and from then on the reader stands at its end and yields zeros, so a caller
// checks once, when it is done. Bytes are handed out as copies, never as views of the message.

const TWO_32 = 4294967296;
const TWO_52 = 4503599627370496;

/** @typedef {{bytes: Uint8Array, pos: number, end: number, error: string, lo: number, hi: number}} Reader */

/** @param {Uint8Array} bytes @param {number} start @param {number} end @returns {Reader} */
export function readerOf(bytes, start, end) {
  return { bytes, pos: start, end, error: '', lo: 0, hi: 0 };
}

/** Marks the input as malformed. The first reason is kept. */
export function fail(reader, reason) {
  if (reader.error === '') reader.error = reason;
  reader.pos = reader.end;
}

/** A varint of up to 10 bytes into `lo` and `hi`, unsigned 32 bits each; what lies above is dropped. */
export function readVarint(reader) {
  const bytes = reader.bytes;
  const end = reader.end;
  let pos = reader.pos;
  let lo = 0;
  let hi = 0;
  for (let shift = 0; shift < 70; shift += 7) {
    if (pos >= end) {
      reader.lo = reader.hi = 0;
      fail(reader, 'truncated varint');
      return;
    }
    const byte = bytes[pos++];
    const bits = byte & 0x7f;
    if (shift < 28) lo |= bits << shift;
    else if (shift === 28) {
      lo |= bits << 28;
      hi |= bits >>> 4;
    } else if (shift < 63) hi |= bits << (shift - 32);
    else hi |= (bits & 1) << 31;
    if (byte < 0x80) {
      reader.pos = pos;
      reader.lo = lo >>> 0;
      reader.hi = hi >>> 0;
      return;
    }
  }
  reader.lo = reader.hi = 0;
  fail(reader, 'varint of more than 10 bytes');
}

/** The low 32 bits of a varint, unsigned. */
export function readUint32(reader) {
  const pos = reader.pos;
  if (pos < reader.end && reader.bytes[pos] < 0x80) {
    reader.pos = pos + 1;
    return reader.bytes[pos];
  }
  readVarint(reader);
  return reader.lo;
}

export function readSint32(reader) {
  const n = readUint32(reader);
  return (n >>> 1) ^ -(n & 1);
}

/** Unsigned; past 2^53 - 1 a number is no longer exact, so it is malformed here. */
export function readUint64(reader) {
  readVarint(reader);
  if (reader.hi >= 0x200000) {
    fail(reader, 'integer beyond 2^53 - 1');
    return 0;
  }
  return reader.hi * TWO_32 + reader.lo;
}

/** Within +-2^52, the wire's range. */
export function readSint64(reader) {
  readVarint(reader);
  const odd = reader.lo & 1;
  const half = (reader.hi >>> 1) * TWO_32 + (((reader.hi << 31) | (reader.lo >>> 1)) >>> 0);
  if (half > TWO_52 || (odd && half >= TWO_52)) {
    fail(reader, 'integer beyond 2^52');
    return 0;
  }
  return odd ? -half - 1 : half;
}

export function readFixed32(reader) {
  const { bytes, pos } = reader;
  if (reader.end - pos < 4) {
    fail(reader, 'truncated fixed32');
    return 0;
  }
  reader.pos = pos + 4;
  return (bytes[pos] | (bytes[pos + 1] << 8) | (bytes[pos + 2] << 16) | (bytes[pos + 3] << 24)) >>> 0;
}

/** A length prefix, of 32 bits like any; returns the position where what it measures ends. */
export function readLength(reader) {
  const length = readUint32(reader);
  if (length > reader.end - reader.pos) {
    fail(reader, 'length beyond the end');
    return reader.end;
  }
  return reader.pos + length;
}

export function readBytes(reader) {
  const end = readLength(reader);
  const bytes = reader.bytes.slice(reader.pos, end);
  reader.pos = end;
  return bytes;
}

let utf8;

export function readString(reader) {
  const end = readLength(reader);
  const start = reader.pos;
  reader.pos = end;
  if (end === start) return '';
  // ignoreBOM: a leading U+FEFF is content here, not a mark to be swallowed.
  utf8 = utf8 || new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  try {
    return utf8.decode(reader.bytes.subarray(start, end));
  } catch (notUtf8) {
    fail(reader, 'not UTF-8');
    return '';
  }
}
