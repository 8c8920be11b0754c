/** Rectangles, diamonds, ellipses; lines and arrows, which are ink of two points. */
import { boxAbout, boxDragged, lineDragged } from '../geometry/drag.js';
import { KIND } from '../geometry/figure.js';
import { placeOf } from '../geometry/place.js';
import { encodeInk } from '../model/ink.js';

/** What a tap makes, CSS px. */
const BOX = { w: 140, h: 96 };
const HALF_LINE = { x: 60, y: -40 };

const boxPlan = (name, kind) => ({
  name,
  kind,
  dragged: (from, to, mods) => ({ place: placeOf(boxDragged(from, to, mods)) }),
  tapped: (at, zoom) => ({ place: placeOf(boxAbout(at, BOX.w / zoom, BOX.h / zoom)) }),
});

const linePlan = (name, kind) => ({
  name,
  kind,
  dragged: (from, to, mods, zoom) => ({ ink: encodeInk(lineDragged(from, to, mods), zoom) }),
  tapped({ x, y }, zoom) {
    const dx = HALF_LINE.x / zoom;
    const dy = HALF_LINE.y / zoom;
    return { ink: encodeInk([{ x: x - dx, y: y - dy }, { x: x + dx, y: y + dy }], zoom) };
  },
});

/** @type {Array<import('./drag-tool.js').Plan>} */
export const SHAPES = [
  linePlan('line', KIND.LINE),
  linePlan('arrow', KIND.ARROW),
  boxPlan('rectangle', KIND.RECTANGLE),
  boxPlan('diamond', KIND.DIAMOND),
  boxPlan('ellipse', KIND.ELLIPSE),
];
