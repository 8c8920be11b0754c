// Named events to any number of listeners. What a listener throws is its own affair: it is reported
// by the browser as any error is, and the work that emitted goes on.

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
      for (const listener of listeners.get(event) || []) {
        try {
          listener(value);
        } catch (error) {
          setTimeout(() => {
            throw error;
          }, 0);
        }
      }
    },
  };
}
