/**
 * Path2D by replay: a path remembers what was asked of it, and fill and stroke of a canvas do it again.
 * Where an engine has a Path2D, but not one that takes path data, it is replaced as well.
 */

const STEPS = ['moveTo', 'lineTo', 'quadraticCurveTo', 'bezierCurveTo', 'arc', 'arcTo', 'rect', 'ellipse', 'closePath'];
const OF_LETTER = { M: ['moveTo', 2], L: ['lineTo', 2], Q: ['quadraticCurveTo', 4], C: ['bezierCurveTo', 6], Z: ['closePath', 0] };

/** @param {Window} view */
export function shimPath(view) {
  const { prototype } = view.CanvasRenderingContext2D;
  if (!prototype.ellipse) prototype.ellipse = ellipse;
  if (isWhole(view)) return;
  view.Path2D = Path;
  STEPS.forEach((name) => {
    Path.prototype[name] = function step(...numbers) {
      this.steps.push([name, numbers]);
    };
  });
  for (const name of ['fill', 'stroke', 'clip']) {
    const native = prototype[name];
    prototype[name] = function act(path, rule) {
      if (path instanceof Path) replay(path, this);
      if (name === 'stroke') native.call(this);
      else native.call(this, path instanceof Path ? rule || 'nonzero' : path || 'nonzero');
    };
  }
}

function isWhole({ Path2D: Native, document }) {
  try {
    const path = new Native('M0 0L9 0L9 9Z');
    const ctx = document.createElement('canvas').getContext('2d');
    ctx.fill(path);
    return typeof path.ellipse === 'function' && ctx.getImageData(6, 2, 1, 1).data[3] > 0;
  } catch (none) {
    return false;
  }
}

/** @param {string} [data] as SVG's, with absolute M, L, Q, C and Z only */
function Path(data) {
  this.steps = [];
  (data || '').replace(/([MLQCZ])([^MLQCZ]*)/g, (whole, letter, text) => {
    const [name, size] = OF_LETTER[letter];
    const numbers = (text.match(/-?[\d.]+/g) || []).map(Number);
    for (let i = 0; i < (size === 0 ? 1 : numbers.length / size); i++) this.steps.push([name, numbers.slice(i * size, (i + 1) * size)]);
    return '';
  });
}

function replay({ steps }, ctx) {
  ctx.beginPath();
  for (const [name, numbers] of steps) ctx[name].apply(ctx, numbers);
}

/** Four curves; a turned ellipse is not asked for. */
function ellipse(x, y, rx, ry) {
  const k = 0.5522847498;
  this.moveTo(x + rx, y);
  this.bezierCurveTo(x + rx, y + ry * k, x + rx * k, y + ry, x, y + ry);
  this.bezierCurveTo(x - rx * k, y + ry, x - rx, y + ry * k, x - rx, y);
  this.bezierCurveTo(x - rx, y - ry * k, x - rx * k, y - ry, x, y - ry);
  this.bezierCurveTo(x + rx * k, y - ry, x + rx, y - ry * k, x + rx, y);
}
