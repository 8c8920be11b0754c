// The page's own exports of a board, for who compares them with the server's.

import { extentOfAll } from '/js/export/extent.js';
import { exported } from '/js/export/job.js';
import { measureTextWith } from '/js/geometry/text-layout.js';
import { createTextMeasure } from '/js/render/text-lines.js';
import { encodeBase64 } from '/js/wire/base64.js';
import { encode } from '/js/wire/codec.js';
import { everyKind, everyText } from './every-kind.js';

const PAPERS = { light: { dark: false, color: '#fbfaf6' }, dark: { dark: true, color: '#14181e' }, none: null };
const JOB = { progress() {}, isStopped: () => false };

/** @param {'kinds'|'text'} name */
const elementsOf = (name) => (name === 'kinds' ? everyKind() : everyText());

/** @returns {string} base64 of a Submit that puts the elements */
export function wireOf(name) {
  return encodeBase64(encode('Submit', { batch: 1, op: elementsOf(name).map((put) => ({ put })) }));
}

/** @returns {Promise<string>} the file in base64 */
export async function pictureOf(name, format, scale, paper) {
  measureTextWith(createTextMeasure());
  const elements = elementsOf(name);
  const blob = await exported(elements, extentOfAll(elements), '', { format, scale, paper: PAPERS[paper] }, JOB);
  measureTextWith(null);
  return base64Of(blob);
}

/** @returns {Promise<string>} an SVG as this browser shows it: a PNG in base64 */
export async function shown(svg, width, height) {
  const image = new Image();
  image.src = `data:image/svg+xml;base64,${svg}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  canvas.getContext('2d').drawImage(image, 0, 0);
  return new Promise((done) => { canvas.toBlob((blob) => done(base64Of(blob)), 'image/png'); });
}

async function base64Of(blob) {
  return encodeBase64(new Uint8Array(await blob.arrayBuffer()));
}
