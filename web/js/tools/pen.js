/**
 * Pen, marker and highlighter: alike but for their style. While one is down its points go out as live
 * chunks, some twenty times a second; when it lifts, one put carries the whole stroke. Both come from
 * one encoder, so that what others saw being drawn is exactly what stays.
 */
import { InkEncoder, scaleFor } from '../model/ink.js';
import { keyOf } from '../model/keys.js';
import { grainOf, KIND } from '../geometry/figure.js';

/** Until the server tells its own (Welcome.limits). */
const STROKE_POINTS = 8192;

/**
 * @param {import('./kit.js').Kit} kit
 * @param {string} name
 * @returns {import('./kit.js').Tool}
 */
export function createPen(kit, name) {
  let stroke = null;

  /** A stroke begun before the first Welcome gets its real number while it is drawn. */
  const numberOf = ({ id }) => kit.session.currentId(id).n;

  /** The chunk of all points not handed out yet; null when there are none. */
  function nextChunk() {
    if (!stroke) return null;
    const fresh = stroke.encoder.append(stroke.unsent);
    stroke.unsent = [];
    if (!fresh) return null;
    const chunk = { stroke: numberOf(stroke), from: fresh.from, ink: fresh.ink };
    return fresh.from === 0 ? { ...chunk, style: stroke.style } : chunk;
  }

  function add(sample) {
    const last = stroke.points[stroke.points.length - 1];
    if (last && last.x === sample.x && last.y === sample.y && last.p === sample.p) return;
    const point = { x: sample.x, y: sample.y, p: stroke.pressed ? sample.p || 0 : undefined };
    stroke.points.push(point);
    stroke.unsent.push(point);
  }

  function begin(sample) {
    const zoom = kit.zoom();
    stroke = {
      id: kit.session.newId(),
      style: kit.style(),
      encoder: new InkEncoder(zoom),
      grain: grainOf(scaleFor(zoom)),
      pressed: sample.p !== undefined,
      points: [],
      unsent: [],
    };
    add(sample);
    kit.outgoing.draw(nextChunk);
    show([]);
  }

  function show(predicted) {
    kit.show({
      key: keyOf(stroke.id),
      points: predicted.length > 0 ? stroke.points.concat(predicted) : stroke.points,
      style: stroke.style,
      grain: stroke.grain,
    });
  }

  function finish() {
    const { id, style, encoder, unsent } = stroke;
    encoder.append(unsent);
    kit.outgoing.stop();
    stroke = null;
    kit.session.submit([{ put: { id, kind: KIND.STROKE, z: kit.session.topZ(), style, ink: encoder.ink() } }]);
    kit.show(null);
  }

  /** A stroke as long as one may be goes on as a new one from where it ends. */
  function splitIfFull() {
    if (stroke.points.length < (kit.session.limits.strokePoints || STROKE_POINTS)) return;
    const end = stroke.points[stroke.points.length - 1];
    finish();
    begin(end);
  }

  return {
    name,
    begin,
    move(samples, predicted) {
      for (const sample of samples) {
        add(sample);
        splitIfFull();
      }
      kit.outgoing.draw(nextChunk);
      show(predicted.map(({ x, y, p }) => ({ x, y, p: stroke.pressed ? p || 0 : undefined })));
    },
    end: finish,
    cancel() {
      kit.outgoing.stop();
      kit.session.live({ chunk: [{ stroke: numberOf(stroke), cancel: true }] });
      stroke = null;
      kit.show(null);
    },
  };
}
