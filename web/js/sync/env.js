// What a session needs of its surroundings, in one object, so that tests bring time and chance along.

/**
 * @typedef {Object} Env
 * @property {function(): number} now milliseconds, from any beginning
 * @property {function(function(): void, number): *} setTimeout
 * @property {function(*): void} clearTimeout
 * @property {function(): number} random in [0, 1)
 * @property {function(function(): void): function(): void} onWake calls back when trying again makes
 *     sense at once (the network or the page came back); returns the way to stop that
 * @property {function(string): (string|null)} read a value this tab keeps over a reload
 * @property {function(string, (string|null)): void} write null forgets
 */

/** @returns {Env} the browser's own */
export function browserEnv() {
  return {
    now: () => Date.now(),
    setTimeout: (act, ms) => setTimeout(act, ms),
    clearTimeout: (timer) => clearTimeout(timer),
    random: () => Math.random(),
    onWake,
    read: readTab,
    write: writeTab,
  };
}

function onWake(act) {
  const seen = () => {
    if (document.visibilityState !== 'hidden') act();
  };
  window.addEventListener('online', act);
  document.addEventListener('visibilitychange', seen);
  return () => {
    window.removeEventListener('online', act);
    document.removeEventListener('visibilitychange', seen);
  };
}

// Storage may be switched off by the visitor; then a tab forgets with its page, which costs no more
// than a new author number.
function readTab(name) {
  try {
    return sessionStorage.getItem(name);
  } catch (switchedOff) {
    return null;
  }
}

function writeTab(name, value) {
  try {
    if (value === null) sessionStorage.removeItem(name);
    else sessionStorage.setItem(name, value);
  } catch (switchedOff) {
    return;
  }
}
