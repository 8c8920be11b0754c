/** What a session needs of its surroundings (sync/env.js), without locks and without a store. */
export function browserEnv() {
  return {
    now: () => Date.now(),
    setTimeout: (act, ms) => setTimeout(act, ms),
    clearTimeout: (timer) => clearTimeout(timer),
    random: Math.random,
    newName: () => String(Math.random()),
    onWake,
    onLeave() {},
    whenIdle() {},
    read: (name) => safely(() => sessionStorage.getItem(name)),
    write: (name, value) => safely(() => (value === null ? sessionStorage.removeItem(name) : sessionStorage.setItem(name, value))),
    isReload: () => Boolean(performance.navigation && performance.navigation.type === 1),
    hasLocks: false,
    openStore: () => Promise.resolve(null),
  };
}

function onWake(act) {
  window.addEventListener('online', act);
  return () => window.removeEventListener('online', act);
}

/** Storage may be switched off by the visitor; then a tab forgets with its page. */
function safely(act) {
  try {
    return act();
  } catch (switchedOff) {
    return null;
  }
}
