// A report's tables.

import { html, nothing } from 'lit';
import { beside, COLUMNS, daysText, earlier, figure, FIGURES, formerNames, HEADLINE, OF_RATINGS, partName, written } from './figures.js';
import { dateAndTime, timeOfDay } from '/shared/times.js';

/** @typedef {import('./figures.js').Figure} Figure */

const OF_COUNTERS = ['occupancy', 'idleWhileWaiting', 'perHour']; // a service has no counters of its own
const NOT_ON_SHEET = ['procedures', 'unsure', 'waitP95', 'perHour'];
const ON_SHEET = ['issued', 'finished', 'onTime', 'waitP50', 'waitP90', 'service', 'abandoned', 'satisfied'].map(figure);

/** Whether anybody was asked to rate; else nothing is said of it. @param {Wire} figures */
const isAsked = (figures) => figures.ratings?.asked > 0 || figures.ratings?.count > 0;

/** @param {Figure[]} columns @param {Wire[]} all */
const asked = (columns, ...all) => (all.some(isAsked) ? columns : columns.filter(({ name }) => !OF_RATINGS.includes(name)));

/** A figure, and what is never left out beside it. @param {Words} text @param {Figure} of @param {Wire} figures */
const whole = (text, of, figures) => {
  const more = beside(text, of, figures);
  return html`${written(text, of, figures)}${more ? html` <span class="beside">${more}</span>` : nothing}`;
};

const about = (text, of) => html`<a href="#about-${of.name}">${text(`reports.figure.${of.name}`)}</a>`;

/** What a part is called, and was called before. @param {Words} text @param {Wire} report @param {string} key */
function nameOf(text, report, key) {
  const former = formerNames(text, report, key);
  return html`${partName(text, report, key)}${former ? html` <span class="beside">${former}</span>` : nothing}`;
}

/** The figures on top, each with what it was before. @param {Words} text @param {Wire} report */
export const headline = (text, { total, before, yearBefore }) => html`
  <dl class="headline" data-testid="headline">${asked(HEADLINE, total, before, yearBefore).map((of) => html`
    <div data-testid="headline-${of.name}">
      <dt>${about(text, of)}</dt>
      <dd class="figure">${whole(text, of, total)}</dd>
      <dd class="earlier">${text('reports.kpi.before', { value: earlier(text, of, before) })}<br>
        ${text('reports.kpi.year', { value: earlier(text, of, yearBefore) })}</dd>
    </div>`)}</dl>`;

/** The parts and the whole. @param {Words} text @param {Wire} report @param {boolean} all whether every figure is a column */
export function partsTable(text, report, all) {
  const hasCounters = report.parts.some(({ figures }) => figures.counters);
  const columns = asked(all ? FIGURES : COLUMNS, ...report.parts.map(({ figures }) => figures))
    .filter(({ name }) => hasCounters || !OF_COUNTERS.includes(name));
  const cells = (figures) => columns.map((of) => html`<td class="figure">${whole(text, of, figures)}</td>`);
  return html`
    <div class="wide" tabindex="0" role="region" aria-label=${text('reports.scroll')}>
      <table data-testid="parts">
        <thead><tr><th scope="col">${text(`reports.by.${report.by}`)}</th>
          ${columns.map((of) => html`<th scope="col">${about(text, of)}</th>`)}</tr></thead>
        <tbody>${report.parts.map(({ key, figures }) => html`<tr data-testid="part" data-key=${key}>
          <th scope="row">${nameOf(text, report, key)}</th>${cells(figures)}</tr>`)}</tbody>
        <tfoot><tr data-testid="total"><th scope="row">${text('reports.total')}</th>${cells(report.total)}</tr></tfoot>
      </table>
    </div>`;
}

/** How each figure is counted. @param {Words} text */
export const definitions = (text) => html`
  <dl class="definitions">${FIGURES.map(({ name }) => html`<div id="about-${name}" tabindex="-1">
    <dt>${text(`reports.figure.${name}`)}</dt><dd>${text(`reports.figure.${name}.about`)}</dd></div>`)}</dl>`;

/** What the days leave to be said. @param {Words} text @param {Wire} report @param {string} timeZone */
export function remarks(text, { days, targets, isOwn, madeAt }, timeZone) {
  const list = (some) => some.map((day) => daysText(text, day, day)).join(', ');
  return html`
    ${days.unread.length > 0 ? html`<p class="trouble" data-testid="unread">${text('reports.unread',
      { days: list(days.unread) })}</p>` : nothing}
    ${days.incomplete.length > 0 ? html`<p class="trouble" data-testid="incomplete">${text('reports.incomplete',
      { days: list(days.incomplete) })}</p>` : nothing}
    <p class="muted">${isOwn ? `${text('reports.own')} ` : ''}${text('reports.targets', { normal: targets.normalTargetMinutes,
      priority: targets.priorityTargetMinutes })}
      ${days.goesOn ? text('reports.goesOn', { time: timeOfDay(text, madeAt, timeZone) }) : nothing}</p>`;
}

/** The month on one sheet, to be signed. @param {Words} text @param {{services: Wire, days: Wire}} sheet @param {Wire} office */
export function monthlySheet(text, { services, days }, office) {
  const { total, before, yearBefore } = services;
  const rows = asked(FIGURES, total, before, yearBefore).filter(({ name }) => !NOT_ON_SHEET.includes(name));
  const columns = asked(ON_SHEET, total);
  const scrolled = (name, table) => html`
    <div class="wide" tabindex="0" role="region" aria-label=${`${name}: ${text('reports.scroll')}`}>${table}</div>`;
  const table = (report) => scrolled(text(`reports.by.${report.by}`), html`<table>
    <thead><tr><th scope="col">${text(`reports.by.${report.by}`)}</th>
      ${columns.map((of) => html`<th scope="col">${text(`reports.figure.${of.name}`)}</th>`)}</tr></thead>
    <tbody>${report.parts.map(({ key, figures }) => html`<tr><th scope="row">${nameOf(text, report, key)}</th>
      ${columns.map((of) => html`<td class="figure">${whole(text, of, figures)}</td>`)}</tr>`)}</tbody></table>`);
  return html`
    <article class="monthly" data-testid="monthly">
      <p class="of-office">${office.title}</p>
      <h1>${text('reports.sheet.title', { month: `${services.from.slice(5, 7)}/${services.from.slice(0, 4)}` })}</h1>
      <p class="subtitle">${text('reports.sheet.about')}</p>
      ${office.answers.map((sentence) => html`<p class="lead">${sentence}</p>`)}
      ${scrolled(text('reports.sheet.figure'), html`<table>
        <thead><tr><th scope="col">${text('reports.sheet.figure')}</th>${['now', 'before', 'year'].map((column) =>
          html`<th scope="col">${text(`reports.sheet.${column}`)}</th>`)}</tr></thead>
        <tbody>${rows.map((of) => html`<tr>
          <th scope="row">${text(`reports.figure.${of.name}`)}</th>
          <td class="figure">${whole(text, of, total)}</td>
          ${[before, yearBefore].map((figures) => html`<td class="figure">${earlier(text, of, figures)}</td>`)}
        </tr>`)}</tbody>
      </table>`)}
      ${table(services)}
      ${table(days)}
      ${remarks(text, services, office.timeZone)}
      <p class="muted">${text('reports.sheet.made', { time: dateAndTime(text, services.madeAt, office.timeZone) })}</p>
      <div class="signatures">${['by', 'leader'].map((who) => html`<p><strong>${text(`reports.sheet.${who}`)}</strong><br>
        <span class="muted">${text('reports.sheet.sign')}</span></p>`)}</div>
    </article>`;
}
