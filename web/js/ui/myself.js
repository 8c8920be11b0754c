/** Who I am on every board: a name and a colour, made up at first, then remembered. */
import { PERSON_COLOURS } from './inks.js';
import { recall, remember } from './store.js';
import { friendlyName } from './words.js';

/** As the protocol allows (Hello.name). */
export const NAME_LENGTH = 64;

/** @param {() => number} random 0..1 @returns {{name: string, color: number}} made up at first, then remembered */
export function loadProfile(random) {
  const kept = recall('profile', {});
  const profile = {
    name: typeof kept.name === 'string' && kept.name ? kept.name.slice(0, NAME_LENGTH) : friendlyName(random),
    color: Number.isInteger(kept.color)
      ? kept.color >>> 0
      : PERSON_COLOURS[Math.floor(random() * PERSON_COLOURS.length)],
  };
  remember('profile', profile);
  return profile;
}
