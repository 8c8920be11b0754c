// A board, or some of its elements, as JSON: for files and for programs that read them. The elements
// are those of the wire, field by field under the names of board.proto in lowerCamelCase; PROTOCOL.md
// has the format. What this page does not know of an element travels along as base64 in `wire`.

import { decode, encode } from '../wire/codec.js';
import { decodeBase64, encodeBase64 } from '../wire/base64.js';
import { keyOf } from './keys.js';
import { MOST_CHARACTERS, MOST_ELEMENTS } from './clipping.js';

const TYPE = 'inkwire';
const VERSION = 1;

/** @param {Object} element @returns {string} JSON */
export function portableElement(element) {
  const bytes = encode('Element', element);
  const known = JSON.parse(JSON.stringify(decode('Element', bytes).value, withoutUnknown));
  const isWhole = encode('Element', known).length === bytes.length;
  return JSON.stringify(tidied(isWhole ? known : { ...known, wire: encodeBase64(bytes) }));
}

/** @param {string} title @param {Array<string>} elements as portableElement writes them @returns {string} */
export function portableDocument(title, elements) {
  const head = JSON.stringify({ type: TYPE, version: VERSION, title });
  return `${head.slice(0, -1)},"elements":[\n${elements.join(',\n')}\n]}\n`;
}

/** Whether a text means to be such a document. */
export function isPortable(text) {
  return /^\s*\{\s*"type"\s*:\s*"inkwire"/.test(text);
}

/**
 * @param {string} text anything at all
 * @returns {{title: string, elements: Array<Object>}|{error: 'damaged'|'newer'|'tooMuch'}}
 */
export function readPortable(text) {
  if (text.length > MOST_CHARACTERS) return { error: 'tooMuch' };
  const read = parsed(text);
  if (!read || read.type !== TYPE || !Array.isArray(read.elements)) return { error: 'damaged' };
  if (read.version !== VERSION) return { error: 'newer' };
  if (read.elements.length > MOST_ELEMENTS) return { error: 'tooMuch' };
  const elements = read.elements.map(elementOf);
  const isSound = elements.length > 0 && elements.every((element) => element && element.id && element.kind > 0)
    && new Set(elements.map(({ id }) => keyOf(id))).size === elements.length;
  return isSound ? { title: String(read.title || ''), elements } : { error: 'damaged' };
}

/** Through the wire and back: so nothing comes in that could not have come over the network. */
function elementOf(json) {
  if (json === null || typeof json !== 'object') return null;
  try {
    const bytes = typeof json.wire === 'string' ? decodeBase64(json.wire) : encode('Element', json);
    const decoded = bytes === null ? { error: 'no base64' } : decode('Element', bytes);
    return decoded.error ? null : decoded.value;
  } catch (unfit) {
    return null;
  }
}

function parsed(text) {
  try {
    return JSON.parse(text, withoutUnknown);
  } catch (unreadable) {
    return null;
  }
}

/** What a message holds of fields unknown here is no JSON. */
function withoutUnknown(name, value) {
  return name === 'unknown' ? undefined : value;
}

/** Empty lists say nothing. */
function tidied(value) {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value)
    .filter(([, part]) => part !== undefined && !(Array.isArray(part) && part.length === 0))
    .map(([name, part]) => [name, tidied(part)]));
}
