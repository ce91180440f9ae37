// The officer's console: sign in, choose a counter, call the next.

import { html, render, nothing } from 'lit';
import '../shell/composed.js';
import { HubLink } from '../shell/hub-link.js';
import { ask, command, Refusal, serverNow } from '../shell/server.js';
import { chime, setSound, somebodyCame, soundIsOn, wakeSound } from './chime.js';
import { counterScreen } from './counter.js';
import { actionsOf } from './counter-actions.js';
import { dialogs } from './counter-dialogs.js';
import { closeDialog, dialogOf, settleDialog } from '../shell/dialog.js';
import { isDuty, refusalSentence, screenFor, signInScreens, whoIsThere } from '../shell/sign-in.js';
import { OVERRIDABLE } from './walk-up.js';
import { nameIn } from '/shared/texts.js';
import { isShortcut, isTyped, keysOf } from '/shared/keys.js';
import { firstText, linkState, nextText, tools } from '../shell/head.js';

const COUNTER_KEPT = 'counter'; // the counter of this tab, so that a reload comes back to it
const KEYS_KEPT = 'keys';
const WHY_SHOWN = 6000; // milliseconds a key's "why not" stays
const root = document.getElementById('console');

const page = {
  screen: 'starting',
  text: await firstText(),
  me: null,
  counters: [],
  view: null,
  link: null,
  connected: false,
  refused: false, // the network lets no view through
  since: serverNow(),
  error: null, // a refusal, or why something cannot be done: {key, values, until}
  busy: false,
  dialog: null, // {name, …}: what is asked before something is done
  sound: soundIsOn(),
  keysOn: localStorage.getItem(KEYS_KEPT) !== 'off',
  now: serverNow(),
};

const office = () => `/api/offices/${page.me.office}`;
const counterPath = (verb, counter = page.view.counter) => `${office()}/counters/${counter}/${verb}`;
const ticketPath = (ticket, verb) => `${office()}/tickets/${ticket}/${verb}`;

/** Does one thing and takes the dialog away that asked for it. */
const done = (work) => run(async () => {
  await work();
  dismiss();
});

const actions = {
  /** Does what a button or its key stands for, or says why not: a press is never kept for later. */
  perform: ({ why, act }) => {
    if (page.busy) return;
    if (why) change({ error: { ...why, until: Date.now() + WHY_SHOWN } });
    else act();
  },
  show: (name, more = {}) => change({ dialog: { ...more, name }, error: null }),
  dismiss: () => {
    dismiss();
    change({ error: null });
  },
  signOut: () => run(async () => {
    await leaveCounter();
    await ask('POST', '/api/sign-out');
    change({ screen: 'sign-in', me: null });
  }),
  take: (counter) => (counter.officer && counter.officer !== page.me.username ? actions.show('take-over', { counter }) : run(async () => {
    await command(counterPath('open', counter.id));
    follow(counter.id);
  })),
  takeOver: (counter) => done(async () => {
    await command(counterPath('take-over', counter));
    follow(counter);
  }),
  leave: () => run(async () => {
    await leaveCounter();
    await choose();
  }),
  next: () => run(() => command(counterPath('next'))),
  act: (verb, values = {}) => done(() => command(counterPath(verb), { ticket: page.view.current?.id, ...values })),
  undo: (ticket) => run(() => command(counterPath('undo'), { ticket })),
  resume: (ticket) => run(() => command(counterPath('resume'), { ticket })),
  pause: (reason) => done(() => command(counterPath('pause'), { reason })),
  goOn: () => run(() => command(counterPath('continue'))),
  bringBack: (ticket) => run(() => command(ticketPath(ticket, 'return'))),
  classify: (ticket, of) => done(() => command(ticketPath(ticket, 'class'), { class: of })),
  check: () => run(() => command(counterPath('check'), { ticket: page.view.current?.id })),
  forgetFace: (ticket) => done(() => command(ticketPath(ticket, 'forget-face'))),
  cancel: (ticket) => done(() => command(ticketPath(ticket, 'cancel'))),
  walkUp: (asked) => run(async () => {
    const ask = (more) => actions.show('walk-up', { asked, ...more });
    try {
      const { ticket, known } = await command(`${office()}/tickets/walk-up`, asked);
      ask(known ? { step: 'override', held: ticket.number } : { step: 'given', ticket });
    } catch (refusal) {
      if (!OVERRIDABLE.includes(refusal.code)) throw refusal;
      ask({ step: 'override', code: refusal.code });
    }
  }),
  nextSound: () => {
    setSound(!page.sound);
    change({ sound: !page.sound });
  },
  setKeys: (on) => {
    localStorage.setItem(KEYS_KEPT, on ? 'on' : 'off');
    change({ keysOn: on });
  },
  nextLanguage: async () => change({ text: await nextText(page.text) }),
};

/** Runs one thing at a time; a second press while one runs does nothing, and a refusal is said. */
async function run(work) {
  if (page.busy) return;
  change({ busy: true, error: null });
  try {
    if (page.link && !page.connected && page.dialog) throw new Refusal('offline'); // what is asked in a dialog is not kept for later either
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

function dismiss() {
  closeDialog(root);
  change({ dialog: null });
}

/** The session is over: signed out elsewhere, or ended by somebody who may. */
function out(refusal) {
  dismiss();
  stopFollowing();
  change({ screen: 'sign-in', me: null, error: refusal });
}

/** Goes on once somebody is there, as far as they may. */
async function enter(me) {
  const screen = screenFor(me) ?? (me.role === 'auditor' ? 'no-counter' : null);
  if (screen) return change({ me, screen });
  change({ me });
  return choose();
}

async function choose() {
  change({ counters: await ask('GET', `${office()}/counters`), screen: 'choose' });
}

function follow(counter) {
  stopFollowing();
  sessionStorage.setItem(COUNTER_KEPT, counter);
  const link = new HubLink('WatchCounter', [counter], 'CounterChanged');
  link.addEventListener('view', ({ detail }) => {
    if (somebodyCame(page.view, detail)) chime();
    change({ view: detail, screen: 'counter', now: serverNow() });
  });
  link.addEventListener('state', ({ detail }) => {
    change(detail);
    if (!detail.connected) whoIsThere().then((me) => me ?? out(new Refusal('signed-out')), () => {}); // a server that is away says nothing
  });
  change({ link, connected: false, since: serverNow() });
  link.start();
}

function stopFollowing() {
  page.link?.stop();
  sessionStorage.removeItem(COUNTER_KEPT);
  change({ link: null, view: null, connected: false, screen: page.screen === 'counter' ? 'starting' : page.screen });
}

async function leaveCounter() {
  if (!page.view) return;
  if (page.view.officer === page.me.username) await command(counterPath('close'));
  stopFollowing();
}

function change(values) {
  const before = page.screen;
  Object.assign(page, values);
  document.documentElement.lang = page.text.language;
  document.title = `${page.view?.current?.number ?? page.text('console.title')}`;
  render(template(), root);
  settleDialog(root, page.dialog);
  if (page.screen !== before) root.querySelector('main [autofocus]')?.focus();
}

const said = ({ text, error }) => (!error ? nothing : error.key ? text(error.key, error.values) : refusalSentence(text, error));

function template() {
  const { text, screen, me } = page;
  return html`
    <header>
      <p class="office">${me ? nameIn(me.officeName, text.language) : text('console.title')}</p>
      ${page.link ? linkState(page) : nothing}
      ${tools(page, '/console', actions)}
    </header>
    <p class="refusal" role="alert" data-testid="refusal">${page.dialog ? nothing : said(page)}</p>
    ${screens[screen]({ ...page, title: text('console.title') }, actions)}
    ${dialogOf(page, dialogs, actions, said(page))}`;
}

const screens = {
  starting: () => html`<main></main>`,
  ...signInScreens(run, enter),
  'no-counter': ({ text }) => html`<main class="narrow"><p class="lead">${text('console.noCounter')}</p></main>`,
  choose: ({ text, counters, busy }, { take }) => html`
    <main class="narrow">
      <h1>${text('console.choose')}</h1>
      <ul class="counters">
        ${counters.map((counter) => html`<li>
          <button type="button" data-testid="counter" data-counter=${counter.id} aria-keyshortcuts=${counter.number} ?disabled=${busy} @click=${() => take(counter)}>
            <span class="counter-number figure">${counter.number}</span>
            <span><strong>${nameIn(counter.name, text.language)}</strong>
              <small>${counter.officer ? text('console.counter.taken', { officer: counter.officer }) : text('console.counter.free')}</small></span>
          </button></li>`)}
      </ul>
    </main>`,
  counter: counterScreen,
};

const TYPED_IN = 'input, select, textarea';

/** What a key stands for on the screen that is shown: an action, or why there is none; nothing while something is typed or asked. */
function pressed(event) {
  if (page.dialog || event.repeat || isShortcut(event) || event.target.closest?.(TYPED_IN)) return null;
  const keys = keysOf(event);
  if (!page.keysOn && !keys.includes('?')) return null; // the help is where they are turned on again
  if (page.screen === 'counter') return actionsOf(page, actions).find(({ key }) => keys.includes(key)) ?? unknown(event, keys, 'console.key.unknown');
  if (page.screen !== 'choose') return null;
  const counter = page.counters.find(({ number }) => keys.includes(String(number)));
  return counter ? { act: () => actions.take(counter) } : unknown(event, keys, 'console.key.noCounter');
}

/** A key that stands for nothing says so: silence would be taken for a machine that hangs. */
const unknown = (event, [key = event.key], words) => (isTyped(event) ? { why: { key: words, values: { key: [...key].length === 1 ? key.toUpperCase() : '…' } } } : null);

addEventListener('keydown', (event) => {
  wakeSound();
  const action = pressed(event);
  if (!action) return;
  event.preventDefault();
  actions.perform(action);
});
addEventListener('pointerdown', wakeSound);

setInterval(() => {
  if (page.screen !== 'counter' && page.screen !== 'choose') return;
  change({ now: serverNow(), error: page.error?.until < Date.now() ? null : page.error });
}, 1000);

async function begin() {
  const me = await whoIsThere();
  const kept = sessionStorage.getItem(COUNTER_KEPT);
  await enter(me);
  if (kept && me && page.counters.some((counter) => counter.id === kept && counter.officer === me.username)) follow(kept);
}

change({});
await run(begin);
if (page.screen === 'starting') change({ screen: 'sign-in' });
