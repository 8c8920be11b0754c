/**
 * To the front, forward, backward, to the back: new fractional indices for what is selected, which
 * keeps its own order. Nothing else is touched. Pure.
 */
import { between } from '../model/zindex.js';

/**
 * @param {Array<object>} all elements, the lowest first
 * @param {(element: object) => boolean} isChosen
 * @param {'front'|'forward'|'backward'|'back'} where
 * @param {(element: object) => boolean} inTheWay whether forward and backward stop at that one: what
 *     does not meet the selection can be passed without anybody seeing a difference
 * @returns {Array<{id: object, z: string}>} patches, the lowest first; none where it is there already
 */
export function reorder(all, isChosen, where, inTheWay) {
  const chosen = all.filter(isChosen);
  const others = all.filter((element) => !isChosen(element));
  if (chosen.length === 0 || others.length === 0) return [];
  const gap = gapFor(others, rankIn(all, isChosen), where, inTheWay);
  if (gap === null || isThere(all, chosen, gap)) return [];
  return spread(chosen.length, gap.low, gap.high).map((z, i) => ({ id: chosen[i].id, z }));
}

/**
 * @param {number} count
 * @param {string} [low] absent: below everything
 * @param {string} [high] absent: above everything
 * @returns {Array<string>} so many indices between the two, ascending
 */
export function spread(count, low, high) {
  const found = new Array(count);
  // Towards an open end one counts, which costs no length; between two bounds one halves.
  if (!high) for (let i = 0; i < count; i++) found[i] = between(i === 0 ? low : found[i - 1], undefined);
  else if (!low) for (let i = count - 1; i >= 0; i--) found[i] = between(undefined, i === count - 1 ? high : found[i + 1]);
  else halve(found, 0, count, low, high);
  return found;
}

function halve(found, from, to, low, high) {
  if (from >= to) return;
  const middle = (from + to) >> 1;
  found[middle] = between(low, high);
  halve(found, from, middle, low, found[middle]);
  halve(found, middle + 1, to, found[middle], high);
}

/** How many of the others lie below the lowest chosen one, and below the highest. */
function rankIn(all, isChosen) {
  let below = 0;
  const rank = { lowest: -1, highest: -1 };
  for (const element of all) {
    if (isChosen(element)) {
      if (rank.lowest < 0) rank.lowest = below;
      rank.highest = below;
    } else below++;
  }
  return rank;
}

/** Between which of the others the chosen ones go; null where they cannot go further. */
function gapFor(others, rank, where, inTheWay) {
  const z = (element) => element.z || '';
  let at;
  if (where === 'front') at = others.length;
  else if (where === 'back') at = 0;
  else if (where === 'forward') {
    at = others.findIndex((element, i) => i >= rank.highest && inTheWay(element)) + 1;
    if (at === 0) return null;
    // Nothing fits between two of one index: past all of them.
    while (at < others.length && z(others[at]) === z(others[at - 1])) at++;
  } else {
    at = -1;
    for (let i = rank.lowest - 1; i >= 0 && at < 0; i--) if (inTheWay(others[i])) at = i;
    if (at < 0) return null;
    while (at > 0 && z(others[at]) === z(others[at - 1])) at--;
  }
  // Below an element without an index there is nothing.
  if (at === 0 && z(others[0]) === '') return null;
  return { low: at === 0 ? undefined : z(others[at - 1]), high: at < others.length ? z(others[at]) : undefined, at };
}

/** Whether the chosen ones lie side by side in that very gap. */
function isThere(all, chosen, { at }) {
  return chosen.every((element, i) => all[at + i] === element);
}
