/**
 * What the old page says: of each catalogue (ui/words/) what is needed here, in a file of its own that is loaded
 * before anything is said (old/words/*.json; words.test.js holds them to the catalogues). Without Intl, which the
 * old engines lack.
 */
import { load } from '../old/load.js';

const LANGUAGES = ['en', 'de', 'es', 'zh'];

/** Filled in by `speak`. */
export let words = {};

/**
 * @param {string} base the site's, with its last slash
 * @param {?string} chosen a code, null where nobody chose
 * @param {ReadonlyArray<string>} wanted the dearest first
 * @param {() => void} then
 */
export function speakFor(base, chosen, wanted, then) {
  const codes = [chosen].concat(wanted).map((tag) => (tag || '').slice(0, 2).toLowerCase());
  const code = codes.filter((each) => LANGUAGES.indexOf(each) >= 0)[0] || LANGUAGES[0];
  load(`${base}old/words/${code}.json`, (catalogue) => {
    const forms = catalogue.offlineHere;
    const offlineHere = (n) => forms[n === 1 ? 0 : 1].replace('#', String(n));
    words = Object.assign(catalogue, { offlineHere, offlineKept: offlineHere });
    then();
  });
}

/** @param {number} share 1 is the whole @returns {string} */
export function percent(share) {
  return `${share < 0.1 ? (share * 100).toFixed(1) : Math.round(share * 100)} %`;
}

/** @returns {string} a name for somebody who gave none */
export function friendlyName() {
  return words.person;
}
