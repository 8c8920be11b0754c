/**
 * The page for browsers that cannot run the modern one (ui/fitness.js says which): one script of ES5, made by the
 * build of this module and what it imports. It puts a small page of its own in the place of the document's, so
 * that what cannot work there is not there at all.
 */
import './old/shims/library.js';
import { openBoard } from './old/board.js';
import { openHome } from './old/home.js';
import { dress } from './old/dress.js';
import { load } from './old/load.js';
import { openPicture } from './old/picture.js';
import { shimAll } from './old/shims/all.js';
import { boardOfAddress } from './ui/address.js';
import { siteBase } from './ui/dom.js';
import { isFit } from './ui/fitness.js';
import { showNotice } from './ui/notice.js';
import { recall } from './ui/store.js';
import { speakFor } from './ui/words.js';

function canDraw() {
  const canvas = document.createElement('canvas');
  return Boolean(canvas.getContext && canvas.getContext('2d')) && typeof Uint8Array !== 'undefined';
}

function start() {
  const html = document.documentElement;
  if (html.getAttribute('data-page') === 'old' || isFit(window)) return;
  html.setAttribute('data-page', 'old');
  const draws = canDraw();
  shimAll(window, draws);
  const isHome = document.body.className.indexOf('home-page') >= 0;
  // At once: what the document holds is the modern page's, and nobody may press what does nothing here.
  document.body.textContent = '';
  load(`${siteBase()}old/icons.json`, (icons) => {
    speakFor(siteBase(), recall('language', null), navigator.languages, () => open(isHome, draws, icons));
  });
}

function open(isHome, draws, icons) {
  dress(isHome, icons, () => {
    const board = isHome ? null : boardOfAddress(location);
    if (isHome) openHome();
    else if (!board) showNotice('badLink');
    else if (draws) openBoard(board);
    else openPicture(board);
  });
}

start();
