// What differs between two values, as people read it: "Lĩnh vực › Đất đai › Dự kiến: 20 → 25".

import { languages } from '../shell/head.js';
import { timeShown } from '../shell/typed-time.js';
import { nameIn } from '/shared/texts.js';

/** Whether two JSON values say the same; the order of an object's keys says nothing. */
export function same(one, other) {
  if (one === other) return true;
  if (!isPart(one) || !isPart(other) || Array.isArray(one) !== Array.isArray(other)) return false;
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => key in other && same(one[key], other[key]));
}

const isPart = (value) => value !== null && typeof value === 'object';
const isThing = (value) => isPart(value) && !Array.isArray(value);
/** What tells an item of a list from its others. */
export const keyOf = (item) => item.id ?? item.code ?? item.date ?? item.weekday;
const isKeyed = (list) => Array.isArray(list) && list.every((item) => isThing(item) && keyOf(item) !== undefined);

/** @typedef {{path: string[], before: any, after: any}} Difference undefined is what is not there */

/** @returns {Difference[]} one entry for each smallest part that differs */
export function differences(before, after, path = []) {
  if (same(before, after)) return [];
  const areKeyed = isKeyed(before ?? []) && isKeyed(after ?? []);
  if (areKeyed && (before ?? after).length + (after ?? before).length > 0) return listDifferences(before ?? [], after ?? [], path);
  if ((isThing(before) || before == null) && (isThing(after) || after == null) && (path.length === 0 || (before && after))) {
    const keys = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
    return [...keys].flatMap((key) => differences(before?.[key], after?.[key], [...path, key]));
  }
  return [{ path, before, after }];
}

function listDifferences(before, after, path) {
  const [was, is] = [before, after].map((list) => new Map(list.map((item) => [keyOf(item), item])));
  const found = [...new Set([...was.keys(), ...is.keys()])].flatMap((key) => differences(was.get(key), is.get(key), [...path, key]));
  const [first, then] = [[...was.keys()].filter((key) => is.has(key)), [...is.keys()].filter((key) => was.has(key))];
  return same(first, then) || path.at(-1) === 'week' ? found : [...found, { path: [...path, 'sequence'], before: first, after: then }];
}

/** The names of everything with an id, so that a difference can name it. @returns {Record<string, string>} */
export function namesOf(text, ...all) {
  const names = {};
  all.filter(Boolean).forEach((settings) => {
    settings.slotPlans?.forEach(({ id, from, to }) => { names[id] = periodText({ from, to }); });
    ['services', 'procedures', 'groups', 'counters', 'classes', 'boards'].forEach((list) => settings[list]?.forEach((item) => {
      names[keyOf(item)] = (isThing(item.name) ? nameIn(item.name, text.language) : item.name) || keyOf(item);
    }));
  });
  return names;
}

/** One difference in words: what, and from what to what; or what each of two has, by a sentence of its own. */
export function differenceText(text, { path, before, after }, names = {}, sentence = 'admin.change') {
  const what = path.map((part) => labelOf(text, part, names)).join(' › ');
  if (isThing(before) && after === undefined) return text('admin.change.removed', { what });
  if (isThing(after) && before === undefined) return text('admin.change.added', { what });
  if (isNothing(before) && sentence === 'admin.change') return text('admin.change.new', { what, after: valueText(text, after, names) });
  return text(sentence, { what, before: valueText(text, before, names), after: valueText(text, after, names) });
}

const isNothing = (value) => value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

/** Of what is new as a whole, only what it has: nothing is worth a line for not being there. @param {Difference[]} found */
export const whatItHas = (found) => found.filter(({ after }) => !isNothing(after) && after !== false);

export function labelOf(text, part, names = {}) {
  if (names[part]) return names[part];
  if (part === '') return text('admin.unnamed'); // what is new has no id yet
  return ['admin.field', 'admin.day'].map((group) => `${group}.${part}`).filter(text.has).map((key) => text(key))[0]
    ?? languages.find(({ code }) => code === part)?.name ?? part;
}

const periodText = ({ from, to }) => `${timeShown(from)}–${timeShown(to)}`;

function valueText(text, value, names) {
  if (value === undefined || value === null || value === '') return text('admin.value.none');
  if (typeof value === 'boolean') return text(value ? 'admin.value.yes' : 'admin.value.no');
  if (Array.isArray(value)) return value.map((item) => valueText(text, item, names)).join(', ') || text('admin.value.none');
  if (isPart(value) && 'from' in value) return periodText(value);
  if (isPart(value)) return Object.values(value).map((item) => valueText(text, item, names)).join(', ');
  if (typeof value === 'number') return String(value);
  const key = ['admin.value', 'admin.role', 'admin.day'].map((group) => `${group}.${value}`).find(text.has);
  return names[value] ?? (key ? text(key) : timeShown(value));
}
