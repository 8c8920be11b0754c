/**
 * What the page says, in the reader's language: the one chosen here before, else the browser's first that we
 * speak, else English. `words` is the catalogue in use; `speak` changes it, before anything is said.
 */
import { de } from './words/de.js';
import { en } from './words/en.js';
import { es } from './words/es.js';
import { zh } from './words/zh.js';

const CATALOGUES = [en, de, es, zh];

const MINUTE_MS = 60000;

/** @type {typeof en} */
export let words = en;

/** Each language's code and its own name for itself. */
export const LANGUAGES = CATALOGUES.map(({ language }) => language);

/**
 * @param {?string} chosen a code, null where nobody chose
 * @param {ReadonlyArray<string>} wanted as navigator.languages: the dearest first
 * @returns {string} the code of a catalogue
 */
export function languageFor(chosen, wanted) {
  for (const tag of [chosen, ...wanted]) {
    const found = tag && CATALOGUES.find(({ language }) => primary(language.code) === primary(tag));
    if (found) return found.language.code;
  }
  return en.language.code;
}

/** @param {string} code of one of LANGUAGES */
export function speak(code) {
  words = CATALOGUES.find(({ language }) => language.code === code) || en;
}

/** @param {string} path as `tools.pen` @returns {string} */
export function wordsAt(path) {
  const found = path.split('.').reduce((part, key) => (part === undefined ? part : part[key]), words);
  if (typeof found !== 'string') throw new Error(`no words at ${path}`);
  return found;
}

/** @param {number} share 1 is the whole @returns {string} "150%" as the language writes it */
export function percent(share) {
  return percentFormat(share < 0.1 ? 1 : 0).format(share);
}

/** @param {number} ms since then @returns {string} "5 minutes ago" */
export function ago(ms) {
  const format = new Intl.RelativeTimeFormat(words.language.code, { numeric: 'auto' });
  const minutes = Math.max(0, Math.round(ms / MINUTE_MS));
  if (minutes < 1) return words.home.justNow;
  if (minutes < 60) return format.format(-minutes, 'minute');
  if (minutes < 60 * 24) return format.format(-Math.round(minutes / 60), 'hour');
  return format.format(-Math.round(minutes / 60 / 24), 'day');
}

/** @param {() => number} random 0..1 @returns {string} a friendly name for somebody who gave none */
export function friendlyName(random) {
  return words.friendlyName((list) => list[Math.floor(random() * list.length)]);
}

function primary(tag) {
  return tag.toLowerCase().split('-')[0];
}

const percentFormats = new Map();

/** Made once: a zoom asks for one with each of its steps. */
function percentFormat(digits) {
  const key = `${words.language.code} ${digits}`;
  if (!percentFormats.has(key)) {
    percentFormats.set(key, new Intl.NumberFormat(words.language.code, { style: 'percent', maximumFractionDigits: digits }));
  }
  return percentFormats.get(key);
}
