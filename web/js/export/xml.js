/** Text and numbers as XML takes them. Pure. */

const NAMED = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Pairs of surrogates, and what XML 1.0 cannot hold however it is written: control characters, lone halves. */
const PAIR_OR_UNFIT = /[\ud800-\udbff][\udc00-\udfff]|[\ud800-\udfff\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** @param {string} text anything @returns {string} for content and for attributes in double quotes */
export function escaped(text) {
  return text.replace(PAIR_OR_UNFIT, (found) => (found.length === 2 ? found : '\ufffd')).replace(/[&<>"]/g, (sign) => NAMED[sign]);
}

/** @param {number} value @param {number} [digits] behind the point */
export function number(value, digits = 2) {
  const parts = 10 ** digits;
  return String(Math.round(value * parts) / parts + 0);
}

/** @param {Object<string, string|number|undefined>} values undefined ones are left out @returns {string} with a space before each */
export function attributes(values) {
  return Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${typeof value === 'number' ? number(value, 3) : escaped(value)}"`)
    .join('');
}
