// The codec against the golden vectors, and against noise.

import { decodeBase64, encodeBase64 } from '/js/wire/base64.js';
import { decode, encode } from '/js/wire/codec.js';
import { Code, CODES, mayRetry } from '/js/wire/codes.js';
import { bodyOf, decodeMessage, encodeFrames } from '/js/wire/frames.js';
import { fromJson, toJson } from './forms.js';
import { assertEqual, assertTrue, bytesOf, hexOf, test, vectors } from './runner.js';

test('[VER-1] every frame of the vectors is written as the bytes there', async () => {
  for (const { name, json, hex } of (await vectors('frames.json')).frames) {
    assertEqual(hexOf(encode('Frame', fromJson('Frame', json))), hex, name);
  }
});

test('[VER-1] every frame of the vectors is read, from its bytes and from others that say the same', async () => {
  for (const { name, json, hex, decodesFrom } of (await vectors('frames.json')).frames) {
    for (const bytes of [hex].concat(decodesFrom || [])) {
      const decoded = decode('Frame', bytesOf(bytes));
      assertEqual(decoded.error, undefined, name);
      assertEqual(toJson('Frame', decoded.value), json, name + ' from ' + bytes);
      assertEqual(hexOf(encode('Frame', decoded.value)), hex, name + ' from ' + bytes);
    }
  }
});

test('[TRN-1] bad messages get their close code, odd ones what they deserve', async () => {
  for (const { name, hex, frameBytes, close, frames } of (await vectors('bad.json')).messages) {
    const message = decodeMessage(bytesOf(hex), { frameBytes });
    if (close !== undefined) assertEqual([message.frames, message.closeCode], [undefined, close], name);
    else {
      assertEqual(message.error, undefined, name);
      const seen = message.frames.map((frame) => (frame.refused ? CODES[frame.refused.code].name : bodyOf(frame)));
      assertEqual(seen, frames, name);
    }
  }
});

test('[TRN-1] frames put one behind another are a message', async () => {
  const { frames } = await vectors('frames.json');
  const all = frames.map(({ hex }) => decode('Frame', bytesOf(hex)).value);
  const message = decodeMessage(encodeFrames(all), { frameBytes: 1000 });
  assertEqual(message.frames.map((frame) => hexOf(encode('Frame', frame))), frames.map(({ hex }) => hex));
});

test('[LIM-2] any bytes give a message or an error, and what decodes encodes the same for good', async () => {
  const { frames } = await vectors('frames.json');
  let seed = 20261122;
  const random = (n) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return Math.floor((seed / 4294967296) * n);
  };
  let decodedCount = 0;
  for (let i = 0; i < 20000; i++) {
    let bytes = bytesOf(frames[random(frames.length)].hex);
    if (i % 4 === 0) bytes = bytes.slice(0, random(bytes.length));
    for (let k = random(4); k > 0 && bytes.length > 0; k--) bytes[random(bytes.length)] = random(256);
    const decoded = decode('Frame', bytes);
    if (decoded.error !== undefined) continue;
    decodedCount++;
    const once = encode('Frame', decoded.value);
    const again = decode('Frame', once);
    assertEqual(again.error, undefined, hexOf(bytes));
    assertEqual(hexOf(encode('Frame', again.value)), hexOf(once), hexOf(bytes));
  }
  assertTrue(decodedCount > 2000, 'only ' + decodedCount + ' of the changed frames decoded: the test tests little');
});

test('[TRN-1] nesting without end is an error, not a crash', () => {
  const deep = new Uint8Array(100000).fill(0x0b);
  assertEqual(decodeMessage(encodeLength(deep), { frameBytes: 200000 }).closeCode, 1007);
});

function encodeLength(frame) {
  const message = new Uint8Array(frame.length + 3);
  message.set([(frame.length & 127) | 128, ((frame.length >> 7) & 127) | 128, frame.length >> 14]);
  message.set(frame, 3);
  return message;
}

test('[TRN-3] base64: written without padding, read with or without, anything else refused', async () => {
  const { good, bad } = await vectors('base64.json');
  for (const { hex, text, padded } of good) {
    assertEqual(encodeBase64(bytesOf(hex)), text);
    assertEqual(hexOf(decodeBase64(text)), hex, text);
    assertEqual(hexOf(decodeBase64(padded)), hex, padded);
  }
  for (const text of bad) assertEqual(decodeBase64(text), null, text);
  const long = new Uint8Array(50000).map((zero, i) => (i * 7) & 255);
  assertEqual(hexOf(decodeBase64(encodeBase64(long))), hexOf(long));
});

test('[LIM-3] the list of codes is the server\'s', async () => {
  const { codes } = await vectors('codes.json');
  assertEqual(CODES, codes);
  assertEqual(Code, Object.assign({}, ...codes.map(({ name, number }) => ({ [name]: number }))));
  assertEqual([mayRetry(4), mayRetry(1), mayRetry(99), mayRetry(-1)], [true, false, false, false]);
});
