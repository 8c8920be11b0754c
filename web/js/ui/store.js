/**
 * What this browser remembers, as JSON in localStorage. A browser that refuses storage, or holds
 * something unreadable, is one that remembers nothing: the page works all the same.
 */

const PREFIX = 'inkwire.';

/** @param {string} name @param {*} whenAbsent */
export function recall(name, whenAbsent) {
  try {
    const text = window.localStorage.getItem(PREFIX + name);
    return text === null ? whenAbsent : JSON.parse(text);
  } catch (refused) {
    return whenAbsent;
  }
}

/** @returns {boolean} whether it is remembered */
export function remember(name, value) {
  try {
    window.localStorage.setItem(PREFIX + name, JSON.stringify(value));
    return true;
  } catch (refused) {
    return false;
  }
}

export function unlearn(name) {
  try {
    window.localStorage.removeItem(PREFIX + name);
  } catch (refused) {
    // Then it was never kept either.
  }
}

/** @param {string} beginning @returns {Array<string>} the names that begin so */
export function remembered(beginning) {
  try {
    return Object.keys(window.localStorage).filter((key) => key.startsWith(PREFIX + beginning))
      .map((key) => key.slice(PREFIX.length));
  } catch (refused) {
    return [];
  }
}
