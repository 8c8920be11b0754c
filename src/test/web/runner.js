// The smallest test runner that does: tests are named functions, run one after another; one fails by
// throwing. The page that loads it, or whoever drives that page, asks for the names and runs each.

const tests = new Map();

/** @param {string} name carries the rule's id @param {function(): (void|Promise<void>)} run */
export function test(name, run) {
  if (tests.has(name)) throw new Error('two tests named ' + name);
  tests.set(name, run);
}

export function testNames() {
  return Array.from(tests.keys());
}

/** @returns {Promise<string>} empty if it passed, else what went wrong */
export function runTest(name) {
  return Promise.resolve()
    .then(() => tests.get(name)())
    .then(() => '', (error) => String((error && error.stack) || error));
}

export function assertEqual(actual, expected, what = '') {
  const a = JSON.stringify(ordered(actual));
  const b = JSON.stringify(ordered(expected));
  if (a !== b) throw new Error((what && what + ': ') + 'expected ' + b + ' but got ' + a);
}

export function assertTrue(condition, what) {
  if (!condition) throw new Error(what);
}

/** Names in order, so that two objects that say the same are written alike; bytes and maps readable. */
function ordered(value) {
  if (value instanceof Uint8Array) return hexOf(value);
  if (value instanceof Map) return ordered(Array.from(value));
  if (value instanceof Set) return ordered(Array.from(value));
  if (Array.isArray(value)) return value.map(ordered);
  if (value === null || typeof value !== 'object') return value;
  const copy = {};
  for (const name of Object.keys(value).sort()) copy[name] = ordered(value[name]);
  return copy;
}

export function hexOf(bytes) {
  return Array.from(bytes).map((byte) => (byte < 16 ? '0' : '') + byte.toString(16)).join('');
}

export function bytesOf(hex) {
  const bytes = new Uint8Array(hex.length / 2);
  for (let i = 0; i < bytes.length; i++) bytes[i] = parseInt(hex.slice(2 * i, 2 * i + 2), 16);
  return bytes;
}

/** A file of the golden vectors. */
export function vectors(name) {
  return fetch('/vectors/' + name).then((answer) => {
    if (!answer.ok) throw new Error(name + ': HTTP ' + answer.status);
    return answer.json();
  });
}
