// Reports: what an office's days came to. One sentence that answers, then the table, then the picture. An officer reads their own work.

import { html, nothing } from 'lit';
import { ask } from '../shell/server.js';
import { answers } from './figures.js';
import { officeFigures } from './office-figures.js';
import { periodForm } from './period-form.js';
import { CUTS, daysIn, monthBefore, monthSoFar, PERIODS, plusDays, recutOf } from './periods.js';
import { waitsPicture } from './picture.js';
import { definitions, headline, monthlySheet, partsTable, remarks } from './tables.js';
import { nameIn } from '/shared/texts.js';

const EXPORTS = ['csv', 'xlsx', 'json'];
const WAYS = [['whatIf', '/reports/what-if'], ['advice', '/reports/advice'], ['load', '/reports/load'],
  ['kiosks', '/reports/kiosks']];

const { store, page, root, go, officeOf, todayAt, begin } = officeFigures('reports', {
  path: '/reports',
  values: {
    report: null,
    sheet: null, // {services, days}: two reports of one month
    all: false, // whether every figure is a column
  },
  routeOf: (address, today) => ({
    ...daysIn(address, monthSoFar(today)),
    sheet: address.get('sheet') !== null,
    by: CUTS.filter(mayAsk).find((cut) => cut === address.get('by')) ?? 'service',
  }),
  queryOf: ({ office, from, to, by, sheet }) => new URLSearchParams({ office, from, to, by, ...(sheet && { sheet: '' }) }),
  read: async (asked) => (asked.sheet
    ? { screen: 'sheet', sheet: { services: await reportOf({ ...asked, by: 'service' }), days: await reportOf({ ...asked, by: 'day' }) } }
    : { screen: 'report', report: await reportOf(asked) }),
  screens: { report: reportScreen, sheet: sheetScreen },
  more: ({ text, me }) => (me && me.role !== 'officer'
    ? html`<a class="button quiet" href="/reports/units" data-testid="to-units">${text('units.title')}</a>`
    : nothing),
  own: { drawn: () => waitsPicture.draw(root.querySelector('.picture'), page.text, hasPicture() ? page.report : null) },
});

const hasPicture = () => (page.report?.parts.length ?? 0) > 1 && page.report.total.wait.count > 0;
const mayAsk = (cut) => cut !== 'officer' || ['manager', 'administrator'].includes(page.me.role);
const reportOf = ({ office, from, to, by }) => ask('GET', `/api/v1/offices/${office}/reports?${new URLSearchParams({ from, to, by })}`);

/** Which days, and by what. */
const question = (/** @type {Wire} */ { text, asked }) => periodForm(store, go, {
  periods: PERIODS,
  today: todayAt(asked.office),
  recut: recutOf(asked.by),
  more: html`<label>${text('reports.by')}<select data-testid="by" @change=${({ target }) => go({ by: target.value })}>
    ${CUTS.filter(mayAsk).map((cut) => html`<option value=${cut} ?selected=${cut === asked.by}>${text(`reports.by.${cut}`)}</option>`)}
  </select></label>`,
});

function reportScreen({ text, report, asked, all, me }) {
  const { timeZone } = officeOf(asked.office);
  const [from, to] = monthBefore(plusDays(asked.to, 1).endsWith('-01') ? plusDays(asked.to, 1) : asked.to);
  const query = new URLSearchParams({ from: asked.from, to: asked.to, by: asked.by, lang: text.language });
  const at = `/api/v1/offices/${asked.office}/reports`;
  return html`
    <main class="report">
      <h1 class="visually-hidden" tabindex="-1">${text('reports.title')}</h1>
      ${question(page)}
      ${me.role === 'officer' ? nothing : html`<p class="links no-print">${WAYS.map(([name, path]) => html`<a class="button"
        data-testid="to-${name}" href="${path}?${new URLSearchParams({ office: asked.office })}">${text(`${name}.title`)}</a>`)}</p>`}
      <section class="answer" data-testid="answer" aria-live="polite">
        ${answers(text, report).map((sentence) => html`<p class="lead">${sentence}</p>`)}
        ${remarks(text, report, timeZone)}
      </section>
      ${headline(text, report)}
      <section class="panel">
        <h2>${text('reports.table')}<label class="choice all"><input type="checkbox" data-testid="all" .checked=${all}
          @change=${({ target }) => store.change({ all: target.checked })} />${text('reports.all')}</label></h2>
        ${partsTable(text, report, all)}
      </section>
      ${hasPicture() ? html`<section class="panel"><h2>${text('reports.picture.waits')}</h2><div class="picture" data-testid="picture"
        aria-hidden="true"></div></section>` : nothing}
      <section class="panel downloads">
        <h2>${text('reports.export')}</h2>
        <p class="links">
          <a class="button" data-testid="export-figures" download href="${at}/figures.csv?${query}">${text('reports.export.figures')}</a>
          ${EXPORTS.map((kind) => html`<a class="button" data-testid="export-${kind}" download
            href="${at}/tickets/${kind}?${query}">${text(`reports.export.${kind}`)}</a>`)}
          <button type="button" data-testid="print" @click=${() => print()}>${text('reports.print')}</button>
          ${me.role === 'officer' ? nothing : html`<button type="button" data-testid="sheet"
            @click=${() => go({ from, to, sheet: true })}>${text('reports.sheet')}</button>`}
        </p>
        <p class="muted">${text('reports.export.hint')}</p>
      </section>
      <section class="panel" data-testid="about"><h2>${text('reports.about')}</h2>${definitions(text)}</section>
    </main>`;
}

function sheetScreen({ text, sheet, asked }) {
  return html`
    <main class="sheet-page">
      <p class="links no-print">
        <button type="button" class="primary" data-testid="print" @click=${() => print()}>${text('reports.print')}</button>
        <button type="button" data-testid="back" @click=${() => go({ sheet: false })}>${text('reports.sheet.back')}</button>
      </p>
      ${monthlySheet(text, sheet, { title: nameIn(sheet.services.name, text.language), answers: answers(text, sheet.services),
        timeZone: officeOf(asked.office).timeZone })}
    </main>`;
}

addEventListener('resize', waitsPicture.fit);
await begin();
