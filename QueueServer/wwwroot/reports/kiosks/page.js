// Kiosks: what visits there came to, and where they were given up. One sentence, then the tables.

import { html } from 'lit';
import { linkState, officePicker, tools } from '../../shell/head.js';
import { helpDialog } from '../../shell/help.js';
import { dialogOf } from '../../shell/dialog.js';
import { PageStore } from '../../shell/page-store.js';
import { ask, serverNow } from '../../shell/server.js';
import { screenFor } from '../../shell/sign-in.js';
import { choicesOf } from '../choices.js';
import { periodForm } from '../period-form.js';
import { cutFor, daysOf, PERIODS } from '../periods.js';
import { definitions, partsTable, sentences, stepsTable } from './counts.js';
import { nameIn } from '/shared/texts.js';
import { dayOf } from '/shared/times.js';

const CUTS = ['kiosk', 'hour', 'weekday', 'day', 'week', 'month'];

const root = /** @type {HTMLElement} */ (document.getElementById('kiosks'));
const store = new PageStore(root, {
  offices: [],
  asked: null, // {office, from, to, by}
  report: null,
  own: false, // whether days of one's own are being chosen
}, {
  title: ({ text }) => text('kiosks.title'),
  template,
  entered,
  screenFor: (me) => screenFor(me) ?? (me.role === 'officer' ? 'not-yours' : null),
  helps: true,
});
const { page } = store;

const officeOf = (id) => page.offices.find((office) => office.id === id);
const todayAt = (id) => dayOf(serverNow(), officeOf(id).timeZone);

async function entered(me) {
  store.change({ offices: await ask('GET', '/api/v1/offices') });
  await goTo(routeOf(me), false);
}

/** What the address asks for; what it leaves out is this week so far. */
function routeOf(me) {
  const said = new URLSearchParams(location.search);
  const office = officeOf(said.get('office')) ? said.get('office') : me.office;
  const [from, to] = /** @type {[string, string]} */ (daysOf('week', todayAt(office)));
  const by = said.get('by');
  return { office, from: said.get('from') || from, to: said.get('to') || to, by: by && CUTS.includes(by) ? by : 'kiosk' };
}

let shown = ''; // the question in the address of what is shown

/** Shows what is asked for; the address says what that is, so that it can be kept and sent. */
async function goTo(asked, pushes = true) {
  const { office, ...days } = asked;
  if (pushes) history.pushState(null, '', `/reports/kiosks?${new URLSearchParams(asked)}`);
  shown = location.search;
  store.change({ asked });
  store.change({ screen: 'kiosks', report: await ask('GET', `/api/v1/offices/${office}/funnel?${new URLSearchParams(days)}`) });
}

const { go, arrive, goOn } = choicesOf(store, goTo);

const actions = {
  help: store.help,
  dismiss: store.dismiss,
  signOut: () => store.signOut(),
  nextLanguage: store.nextLanguage,
};

function template() {
  const { text, me, asked, screen } = page;
  return html`
    <header>
      ${me && page.offices.length > 1 && asked
        ? officePicker(page, asked.office, (office) => go({ office }))
        : html`<p class="office">${me ? nameIn(me.officeName, text.language) : text('kiosks.title')}</p>`}
      <div class="now">${page.connected ? '' : linkState(page)}</div>
      ${tools(page, '/reports/kiosks', actions)}
    </header>
    <p class="refusal" role="alert" data-testid="refusal">${page.dialog ? '' : store.said()}</p>
    ${screens[screen](page)}
    ${dialogOf(page, { help: () => helpDialog(text, 'kiosks') }, actions, store.said())}`;
}

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
      ${CUTS.map((cut) => html`<option value=${cut} ?selected=${cut === asked.by}>${text(`reports.by.${cut}`)}</option>`)}
    </select></label>`,
  });
}

const kiosksScreen = ({ text, report }) => html`
  <main class="report kiosks">
    <h1 class="visually-hidden" tabindex="-1">${text('kiosks.title')}</h1>
    ${question()}
    <section class="answer" data-testid="answer" aria-live="polite">
      ${sentences(text, report.total).map((sentence) => html`<p class="lead">${sentence}</p>`)}
      <p class="muted">${text('kiosks.remark')}</p>
    </section>
    ${report.total.begun > 0 ? html`
      <section class="panel"><h2>${text('reports.table')}</h2>${partsTable(text, report)}</section>
      <section class="panel"><h2>${text('kiosks.steps')}</h2>${stepsTable(text, report.total)}</section>` : ''}
    <section class="panel" data-testid="about"><h2>${text('reports.about')}</h2>${definitions(text)}</section>
  </main>`;

const notYours = ({ text }) => html`<main class="report"><h1 tabindex="-1">${text('kiosks.title')}</h1>
  <p class="lead" data-testid="not-yours">${text('reports.refused')}</p>
  <p><a class="button" href="/reports">${text('reports.title')}</a></p></main>`;

const screens = { ...store.screens, 'kiosks': kiosksScreen, 'not-yours': notYours };

addEventListener('popstate', () => {
  if (page.me && location.search !== shown) arrive(routeOf(page.me)); // else another place on the same page
});
store.watchSilence();

await store.begin();
await goOn();
