/** Map, Set and WeakMap. Iterating sees what was there when it began; the modules here want no more. */

let lastId = 0;

/** An object's name is written on it, where no copy takes it along. */
function nameOf(key) {
  if (key === null || (typeof key !== 'object' && typeof key !== 'function')) return `${typeof key} ${key}`;
  if (!Object.prototype.hasOwnProperty.call(key, '@@id')) Object.defineProperty(key, '@@id', { value: ++lastId });
  return key['@@id'];
}

function iteratorOf(list) {
  let at = 0;
  return { next: () => (at < list.length ? { done: false, value: list[at++] } : { done: true, value: undefined }) };
}

/** What both have: entries by name, in the order they came; a gap where one was removed. */
function Collection() {
  this.clear();
}

function methods(prototype, list) {
  prototype.clear = function clear() {
    this.size = 0;
    this.places = {};
    this.entries_ = [];
  };
  prototype.has = function has(key) {
    return this.places[nameOf(key)] !== undefined;
  };
  prototype.put_ = function put(key, value) {
    const name = nameOf(key);
    const place = this.places[name];
    if (place !== undefined) {
      this.entries_[place][1] = value;
      return this;
    }
    this.places[name] = this.entries_.length;
    this.entries_.push([key, value]);
    this.size++;
    return this;
  };
  prototype.delete = function remove(key) {
    const name = nameOf(key);
    if (this.places[name] === undefined) return false;
    this.entries_[this.places[name]] = null;
    delete this.places[name];
    this.size--;
    if (this.entries_.length > 2 * this.size + 32) this.tidy_();
    return true;
  };
  prototype.tidy_ = function tidy() {
    this.entries_ = this.entries_.filter(Boolean);
    this.entries_.forEach((entry, i) => {
      this.places[nameOf(entry[0])] = i;
    });
  };
  prototype.forEach = function forEach(act) {
    this.entries_.filter(Boolean).forEach((entry) => act(entry[1], entry[0]));
  };
  prototype.keys = function keys() {
    return this.entries_.filter(Boolean).map((entry) => entry[0]);
  };
  prototype.values = function values() {
    return this.entries_.filter(Boolean).map((entry) => entry[1]);
  };
  prototype[Symbol.iterator] = function iterate() {
    return iteratorOf(list(this));
  };
}

export function makeMap() {
  function OldMap(pairs) {
    Collection.call(this);
    if (pairs) Array.from(pairs).forEach((pair) => this.put_(pair[0], pair[1]));
  }
  methods(OldMap.prototype, (map) => map.entries_.filter(Boolean));
  OldMap.prototype.set = OldMap.prototype.put_;
  OldMap.prototype.get = function get(key) {
    const place = this.places[nameOf(key)];
    return place === undefined ? undefined : this.entries_[place][1];
  };
  return OldMap;
}

export function makeSet() {
  function OldSet(items) {
    Collection.call(this);
    if (items) Array.from(items).forEach((item) => this.put_(item, item));
  }
  methods(OldSet.prototype, (set) => set.values());
  OldSet.prototype.add = function add(item) {
    return this.put_(item, item);
  };
  return OldSet;
}

/** Each keeps its value on the key itself, so both go together. */
export function makeWeakMap() {
  return function OldWeakMap() {
    const name = `@@held${++lastId}`;
    this.get = (key) => key[name];
    this.set = (key, value) => {
      Object.defineProperty(key, name, { value, configurable: true, writable: true });
    };
  };
}
