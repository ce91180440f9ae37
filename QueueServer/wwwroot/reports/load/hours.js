// When people come: sentences and tables whose cells are shaded by what they say.

import { html } from 'lit';

const LEVELS = 4; // shades, besides none
const DEFINED = ['arrivals', 'offered', 'counters', 'utilisation'];

const number = (text, value, digits = 1) => new Intl.NumberFormat(text.locale, { maximumFractionDigits: digits }).format(value);
const percent = (text, value) => new Intl.NumberFormat(text.locale, { style: 'percent', maximumFractionDigits: 0 }).format(value);
const weekday = (text, day) => text(`reports.weekday.${day}`);
const clock = (at) => at.slice(0, 5);
const hourName = (hour) => `${hour}:00`;

/** Everything of a kind in all weekdays, with its weekday. @param {Wire[]} days @param {'quarters' | 'hours'} kind @returns {Wire[]} */
const all = (days, kind) => days.flatMap((day) => day[kind].map((one) => ({ ...one, weekday: day.weekday })));

/** The one with the most of something; null where nothing has any. @param {Wire[]} of @param {string} what @returns {?Wire} */
const most = (of, what) => of.reduce((best, one) => ((one[what] ?? 0) > (best?.[what] ?? 0) ? one : best), null);

/** When most come, and when there is most work for a counter. @param {Words} text @param {Wire} report @returns {string[]} */
export function sentences(text, { days }) {
  const quarter = most(all(days, 'quarters'), 'arrivals');
  if (!quarter) return [text('load.answer.none')];
  const hour = most(all(days, 'hours'), 'utilisation');
  return [
    text('load.answer', { weekday: weekday(text, quarter.weekday), time: clock(quarter.at), count: number(text, quarter.arrivals) }),
    ...(hour ? [text('load.answer.work', { weekday: weekday(text, hour.weekday), time: hourName(hour.hour),
      offered: number(text, hour.offered), counters: number(text, hour.counters), share: percent(text, hour.utilisation) })] : []),
  ];
}

/** How dark a cell is: of 4, by its share of the most there is. @param {number} value @param {number} of */
export const levelOf = (value, of) => (of > 0 ? Math.ceil((value / of) * LEVELS) : 0);

/**
 * A table with a column for each weekday.
 * @param {Words} text
 * @param {Wire[]} days
 * @param {{testid: string, first: string, rows: string[], cell: (day: Wire, row: number) => unknown}} of
 */
const byWeekday = (text, days, { testid, first, rows, cell }) => html`
  <div class="wide" tabindex="0" role="region" aria-label=${text(`load.${testid}`)}><table class="hours" data-testid=${testid}>
    <thead><tr><th scope="col">${first}</th>${days.map((day) => html`<th scope="col">${weekday(text, day.weekday)}
      <span class="beside">${text('load.days', { count: day.days })}</span></th>`)}</tr></thead>
    <tbody>${rows.map((row, i) => html`<tr data-row=${row}><th scope="row">${row}</th>${days.map((day) => cell(day, i))}</tr>`)}</tbody>
  </table></div>`;

/** Who comes in each quarter of an hour. @param {Words} text @param {Wire} report */
export function arrivalsTable(text, { days }) {
  const top = most(all(days, 'quarters'), 'arrivals')?.arrivals ?? 0;
  return byWeekday(text, days, { testid: 'arrivals', first: text('load.quarter'), rows: days[0].quarters.map(({ at }) => clock(at)),
    cell: (day, i) => {
      const { arrivals } = day.quarters[i];
      return html`<td class="figure" data-level=${levelOf(arrivals, top)}>${arrivals > 0 ? number(text, arrivals) : '–'}</td>`;
    } });
}

/** How much work each hour brings, beside the counters that are there. @param {Words} text @param {Wire} report */
export function workTable(text, { days }) {
  const top = most(all(days, 'hours'), 'offered')?.offered ?? 0;
  return byWeekday(text, days, { testid: 'work', first: text('reports.by.hour'), rows: days[0].hours.map(({ hour }) => hourName(hour)),
    cell: (day, i) => {
      const { offered, counters, utilisation } = day.hours[i];
      if (!offered) return html`<td class="figure">–</td>`;
      const beside = counters === null ? '' : text(utilisation > 1 ? 'load.over' : 'load.of',
        { counters: number(text, counters), share: utilisation === null ? '–' : percent(text, utilisation) });
      return html`<td class="figure" data-level=${levelOf(offered, top)}>${number(text, offered)}
        ${beside ? html`<span class="beside">${beside}</span>` : ''}</td>`;
    } });
}

/** How each is counted. @param {Words} text */
export const definitions = (text) => html`
  <dl class="definitions">${DEFINED.map((name) => html`<div><dt>${text(`load.figure.${name}`)}</dt>
    <dd>${text(`load.figure.${name}.about`)}</dd></div>`)}</dl>`;
