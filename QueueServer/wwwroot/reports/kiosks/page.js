// Kiosks: what visits there came to, and where they were given up. One sentence, then the tables.

import { html } from 'lit';
import { ask } from '../../shell/server.js';
import { forTheOffice, notYours } from '../frame.js';
import { officeFigures } from '../office-figures.js';
import { periodForm } from '../period-form.js';
import { daysIn, daysOf, PERIODS, recutOf } from '../periods.js';
import { definitions, partsTable, sentences, stepsTable } from './counts.js';

const CUTS = ['kiosk', 'hour', 'weekday', 'day', 'week', 'month'];

const { store, page, go, todayAt, begin } = officeFigures('kiosks', {
  path: '/reports/kiosks',
  values: { report: null },
  routeOf: (address, today) => ({
    ...daysIn(address, daysOf('week', today)),
    by: CUTS.find((cut) => cut === address.get('by')) ?? 'kiosk',
  }),
  read: async ({ office, ...asked }) =>
    ({ screen: 'kiosks', report: await ask('GET', `/api/v1/offices/${office}/funnel?${new URLSearchParams(asked)}`) }),
  screens: { 'kiosks': kiosksScreen, 'not-yours': notYours('kiosks') },
  own: { screenFor: forTheOffice },
});

const question = (/** @type {Wire} */ { text, asked }) => periodForm(store, go, {
  periods: PERIODS,
  today: todayAt(asked.office),
  recut: recutOf(asked.by),
  more: html`<label>${text('reports.by')}<select data-testid="by" @change=${({ target }) => go({ by: target.value })}>
    ${CUTS.map((cut) => html`<option value=${cut} ?selected=${cut === asked.by}>${text(`reports.by.${cut}`)}</option>`)}
  </select></label>`,
});

function kiosksScreen({ text, report }) {
  return html`
    <main class="report kiosks">
      <h1 class="visually-hidden" tabindex="-1">${text('kiosks.title')}</h1>
      ${question(page)}
      <section class="answer" data-testid="answer" aria-live="polite">
        ${sentences(text, report.total).map((sentence) => html`<p class="lead">${sentence}</p>`)}
        <p class="muted">${text('kiosks.remark')}</p>
      </section>
      ${report.total.begun > 0 ? html`
        <section class="panel"><h2>${text('reports.table')}</h2>${partsTable(text, report)}</section>
        <section class="panel"><h2>${text('kiosks.steps')}</h2>${stepsTable(text, report.total)}</section>` : ''}
      <section class="panel" data-testid="about"><h2>${text('reports.about')}</h2>${definitions(text)}</section>
    </main>`;
}

await begin();
