// The hall: what a manager sees of an office, live; an auditor reads it, too.

import { html, render, nothing } from 'lit';
import { HubLink } from '../shell/hub-link.js';
import { ask, command, Refusal, serverNow } from '../shell/server.js';
import { closeDialog, choices, dialogOf, settleDialog } from '../shell/dialog.js';
import { hallScreen } from './panels.js';
import { isDuty, refusalSentence, screenFor, signInScreens, whoIsThere } from '../shell/sign-in.js';
import { nameIn } from '/shared/texts.js';
import { firstText, linkState, nextText, tools } from '../shell/head.js';

const DEVICES_EVERY = 10000; // milliseconds, as often as devices report
const root = document.getElementById('hall');

const page = {
  screen: 'starting',
  text: await firstText(),
  me: null,
  offices: [],
  office: null,
  view: null,
  devices: null, // null until they were asked for
  link: null,
  connected: false,
  refused: false, // the network lets no view through
  since: serverNow(),
  error: null,
  busy: false,
  dialog: null,
  now: serverNow(),
};

const actions = {
  show: (name) => change({ dialog: { name }, error: null }),
  dismiss: () => {
    closeDialog(root);
    change({ dialog: null, error: null });
  },
  signOut: () => run(async () => {
    await ask('POST', '/api/sign-out');
    stopFollowing();
    change({ screen: 'sign-in', me: null });
  }),
  closeDay: () => run(async () => {
    if (!page.connected) throw new Refusal('offline');
    await command(`/api/offices/${page.office}/day/close`);
    actions.dismiss();
  }),
  answer: (kind) => (kind === 'repaired' ? answerWith('repair/seen') : actions.show(kind)),
  confirmClock: () => answerWith('clock/confirm'),
  bringBack: () => answerWith('day/bring-back'),
  nextLanguage: async () => change({ text: await nextText(page.text) }),
};

/** Answers a notice. */
const answerWith = (path) => run(async () => {
  if (!page.connected) throw new Refusal('offline');
  await command(`/api/offices/${page.office}/${path}`);
  actions.dismiss();
});

/** Runs one thing at a time, and says its refusal. */
async function run(work) {
  if (page.busy) return;
  change({ busy: true, error: null });
  try {
    await work();
  } catch (refusal) {
    if (!refusal.code) throw refusal;
    if (refusal.code === 'signed-out') out(refusal);
    else if (isDuty(refusal)) await enter(await whoIsThere());
    else change({ error: refusal });
  } finally {
    change({ busy: false });
  }
}

function out(refusal) {
  actions.dismiss();
  stopFollowing();
  change({ screen: 'sign-in', me: null, error: refusal });
}

async function enter(me) {
  const screen = screenFor(me) ?? (me.role === 'officer' ? 'no-hall' : null);
  if (screen) return change({ me, screen });
  change({ me, offices: await ask('GET', '/api/offices') });
  const wanted = new URLSearchParams(location.search).get('office');
  return follow(page.offices.some(({ id }) => id === wanted) ? wanted : me.office);
}

/** Follows an office; the address names it, so that a reload or a bookmark comes back to it. */
function follow(office) {
  stopFollowing();
  if (page.offices.length > 1) history.replaceState(null, '', `?office=${encodeURIComponent(office)}`);
  const link = new HubLink('WatchHall', [office], 'HallChanged');
  link.addEventListener('view', ({ detail }) => change({ view: detail, screen: 'hall', now: serverNow() }));
  link.addEventListener('state', ({ detail }) => {
    change(detail);
    if (detail.connected) askDevices();
    else whoIsThere().then((me) => me ?? out(new Refusal('signed-out')), () => {}); // a server that is away says nothing
  });
  change({ link, office, view: null, devices: null, screen: 'starting', connected: false, since: serverNow() });
  link.start();
}

function stopFollowing() {
  page.link?.stop();
  change({ link: null, connected: false, screen: page.screen === 'hall' ? 'starting' : page.screen });
}

async function askDevices() {
  const { office } = page;
  try {
    const devices = await ask('GET', `/api/offices/${office}/devices`);
    if (page.office === office) change({ devices: devices.filter((device) => !device.revokedAt) });
  } catch (refusal) {
    if (refusal.code !== 'offline' && refusal.code !== 'signed-out') throw refusal; // the line on top says both
  }
}

function change(values) {
  const before = page.screen;
  Object.assign(page, values);
  document.documentElement.lang = page.text.language;
  document.title = page.text('hall.title');
  render(template(), root);
  settleDialog(root, page.dialog);
  if (page.screen !== before) root.querySelector('main [autofocus]')?.focus();
}

const isManager = ({ me }) => ['manager', 'administrator'].includes(me?.role);
const mayClose = (of) => isManager(of) && of.view?.dayOpen;

function template() {
  const { text, me, screen, view } = page;
  const said = page.error ? refusalSentence(text, page.error) : nothing;
  return html`
    <header>
      ${me && page.offices.length > 1 ? picker() : html`<p class="office">${me ? nameIn(view?.name ?? me.officeName, text.language) : text('hall.title')}</p>`}
      ${view && screen === 'hall' ? html`<p class="muted figure">${new Date(`${view.day}T00:00:00`).toLocaleDateString(text.locale)}${view.dayOpen ? nothing : html` · <strong data-testid="day-closed">${text('hall.closed')}</strong>`}</p>` : nothing}
      ${page.link ? linkState(page) : nothing}
      ${tools(page, '/hall', actions, screen === 'hall' && mayClose(page) ? html`<button type="button" class="quiet" data-testid="close-day" @click=${() => actions.show('close')}>${text('console.closeDay')}</button>` : nothing)}
    </header>
    <p class="refusal" role="alert" data-testid="refusal">${page.dialog ? nothing : said}</p>
    ${screens[screen]({ ...page, title: text('hall.title'), answer: isManager(page) ? actions.answer : null })}
    ${dialogOf(page, dialogs, actions, said)}`;
}

/** The offices one may see, each below the one above it. */
function picker() {
  const { text, offices } = page;
  const below = (parent, depth) => offices.filter((of) => (parent ? of.parent === parent : !offices.some(({ id }) => id === of.parent)))
    .flatMap((of) => [{ of, depth }, ...below(of.id, depth + 1)]);
  return html`
    <label class="office"><span class="visually-hidden">${text('hall.office')}</span>
      <select data-testid="office" @change=${(event) => follow(event.target.value)}>
        ${below(null, 0).map(({ of, depth }) => html`<option value=${of.id} ?selected=${of.id === page.office}>${'\u2003'.repeat(depth)}${nameIn(of.name, text.language)}</option>`)}
      </select>
    </label>`;
}

/** A question, what a yes comes to, and the answer. */
const asked = (text, kind, effects, act, busy) => html`
  <h2 id="dialog-title">${text(`notice.${kind}.sure`)}</h2>
  <ul class="rules" data-testid="notice-effect">${effects.map((effect) => html`<li>${effect}</li>`)}</ul>
  <form @submit=${(event) => { event.preventDefault(); act(); }}>${choices(text, text(`notice.${kind}.answer`), { busy, danger: true, testid: 'notice-yes' })}</form>`;

const dialogs = {
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
      <form @submit=${(event) => { event.preventDefault(); actions.closeDay(); }}>${choices(text, text('console.closeDay.yes'), { busy, danger: true, testid: 'close-day-yes' })}</form>`;
  },
  clock: ({ text, busy }) => asked(text, 'clock', [text('notice.clock.effect'), text('notice.clock.effect.day')], actions.confirmClock, busy),
  ahead: ({ text, view, busy }) => {
    const { waiting, called, serving, held } = view.today;
    return asked(text, 'ahead', [text('notice.ahead.effect', { count: waiting + called + serving + held }), text('notice.ahead.effect.numbers')], actions.bringBack, busy);
  },
};

const screens = {
  starting: () => html`<main></main>`,
  ...signInScreens(run, enter),
  'no-hall': ({ text }) => html`<main class="narrow"><p class="lead">${text('hall.none')}</p></main>`,
  hall: hallScreen,
};

setInterval(() => page.screen === 'hall' && change({ now: serverNow() }), 1000);
setInterval(() => page.connected && askDevices(), DEVICES_EVERY);

change({});
await run(async () => enter(await whoIsThere()));
if (page.screen === 'starting' && !page.link) change({ screen: 'sign-in' });
