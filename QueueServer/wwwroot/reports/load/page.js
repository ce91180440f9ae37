// When people come, and how much work that is: one sentence, then a table that is a picture, too.

import { html } from 'lit';
import { ask } from '../../shell/server.js';
import { daysText } from '../figures.js';
import { forTheOffice, notYours } from '../frame.js';
import { officeFigures } from '../office-figures.js';
import { periodForm } from '../period-form.js';
import { daysIn, daysOf, OVER } from '../periods.js';
import { arrivalsTable, definitions, sentences, workTable } from './hours.js';
import { nameIn } from '/shared/texts.js';

const { store, page, go, todayAt, begin } = officeFigures('load', {
  path: '/reports/load',
  values: { report: null },
  routeOf: (address, today) => ({ ...daysIn(address, daysOf('quarter', today)), service: address.get('service') ?? '' }),
  read: async ({ office, service, ...days }) => ({
    screen: 'load',
    report: await ask('GET', `/api/v1/offices/${office}/reports/load?${new URLSearchParams({ ...days, ...(service && { service }) })}`),
  }),
  screens: { 'load': loadScreen, 'not-yours': notYours('load') },
  changed: { service: '' },
  own: { screenFor: forTheOffice },
});

const question = (/** @type {Wire} */ { text, asked, report }) => periodForm(store, go, {
  periods: OVER,
  today: todayAt(asked.office),
  more: html`<label>${text('load.service')}<select data-testid="service" @change=${({ target }) => go({ service: target.value })}>
    <option value="" ?selected=${!asked.service}>${text('load.everything')}</option>
    ${report.services.map(({ id, name }) =>
      html`<option value=${id} ?selected=${id === asked.service}>${nameIn(name, text.language)}</option>`)}
  </select></label>`,
});

function loadScreen({ text, report }) {
  return html`
    <main class="report load">
      <h1 class="visually-hidden" tabindex="-1">${text('load.title')}</h1>
      ${question(page)}
      <section class="answer" data-testid="answer" aria-live="polite">
        ${sentences(text, report).map((sentence) => html`<p class="lead">${sentence}</p>`)}
        <p class="muted">${text('load.remark', { count: report.counted })}</p>
        ${report.unread.length > 0 ? html`<p class="trouble" data-testid="unread">${text('reports.unread',
          { days: report.unread.map((day) => daysText(text, day, day)).join(', ') })}</p>` : ''}
      </section>
      ${report.days.length > 0 ? html`
        <section class="panel"><h2>${text('load.work')}</h2>${workTable(text, report)}</section>
        <section class="panel"><h2>${text('load.arrivals')}</h2>${arrivalsTable(text, report)}</section>` : ''}
      <section class="panel" data-testid="about"><h2>${text('reports.about')}</h2>${definitions(text)}</section>
    </main>`;
}

await begin();
