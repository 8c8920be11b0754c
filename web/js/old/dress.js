/** Makes the document the old page's: its own style sheet, an empty body, and the icons. */
import { byId, siteBase } from '../ui/dom.js';
import { insertSprite } from '../ui/sprite.js';
import { TOOL_ICONS } from '../ui/tool-icons.js';
import { words } from '../ui/words.js';

const CLOSE = '<path d="M6.500 6.500l11 11M17.500 6.500l-11 11"/>';

/** @param {boolean} isHome */
export function dress(isHome) {
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
  insertSprite(document, { ...TOOL_ICONS, close: CLOSE });
}
