// Fields that this page's table does not know, kept so that they are relayed and saved unharmed.
//
// They are written last, in number order; within a number varints first, then 32-bit, 64-bit,
// length-delimited ones and groups, each in the order they came in: the order of protobuf's own
// UnknownFieldSet, so that both sides of the wire write the same bytes.

import { fail, readBytes, readUint32, readVarint } from './reader.js';
import { writeBytes, writeRaw, writeUint32, writeVarint } from './writer.js';

const VARINT = 0;
const FIXED64 = 1;
const DELIMITED = 2;
const GROUP = 3;
const GROUP_END = 4;
const FIXED32 = 5;

/** Rank of a wire type among fields of one number. */
const RANK = [0, 2, 3, 4, 5, 1];

/** Nested groups and messages, as protobuf counts them. */
export const DEPTH_LIMIT = 100;

/**
 * lo and hi are a varint's halves; raw is the content of a fixed or delimited field; fields are a
 * group's own.
 * @typedef {{number: number, wire: number, lo: number, hi: number, raw: Uint8Array|null, fields: Unknown[]|null}} Unknown
 */

/** Reads the value behind `tag`. @returns {Unknown} */
export function readUnknown(reader, tag, depth) {
  const field = { number: tag >>> 3, wire: tag & 7, lo: 0, hi: 0, raw: null, fields: null };
  switch (field.wire) {
    case VARINT:
      readVarint(reader);
      field.lo = reader.lo;
      field.hi = reader.hi;
      break;
    case FIXED64:
      field.raw = readFixed(reader, 8);
      break;
    case DELIMITED:
      field.raw = readBytes(reader);
      break;
    case GROUP:
      field.fields = readGroup(reader, field.number, depth + 1);
      break;
    case FIXED32:
      field.raw = readFixed(reader, 4);
      break;
    default:
      fail(reader, 'wire type ' + field.wire);
  }
  return field;
}

function readFixed(reader, count) {
  if (reader.end - reader.pos < count) {
    fail(reader, 'truncated field');
    return new Uint8Array(0);
  }
  reader.pos += count;
  return reader.bytes.slice(reader.pos - count, reader.pos);
}

function readGroup(reader, number, depth) {
  const fields = [];
  if (depth > DEPTH_LIMIT) fail(reader, 'nested too deep');
  while (reader.pos < reader.end) {
    const tag = readUint32(reader);
    if ((tag & 7) === GROUP_END && tag >>> 3 === number) return fields;
    if (tag >>> 3 === 0) fail(reader, 'field number 0');
    else fields.push(readUnknown(reader, tag, depth));
  }
  fail(reader, 'group without an end');
  return fields;
}

/** @param {Unknown[]} fields in the order they came in; left as it is */
export function writeUnknowns(writer, fields) {
  for (const { field } of ordered(fields)) {
    writeUint32(writer, ((field.number << 3) | field.wire) >>> 0);
    if (field.wire === VARINT) writeVarint(writer, field.lo, field.hi);
    else if (field.wire === DELIMITED) writeBytes(writer, field.raw);
    else if (field.wire === GROUP) {
      writeUnknowns(writer, field.fields);
      writeUint32(writer, ((field.number << 3) | GROUP_END) >>> 0);
    } else writeRaw(writer, field.raw);
  }
}

function ordered(fields) {
  return fields
    .map((field, at) => ({ field, at }))
    .sort((a, b) => a.field.number - b.field.number || RANK[a.field.wire] - RANK[b.field.wire] || a.at - b.at);
}
