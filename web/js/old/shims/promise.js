/** Promises, told by timers: later than a modern engine's, in the same order. */

export function makePromise() {
  function Later(begin) {
    let state = 'open';
    let result;
    let waiting = [];

    const tell = (act) => setTimeout(() => act[state](result), 0);

    function settle(next, value) {
      if (state !== 'open') return;
      state = next;
      result = value;
      waiting.forEach(tell);
      waiting = null;
    }

    function once(act) {
      let called = false;
      const only = (run) => (value) => {
        if (called) return;
        called = true;
        run(value);
      };
      try {
        act(only(resolve), only((reason) => settle('failed', reason)));
      } catch (thrown) {
        only((reason) => settle('failed', reason))(thrown);
      }
    }

    function resolve(value) {
      let then = null;
      try {
        then = value && (typeof value === 'object' || typeof value === 'function') ? value.then : null;
      } catch (thrown) {
        settle('failed', thrown);
        return;
      }
      if (typeof then === 'function') once((done, fail) => then.call(value, done, fail));
      else settle('done', value);
    }

    this.then = (onDone, onFailed) => new Later((done, fail) => {
      const through = (act, otherwise) => (value) => {
        if (typeof act !== 'function') {
          otherwise(value);
          return;
        }
        try {
          done(act(value));
        } catch (thrown) {
          fail(thrown);
        }
      };
      const act = { done: through(onDone, done), failed: through(onFailed, fail) };
      if (state === 'open') waiting.push(act);
      else tell(act);
    });

    once(begin);
  }

  Later.prototype.catch = function caught(onFailed) {
    return this.then(undefined, onFailed);
  };
  Later.resolve = (value) => new Later((done) => done(value));
  Later.reject = (reason) => new Later((done, fail) => fail(reason));
  Later.race = (all) => new Later((done, fail) => all.forEach((one) => one.then(done, fail)));
  return Later;
}
