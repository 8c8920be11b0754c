// Writes protobuf's basic forms into a buffer that grows by doubling.

const TWO_32 = 4294967296;

/** @typedef {{bytes: Uint8Array, pos: number}} Writer */

/** @returns {Writer} */
export function writerOf() {
  return { bytes: new Uint8Array(256), pos: 0 };
}

/** What was written, as bytes of its own. */
export function written(writer) {
  return writer.bytes.slice(0, writer.pos);
}

function reserve(writer, count) {
  const need = writer.pos + count;
  if (need <= writer.bytes.length) return;
  const grown = new Uint8Array(Math.max(need, writer.bytes.length * 2));
  grown.set(writer.bytes);
  writer.bytes = grown;
}

/** @param {number} n 0 to 2^32 - 1; a negative or larger number is taken modulo 2^32 */
export function writeUint32(writer, n) {
  reserve(writer, 5);
  let rest = n >>> 0;
  while (rest > 0x7f) {
    writer.bytes[writer.pos++] = (rest & 0x7f) | 0x80;
    rest >>>= 7;
  }
  writer.bytes[writer.pos++] = rest;
}

/** Two unsigned halves as one varint. */
export function writeVarint(writer, lo, hi) {
  reserve(writer, 10);
  let low = lo >>> 0;
  let high = hi >>> 0;
  while (high !== 0 || low > 0x7f) {
    writer.bytes[writer.pos++] = (low & 0x7f) | 0x80;
    low = ((low >>> 7) | (high << 25)) >>> 0;
    high >>>= 7;
  }
  writer.bytes[writer.pos++] = low;
}

/** @param {number} n 0 to 2^53 - 1 */
export function writeUint64(writer, n) {
  writeVarint(writer, n % TWO_32, Math.floor(n / TWO_32));
}

export function writeSint32(writer, n) {
  writeUint32(writer, (n << 1) ^ (n >> 31));
}

/** @param {number} n within +-2^52 */
export function writeSint64(writer, n) {
  writeUint64(writer, n < 0 ? -n * 2 - 1 : n * 2);
}

/** An enum travels as int32: below zero in ten bytes. */
export function writeInt32(writer, n) {
  writeVarint(writer, n >>> 0, n < 0 ? 0xffffffff : 0);
}

export function writeFixed32(writer, n) {
  reserve(writer, 4);
  const { bytes, pos } = writer;
  bytes[pos] = n & 0xff;
  bytes[pos + 1] = (n >>> 8) & 0xff;
  bytes[pos + 2] = (n >>> 16) & 0xff;
  bytes[pos + 3] = (n >>> 24) & 0xff;
  writer.pos = pos + 4;
}

/** Bytes as they are, without a length. */
export function writeRaw(writer, bytes) {
  reserve(writer, bytes.length);
  writer.bytes.set(bytes, writer.pos);
  writer.pos += bytes.length;
}

export function writeBytes(writer, bytes) {
  writeUint32(writer, bytes.length);
  writeRaw(writer, bytes);
}

let utf8;

/** A lone surrogate, which UTF-8 cannot say, becomes U+FFFD. */
export function writeString(writer, text) {
  utf8 = utf8 || new TextEncoder();
  writeBytes(writer, utf8.encode(text));
}

/** Begins what is preceded by its length; one byte is kept free for it. */
export function beginLength(writer) {
  reserve(writer, 1);
  return writer.pos++;
}

/** Ends what beginLength began, moving it up where its length needs more than one byte. */
export function endLength(writer, begin) {
  const length = writer.pos - begin - 1;
  if (length < 0x80) {
    writer.bytes[begin] = length;
    return;
  }
  const extra = length < 0x4000 ? 1 : length < 0x200000 ? 2 : length < 0x10000000 ? 3 : 4;
  reserve(writer, extra);
  writer.bytes.copyWithin(begin + 1 + extra, begin + 1, writer.pos);
  writer.pos = begin;
  writeUint32(writer, length);
  writer.pos += length;
}
