// What saving would do, in sentences, before it is done. What has no sentence of its own is named as a change.

import { differences, differenceText, namesOf, same } from './differences.js';
import { DAYS } from './periods.js';
import { serverNow } from '../shell/server.js';
import { dayOf, whenText } from '/shared/times.js';

/**
 * @param {Words} text
 * @param {Wire} before settings in force
 * @param {Wire} after settings as typed
 * @param {{open: boolean, opensAt: ?string, waiting: Record<string, number>} | null} outlook what the server foresees; null while it was
 *   not asked
 * @param {Wire} [named] settings that name what neither names any more
 * @returns {string[]}
 */
export function effects(text, before, after, outlook, named) {
  const names = namesOf(text, named, before, after);
  const lines = [];
  let rest = differences(before, after);
  const take = (belongs) => {
    const taken = rest.filter(({ path }) => belongs(path));
    rest = rest.filter(({ path }) => !belongs(path));
    return taken;
  };

  services(text, names, take, outlook).forEach((line) => lines.push(line));
  take(([list, , field]) => list === 'counters' && field === 'services').forEach(({ path, after: ids }) => {
    const counter = after.counters.find(({ id }) => id === path[1]);
    const served = ids.map((id) => names[id] || text('admin.unnamed')).join(', ');
    lines.push(text('admin.effect.counter', { number: String(counter.number), services: served }));
  });
  if (take(([part]) => part === 'calling').length > 0) lines.push(callingText(text, after.calling));
  if (take(([part]) => part === 'nextFinishes').length > 0) {
    lines.push(text(after.nextFinishes ? 'admin.effect.nextFinishes.on' : 'admin.effect.nextFinishes.off'));
  }
  const has = (part) => take((path) => path[0] === part).length > 0;
  procedures(text, take).forEach((line) => lines.push(line));
  if (take(([part, field]) => part === 'reports' && field !== 'semicolons').length > 0) lines.push(targetsText(text, after.reports));
  if (has('reports')) lines.push(text(after.reports.semicolons ? 'admin.effect.semicolons.on' : 'admin.effect.semicolons.off'));
  if (has('ratings')) lines.push(ratingsText(text, after.ratings));
  const consent = rest.some(({ path: [part, key] }) => part === 'texts' && key?.startsWith('consent.'))
    || !same(consentOf(before), consentOf(after));
  take(([part]) => part === 'texts').forEach((change) => lines.push(...wordings(text, change)));
  if (consent) lines.push(text('admin.effect.consent', { version: before.consentVersion + 1 }));
  const hours = rest.some(({ path: [part] }) => part === 'hours')
    || differences(before.services, after.services).some(({ path }) => path[1] === 'week');
  if (take(([part, week]) => part === 'hours' && week === 'week').length > 0) lines.push(weekText(text, after.hours.week));
  after.services.forEach(({ id, week }) => {
    const changed = take(([list, of, field]) => list === 'services' && of === id && field === 'week');
    if (changed.length > 0) lines.push(`${names[id]}: ${weekText(text, week)}`);
  });
  const faces = take(([part, field]) => part === 'faces' && field === 'use').length > 0;
  if (faces) lines.push(text(after.faces.use ? 'admin.effect.faces.on' : 'admin.effect.faces.off'));
  rest.forEach((change) => lines.push(differenceText(text, change, names)));
  if (outlook && (hours || !outlook.open)) lines.push(openingText(text, outlook, after));
  return lines;
}

function services(text, names, take, outlook) {
  const waiting = (id) => outlook?.waiting[id] ?? 0;
  return [
    ...take((path) => path[0] === 'services' && path.length === 2 && path[1] !== 'sequence')
      .map(({ path: [, id], after }) => (after === undefined
      ? text('admin.effect.service.removed', { name: names[id] })
      : text('admin.effect.service.added', { name: names[id] || text('admin.unnamed') }))),
    ...take(([list, , field]) => list === 'services' && field === 'active').map(({ path: [, id], after }) => {
      if (after) return text('admin.effect.service.opened', { name: names[id] });
      return waiting(id) > 0
        ? text('admin.effect.service.closed.waiting', { name: names[id], count: waiting(id) })
        : text('admin.effect.service.closed', { name: names[id] });
    }),
    ...take(([list, , field]) => list === 'services' && field === 'prefix')
      .map(({ path: [, id], after }) => text('admin.effect.prefix', { name: names[id], prefix: after })),
  ];
}

/** Procedures that are new or gone are counted: they come by the hundred. */
function procedures(text, take) {
  const whole = take(([list, ...path]) => list === 'procedures' && path.length === 1 && path[0] !== 'sequence');
  const count = (isGone) => whole.filter(({ after }) => (after === undefined) === isGone).length;
  return [[false, 'added'], [true, 'removed']].filter(([isGone]) => count(isGone) > 0)
    .map(([isGone, said]) => text(`admin.effect.procedures.${said}`, { count: count(isGone) }));
}

/** What counts as called in time. */
export const targetsText = (text, { priorityTargetMinutes, normalTargetMinutes }) =>
  text('admin.effect.targets', { priority: priorityTargetMinutes ?? 0, normal: normalTargetMinutes ?? 0 });

/** Whether and how visitors are asked how satisfied they are. */
export function ratingsText(text, { use, oneOf, stars }) {
  if (!use) return text('admin.effect.ratings.off');
  const often = oneOf === 1 ? text('admin.effect.ratings.every') : text('admin.effect.ratings.on', { count: oneOf ?? 0 });
  return `${often} ${text(stars ? 'admin.effect.ratings.stars' : 'admin.effect.ratings.levels')}`;
}

const consentOf = (settings) => Object.fromEntries(Object.entries(settings.texts).filter(([key]) => key.startsWith('consent.')));

/** A text's own wording was set, changed or taken back. */
/** @param {Words} text @param {import('./differences.js').Difference} difference */
function wordings(text, { path: [, key], before, after }) {
  if (!key) return [];
  const words = typeof after === 'string' ? after : after && Object.values(after)[0];
  return [words
    ? text('admin.effect.text', { words })
    : text('admin.effect.text.default', { words: typeof before === 'string' ? before : Object.values(before ?? {})[0] ?? '' })];
}

/** The calling rule with its figures. */
export function callingText(text, { order, priority, normal, priorityLimitMinutes, normalLimitMinutes }) {
  return [
    text('admin.calling.ratio', { priority: priority ?? 0, normal: normal ?? 0 }),
    text('admin.calling.limits', { priority: priorityLimitMinutes ?? 0, normal: normalLimitMinutes ?? 0 }),
    text(`admin.calling.order.${order}`),
  ].join(' ');
}

/** A week in words: days of the same hours together. */
function weekText(text, week) {
  if (week.length === 0) return text('admin.effect.week.none');
  const days = new Map();
  DAYS.forEach((weekday) => {
    const periods = week.find((day) => day.weekday === weekday)?.periods ?? [];
    const hours = periods.map(({ from, to }) => `${from.slice(0, 5)}–${to.slice(0, 5)}`).join(', ') || text('admin.hours.closed');
    days.set(hours, [...(days.get(hours) ?? []), text(`admin.day.${weekday}`)]);
  });
  return [...days].map(([hours, names]) => `${names.join(', ')}: ${hours}.`).join(' ');
}

/** When numbers are given next. */
export function openingText(text, { open, opensAt }, settings) {
  if (open) return text('admin.opens.now');
  if (!opensAt) return text('admin.opens.never');
  const { timeZone } = settings;
  return text('admin.opens', { when: whenText(text, opensAt, { timeZone, day: dayOf(serverNow(), timeZone) }) });
}

