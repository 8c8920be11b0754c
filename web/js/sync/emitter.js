// Named events to any number of listeners.

/** @returns {{on: function(string, function): function(): void, emit: function(string, *): void}} */
export function emitterOf() {
  const listeners = new Map();
  return {
    on(event, listener) {
      if (!listeners.has(event)) listeners.set(event, []);
      listeners.get(event).push(listener);
      return () => {
        listeners.set(event, listeners.get(event).filter((other) => other !== listener));
      };
    },
    emit(event, value) {
      for (const listener of listeners.get(event) || []) listener(value);
    },
  };
}
