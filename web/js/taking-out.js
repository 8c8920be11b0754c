/** Taking the drawing away, as a file or by the clipboard: joins the sheet, the exports and the browser's ways out. */
import { extentOfAll } from './export/extent.js';
import { exported, fileName, sizeOf, Stopped } from './export/job.js';
import { compareZ } from './model/zindex.js';
import { canCopyBlobs, copyBlob } from './ui/clipboard.js';
import { download } from './ui/download.js';
import { openExport } from './ui/export-sheet.js';
import { toast } from './ui/toast.js';
import { words } from './ui/words.js';

/** The page's own papers: css/tokens.css has them. */
const PAPERS = { light: { dark: false, color: '#fbfaf6' }, dark: { dark: true, color: '#14181e' }, none: null };

/**
 * @param {object} around
 * @param {object} around.session
 * @param {object} around.screen
 * @param {object} around.selection
 * @param {() => import('./render/palette.js').Palette} around.palette
 * @param {ReturnType<typeof import('./commands.js').createCommands>} around.commands
 */
export function createTakingOut({ session, screen, selection, palette, commands }) {
  const elementsOf = (what) => (what === 'selection' ? selection.elements().sort(compareZ) : session.document.inDrawOrder().slice());

  const extentOf = (what) => (what === 'selection' ? extentOfAll(selection.elements()) : screen.extent());

  /** @returns {Promise<?Blob>} null: more than the browser can hold, or nobody wants it any more */
  async function made({ what, format, scale, paper }, job) {
    try {
      return await exported(elementsOf(what), extentOf(what), session.status.title, { format, scale, paper: PAPERS[paper] }, job);
    } catch (stopped) {
      if (stopped instanceof Stopped) return null;
      throw stopped;
    }
  }

  async function save(wish, job) {
    const blob = await made(wish, job);
    if (!blob) return words.export.refused;
    download(blob, fileName(session.status.title, words.untitled, wish.format));
    return '';
  }

  async function copy(wish, job) {
    const making = made(wish, job);
    try {
      await copyBlob(wish.format === 'png' ? 'image/png' : 'text/plain', making.then(whole));
    } catch (refused) {
      return await making ? words.export.notCopied : words.export.refused;
    }
    toast(words.copied);
    return '';
  }

  function open() {
    const sizes = new Map();
    openExport({
      all: session.document.elements.size,
      selected: selection.keys.size,
      dark: palette().dark,
      save,
      copy: canCopyBlobs() ? copy : null,
      size(what, scale) {
        const key = `${what} ${scale}`;
        if (!sizes.has(key)) sizes.set(key, sizeOf(extentOf(what), scale));
        return sizes.get(key);
      },
    });
  }

  commands.add({ id: 'board.export', chords: ['Mod+Shift+e'], run: open });
}

function whole(blob) {
  if (!blob) throw new Error('There is no picture to copy');
  return blob;
}
