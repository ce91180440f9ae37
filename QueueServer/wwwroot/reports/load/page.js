// When people come, and how much work that is: one sentence, then a table that is a picture, too.

import { html } from 'lit';
import { linkState, officePicker, tools } from '../../shell/head.js';
import { helpDialog } from '../../shell/help.js';
import { dialogOf } from '../../shell/dialog.js';
import { PageStore } from '../../shell/page-store.js';
import { ask, serverNow } from '../../shell/server.js';
import { screenFor } from '../../shell/sign-in.js';
import { choicesOf } from '../choices.js';
import { daysText } from '../figures.js';
import { periodForm } from '../period-form.js';
import { daysOf, PERIODS } from '../periods.js';
import { arrivalsTable, definitions, sentences, workTable } from './hours.js';
import { nameIn } from '/shared/texts.js';
import { dayOf } from '/shared/times.js';

const OWN_PERIODS = PERIODS.filter((period) => period !== 'today'); // today is not over

const root = /** @type {HTMLElement} */ (document.getElementById('load'));
const store = new PageStore(root, {
  offices: [],
  asked: null, // {office, from, to, service}
  report: null,
  own: false, // whether days of one's own are being chosen
}, {
  title: ({ text }) => text('load.title'),
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

/** What the address asks for; what it leaves out is this quarter so far, and every service. */
function routeOf(me) {
  const said = new URLSearchParams(location.search);
  const office = officeOf(said.get('office')) ? said.get('office') : me.office;
  const [from, to] = /** @type {[string, string]} */ (daysOf('quarter', todayAt(office)));
  return { office, from: said.get('from') || from, to: said.get('to') || to, service: said.get('service') ?? '' };
}

/** What is asked, without what is not said. */
const queryOf = ({ service, ...rest }) => new URLSearchParams({ ...rest, ...(service && { service }) });

let shown = ''; // the question in the address of what is shown

/** Shows what is asked for; the address says what that is, so that it can be kept and sent. */
async function goTo(asked, pushes = true) {
  const { office, ...rest } = asked;
  if (pushes) history.pushState(null, '', `/reports/load?${queryOf(asked)}`);
  shown = location.search;
  store.change({ asked });
  store.change({ screen: 'load', report: await ask('GET', `/api/v1/offices/${office}/reports/load?${queryOf(rest)}`) });
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
        ? officePicker(page, asked.office, (office) => go({ office, service: '' }))
        : html`<p class="office">${me ? nameIn(me.officeName, text.language) : text('load.title')}</p>`}
      <div class="now">${page.connected ? '' : linkState(page)}</div>
      ${tools(page, '/reports/load', actions)}
    </header>
    <p class="refusal" role="alert" data-testid="refusal">${page.dialog ? '' : store.said()}</p>
    ${screens[screen](page)}
    ${dialogOf(page, { help: () => helpDialog(text, 'load') }, actions, store.said())}`;
}

function question() {
  const { text, asked, report } = page;
  return periodForm(page, {
    periods: OWN_PERIODS,
    today: todayAt(asked.office),
    choose: (days) => {
      store.change({ own: !days });
      if (days) go({ from: days[0], to: days[1] });
    },
    typed: ([from, to]) => go({ from, to }),
    more: html`<label>${text('load.service')}<select data-testid="service" @change=${({ target }) => go({ service: target.value })}>
      <option value="" ?selected=${!asked.service}>${text('load.everything')}</option>
      ${report.services.map(({ id, name }) =>
        html`<option value=${id} ?selected=${id === asked.service}>${nameIn(name, text.language)}</option>`)}
    </select></label>`,
  });
}

const loadScreen = ({ text, report }) => html`
  <main class="report load">
    <h1 class="visually-hidden" tabindex="-1">${text('load.title')}</h1>
    ${question()}
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

const notYours = ({ text }) => html`<main class="report"><h1 tabindex="-1">${text('load.title')}</h1>
  <p class="lead" data-testid="not-yours">${text('reports.refused')}</p>
  <p><a class="button" href="/reports">${text('reports.title')}</a></p></main>`;

const screens = { ...store.screens, 'load': loadScreen, 'not-yours': notYours };

addEventListener('popstate', () => {
  if (page.me && location.search !== shown) arrive(routeOf(page.me)); // else another place on the same page
});
store.watchSilence();

await store.begin();
await goOn();
