// Time, chance and storage for a session under test: the clock moves only when told to.

/** What the tabs of one browser share: locks, and a store if it has one. @param {Object|null} store */
export function fakeBrowser(store = null) {
  return { store, locks: new Map(), names: 0, hasLocks: true };
}

/**
 * @param {Object} browser from fakeBrowser
 * @returns {Object} an Env with advance(ms), wake(), leave() and the tab's values in `tab`
 */
export function fakeEnv(browser = fakeBrowser()) {
  let nowMs = 0;
  let nextTimer = 1;
  let timers = [];
  let wakers = [];
  let mourners = [];
  const leavers = [];
  const env = {
    tab: new Map(),
    now: () => nowMs + env.clockOffMs,
    /** By so much the clock was set on, or back. */
    clockOffMs: 0,
    elapsed: () => nowMs,
    setTimeout(act, ms) {
      timers.push({ id: nextTimer, atMs: nowMs + Math.max(ms, 0), act });
      return nextTimer++;
    },
    clearTimeout(id) {
      timers = timers.filter((timer) => timer.id !== id);
    },
    random: () => 0.5,
    newName: () => 'name' + ++browser.names,
    whenIdle: (act) => void Promise.resolve().then(act),
    isReload: () => env.wasReloaded,
    wasReloaded: false,
    hasLocks: browser.hasLocks,
    lock(name) {
      if (browser.locks.has(name)) return Promise.resolve(null);
      browser.locks.set(name, env);
      return Promise.resolve(() => {
        if (browser.locks.get(name) === env) browser.locks.delete(name);
      });
    },
    openStore: () => Promise.resolve(browser.store),
    /** The page is gone as by a crash: its locks are free, its timers never run. */
    crash() {
      browser.locks.forEach((holder, name) => {
        if (holder === env) browser.locks.delete(name);
      });
      timers = [];
      env.setTimeout = () => 0;
    },
    onLeave(act) {
      leavers.push(act);
    },
    leave() {
      for (const act of leavers) act();
    },
    onWake(act) {
      wakers.push(act);
      return () => {
        wakers = wakers.filter((other) => other !== act);
      };
    },
    onGone(act) {
      mourners.push(act);
      return () => {
        mourners = mourners.filter((other) => other !== act);
      };
    },
    /** The browser says that the network is gone. */
    gone() {
      for (const act of mourners) act();
    },
    read: (name) => (env.tab.has(name) ? env.tab.get(name) : null),
    write(name, value) {
      if (value === null) env.tab.delete(name);
      else env.tab.set(name, value);
    },
    wake() {
      for (const act of wakers) act();
    },
    timerCount: () => timers.length,
    /** Moves the clock and runs what falls due, in its order. */
    advance(ms) {
      const endMs = nowMs + ms;
      for (;;) {
        const due = timers.filter((timer) => timer.atMs <= endMs).sort((a, b) => a.atMs - b.atMs || a.id - b.id)[0];
        if (due === undefined) break;
        timers = timers.filter((timer) => timer !== due);
        nowMs = Math.max(nowMs, due.atMs);
        due.act();
      }
      nowMs = endMs;
    },
  };
  return env;
}
