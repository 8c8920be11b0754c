/**
 * Runs before all other modules: a browser that knows modules, but not all that the page needs, gets the old page
 * (old.js), as one without modules does by `nomodule`. Written so that any browser with modules understands it.
 */
import { isFit } from './ui/fitness.js';

if (!isFit(window)) {
  const script = document.createElement('script');
  script.src = `${document.documentElement.getAttribute('data-base')}old/page.js`;
  document.head.appendChild(script);
}
