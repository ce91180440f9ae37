// Reports: what an office's days came to. One sentence that answers, then the table, then the picture. An officer reads their own work.

import { html, nothing } from 'lit';
import { linkState, officePicker, tools } from '../shell/head.js';
import { helpDialog } from '../shell/help.js';
import { dialogOf } from '../shell/dialog.js';
import { PageStore } from '../shell/page-store.js';
import { ask, serverNow } from '../shell/server.js';
import { choicesOf } from './choices.js';
import { answers } from './figures.js';
import { periodForm } from './period-form.js';
import { CUTS, cutFor, daysOf, monthBefore, PERIODS, plusDays } from './periods.js';
import { waitsPicture } from './picture.js';
import { definitions, headline, monthlySheet, partsTable, remarks } from './tables.js';
import { nameIn } from '/shared/texts.js';
import { dayOf } from '/shared/times.js';

const EXPORTS = ['csv', 'xlsx', 'json'];
const WAYS = [['whatIf', '/reports/what-if'], ['advice', '/reports/advice'], ['load', '/reports/load'],
  ['kiosks', '/reports/kiosks']];

const root = /** @type {HTMLElement} */ (document.getElementById('reports'));
const store = new PageStore(root, {
  offices: [],
  asked: null, // {office, from, to, by, sheet}
  report: null,
  sheet: null, // {services, days}: two reports of one month
  own: false, // whether days of one's own are being chosen
  all: false, // whether every figure is a column
}, {
  title: ({ text }) => text('reports.title'),
  template,
  entered,
  helps: true,
  drawn: () => waitsPicture.draw(root.querySelector('.picture'), page.text, hasPicture() ? page.report : null),
});
const { page } = store;

const officeOf = (id) => page.offices.find((office) => office.id === id);
const todayAt = (id) => dayOf(serverNow(), officeOf(id).timeZone);
const hasPicture = () => (page.report?.parts.length ?? 0) > 1 && page.report.total.wait.count > 0;
const mayAsk = (cut) => cut !== 'officer' || ['manager', 'administrator'].includes(page.me.role);

async function entered(me) {
  store.change({ offices: await ask('GET', '/api/v1/offices') });
  await goTo(routeOf(me), false);
}

/** What the address asks for; what it leaves out is this month so far, or the last one on its first day. */
function routeOf(me) {
  const said = new URLSearchParams(location.search);
  const office = officeOf(said.get('office')) ? said.get('office') : me.office;
  const today = todayAt(office);
  const [from, to] = today.endsWith('-01') ? monthBefore(today) : /** @type {[string, string]} */ (daysOf('month', today));
  const asked = { office, from: said.get('from') || from, to: said.get('to') || to, sheet: said.get('sheet') !== null };
  const by = said.get('by');
  return { ...asked, by: by && CUTS.includes(by) && mayAsk(by) ? by : 'service' };
}

const addressOf = ({ office, from, to, by, sheet }) =>
  `/reports?${new URLSearchParams({ office, from, to, by, ...(sheet && { sheet: '' }) })}`;

const reportOf = ({ office, from, to, by }) => ask('GET', `/api/v1/offices/${office}/reports?${new URLSearchParams({ from, to, by })}`);

let shown = ''; // the question in the address of what is shown

/** Shows what is asked for; the address says what that is, so that it can be kept and sent. */
async function goTo(asked, pushes = true) {
  if (pushes) history.pushState(null, '', addressOf(asked));
  shown = location.search;
  store.change({ asked });
  const values = asked.sheet
    ? { sheet: { services: await reportOf({ ...asked, by: 'service' }), days: await reportOf({ ...asked, by: 'day' }) } }
    : { report: await reportOf(asked) };
  store.change({ screen: asked.sheet ? 'sheet' : 'report', ...values });
}

const { go, arrive, goOn } = choicesOf(store, goTo);

const actions = {
  help: store.help,
  dismiss: store.dismiss,
  signOut: () => store.signOut(),
  nextLanguage: store.nextLanguage,
};

function template() {
  const { text, me, screen } = page;
  return html`
    <header>
      ${me && page.offices.length > 1 && page.asked
        ? officePicker(page, page.asked.office, (office) => go({ office }))
        : html`<p class="office">${me ? nameIn(me.officeName, text.language) : text('reports.title')}</p>`}
      <div class="now">${page.connected ? nothing : linkState(page)}</div>
      ${tools(page, '/reports', actions, me && me.role !== 'officer' ? html`<a class="button quiet" href="/reports/units"
        data-testid="to-units">${text('units.title')}</a>` : nothing)}
    </header>
    <p class="refusal" role="alert" data-testid="refusal">${page.dialog ? nothing : store.said()}</p>
    ${screens[screen](page)}
    ${dialogOf(page, { help: () => helpDialog(text, 'reports') }, actions, store.said())}`;
}

/** Which days, and by what. */
function question() {
  const { text, asked } = page;
  const isOfTime = ['hour', 'day', 'month'].includes(asked.by);
  return periodForm(page, {
    periods: PERIODS,
    today: todayAt(asked.office),
    choose: (days) => {
      store.change({ own: !days });
      if (days) go({ from: days[0], to: days[1], ...(isOfTime ? { by: cutFor(days[0], days[1]) } : {}) });
    },
    typed: ([from, to]) => go({ from, to }),
    more: html`<label>${text('reports.by')}<select data-testid="by" @change=${({ target }) => go({ by: target.value })}>
      ${CUTS.filter(mayAsk).map((cut) => html`<option value=${cut} ?selected=${cut === asked.by}>${text(`reports.by.${cut}`)}</option>`)}
    </select></label>`,
  });
}

function reportScreen({ text, report, asked, all, me }) {
  const { timeZone } = officeOf(asked.office);
  const [from, to] = monthBefore(plusDays(asked.to, 1).endsWith('-01') ? plusDays(asked.to, 1) : asked.to);
  const query = new URLSearchParams({ from: asked.from, to: asked.to, by: asked.by, lang: text.language });
  const at = `/api/v1/offices/${asked.office}/reports`;
  return html`
    <main class="report">
      <h1 class="visually-hidden" tabindex="-1">${text('reports.title')}</h1>
      ${question()}
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

const sheetScreen = ({ text, sheet, asked }) => html`
  <main class="sheet-page">
    <p class="links no-print">
      <button type="button" class="primary" data-testid="print" @click=${() => print()}>${text('reports.print')}</button>
      <button type="button" data-testid="back" @click=${() => go({ sheet: false })}>${text('reports.sheet.back')}</button>
    </p>
    ${monthlySheet(text, sheet, { title: nameIn(sheet.services.name, text.language), answers: answers(text, sheet.services),
      timeZone: officeOf(asked.office).timeZone })}
  </main>`;

const screens = { ...store.screens, report: reportScreen, sheet: sheetScreen };

addEventListener('popstate', () => {
  if (page.me && location.search !== shown) arrive(routeOf(page.me)); // else another place on the same page
});
addEventListener('resize', waitsPicture.fit);
store.watchSilence();

await store.begin();
await goOn();
