/** Taking the drawing away as a file: joins the sheet, the exports and the browser's downloads. */
import { extentOfAll } from './export/extent.js';
import { exported, fileName, sizeOf, Stopped } from './export/job.js';
import { compareZ } from './model/zindex.js';
import { download } from './ui/download.js';
import { openExport } from './ui/export-sheet.js';
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

  async function save({ what, format, scale, paper }, job) {
    const { title } = session.status;
    try {
      const blob = await exported(elementsOf(what), extentOf(what), title, { format, scale, paper: PAPERS[paper] }, job);
      if (!blob) return words.export.refused;
      download(blob, fileName(title, words.untitled, format));
      return '';
    } catch (stopped) {
      if (stopped instanceof Stopped) return '';
      throw stopped;
    }
  }

  function open() {
    const sizes = new Map();
    openExport({
      all: session.document.elements.size,
      selected: selection.keys.size,
      dark: palette().dark,
      save,
      size(what, scale) {
        const key = `${what} ${scale}`;
        if (!sizes.has(key)) sizes.set(key, sizeOf(extentOf(what), scale));
        return sizes.get(key);
      },
    });
  }

  commands.add({ id: 'board.export', chords: ['Mod+Shift+e'], run: open });
}
