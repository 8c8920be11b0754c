/**
 * What browsers of 2011 to 2018 lack of what the page uses, put there once, before anything else runs. Each
 * shim looks first whether it is wanted, and knows no more of its original than the page uses.
 */
import { shimCanvas } from './canvas.js';
import { shimDom } from './dom.js';
import { shimFetch } from './fetch.js';
import { shimKeys } from './keys.js';
import { shimLanguage } from './language.js';
import { shimPath } from './path.js';
import { shimPointer } from './pointer.js';
import { shimText } from './text.js';
import { shimTime } from './time.js';
import { shimWindow } from './window.js';

/** @param {Window} view @param {boolean} draws whether it has a canvas */
export function shimAll(view, draws) {
  for (const shim of [shimLanguage, shimTime, shimWindow, shimDom, shimKeys, shimText, shimFetch]) shim(view);
  if (!draws) return;
  for (const shim of [shimPath, shimCanvas, shimPointer]) shim(view);
}
