// The table of units: what each comes to, its course, and how it stands to the whole.

import { html, nothing } from 'lit';
import { isFoundIn } from '../../shell/search.js';
import { course } from './course.js';
import { nameIn } from '/shared/texts.js';

const share = (count, of) => (of === 0 ? null : count / of);

/** @typedef {{name: string, of: (figures: Wire) => ?number}} Column */

/** The columns with figures, and what rows are sorted by. @type {Column[]} */
export const COLUMNS = [
  { name: 'issued', of: (of) => of.issued },
  { name: 'onTime', of: (of) => share(of.onTime, of.onTimeOf) },
  { name: 'waitP90', of: (of) => of.waitP90 },
  { name: 'satisfied', of: (of) => (of.satisfied === null ? null : share(of.satisfied, of.ratings)) },
  { name: 'occupancy', of: (of) => of.occupancy },
  { name: 'abandoned', of: (of) => share(of.abandoned, of.issued) },
  { name: 'missing', of: (of) => of.missing },
];

/** Words, sign and colour of how a row stands: none of them alone. */
const SIGNS = { farBelow: '▼▼', below: '▼', within: '●', above: '▲', farAbove: '▲▲', unknown: '–' };

const GOOD = 0.9; // on time, as in an office's own report

/** @param {Words} text @param {?number} value */
const percent = (text, value) => (value === null || value === undefined
  ? text('reports.empty')
  : new Intl.NumberFormat(text.locale, { style: 'percent', maximumFractionDigits: 1 }).format(value));

/** @param {Words} text @param {number} value */
const count = (text, value) => new Intl.NumberFormat(text.locale).format(value);

/** @param {Words} text @param {?number} seconds */
const minutes = (text, seconds) => (seconds === null
  ? text('reports.empty')
  : text('reports.minutes', { minutes: new Intl.NumberFormat(text.locale, { maximumFractionDigits: seconds < 600 ? 1 : 0 })
    .format(seconds / 60) }));

/** A share that few ratings tell: never without how many, and between which shares it truly lies. */
function satisfied(text, figures) {
  if (figures.satisfied === null) return figures.ratings === 0 ? text('reports.empty') : text('units.few');
  const { low, high } = figures.satisfiedBetween;
  return html`${percent(text, share(figures.satisfied, figures.ratings))}<br><span class="between">${text('units.between',
    { low: percent(text, low), high: percent(text, high), count: figures.ratings })}</span>`;
}

const cellsOf = (text, figures) => html`
  <td class="figure">${count(text, figures.issued)}</td>
  <td class="figure">${percent(text, share(figures.onTime, figures.onTimeOf))}</td>
  <td class="figure">${minutes(text, figures.waitP90)}</td>
  <td class="figure satisfied">${satisfied(text, figures)}</td>
  <td class="figure">${percent(text, figures.occupancy)}</td>
  <td class="figure">${percent(text, share(figures.abandoned, figures.issued))}</td>
  <td class="figure">${figures.missing > 0
    ? html`<span class="missing">${text('units.missing', { days: figures.missing, of: figures.days })}</span>`
    : count(text, 0)}${figures.incomplete > 0
    ? html`<br><span class="between">${text('units.incomplete', { count: figures.incomplete })}</span>`
    : nothing}</td>`;

/**
 * The rows that are shown, in their order. Rows without a figure stand last, whichever way.
 * @param {Wire[]} rows
 * @param {{text: Words, sought: string, order: {by: string, down: boolean}}} how
 */
export function shownRows(rows, { text, sought, order }) {
  const found = rows.filter(({ name }) => isFoundIn(nameIn(name, text.language), sought));
  if (order.by === 'place') return found;
  const turn = order.down ? -1 : 1;
  const words = new Intl.Collator(text.locale, { numeric: true });
  const byName = (one, other) => words.compare(nameIn(one.name, text.language), nameIn(other.name, text.language));
  if (order.by === 'name') return found.sort((one, other) => turn * byName(one, other));
  const { of } = /** @type {Column} */ (COLUMNS.find(({ name }) => name === order.by));
  return found.sort((one, other) => {
    const [left, right] = [of(one.figures), of(other.figures)];
    if (left === null || right === null) return (left === null ? 1 : 0) - (right === null ? 1 : 0) || byName(one, other);
    return turn * (left - right) || byName(one, other);
  });
}

/**
 * @param {Words} text
 * @param {{rows: Wire[], report: Wire, order: {by: string, down: boolean}, asked: Wire}} of
 * @param {{sortBy: (by: string) => void, follow: Function, addressOf: Function}} acts
 */
export function rowsTable(text, { rows, report, order, asked }, { sortBy, follow, addressOf }) {
  const head = (name, words) => html`<th scope="col" aria-sort=${order.by !== name ? 'none' : order.down ? 'descending' : 'ascending'}>
    <button type="button" class="sort" data-testid=${`sort-${name}`} @click=${() => sortBy(name)}>${words}<span
      aria-hidden="true">${order.by !== name ? '' : order.down ? ' ↓' : ' ↑'}</span></button></th>`;
  const nameOf = (row) => {
    const words = nameIn(row.name, text.language);
    if (row.unit) return html`<a href=${addressOf({ ...asked, unit: row.unit })} @click=${(event) => follow(event,
      { unit: row.unit })}>${words}</a><br><span class="between">${text(`units.kind.${row.kind}`)} · ${text('units.offices',
      { count: row.figures.offices })}</span>`;
    return row.hasReport
      ? html`<a href=${`/reports?${new URLSearchParams({ office: row.office, from: asked.from, to: asked.to })}`}>${words}</a>`
      : words;
  };
  return html`
    <div class="wide" tabindex="0" role="region" aria-label=${text('reports.scroll')}>
      <table data-testid="rows">
        <thead><tr>${head('name', text('units.name'))}<th scope="col" class="words">${text('units.course')}</th><th
          scope="col" class="words">${text('units.standing')}</th>${COLUMNS.map(({ name }) => head(name,
          text(`units.figure.${name}`)))}</tr></thead>
        <tbody>${rows.map((row) => html`<tr data-testid="row" data-key=${row.unit ?? row.office}>
          <th scope="row">${nameOf(row)}</th>
          <td>${course(text, row, report)}</td>
          <td class="words standing ${row.standing}"><span aria-hidden="true">${SIGNS[row.standing]}</span>
            ${text(`units.standing.${row.standing}`)}</td>
          ${cellsOf(text, row.figures)}</tr>`)}</tbody>
        <tfoot><tr data-testid="whole"><th scope="row">${text('reports.total')}</th><td></td><td></td>${cellsOf(text,
          report.whole)}</tr></tfoot>
      </table>
    </div>`;
}

/** What the report comes to, in sentences. @param {Words} text @param {Wire} report @returns {string[]} */
export function sentences(text, { whole, rows }) {
  if (whole.issued === 0) return [text(whole.missing > 0 ? 'units.answer.missing' : 'reports.answer.none', { count: whole.missing })];
  const measured = rows.filter(({ figures }) => figures.onTimeOf > 0);
  const good = measured.filter(({ figures }) => figures.onTime >= GOOD * figures.onTimeOf).length;
  const far = rows.filter(({ standing }) => standing === 'farBelow').length;
  return [
    text('units.answer.whole', { share: percent(text, share(whole.onTime, whole.onTimeOf)), good, rows: measured.length }),
    [
      text(far === 0 ? 'units.answer.none' : 'units.answer.far', { count: far }),
      whole.missing > 0 ? text('units.answer.missing', { count: whole.missing }) : '',
    ].join(' ').trim(),
  ];
}
