// The figures of a report: which there are, and how each is written.

import { nameIn } from '/shared/texts.js';

const minutes = (seconds) => (seconds === null || seconds === undefined ? null : seconds / 60);

/**
 * @typedef {object} Figure
 * @property {string} name
 * @property {'count' | 'minutes' | 'percent' | 'rate'} kind
 * @property {(figures: Wire) => ?number} of
 * @property {(text: Words, figures: Wire) => string} [beside] what is never left out beside it
 */

/** Every figure that is shown, in order. @type {Figure[]} */
export const FIGURES = [
  { name: 'issued', kind: 'count', of: (of) => of.issued },
  { name: 'finished', kind: 'count', of: (of) => of.finished },
  { name: 'onTime', kind: 'percent', of: (of) => of.onTime.share },
  { name: 'waitP50', kind: 'minutes', of: (of) => minutes(of.wait.p50) },
  { name: 'waitP90', kind: 'minutes', of: (of) => minutes(of.wait.p90) },
  { name: 'waitP95', kind: 'minutes', of: (of) => minutes(of.wait.p95) },
  { name: 'allP50', kind: 'minutes', of: (of) => minutes(of.waitOfAll.p50) },
  { name: 'allP90', kind: 'minutes', of: (of) => minutes(of.waitOfAll.p90) },
  { name: 'overAnHour', kind: 'percent', of: (of) => of.overAnHour.share },
  { name: 'service', kind: 'minutes', of: (of) => minutes(of.service.mean) },
  { name: 'stay', kind: 'minutes', of: (of) => minutes(of.stay.p50) },
  { name: 'abandoned', kind: 'percent', of: (of) => of.abandoned.share },
  { name: 'noShows', kind: 'count', of: (of) => of.noShows },
  { name: 'returned', kind: 'count', of: (of) => of.returned },
  { name: 'cancelledByVisitor', kind: 'count', of: (of) => of.cancelledByVisitor },
  { name: 'cancelledByOfficer', kind: 'count', of: (of) => of.cancelledByOfficer },
  { name: 'expired', kind: 'count', of: (of) => of.expired },
  { name: 'left', kind: 'count', of: (of) => of.left },
  { name: 'neverCame', kind: 'count', of: (of) => of.neverCame },
  { name: 'transferred', kind: 'count', of: (of) => of.transferred },
  { name: 'afterTransfer', kind: 'minutes', of: (of) => minutes(of.waitAfterTransfer.p50) },
  { name: 'afterReturn', kind: 'minutes', of: (of) => minutes(of.waitAfterReturn.p50) },
  { name: 'way', kind: 'minutes', of: (of) => minutes(of.way.p50) },
  { name: 'overtaken', kind: 'count', of: (of) => of.overtaken.count },
  { name: 'priorityGain', kind: 'minutes', of: (of) => minutes(of.priorityGain) },
  { name: 'toldTrue', kind: 'percent', of: (of) => of.toldTrue.share },
  { name: 'toldError', kind: 'minutes', of: (of) => minutes(of.toldError) },
  { name: 'outcomes', kind: 'percent', of: (of) => of.outcomes.share },
  { name: 'procedures', kind: 'count', of: (of) => of.procedures },
  { name: 'occupancy', kind: 'percent', of: (of) => of.counters?.occupancy },
  { name: 'idleWhileWaiting', kind: 'minutes', of: (of) => minutes(of.counters?.idleWhileWaiting) },
  { name: 'perHour', kind: 'rate', of: (of) => of.counters?.perHour },
  { name: 'satisfied', kind: 'percent', of: (of) => of.ratings?.share, beside: satisfiedBeside },
  { name: 'answered', kind: 'percent', of: (of) => of.ratings?.responseRate, beside: answeredBeside },
  { name: 'unsure', kind: 'count', of: (of) => of.unsure },
];

/** Figures of what visitors said. */
export const OF_RATINGS = ['satisfied', 'answered'];

/** Between which shares it lies, and of how many. @param {Words} text @param {Wire} figures */
function satisfiedBeside(text, { ratings: { interval, count } }) {
  return text('reports.ratings.beside', { low: percent(text, interval.low), high: percent(text, interval.high), count });
}

/** @param {Words} text @param {Wire} figures */
function answeredBeside(text, { ratings: { count, asked, finished } }) {
  return text('reports.ratings.answered', { count, asked, finished });
}

/** @param {string} name */
export const figure = (name) => /** @type {Figure} */ (FIGURES.find((of) => of.name === name));

/** The figures on top. */
export const HEADLINE = ['issued', 'onTime', 'waitP50', 'waitP90', 'service', 'abandoned', 'satisfied'].map(figure);

/** The columns of the table as it is shown first. */
export const COLUMNS = ['issued', 'finished', 'onTime', 'waitP50', 'waitP90', 'allP90', 'service', 'abandoned', 'toldTrue', 'outcomes',
  'occupancy', 'idleWhileWaiting', 'satisfied', 'answered'].map(figure);

const FEW = 5; // what fewer visitors said is not shown

/** @param {Words} text @param {number} share */
function percent(text, share) {
  return new Intl.NumberFormat(text.locale, { style: 'percent', maximumFractionDigits: 1 }).format(share);
}

/** A figure as people read it. @param {Words} text @param {Figure} of @param {Wire} figures */
export function written(text, of, figures) {
  const hides = OF_RATINGS.includes(of.name) && figures.ratings?.hides;
  if (hides) return hides === 'few' ? text('reports.ratings.few', { least: FEW }) : text('reports.ratings.hidden');
  const value = of.of(figures);
  if (value === null || value === undefined) return text('reports.empty');
  const digits = (most) => new Intl.NumberFormat(text.locale, { maximumFractionDigits: most }).format(value);
  switch (of.kind) {
    case 'percent': return percent(text, value);
    case 'minutes': return text('reports.minutes', { minutes: digits(Math.abs(value) < 10 ? 1 : 0) });
    default: return digits(of.kind === 'rate' ? 1 : 0);
  }
}

/** What stands beside a figure; null for nothing. @param {Words} text @param {Figure} of @param {Wire} figures */
export function beside(text, of, figures) {
  const value = of.of(figures);
  return of.beside && value !== null && value !== undefined ? of.beside(text, figures) : null;
}

const lower = (word) => word.charAt(0).toLowerCase() + word.slice(1);

/**
 * A figure of days with which others are compared: nothing where nobody came.
 * @param {Words} text
 * @param {Figure} of
 * @param {Wire} figures
 */
export function earlier(text, of, figures) {
  if (figures.issued === 0) return text('reports.empty');
  const more = beside(text, of, figures);
  return more ? `${written(text, of, figures)} (${more})` : written(text, of, figures);
}

/** What a part is called. @param {Words} text @param {Wire} report @param {string} key */
export function partName(text, { by, names }, key) {
  if (key === '') return text('reports.none');
  if (names[key]) return nameIn(names[key], text.language);
  switch (by) {
    case 'channel': return text(`reports.channel.${lower(key)}`);
    case 'weekday': return text(`reports.weekday.${key}`);
    case 'hour': return `${Number(key)}:00`;
    case 'day': return new Intl.DateTimeFormat(text.locale, { weekday: 'short', day: '2-digit', month: '2-digit', year: 'numeric',
      timeZone: 'UTC' }).format(new Date(`${key}T00:00:00Z`));
    case 'week': return text('reports.key.week', { week: Number(key.slice(6)), year: key.slice(0, 4) });
    case 'quarter': return text('reports.key.quarter', { quarter: key.slice(6), year: key.slice(0, 4) });
    case 'month': return `${key.slice(5)}/${key.slice(0, 4)}`;
    default: return key;
  }
}

/**
 * What a part was called before on these days, in parentheses; nothing for most.
 * @param {Words} text
 * @param {Wire} report
 * @param {string} key
 */
export function formerNames(text, { formerNames: former }, key) {
  const names = (former[key] ?? []).map((name) => nameIn(name, text.language));
  return names.length === 0 ? '' : text('reports.formerly', { names: names.join(', ') });
}

/** A range of days in words. @param {Words} text @param {string} from @param {string} to */
export function daysText(text, from, to) {
  const day = (date) => new Intl.DateTimeFormat(text.locale, { dateStyle: 'short', timeZone: 'UTC' }).format(new Date(`${date}T00:00:00Z`));
  return from === to ? day(from) : `${day(from)} – ${day(to)}`;
}

/** What the report comes to, in sentences. @param {Words} text @param {Wire} report @returns {string[]} */
export function answers(text, { days, total }) {
  if (total.issued === 0) return [text('reports.answer.none')];
  const said = [];
  if (days.counted > 1) said.push(text('reports.answer.good', { good: days.good, days: days.counted }));
  else if (total.onTime.share !== null) said.push(text('reports.answer.share', { share: written(text, figure('onTime'), total) }));
  const [half, most] = [written(text, figure('waitP50'), total), written(text, figure('waitP90'), total)];
  if (total.wait.p90 !== null) said.push(text('reports.answer.half', { half, most }));
  else if (total.wait.p50 !== null) said.push(text('reports.answer.halfOnly', { half }));
  return said;
}
