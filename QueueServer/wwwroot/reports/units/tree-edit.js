// Changes of the tree of units. Each takes a tree and gives another; the one that was taken stays as it was.

import { withoutMarks } from '../../shell/search.js';
import { plusDays } from '../periods.js';

/** What may stand in a tree. @typedef {{unit?: ?string, office?: ?string}} Member */

/** @param {Wire} place @param {Member} member */
const isOf = (place, { unit, office }) => (unit ? place.unit === unit : place.office === office);

/** @param {Wire} place @param {string} day */
const holdsOn = (place, day) => place.from <= day && (!place.to || day <= place.to);

const isGroup = (tree, id) => tree.units.find((unit) => unit.id === id)?.kind === 'group';

/** The places right below a unit on a day or after it. @param {Wire} tree @param {string} parent @param {string} day */
export const placesBelow = (tree, parent, day) => tree.places.filter((place) => place.parent === parent && (!place.to || place.to >= day));

/** The units that stand below none on a day. @param {Wire} tree @param {string} day */
export function topsOf(tree, day) {
  const below = new Set(tree.places.filter((place) => place.unit && holdsOn(place, day) && !isGroup(tree, place.parent))
    .map(({ unit }) => unit));
  return tree.units.filter(({ id }) => !below.has(id));
}

/** The units above one on a day and the one itself, the topmost first. @param {Wire} tree @param {?string} id @param {string} day */
export function wayTo(tree, id, day) {
  const way = [];
  for (let at = id; at && !way.some((unit) => unit.id === at);) {
    const unit = tree.units.find((one) => one.id === at);
    if (!unit) break;
    way.unshift(unit);
    at = tree.places.find((place) => place.unit === unit.id && holdsOn(place, day) && !isGroup(tree, place.parent))?.parent ?? null;
  }
  return way;
}

/**
 * An id for a new unit that no other has: its national code, or its name in small letters.
 * @param {Wire} tree
 * @param {string} name
 * @param {?string} code
 */
export function freeId(tree, name, code) {
  const words = (code ? `dv-${code}` : withoutMarks(name)).replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '').slice(0, 34) || 'don-vi';
  const taken = new Set(tree.units.map(({ id }) => id));
  for (let n = 1; ; n++) {
    const id = n === 1 ? words : `${words}-${n}`;
    if (!taken.has(id)) return id;
  }
}

/**
 * Adds a unit below another, or at the top.
 * @param {Wire} tree
 * @param {Wire} unit
 * @param {?string} parent
 * @param {string} from
 */
export const withUnit = (tree, unit, parent, from) => ({
  ...tree,
  units: [...tree.units, unit],
  places: parent ? [...tree.places, { parent, unit: unit.id, office: null, from, to: null }] : tree.places,
});

/** Changes what a unit is. @param {Wire} tree @param {string} id @param {Wire} changes */
export const changed = (tree, id, changes) => ({
  ...tree,
  units: tree.units.map((unit) => (unit.id === id ? { ...unit, ...changes } : unit)),
});

/**
 * Puts a member below a unit from a day on. In a group it stands beside where it stands; anywhere else it leaves its place the day before.
 * @param {Wire} tree
 * @param {Member} member
 * @param {?string} parent null for the top
 * @param {string} from
 */
export function moved(tree, member, parent, from) {
  const goesOn = (place) => !isOf(place, member) || (isGroup(tree, parent) ? place.parent !== parent : isGroup(tree, place.parent));
  const places = tree.places.flatMap((place) => {
    if (goesOn(place) || (place.to && place.to < from)) return [place];
    return place.from < from ? [{ ...place, to: plusDays(from, -1) }] : [];
  });
  const place = { parent, unit: member.unit ?? null, office: member.office ?? null, from, to: null };
  return { ...tree, places: parent ? [...places, place] : places };
}

/** Ends a place with a day. @param {Wire} tree @param {Wire} place @param {string} to */
export const ended = (tree, place, to) => ({
  ...tree,
  places: tree.places.flatMap((one) => (one !== place ? [one] : one.from <= to ? [{ ...one, to }] : [])),
});

/** How many units and places one tree has that the other has not. @param {Wire} tree @param {Wire} other */
export function differences(tree, other) {
  const known = new Set([...other.units, ...other.places].map((one) => JSON.stringify(one)));
  return [...tree.units, ...tree.places].filter((one) => !known.has(JSON.stringify(one))).length;
}
