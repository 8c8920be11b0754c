/**
 * Whether this browser can run the page as it is, or wants the old one (old.js). Judged by what the page cannot do
 * without, one thing of each kind, the latest to come: Chrome 87, Firefox 78 and Safari 14.1 have all of them.
 */

/** @param {Window} view @returns {boolean} */
export function isFit(view) {
  const { CSS: css, Object: Obj, Promise: Later } = view;
  return Boolean(view.PointerEvent && view.ResizeObserver && view.fetch && view.AbortController
    && Obj.fromEntries && Later && Later.allSettled
    && view.Intl && view.Intl.PluralRules && view.Intl.RelativeTimeFormat
    && css && css.supports('inset', '0') && css.supports('width', 'min(1px, 2px)') && css.supports('--a', '0'));
}
