// Base64 in the standard alphabet: how text transports carry a message (TRN-3). Written without
// padding; read with or without. Not by atob/btoa: those take strings of characters, and forgive.

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

let values;

function valueTable() {
  if (!values) {
    values = new Int8Array(128).fill(-1);
    for (let i = 0; i < 64; i++) values[ALPHABET.charCodeAt(i)] = i;
  }
  return values;
}

/** @param {Uint8Array} bytes @returns {string} */
export function encodeBase64(bytes) {
  const parts = [];
  let text = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const left = bytes.length - i;
    const word = (bytes[i] << 16) | ((left > 1 ? bytes[i + 1] : 0) << 8) | (left > 2 ? bytes[i + 2] : 0);
    text += ALPHABET[word >>> 18] + ALPHABET[(word >>> 12) & 63];
    if (left > 1) text += ALPHABET[(word >>> 6) & 63];
    if (left > 2) text += ALPHABET[word & 63];
    if (text.length > 8192) {
      parts.push(text);
      text = '';
    }
  }
  parts.push(text);
  return parts.join('');
}

/**
 * @param {string} text
 * @returns {Uint8Array|null} null if it is not base64: another character, a length that cannot be,
 *     padding that does not fit, or bits left over that are not zero: one text spells one message
 */
export function decodeBase64(text) {
  let length = text.length;
  if (length % 4 === 0 && length > 0 && text[length - 1] === '=') length -= text[length - 2] === '=' ? 2 : 1;
  const tail = length % 4;
  if (tail === 1) return null;
  const table = valueTable();
  const bytes = new Uint8Array(((length - tail) / 4) * 3 + (tail === 0 ? 0 : tail - 1));
  let bits = 0;
  let held = 0;
  let at = 0;
  for (let i = 0; i < length; i++) {
    const code = text.charCodeAt(i);
    const value = code < 128 ? table[code] : -1;
    if (value < 0) return null;
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[at++] = (held >>> bits) & 0xff;
    }
  }
  return (held & ((1 << bits) - 1)) === 0 ? bytes : null;
}
