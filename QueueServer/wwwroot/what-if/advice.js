// Advice for the next working day, beside what came of it on the last of its weekday.

import { html, nothing } from 'lit';
import { listed, wide, written } from './answers.js';
import { nameIn } from '/shared/texts.js';
import { dateText } from '/shared/times.js';

/** 1 for Monday to 7 for Sunday. @param {string} day */
const weekdayOf = (day) => new Date(`${day}T00:00:00Z`).getUTCDay() || 7;

/** So many of ten, never more than there are. @param {number} share */
const ofTen = (share) => Math.floor(share * 10 + 1e-9);

const shortTime = (time) => time.slice(0, 5);

/** @param {Words} text @param {Wire} advice @param {Wire} group */
const namesOf = (text, { services }, group) => listed(text, group.services.map((id) => nameIn(services[id] ?? { vi: id }, text.language)));

/**
 * What a time of a day lacks, in a sentence.
 * @param {Words} text
 * @param {Wire} advice the whole
 * @param {Wire} day one of its days
 * @param {Wire} group one of the day's
 * @param {Wire} time one of the group's
 */
export function needText(text, advice, { day }, group, { advice: time }) {
  const values = {
    day: text(`reports.weekday.${weekdayOf(day)}`), from: shortTime(time.from), to: shortTime(time.to),
    opens: time.opens, needs: time.needs,
    services: namesOf(text, advice, group), target: group.targetMinutes, then: ofTen(time.inTimeThen ?? 0),
  };
  return time.inTime === null
    ? text('advice.grows', { ...values, line: Math.round(time.line) })
    : text('advice.needs', { ...values, now: ofTen(time.inTime) });
}

const lacks = ({ advice }) => advice.needs > advice.opens;

/**
 * What is advised, in sentences; each leads to a play of it.
 * @param {Words} text
 * @param {Wire} advice
 * @param {Wire} day
 * @param {(time: Wire, group: Wire) => string} playOf
 */
function needs(text, advice, day, playOf) {
  const lacking = day.groups.flatMap((group) => group.times.filter(lacks).map((time) => ({ group, time })));
  if (lacking.length === 0) return html`<p class="lead">${text('advice.enough', { day: dateText(text, day.day) })}</p>`;
  return html`<ul class="needs">${lacking.map(({ group, time }) => html`<li>
    <p class="lead">${needText(text, advice, day, group, time)}</p>
    <a class="button" data-testid="play" href=${playOf(time.advice, group)}>${text('advice.play')}</a></li>`)}</ul>
    ${day.groups.filter((group) => group.leftAtClosing >= 0.5).map((group) => html`<p class="trouble">${text('advice.left',
      { services: namesOf(text, advice, group), count: Math.round(group.leftAtClosing) })}</p>`)}`;
}

const share = (text, { inTime }) => (inTime === null ? text('advice.growing') : written(text, 'share', inTime));

/**
 * @param {Words} text
 * @param {Wire} advice the whole
 * @param {Wire} day one of its days
 * @param {Wire} group one of the day's
 * @param {boolean} isPast whether it is told what came of it
 */
function groupTable(text, advice, { day }, group, isPast) {
  const columns = isPast ? ['opens', 'needs.column', 'opened', 'expected', 'inTime']
    : ['arrivals', 'opens', 'needs.column', 'inTimeNow', 'inTimeThen'];
  const cells = ({ advice: time, outcome }) => (isPast
    ? [time.opens, time.needs, written(text, 'count', outcome.opened), share(text, time), text('advice.of', outcome.inTime)]
    : [written(text, 'count', time.arrivals), time.opens, time.needs, share(text, time), share(text, { inTime: time.inTimeThen })]);
  return html`<section class="group">
    <h3>${namesOf(text, advice, group)}</h3>
    <p class="muted">${text('advice.group', { count: group.counters.length, target: group.targetMinutes,
      service: written(text, 'minutes', group.serviceSeconds), variation: group.variation })}</p>
    ${wide(text, `${namesOf(text, advice, group)} (${dateText(text, day)})`, html`
      <table data-testid=${isPast ? 'last' : 'next'}>
        <thead><tr><th scope="col">${text('whatIf.time')}</th>${columns.map((column) =>
          html`<th scope="col">${text(`advice.${column}`)}</th>`)}</tr></thead>
        <tbody>${group.times.map((time) => html`<tr class=${lacks(time) ? 'lacks' : ''}>
          <th scope="row">${shortTime(time.advice.from)}–${shortTime(time.advice.to)}${lacks(time)
            ? html` <span class="mark">${text('advice.more', { count: time.advice.needs - time.advice.opens })}</span>` : nothing}</th>
          ${cells(time).map((cell) => html`<td class="figure">${cell}</td>`)}</tr>`)}</tbody>
      </table>`)}</section>`;
}

const basis = (text, { days }) => text('advice.days', { days: days.map((day) => dateText(text, day)).join(', ') });

/** @param {Page} page @param {(day: Wire, time: Wire, group: Wire) => string} playOf where a play of an advice is */
export function adviceSections({ text, advice }, playOf) {
  const { next, last } = advice;
  return html`
    <section class="answer" data-testid="answer">
      <h2>${text('advice.for', { day: dateText(text, next.day) })}</h2>
      ${next.hasTooFewDays ? html`<p class="lead" data-testid="too-few">${text('advice.tooFew', { count: next.days.length })}</p>`
        : needs(text, advice, next, (time, group) => playOf(next, time, group))}
      ${next.isUnusual ? html`<p class="trouble" data-testid="unusual">${text('advice.unusual')}</p>` : nothing}
      ${next.hasTooFewDays ? nothing : html`<p class="muted">${basis(text, next)}</p>`}
    </section>
    ${next.groups.length > 0 ? html`<section class="panel"><h2>${text('reports.table')}</h2>
      ${next.groups.map((group) => groupTable(text, advice, next, group, false))}</section>` : nothing}
    ${last === null ? nothing : html`<section class="panel" data-testid="last-week">
      <h2>${text('advice.last', { day: dateText(text, last.day) })}</h2>
      ${last.hasTooFewDays ? html`<p>${text('advice.tooFew', { count: last.days.length })}</p>`
        : last.groups.map((group) => groupTable(text, advice, last, group, true))}
      <p class="muted">${text('advice.last.hint')}</p></section>`}
    <section class="panel"><h2>${text('reports.about')}</h2><p>${text('advice.about')}</p><p>${text('advice.about.limits')}</p></section>`;
}
