/** What a session needs of its surroundings (sync/env.js), without a store, locks and what they want to know. */
export function browserEnv() {
  return {
    now: () => Date.now(),
    elapsed: () => performance.now(),
    setTimeout: (act, ms) => setTimeout(act, ms),
    clearTimeout: (timer) => clearTimeout(timer),
    random: Math.random,
    onWake,
    onGone: (act) => listen(window, 'offline', act),
    whenIdle: (act) => setTimeout(act, 50),
    read: (name) => storage((kept) => kept.getItem(name)),
    write: (name, value) => storage((kept) => (value === null ? kept.removeItem(name) : kept.setItem(name, value))),
    isReload: () => Boolean(performance.navigation && performance.navigation.type === 1),
    hasLocks: false,
    openStore: () => Promise.resolve(null),
  };
}

function listen(target, type, act) {
  target.addEventListener(type, act);
  return () => target.removeEventListener(type, act);
}

function onWake(act) {
  const stops = [listen(window, 'online', act), listen(document, 'visibilitychange', () => {
    if (document.visibilityState !== 'hidden') act();
  })];
  return () => stops.forEach((stop) => stop());
}

/** Switched off by the visitor, a tab forgets with its page. */
function storage(ask) {
  try {
    return ask(sessionStorage);
  } catch (switchedOff) {
    return null;
  }
}
