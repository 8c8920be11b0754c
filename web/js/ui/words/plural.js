/** Counted things, each number with the form its language wants. */

/**
 * @param {string} code of the language
 * @param {Object<string, string>} forms by plural category (one, few, other …); `#` stands for the number
 * @returns {(n: number) => string}
 */
export function plural(code, forms) {
  return (n) => {
    const form = forms[new Intl.PluralRules(code).select(n)] || forms.other;
    return form.replace('#', new Intl.NumberFormat(code).format(n));
  };
}
