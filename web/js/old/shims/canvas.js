/** Of the canvas, what came after its first years. */

/** @param {Window} view */
export function shimCanvas(view) {
  const { prototype } = view.CanvasRenderingContext2D;
  if (prototype.setLineDash) return;
  prototype.setLineDash = function setLineDash(dashes) {
    this.webkitLineDash = dashes;
  };
}
