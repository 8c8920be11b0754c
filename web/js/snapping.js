/**
 * What attracts what is drawn or moved: the grid where it is shown, and the edges and middles of what
 * lies near. Keeps the guides that show it. Off while Mod is held.
 */
import { grow, meets } from './geometry/box.js';
import { KIND } from './geometry/figure.js';
import { gridStep } from './geometry/grid.js';
import { snapBox } from './geometry/snap.js';

/** CSS px from which others attract. */
const REACH_PX = 6;

/** More than these in line with something are not looked through: there is always one that fits. */
const MOST = 400;

const NONE = new Set();

/**
 * @param {object} around
 * @param {object} around.screen
 * @param {() => {grid: boolean, snap: boolean}} around.settings
 * @param {() => boolean} around.held whether Mod is
 */
export function createSnapping({ screen, settings, held }) {
  let guides = [];

  /** Freehand lines attract nothing: their edges mean nothing to the eye. */
  function boxesNear(box, reach, except) {
    const view = screen.view();
    const strips = [{ ...grow(box, reach), y: view.y, h: view.h }, { ...grow(box, reach), x: view.x, w: view.w }];
    return strips.flatMap((strip) => screen.meeting(strip))
      .filter(({ key, element, bounds }) => element.kind !== KIND.STROKE && !except.has(key) && meets(bounds, view))
      .slice(-MOST)
      .map(({ figure }) => (figure.angle === 0 ? figure.box : figure.bounds));
  }

  function show(next) {
    if (next.length === 0 && guides.length === 0) return;
    guides = next;
    screen.mark('presence');
  }

  return {
    /**
     * @param {{x: number, y: number}} point board units; what is moved, or its top left corner
     * @param {{except?: Set<string>, size?: {w: number, h: number}, axes?: string}} [how] except: what is moved
     *     itself; size: of what is moved, so that its other edges and its middle are attracted as well; axes:
     *     'x', 'y' or 'xy', along which it can be moved
     * @returns {{x: number, y: number}}
     */
    snap({ x, y }, { except = NONE, size = { w: 0, h: 0 }, axes = 'xy' } = {}) {
      const { grid, snap } = settings();
      if (!snap || held()) {
        show([]);
        return { x, y };
      }
      const { zoom } = screen.camera();
      const reach = REACH_PX / zoom;
      const box = { x, y, ...size };
      const found = snapBox(box, boxesNear(box, reach, except), { reach, step: grid ? gridStep(zoom) : null });
      const may = (axis) => axes.indexOf(axis) >= 0;
      show(found.guides.filter(({ axis }) => may(axis)));
      return { x: may('x') ? x + found.dx : x, y: may('y') ? y + found.dy : y };
    },

    /** The gesture is over. */
    end: () => show([]),

    guides: () => guides,
  };
}
