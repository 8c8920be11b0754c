/**
 * Everything a person can ask for by one key, button or menu entry, in one table: keys look chords up
 * in it, buttons and menus run it by id, the help sheet lists it. Knows nothing of what a command does.
 *
 * @typedef {object} Command
 * @property {string} id such as 'tool.pen' or 'edit.undo'; its words are under the same id
 * @property {Array<string>} chords as input/keys.js writes them: 'p', 'Mod+z', 'Shift+ArrowUp'
 * @property {() => void} run
 * @property {boolean} [isNative] the browser itself answers its chord, by an event of its own; here it stands
 *     for menus and the help sheet
 * @property {() => boolean} [when] whether it means something now; absent: always
 */
export function createCommands() {
  const byId = new Map();
  const byChord = new Map();

  const applies = (command) => !command.when || command.when();

  return {
    /** Several commands may share a chord; of those that apply, the one added last has it. */
    add(...commands) {
      for (const command of commands) {
        if (byId.has(command.id)) throw new Error(`two commands named ${command.id}`);
        byId.set(command.id, command);
        for (const chord of command.chords) byChord.set(chord, [command, ...(byChord.get(chord) || [])]);
      }
    },

    /** @returns {Command|undefined} */
    forChord: (chord) => (byChord.get(chord) || []).find((command) => !command.isNative && applies(command)),

    /** @param {string} id @returns {Command|undefined} */
    get: (id) => byId.get(id),

    /** @returns {boolean} whether the command exists and applies now */
    applies: (id) => byId.has(id) && applies(byId.get(id)),

    /** Runs a command if it applies. */
    run(id) {
      const command = byId.get(id);
      if (command && applies(command)) command.run();
    },

    /** @returns {Array<Command>} in the order they were added */
    all: () => [...byId.values()],
  };
}
