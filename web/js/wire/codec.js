// Messages of SCHEMA from and to bytes, driven by the table.
//
// A decoded message is a plain object: every field of the table is there, a repeated one as [], one
// with presence (optional, a message) as undefined where absent, any other at its default. Members
// of a oneof are there only when set. `unknown` holds what the table does not know, undefined if
// nothing. Integers are numbers, bytes are Uint8Array.
//
// Encoding writes known fields in number order, packed where the table says so, leaves out what is
// absent or an implicit default, keeps an explicit zero of `optional`, and writes unknown fields
// last: of one message there is one encoding, whatever bytes it came from.

import { SCHEMA } from './schema.js';
import {
  fail, readBytes, readerOf, readFixed32, readLength, readSint32, readSint64, readString, readUint32, readUint64,
  readVarint,
} from './reader.js';
import {
  beginLength, endLength, writeBytes, writeFixed32, writeInt32, writerOf, writeSint32, writeSint64, writeString,
  writeUint32, writeUint64, written,
} from './writer.js';
import { DEPTH_LIMIT, readUnknown, writeUnknowns } from './unknown.js';

const DELIMITED = 2;

const NO_BYTES = new Uint8Array(0);

const SCALARS = {
  uint32: { wire: 0, read: readUint32, write: writeUint32, zero: 0 },
  sint32: { wire: 0, read: readSint32, write: writeSint32, zero: 0 },
  uint64: { wire: 0, read: readUint64, write: writeUint64, zero: 0 },
  sint64: { wire: 0, read: readSint64, write: writeSint64, zero: 0 },
  enum: { wire: 0, read: (reader) => readUint32(reader) | 0, write: writeInt32, zero: 0 },
  bool: { wire: 0, read: readBool, write: (writer, value) => writeUint32(writer, value ? 1 : 0), zero: false },
  fixed32: { wire: 5, read: readFixed32, write: writeFixed32, zero: 0 },
  string: { wire: 2, read: readString, write: writeString, zero: '' },
  bytes: { wire: 2, read: readBytes, write: writeBytes, zero: NO_BYTES },
};

function readBool(reader) {
  readVarint(reader);
  return reader.lo !== 0 || reader.hi !== 0;
}

const plans = new Map();

/** A message's fields made ready for reading and writing; built when first asked for. */
function planOf(type) {
  let plan = plans.get(type);
  if (plan) return plan;
  const table = SCHEMA[type];
  if (!table) throw new Error('no message ' + type + ' in the schema');
  plan = { type, fields: [], byNumber: [], empty: {}, lists: [] };
  plans.set(type, plan);
  for (const entry of table) {
    const scalar = SCALARS[entry.type] || null;
    const field = {
      name: entry.name,
      number: entry.number,
      scalar,
      type: entry.type,
      repeated: entry.repeated === true,
      packed: entry.packed === true,
      presence: entry.optional === true || entry.oneof !== undefined || scalar === null,
      oneof: entry.oneof ? table.filter((other) => other.oneof === entry.oneof && other !== entry).map((o) => o.name) : null,
      tag: (entry.number << 3) | (entry.packed || !scalar ? DELIMITED : scalar.wire),
    };
    plan.fields.push(field);
    plan.byNumber[field.number] = field;
    if (field.repeated) plan.lists.push(field.name);
    if (!field.oneof) plan.empty[field.name] = field.presence || field.repeated ? undefined : field.scalar.zero;
  }
  plan.empty.unknown = undefined;
  return plan;
}

/** Copies one object instead of building one field by field: engines do that in one step. */
function emptyOf(plan) {
  const message = { ...plan.empty };
  for (const name of plan.lists) message[name] = [];
  return message;
}

/**
 * Any bytes give an answer; nothing is thrown.
 * @param {string} type a message of SCHEMA
 * @param {Uint8Array} bytes
 * @returns {{value: Object}|{error: string}}
 */
export function decode(type, bytes, start = 0, end = bytes.length) {
  const reader = readerOf(bytes, start, end);
  const value = emptyOf(planOf(type));
  readMessage(reader, planOf(type), value, 1);
  return reader.error === '' ? { value } : { error: reader.error };
}

/** Reads up to the reader's end into `message`, merging with what it already holds. */
function readMessage(reader, plan, message, depth) {
  if (depth > DEPTH_LIMIT) fail(reader, 'nested too deep');
  while (reader.pos < reader.end) {
    const tag = readUint32(reader);
    const wire = tag & 7;
    const field = plan.byNumber[tag >>> 3];
    if (tag >>> 3 === 0) fail(reader, 'field number 0');
    else if (field === undefined) keepUnknown(reader, message, tag, depth);
    else if (field.scalar === null) {
      if (wire === DELIMITED) readSubmessage(reader, field, message, depth);
      else keepUnknown(reader, message, tag, depth);
    } else if (wire === field.scalar.wire) {
      const value = field.scalar.read(reader);
      if (field.repeated) message[field.name].push(value);
      else message[field.name] = value;
    } else if (field.packed && wire === DELIMITED) readPacked(reader, field, message[field.name]);
    else keepUnknown(reader, message, tag, depth);
  }
}

function readSubmessage(reader, field, message, depth) {
  const outerEnd = reader.end;
  const end = readLength(reader);
  if (reader.error !== '') return;
  const plan = planOf(field.type);
  let value = field.repeated ? undefined : message[field.name];
  if (value === undefined) {
    value = emptyOf(plan);
    if (field.repeated) message[field.name].push(value);
    else {
      if (field.oneof) clearOthers(message, field.oneof);
      message[field.name] = value;
    }
  }
  reader.end = end;
  readMessage(reader, plan, value, depth + 1);
  reader.end = outerEnd;
  // A failure inside left the reader at the inner end.
  if (reader.error !== '') reader.pos = outerEnd;
}

function clearOthers(message, names) {
  for (const name of names) if (message[name] !== undefined) delete message[name];
}

function readPacked(reader, field, into) {
  const outerEnd = reader.end;
  const end = readLength(reader);
  const read = field.scalar.read;
  reader.end = end;
  while (reader.pos < end) into.push(read(reader));
  reader.end = outerEnd;
  if (reader.error !== '') reader.pos = outerEnd;
}

function keepUnknown(reader, message, tag, depth) {
  const field = readUnknown(reader, tag, depth);
  if (message.unknown === undefined) message.unknown = [field];
  else message.unknown.push(field);
}

/**
 * @param {string} type a message of SCHEMA
 * @param {Object} message fields that are missing, undefined or null count as absent
 * @returns {Uint8Array}
 */
export function encode(type, message) {
  const writer = writerOf();
  writeMessage(writer, planOf(type), message);
  return written(writer);
}

/** As encode, preceded by its length: protobuf's delimited form. */
export function writeDelimited(writer, type, message) {
  const begin = beginLength(writer);
  writeMessage(writer, planOf(type), message);
  endLength(writer, begin);
}

function writeMessage(writer, plan, message) {
  for (const field of plan.fields) {
    const value = message[field.name];
    if (value === undefined || value === null) continue;
    if (field.repeated) writeRepeated(writer, field, value);
    else if (field.scalar === null) {
      writeUint32(writer, field.tag);
      writeDelimited(writer, field.type, value);
    } else if (field.presence || !isDefault(field, value)) {
      writeUint32(writer, field.tag);
      field.scalar.write(writer, value);
    }
  }
  if (message.unknown !== undefined && message.unknown !== null) writeUnknowns(writer, message.unknown);
}

function isDefault(field, value) {
  return field.type === 'bytes' ? value.length === 0 : value === field.scalar.zero;
}

function writeRepeated(writer, field, values) {
  // What came as JSON may call anything a list, with a length of its own.
  if (!Array.isArray(values) && !ArrayBuffer.isView(values)) throw new TypeError(field.name + ' is no list');
  if (values.length === 0) return;
  if (field.packed) {
    writeUint32(writer, field.tag);
    const begin = beginLength(writer);
    const write = field.scalar.write;
    for (let i = 0; i < values.length; i++) write(writer, values[i]);
    endLength(writer, begin);
    return;
  }
  for (const value of values) {
    writeUint32(writer, field.tag);
    if (field.scalar === null) writeDelimited(writer, field.type, value);
    else field.scalar.write(writer, value);
  }
}
