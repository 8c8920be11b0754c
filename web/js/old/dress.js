/** Makes the document the old page's: its own style sheet, an empty body, and the icons. */
import { siteBase } from '../ui/dom.js';
import { insertSprite } from '../ui/sprite.js';
import { words } from '../ui/words.js';

/** @param {boolean} isHome @param {Object<string, string>} icons as ui/icons.js has them */
export function dress(isHome, icons) {
  const { head, body, documentElement: html } = document;
  html.lang = words.language.code;
  const sheets = document.querySelectorAll('link[rel=stylesheet]');
  for (let i = 0; i < sheets.length; i++) sheets[i].parentNode.removeChild(sheets[i]);
  const sheet = document.createElement('link');
  sheet.rel = 'stylesheet';
  sheet.href = `${siteBase()}css/old.css`;
  head.appendChild(sheet);
  body.textContent = '';
  body.className = isHome ? 'old-page old-home' : 'old-page old-board';
  insertSprite(document, icons);
}
