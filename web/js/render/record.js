/**
 * One settled element as the screen knows it. Its box is known from the beginning; its figure and its
 * brush, which cost far more, are made when it is first looked at.
 */
import { figureOf } from '../geometry/figure.js';
import { brushFor } from './brush.js';
import { localFigure, originOf } from './origin.js';

export class Record {
  /** @param {string} key @param {object} element @param {import('../geometry/box.js').Box} bounds */
  constructor(key, element, bounds) {
    this.key = key;
    this.id = element.id;
    this.locked = Boolean(element.locked);
    this.element = element;
    this.bounds = bounds;
    this.origin = originOf(bounds);
    /** Place in the drawing order: a higher one lies above. The catalogue keeps it right. */
    this.rank = 0;
    this.madeFigure = null;
    this.madeBrush = null;
  }

  /** @returns {import('../geometry/figure.js').Figure} */
  get figure() {
    if (this.madeFigure === null) this.madeFigure = figureOf(this.element);
    return this.madeFigure;
  }

  /** @returns {import('./brush.js').Brush} draws around the record's origin (see origin.js) */
  get brush() {
    if (this.madeBrush === null) this.madeBrush = brushFor(localFigure(this.figure, this.origin));
    return this.madeBrush;
  }

  /** About what it costs to paint, in points of ink. */
  get weight() {
    const { ink } = this.element;
    return 24 + (ink && ink.d ? ink.d.length / 2 : 0);
  }
}
