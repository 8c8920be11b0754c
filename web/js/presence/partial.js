/**
 * A draft of what is on the board already says only what is different (LIV-6): a moved stroke is sent
 * twenty times a second as its place, not with all its points. Pure.
 */
import { NESTED, patchElement, WHOLE } from '../model/merge.js';

/**
 * @param {object} element as it would be put now
 * @param {object|undefined} settled the same element as it is on the board
 * @returns {object} to be sent: the element, or a draft without a kind that is laid over the settled one
 */
export function draftOf(element, settled) {
  if (!settled || settled.kind !== element.kind) return element;
  const draft = { id: element.id };
  for (const name of WHOLE) {
    if (element[name] !== undefined && !isSame(element[name], settled[name])) draft[name] = element[name];
  }
  for (const name of NESTED) {
    const fields = changedFields(element[name], settled[name]);
    if (fields) draft[name] = fields;
  }
  return draft;
}

/** @returns {object} what a draft looks like */
export function elementOfDraft(draft, settled) {
  return settled ? patchElement(settled, draft) : draft;
}

function changedFields(now = {}, before = {}) {
  const changed = {};
  for (const field of Object.keys(now)) {
    if (field !== 'unknown' && now[field] !== undefined && now[field] !== before[field]) changed[field] = now[field];
  }
  return Object.keys(changed).length > 0 ? changed : null;
}

function isSame(a, b) {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
