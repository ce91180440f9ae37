// The hall: what a manager sees of an office, live; an auditor reads it, too.

import { html, nothing } from 'lit';
import { choices, dialogOf } from '../shell/dialog.js';
import { linkState, officePicker, tools } from '../shell/head.js';
import { helpDialog } from '../shell/help.js';
import { HubLink } from '../shell/hub-link.js';
import { PageStore } from '../shell/page-store.js';
import { ask, command, Refusal, serverNow } from '../shell/server.js';
import { screenFor } from '../shell/sign-in.js';
import { hallScreen } from './panels.js';
import { nameIn } from '/shared/texts.js';

const ASK_EVERY = 10000; // milliseconds, as often as devices report

const root = document.getElementById('hall');
const store = new PageStore(root, {
  offices: [],
  office: null,
  devices: null, // null until they were asked for
  appointments: [], // today's, confirmed
}, {
  title: ({ text }) => text('hall.title'),
  template,
  screenFor: (me) => screenFor(me) ?? (me.role === 'officer' ? 'no-hall' : null),
  entered,
  live: 'hall',
  helps: true,
  drawn: letListsScroll,
});
const { page } = store;

/** Does something for the office and takes the dialog away that asked for it. */
const act = (path) => store.run(async () => {
  if (!page.connected) throw new Refusal('offline');
  await command(`/api/v1/offices/${page.office}/${path}`);
  store.dismiss();
});

const actions = {
  show: store.show,
  dismiss: store.dismiss,
  help: store.help,
  signOut: () => store.signOut(),
  nextLanguage: store.nextLanguage,
  closeDay: () => act('day/close'),
  answer: (kind) => (kind === 'repaired' ? act('repair/seen') : store.show(kind)),
  confirmClock: () => act('clock/confirm'),
  bringBack: () => act('day/bring-back'),
};

async function entered(me) {
  store.change({ offices: await ask('GET', '/api/v1/offices') });
  const wanted = new URLSearchParams(location.search).get('office');
  follow(page.offices.some(({ id }) => id === wanted) ? wanted : me.office);
}

/** Follows an office; the address names it, so that a reload or a bookmark comes back to it. */
function follow(office) {
  if (page.offices.length > 1) history.replaceState(null, '', `?office=${encodeURIComponent(office)}`);
  store.follow(new HubLink('WatchHall', [office], 'HallChanged'), { office, devices: null, appointments: [], screen: 'starting' },
    { linked: askAround });
}

const isManager = ({ me }) => ['manager', 'administrator'].includes(me?.role);

/** Asks for what the hub does not tell. Appointments, with their codes, are not an auditor's. */
async function askAround() {
  const { office } = page;
  const read = (what) => ask('GET', `/api/v1/offices/${office}/${what}`);
  try {
    const [devices, { bookings }] = await Promise.all([read('devices'), isManager(page) ? read('bookings') : { bookings: [] }]);
    if (page.office !== office) return;
    store.change({ devices: devices.filter((device) => !device.revokedAt),
      appointments: bookings.filter(({ state }) => state === 'confirmed') });
  } catch (refusal) {
    if (refusal.code !== 'offline' && refusal.code !== 'signed-out') throw refusal; // the line on top says both
  }
}

const mayClose = (of) => isManager(of) && of.view?.dayOpen;

function template() {
  const { text, me, screen, view } = page;
  return html`
    <header>
      ${me && page.offices.length > 1
        ? officePicker(page, page.office, follow)
        : html`<p class="office">${me ? nameIn(view?.name ?? me.officeName, text.language) : text('hall.title')}</p>`}
      <div class="now">
        ${view && screen === 'hall'
          ? html`<p class="muted figure">${new Date(`${view.day}T00:00:00`).toLocaleDateString(text.locale)}${view.dayOpen
            ? nothing
            : html` · <strong data-testid="day-closed">${text('hall.closed')}</strong>`}</p>`
          : nothing}
        ${page.follows ? linkState(page) : nothing}
      </div>
      ${tools(page, '/hall', actions,
        screen === 'hall' && mayClose(page)
          ? html`<button type="button" class="quiet" data-testid="close-day"
            @click=${() => actions.show('close')}>${text('console.closeDay')}</button>`
          : nothing)}
    </header>
    <p class="refusal" role="alert" data-testid="refusal">${page.dialog ? nothing : store.said()}</p>
    ${screens[screen]({ ...page, title: text('hall.title'), answer: isManager(page) ? actions.answer : null })}
    ${dialogOf(page, dialogs, actions, store.said())}`;
}

/** A question, what a yes comes to, and the answer. */
const asked = (text, kind, effects, act, busy) => html`
  <h2 id="dialog-title">${text(`notice.${kind}.sure`)}</h2>
  <ul class="rules" data-testid="notice-effect">${effects.map((effect) => html`<li>${effect}</li>`)}</ul>
  <form @submit=${(event) => { event.preventDefault(); act(); }}>${choices(text, text(`notice.${kind}.answer`),
    { busy, danger: true, testid: 'notice-yes' })}</form>`;

const dialogs = {
  help: ({ text }) => helpDialog(text, 'hall'),
  close: ({ text, view, busy }) => {
    const { waiting, called, serving, held } = view.today;
    return html`
      <h2 id="dialog-title">${text('hall.close.sure')}</h2>
      <ul class="rules" data-testid="close-effect">
        <li>${text('hall.close.expire', { count: waiting + called + held })}</li>
        <li>${text('hall.close.finish', { count: serving })}</li>
        <li>${text('hall.close.counters', { count: view.counters.filter(({ officer }) => officer).length })}</li>
        <li>${text('hall.close.faces')}</li>
      </ul>
      <form @submit=${(event) => { event.preventDefault(); actions.closeDay(); }}>${choices(text, text('console.closeDay.yes'),
        { busy, danger: true, testid: 'close-day-yes' })}</form>`;
  },
  clock: ({ text, busy }) =>
    asked(text, 'clock', [text('notice.clock.effect'), text('notice.clock.effect.day')], actions.confirmClock, busy),
  ahead: ({ text, view, busy }) => {
    const { waiting, called, serving, held } = view.today;
    return asked(text, 'ahead',
      [text('notice.ahead.effect', { count: waiting + called + serving + held }), text('notice.ahead.effect.numbers')], actions.bringBack,
        busy);
  },
};

const screens = {
  ...store.screens,
  'no-hall': ({ text }) => html`<main class="narrow"><p class="lead">${text('hall.none')}</p></main>`,
  hall: hallScreen,
};

const hasMore = (list) => list.scrollHeight > list.clientHeight || list.scrollWidth > list.clientWidth;

/** A list that has no room scrolls by the keyboard, too. */
function letListsScroll() {
  root.querySelectorAll('.scrolls').forEach((list) => { list.tabIndex = hasMore(list) ? 0 : -1; });
}

setInterval(() => page.screen === 'hall' && store.change({ now: serverNow() }), 1000);
addEventListener('resize', letListsScroll);
setInterval(() => page.connected && askAround(), ASK_EVERY);

await store.begin();
