// Points of a stroke to and from Ink (ELM-5, LIV-3): whole multiples of 2^-scale board units, each as
// the step from the one before.
//
// The scale follows the zoom, so that a step of one is about a sixteenth of a screen pixel: finer
// than a pen reports, and small enough that most steps take one byte. Nothing is simplified; only a
// point that repeats the one before exactly, pressure included, is dropped.
//
// A point is {x, y, p, t}: x and y in board units, p the pressure 0 to 1 (undefined: the device has
// none), t in milliseconds (undefined: not kept). The first point decides for the whole stroke whether
// pressure and time are kept.

const MIN_SCALE = -8;
const MAX_SCALE = 24;

/** Furthest a point may be from the origin, in board units. */
const RANGE = 134217728;

const SINT32_MAX = 2147483647;

/** Pressure as it is kept: 0 to 255. */
const FULL_PRESSURE = 255;

/** Pressure that the first delta is counted from. */
const FIRST_PRESSURE = 128;

/** @param {number} zoom screen pixels per board unit @returns {number} Ink.scale */
export function scaleFor(zoom) {
  return clamp(4 + Math.ceil(Math.log2(zoom)), MIN_SCALE, MAX_SCALE);
}

/**
 * @param {Array<{x: number, y: number, p: (number|undefined), t: (number|undefined)}>} points at least one
 * @param {number} zoom
 * @returns {Object} Ink
 */
export function encodeInk(points, zoom) {
  const encoder = new InkEncoder(zoom);
  encoder.append(points);
  return encoder.ink();
}

/** @returns {Array<{x: number, y: number, p: (number|undefined)}>} board units; p 0 to 1 */
export function decodeInk(ink) {
  const unit = Math.pow(2, -ink.scale);
  const d = ink.d || [];
  const hasPressure = ink.p !== undefined && ink.p.length > 0;
  let x = ink.x;
  let y = ink.y;
  let p = hasPressure ? FIRST_PRESSURE + ink.p[0] : undefined;
  const points = [{ x: x * unit, y: y * unit, p: hasPressure ? p / FULL_PRESSURE : undefined }];
  for (let i = 0; i + 1 < d.length; i += 2) {
    x += d[i];
    y += d[i + 1];
    if (hasPressure) p += ink.p[i / 2 + 1] || 0;
    points.push({ x: x * unit, y: y * unit, p: hasPressure ? p / FULL_PRESSURE : undefined });
  }
  return points;
}

/** How many points an ink, or a later chunk's ink, holds. */
export function pointCount(ink, isFirst = true) {
  return (isFirst ? 1 : 0) + ink.d.length / 2;
}

/** A live stroke so far, with its next chunk behind it. @returns {Object} a new Ink */
export function joinInk(ink, next) {
  return { scale: ink.scale, x: ink.x, y: ink.y, d: ink.d.concat(next.d), p: ink.p.concat(next.p), t: [] };
}

/**
 * One stroke while it is drawn. What append hands out, put one behind another, is exactly what ink()
 * has in the end (times aside, which are not sent live), for both come from one list.
 */
export class InkEncoder {
  /** @param {number} zoom at pen down; the scale stays the same while the stroke lasts */
  constructor(zoom) {
    this.scale = scaleFor(zoom);
    this.points = [];
    this.sent = 0;
    this.kept = emptyInk(this.scale);
    this.last = null;
  }

  /** Points held so far. */
  get count() {
    return this.last === null ? 0 : 1 + this.kept.d.length / 2;
  }

  /**
   * Takes further points and hands out what is new since the last call: {from, ink} for a live
   * chunk. `from` is 0 for the first one, and again when a step did not fit 32 bits and the stroke
   * had to begin anew at a lower scale.
   * @returns {{from: number, ink: Object}|null} null if nothing is new
   */
  append(points) {
    for (const point of points) if (isFinite(point.x) && isFinite(point.y)) this.take(point);
    const from = this.sent;
    const count = this.count;
    if (count === from) return null;
    this.sent = count;
    const { scale, x, y, d, p } = this.kept;
    if (from === 0) return { from, ink: { scale, x, y, d: d.slice(), p: p.slice(), t: [] } };
    return { from, ink: { scale: 0, x: 0, y: 0, d: d.slice(2 * (from - 1)), p: p.slice(from), t: [] } };
  }

  /** The stroke as append has taken it in so far. @returns {Object} Ink; its arrays are the caller's */
  ink() {
    const { scale, x, y, d, p, t } = this.kept;
    return { scale, x, y, d: d.slice(), p: p.slice(), t: t.slice() };
  }

  take(point) {
    this.points.push(point);
    while (!this.quantise(point)) this.beginLower();
  }

  /** False if the step from the last point does not fit; then nothing was changed. */
  quantise(point) {
    const kept = this.kept;
    const last = this.last;
    const factor = Math.pow(2, this.scale);
    // + 0 makes a negative zero a plain one.
    const x = Math.round(clamp(point.x, -RANGE, RANGE) * factor) + 0;
    const y = Math.round(clamp(point.y, -RANGE, RANGE) * factor) + 0;
    const p = point.p === undefined ? undefined : Math.round(clamp(point.p, 0, 1) * FULL_PRESSURE);
    const t = point.t === undefined ? undefined : Math.round(point.t);
    if (last === null) {
      kept.x = x;
      kept.y = y;
      if (p !== undefined) kept.p.push(p - FIRST_PRESSURE);
      this.last = { x, y, p, t };
      return true;
    }
    const nextP = last.p === undefined ? undefined : p === undefined ? last.p : p;
    const nextT = last.t === undefined ? undefined : t === undefined ? last.t : Math.max(t, last.t);
    if (x === last.x && y === last.y && nextP === last.p) return true;
    if (!isSint32(x - last.x) || !isSint32(y - last.y)) return false;
    kept.d.push(x - last.x, y - last.y);
    if (nextP !== undefined) kept.p.push(nextP - last.p);
    if (nextT !== undefined) kept.t.push(nextT - last.t);
    this.last = { x, y, p: nextP, t: nextT };
    return true;
  }

  /** Quantises all points so far, the last one aside, at the next lower scale. */
  beginLower() {
    const points = this.points;
    this.scale--;
    this.kept = emptyInk(this.scale);
    this.last = null;
    this.sent = 0;
    for (let i = 0; i < points.length - 1; i++) this.quantise(points[i]);
  }
}

function emptyInk(scale) {
  return { scale, x: 0, y: 0, d: [], p: [], t: [] };
}

function isSint32(n) {
  return n >= -SINT32_MAX - 1 && n <= SINT32_MAX;
}

function clamp(n, low, high) {
  return n < low ? low : n > high ? high : n;
}
