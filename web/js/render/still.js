/** A picture of the scene that is moved and stretched while a zoom is on its way. */

/** @param {CanvasRenderingContext2D} ctx the scene's */
export function createStill(ctx) {
  const copy = document.createElement('canvas');
  let taken = null;

  return {
    /** @param {import('./lens.js').Lens} lens what the scene shows now */
    take(lens) {
      copy.width = ctx.canvas.width;
      copy.height = ctx.canvas.height;
      copy.getContext('2d').drawImage(ctx.canvas, 0, 0);
      taken = lens;
    },

    /** @param {import('./lens.js').Lens} lens what the scene shall show */
    show(lens) {
      const by = lens.scale / taken.scale;
      ctx.setTransform(1, 0, 0, 1, 0, 0);
      ctx.clearRect(0, 0, ctx.canvas.width, ctx.canvas.height);
      ctx.drawImage(copy, lens.dx - taken.dx * by, lens.dy - taken.dy * by, copy.width * by, copy.height * by);
    },
  };
}
