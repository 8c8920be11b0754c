/** Of the language's own library: what the compiler brings no substitute for. */

/** @param {Window} view */
export function shimLanguage({ Function: Func, Uint8Array: Bytes, Int8Array: Signed, Array: List }) {
  if (!Func.prototype.bind) Func.prototype.bind = bind;
  if (!Bytes) return;
  if (!Bytes.prototype.slice) Bytes.prototype.slice = sliceBytes;
  if (!Bytes.prototype.copyWithin) Bytes.prototype.copyWithin = copyBytes;
  [Bytes, Signed].forEach(({ prototype }) => ['every', 'fill', 'forEach', 'map'].forEach((name) => {
    if (!prototype[name]) prototype[name] = List.prototype[name];
  }));
}

function bind(self, ...first) {
  const act = this;
  return function bound(...more) {
    return act.apply(self, first.concat(more));
  };
}

function sliceBytes(start, end) {
  return new Uint8Array(this.subarray(start === undefined ? 0 : start, end === undefined ? this.length : end));
}

function copyBytes(to, start, end) {
  this.set(new Uint8Array(this.subarray(start, end)), to);
}
