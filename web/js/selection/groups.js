/**
 * Groups: elements that carry the same group are selected, and so moved, together. Pure.
 *
 * A group is called after one of its members, so that no number is minted for it and two people who
 * group the same things at the same time get one group.
 */
import { keyOf } from '../model/keys.js';

/** Element.group's number in the schema, for `unset`. */
const GROUP = 10;

/**
 * @param {Iterable<string>} keys
 * @param {Map<string, object>} elements all of the board
 * @returns {Set<string>} with all members of each group that one of them is in
 */
export function withGroups(keys, elements) {
  const whole = new Set(keys);
  const groups = new Set();
  for (const key of whole) {
    const element = elements.get(key);
    if (element && element.group) groups.add(keyOf(element.group));
  }
  if (groups.size === 0) return whole;
  for (const [key, element] of elements) {
    if (element.group && groups.has(keyOf(element.group))) whole.add(key);
  }
  return whole;
}

/** @param {Array<object>} chosen @returns {boolean} whether they are one whole group and nothing else */
export function isOneGroup(chosen) {
  const { group } = chosen[0] || {};
  return Boolean(group) && chosen.every((element) => element.group && keyOf(element.group) === keyOf(group));
}

/**
 * @param {Array<object>} chosen at least two, none locked
 * @param {Iterable<object>} others everything else on the board
 * @returns {Array<object>} patches
 */
export function groupPatches(chosen, others) {
  const taken = new Set();
  for (const { group } of others) if (group) taken.add(keyOf(group));
  const named = chosen.find(({ id }) => !taken.has(keyOf(id))) || chosen[0];
  const name = keyOf(named.id);
  return chosen.filter(({ group }) => !group || keyOf(group) !== name).map(({ id }) => ({ id, group: named.id }));
}

/** @param {Array<object>} chosen none locked @returns {Array<object>} patches */
export function ungroupPatches(chosen) {
  return chosen.filter(({ group }) => group).map(({ id }) => ({ id, unset: [GROUP] }));
}
