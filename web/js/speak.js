/**
 * The first script of both pages: chooses the language and fills in the static words and the icons, before
 * anything is painted (css/base.css keeps the body unseen until <html data-said>).
 */
import { sayAll } from './ui/say.js';
import { insertSprite } from './ui/sprite.js';
import { recall } from './ui/store.js';
import { languageFor, speak } from './ui/words.js';

speak(languageFor(recall('language', null), navigator.languages));
insertSprite(document);
sayAll(document);
document.documentElement.dataset.said = '';
