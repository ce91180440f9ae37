// Units: the figures of many offices, added up over the tree they stand in. One sentence, then the table, then the picture.

import { html, nothing } from 'lit';
import { PageStore } from '../../shell/page-store.js';
import { ask, serverNow } from '../../shell/server.js';
import { framed } from '../frame.js';
import { periodForm } from '../period-form.js';
import { daysIn, monthSoFar, OVER } from '../periods.js';
import { choicesOf } from '../choices.js';
import { funnelPicture } from './funnel.js';
import { rowsTable, sentences, shownRows } from './table.js';
import { corrections, definitions, serverAbove } from './remarks.js';
import { treeActions, treeScreen } from './tree.js';
import { nameIn } from '/shared/texts.js';
import { dayOf } from '/shared/times.js';

const root = /** @type {HTMLElement} */ (document.getElementById('units'));
const store = new PageStore(root, {
  timeZone: 'UTC',
  asked: null, // {unit, from, to, asOfToday}
  report: null,
  own: false, // whether days of one's own are being chosen
  sought: '', // what rows are looked for
  order: { by: 'place', down: false }, // how the rows are sorted
  above: null, // how it stands with the server above; null where there is none
  tree: null, // {units, places, …}: the tree that is being changed
  draft: null, // what it is to be
}, {
  title: ({ text }) => text('units.title'),
  template: () => template(),
  entered,
  helps: true,
  drawn: () => funnelPicture.draw(root.querySelector('.picture'), page.text, page.screen === 'units' ? page.report : null),
});
const { page } = store;
const tree = treeActions(store);

const today = () => dayOf(serverNow(), page.timeZone);

async function entered(me) {
  const offices = await ask('GET', '/api/v1/offices');
  store.change({ timeZone: (offices.find(({ id }) => id === me.office) ?? offices[0]).timeZone });
  if (me.role === 'administrator') store.change({ above: await aboveNow() });
  await goTo(routeOf(), false);
}

const aboveNow = () => ask('GET', '/api/v1/units/above');

const tellAgain = () => store.run(async () => {
  await ask('POST', '/api/v1/units/above/again');
  store.change({ above: await aboveNow() });
});

/** What the address asks for; what it leaves out is this month so far, or the last one on its first day. */
function routeOf() {
  const said = new URLSearchParams(location.search);
  return { unit: said.get('unit'), ...daysIn(said, monthSoFar(today())), asOfToday: said.get('now') !== null };
}

const queryOf = ({ unit, from, to, asOfToday }, mark) =>
  new URLSearchParams({ from, to, ...(unit && { unit }), ...(asOfToday && mark) });

const addressOf = (asked) => `/reports/units?${queryOf(asked, { now: '' })}`;

/** Shows what is asked for; the address says what that is, so that it can be kept and sent. */
async function goTo(asked, pushes = true) {
  if (pushes) history.pushState(null, '', addressOf(asked));
  store.change({ asked });
  store.change({ screen: 'units', report: await ask('GET', `/api/v1/units/report?${queryOf(asked, { asOfToday: 'true' })}`), sought: '' });
}

const { go, arrive, goOn } = choicesOf(store, goTo);

const template = () => framed(store, { path: '/reports/units', name: 'units' }, screens[page.screen](page));

/** The way down to what is looked at. @param {Words} text @param {Wire} report @param {Wire} asked */
const way = (text, report, asked) => html`
  <nav class="way" aria-label=${text('units.way')}>
    <ol>
      <li>${asked.unit ? html`<a href=${addressOf({ ...asked, unit: null })} data-testid="top" @click=${(event) =>
        follow(event, { unit: null })}>${text('units.all')}</a>` : html`<span aria-current="page">${text('units.all')}</span>`}</li>
      ${report.path.map(({ id, name }) => html`<li>${id === asked.unit
        ? html`<span aria-current="page">${nameIn(name, text.language)}</span>`
        : html`<a href=${addressOf({ ...asked, unit: id })} @click=${(event) => follow(event, { unit: id })}>${nameIn(name,
          text.language)}</a>`}</li>`)}
    </ol>
  </nav>`;

/** Follows a link within the page; one that is opened elsewhere is left to the browser. */
function follow(event, changes) {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button > 0) return;
  event.preventDefault();
  go(changes);
}

/** Which days, and by which tree. */
const question = () => periodForm(store, go, {
  periods: OVER, // today is not over anywhere
  today: today(),
  more: html`<label class="choice"><input type="checkbox" data-testid="as-of-today" .checked=${page.asked.asOfToday}
    @change=${({ target }) => go({ asOfToday: target.checked })} />${page.text('units.asOfToday')}</label>`,
});

const sortBy = (by) => {
  const { order } = page;
  store.change({ order: { by, down: order.by === by ? !order.down : by !== 'name' } });
};

function unitsScreen({ text, report, me, sought, order, asked }) {
  const rows = shownRows(report.rows, { text, sought, order });
  return html`
    <main class="report units">
      <h1 class="visually-hidden" tabindex="-1">${text('units.title')}</h1>
      ${way(text, report, asked)}
      ${question()}
      <section class="answer" data-testid="answer" aria-live="polite">
        ${sentences(text, report).map((sentence) => html`<p class="lead">${sentence}</p>`)}
        <p class="muted">${text('units.remark')}</p>
      </section>
      <section class="panel">
        <h2>${text('reports.table')}${report.rows.length > 7 ? html`<label class="search">${text('units.search')}<input type="search"
          data-testid="search" .value=${sought} @input=${({ target }) => store.change({ sought: target.value })} /></label>` : nothing}</h2>
        ${rowsTable(text, { rows, report, order, asked }, { sortBy, follow, addressOf })}
        <p class="muted" role="status">${rows.length < report.rows.length
          ? text('units.found', { found: rows.length, all: report.rows.length })
          : ''}</p>
      </section>
      ${report.rows.some(({ standing }) => standing !== 'unknown') ? html`<section class="panel">
        <h2>${text('units.picture')}</h2>
        <p class="muted">${text('units.picture.about')}</p>
        <div class="picture" data-testid="funnel" aria-hidden="true"></div>
      </section>` : nothing}
      ${corrections(text, report, page.timeZone)}
      ${page.above ? serverAbove(text, page.above, tellAgain) : nothing}
      ${me.role === 'administrator' ? html`<section class="panel downloads"><h2>${text('units.tree')}</h2>
        <p class="links"><button type="button" data-testid="edit" @click=${tree.open}>${text('units.tree.edit')}</button></p>
        <p class="muted">${text('units.tree.about')}</p></section>` : nothing}
      <section class="panel" data-testid="about"><h2>${text('reports.about')}</h2>${definitions(text)}</section>
    </main>`;
}

const screens = {
  ...store.screens,
  units: unitsScreen,
  tree: (of) => treeScreen(of, tree, () => store.run(() => goTo(page.asked))),
};

addEventListener('popstate', () => page.me && arrive(routeOf()));
addEventListener('resize', funnelPicture.fit);
store.watchSilence();

await store.begin();
await goOn();
