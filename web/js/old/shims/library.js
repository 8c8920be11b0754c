/**
 * What the language's own library gained with ES2015 and after, as far as the old page's modules use it: smaller than
 * what the compiler would bring. Imported for its effect, and first: other modules make maps as they are read.
 */
import { makeMap, makeSet, makeWeakMap } from './collections.js';
import { makePromise } from './promise.js';

function add(to, parts) {
  Object.keys(parts).forEach((name) => {
    if (!to[name]) Object.defineProperty(to, name, { value: parts[name], configurable: true, writable: true });
  });
}

function assign(to, ...others) {
  others.forEach((from) => from && Object.keys(from).forEach((name) => {
    to[name] = from[name];
  }));
  return to;
}

/** Arrays, array-likes and our own collections. */
function listOf(source, map) {
  const iterate = source[Symbol.iterator];
  const list = [];
  if (typeof source === 'string' || !iterate) for (let i = 0; i < (source.length || 0); i++) list.push(source[i]);
  else for (let it = iterate.call(source), step = it.next(); !step.done; step = it.next()) list.push(step.value);
  return map ? list.map(map) : list;
}

function find(is) {
  for (let i = 0; i < this.length; i++) if (is(this[i], i)) return this[i];
  return undefined;
}

function fill(value) {
  for (let i = 0; i < this.length; i++) this[i] = value;
  return this;
}

function includes(value) {
  return this.indexOf(value) >= 0;
}

const { Math: M } = window;

if (!window.Symbol || !window.Symbol.iterator) window.Symbol = { iterator: '@@iterator' };
add(Object, {
  assign,
  entries: (of) => Object.keys(of).map((name) => [name, of[name]]),
  fromEntries(pairs) {
    const made = {};
    listOf(pairs).forEach((pair) => {
      made[pair[0]] = pair[1];
    });
    return made;
  },
});
add(Array, { from: listOf });
add(Array.prototype, { find, fill, includes, flatMap: flatMapped });
add(String.prototype, {
  includes,
  startsWith(part) {
    return this.lastIndexOf(part, 0) === 0;
  },
  trimEnd() {
    return this.replace(/\s+$/, '');
  },
});
add(Number, { isInteger: (n) => typeof n === 'number' && M.floor(n) === n });
add(M, {
  hypot: (a, b) => M.sqrt(a * a + b * b),
  log2: (a) => M.log(a) / M.LN2,
  imul: (a, b) => ((a >>> 16) * b << 16) + (a & 0xffff) * b | 0,
});
add(window, { Promise: makePromise(), Map: makeMap(), Set: makeSet(), WeakMap: makeWeakMap() });
// Half a Map is none: engines had it for years before it could be iterated.
if (!window.Map.prototype[Symbol.iterator]) assign(window, { Map: makeMap(), Set: makeSet() });

function flatMapped(map) {
  return Array.prototype.concat.apply([], this.map(map));
}
