/**
 * Pointer events as samples: where, how hard, when.
 *
 * @typedef {{x: number, y: number, p: (number|undefined), t: number, touch: boolean}} Sample
 *     x and y in CSS px from the stage's top left, p 0..1 where the device feels pressure, t in ms, touch: a
 *     finger, which covers what it means
 */

/** @param {PointerEvent} event @param {DOMRect} rect the stage's @returns {Sample} */
export function sampleOf(event, rect) {
  return {
    x: event.clientX - rect.left,
    y: event.clientY - rect.top,
    p: event.pointerType === 'pen' ? event.pressure : undefined,
    t: event.timeStamp,
    touch: event.pointerType === 'touch',
  };
}

/** All places the pointer passed since the last event, not only those the screen had time for. */
export function samplesOf(event, rect) {
  const passed = event.getCoalescedEvents ? event.getCoalescedEvents() : [];
  return (passed.length > 0 ? passed : [event]).map((each) => sampleOf(each, rect));
}

/** Where the browser thinks the pointer goes next: good for the eye, never for keeping. */
export function predictedOf(event, rect) {
  return event.getPredictedEvents ? event.getPredictedEvents().map((each) => sampleOf(each, rect)) : [];
}
