// Decoded messages to and from the JSON of the vectors: bytes as hex, what is absent or an implicit
// default left out, unknown fields as the hex of their encoding.

import { decode, encode } from '/js/wire/codec.js';
import { SCHEMA } from '/js/wire/schema.js';
import { bytesOf, hexOf } from './runner.js';

export function toJson(type, value) {
  const json = {};
  for (const field of SCHEMA[type]) {
    const one = (item) => oneToJson(field, item);
    const item = value[field.name];
    if (item === undefined) continue;
    if (field.repeated) {
      if (item.length > 0) json[field.name] = item.map(one);
    } else if (field.optional || field.oneof || SCHEMA[field.type] || !isDefault(item)) json[field.name] = one(item);
  }
  if (value.unknown !== undefined) json.unknown = hexOf(encode(type, { unknown: value.unknown }));
  return json;
}

function oneToJson(field, item) {
  if (SCHEMA[field.type]) return toJson(field.type, item);
  return field.type === 'bytes' ? hexOf(item) : item;
}

function isDefault(item) {
  return item === 0 || item === '' || item === false || (item instanceof Uint8Array && item.length === 0);
}

export function fromJson(type, json) {
  const value = {};
  for (const field of SCHEMA[type]) {
    const item = json[field.name];
    if (item === undefined) continue;
    const one = (part) => oneFromJson(field, part);
    value[field.name] = field.repeated ? item.map(one) : one(item);
  }
  if (json.unknown !== undefined) value.unknown = decode(type, bytesOf(json.unknown)).value.unknown;
  return value;
}

function oneFromJson(field, item) {
  if (SCHEMA[field.type]) return fromJson(field.type, item);
  return field.type === 'bytes' ? bytesOf(item) : item;
}
