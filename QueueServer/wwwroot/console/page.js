// The officer's console: sign in, choose a counter, call the next.

import { html, nothing } from 'lit';
import '../shell/composed.js';
import { dialogOf } from '../shell/dialog.js';
import { linkState, placeOf, tools } from '../shell/head.js';
import { HubLink } from '../shell/hub-link.js';
import { noticesOf } from '../shell/notices.js';
import { PageStore } from '../shell/page-store.js';
import { ask, command, serverNow } from '../shell/server.js';
import { chime, setSound, somebodyCame, soundIsOn, wakeSound } from './chime.js';
import { answersOf, askedLine, isAnswer } from './outcomes.js';
import { counterScreen } from './counter.js';
import { actionsOf } from './counter-actions.js';
import { brief } from './counter-lists.js';
import { appointing, firstWish } from './appointment.js';
import { awaited } from './away.js';
import { dialogs } from './counter-dialogs.js';
import { OVERRIDABLE } from './walk-up.js';
import { nameIn } from '/shared/texts.js';
import { isInField, isShortcut, isTyped, keysOf } from '/shared/keys.js';

const COUNTER_KEPT = 'counter'; // the counter of this tab, so that a reload comes back to it
const KEYS_KEPT = 'keys';
const WHY_SHOWN = 6000; // milliseconds a key's "why not" stays

const store = new PageStore(document.getElementById('console'), {
  counters: [],
  sound: soundIsOn(),
  keysOn: localStorage.getItem(KEYS_KEPT) !== 'off',
}, {
  title: ({ view, text }) => `${view?.current?.number ?? text('console.title')}`,
  template,
  entered: (me) => (worksAtCounter(me) ? choose() : location.replace(placeOf(me))),
  live: 'counter',
  left: () => {
    sessionStorage.removeItem(COUNTER_KEPT);
    return { me: null };
  },
});
const { page } = store;

/** Who only reads is led to what there is to read: this is the page that everybody signs in at. */
const worksAtCounter = ({ role }) => !['auditor', 'leader'].includes(role);

const office = () => `/api/v1/offices/${page.me.office}`;
const counterPath = (verb, counter = page.view.counter) => `${office()}/counters/${counter}/${verb}`;
const ticketPath = (ticket, verb) => `${office()}/tickets/${ticket}/${verb}`;

const run = (work) => store.run(work);

/** Does one thing and takes the dialog away that asked for it. */
const done = (work) => run(async () => {
  await work();
  store.dismiss();
});

const actions = {
  /** Does what a button or its key stands for, or says why not: a press is not kept for later. */
  perform: async (/** @type {Wire} */ { why, act }) => {
    if (!(await store.mayRun())) return;
    if (why) store.change({ error: { ...why, until: performance.now() + WHY_SHOWN } });
    else act();
  },
  show: store.show,
  dismiss: store.dismiss,
  signOut: () => store.signOut(leaveCounter),
  nextLanguage: store.nextLanguage,
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
  postpone: (ticket) => done(() => command(ticketPath(ticket, 'postpone'))),
  leaveForPaper: (ticket) => done(() => command(ticketPath(ticket, 'leave'))),
  checkIn: (ticket) => done(() => command(ticketPath(ticket, 'check-in'))),
  showAway: () => run(async () => {
    const [tickets, { bookings }] = await Promise.all([ask('GET', `${office()}/away`), ask('GET', `${office()}/bookings`)]);
    actions.show('away', { tickets: [...tickets, ...awaited(bookings)], sought: '' });
  }),
  classify: (ticket, of) => done(() => command(ticketPath(ticket, 'class'), { class: of })),
  note: (ticket, { outcome, procedures }) => run(() => command(ticketPath(ticket, 'outcome'), { outcome, procedures })),
  showFinished: () => run(() => showFinished(null)),
  say: (ticket, { outcome, procedures }) => run(async () => {
    await command(ticketPath(ticket, 'outcome'), { outcome, procedures });
    await showFinished(ticket);
  }),
  appointment: appointing(store, () => `${office()}/bookings`),
  showAppointment: () => actions.appointment.begin(firstWish(page.view)),
  sayAndAppoint: async (ticket, { outcome, procedures }) => {
    if (outcome || procedures.length > 0) await run(() => command(ticketPath(ticket.id, 'outcome'), { outcome, procedures }));
    if (!page.error) actions.appointment.begin(firstWish(page.view, { ...ticket, outcome }));
  },
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
    store.change({ sound: !page.sound });
  },
  setKeys: (on) => {
    localStorage.setItem(KEYS_KEPT, on ? 'on' : 'off');
    store.change({ keysOn: on });
  },
};

/** Today's finished numbers. @param {string | null} at which of them has the focus */
async function showFinished(at) {
  actions.show('finished', { ...(await ask('GET', `${office()}/finished`)), at });
}

async function choose() {
  store.change({ counters: await ask('GET', `${office()}/counters`), screen: 'choose' });
}

function follow(counter) {
  sessionStorage.setItem(COUNTER_KEPT, counter);
  store.follow(new HubLink('WatchCounter', [counter], 'CounterChanged'), {}, {
    seen: (view) => {
      if (somebodyCame(page.view, view)) chime();
      if (view.officer === page.me.username) page.me.name = view.officerName; // it may have been changed
    },
  });
}

async function leaveCounter() {
  if (!page.view) return;
  if (page.view.officer === page.me.username) await command(counterPath('close'));
  sessionStorage.removeItem(COUNTER_KEPT);
  store.stopFollowing();
}

function template() {
  const { text, screen, me } = page;
  return html`
    <header>
      <p class="office">${me ? brief(nameIn(me.officeName, text.language)) : text('console.title')}</p>
      ${page.follows ? linkState(page) : nothing}
      ${tools(page, '/console', actions)}
    </header>
    <p class="refusal" role="alert" data-testid="refusal">${page.dialog ? nothing : store.said()}</p>
    ${screen === 'counter' ? html`${noticeLine(page)}${askedLine(page, actions)}` : nothing}
    ${screens[screen]({ ...page, title: text('console.title') }, actions)}
    ${dialogOf(page, dialogs, actions, store.said())}`;
}

/** What is told of the queue, in the line where refusals are said; a press shows it whole. */
const noticeLine = ({ text, view }) => html`
  <div class="told" role="status">${noticesOf(text, view, view.timeZone).map(({ kind, said }) => html`
    <button type="button" class="small" data-testid="notice" data-kind=${kind}
      @click=${() => actions.show('notices')}>${brief(said)}</button>`)}</div>`;

const screens = {
  ...store.screens,
  choose: ({ text, counters, busy }, { take }) => html`
    <main class="narrow">
      <h1>${text('console.choose')}</h1>
      <ul class="counters">
        ${counters.map((counter) => html`<li>
          <button type="button" data-testid="counter" data-counter=${counter.id} aria-keyshortcuts=${counter.number} ?disabled=${busy}
            @click=${() => take(counter)}>
            <span class="counter-number figure">${counter.number}</span>
            <span><strong>${nameIn(counter.name, text.language)}</strong>
              <small>${counter.officer
                ? text('console.counter.taken', { officer: counter.officerName })
                : text('console.counter.free')}</small></span>
          </button></li>`)}
      </ul>
    </main>`,
  counter: counterScreen,
};

/** What a key stands for on the screen that is shown: an action, or why there is none; nothing while something is typed or asked. */
function pressed(event) {
  if (page.dialog || event.repeat || isShortcut(event) || isInField(event)) return null;
  const keys = keysOf(event);
  if (!page.keysOn && !keys.includes('?')) return null; // the help is where they are turned on again
  if (page.screen === 'counter') return [...actionsOf(page, actions), ...answersOf(page, actions)].find(({ key }) => keys.includes(key))
    ?? unknown(event, keys, isAnswer(keys) ? 'outcome.late' : 'console.key.unknown');
  if (page.screen !== 'choose') return null;
  const counter = page.counters.find(({ number }) => keys.includes(String(number)));
  return counter ? { act: () => actions.take(counter) } : unknown(event, keys, 'console.key.noCounter');
}

/** A key that stands for nothing says so: silence would be taken for a machine that hangs. */
const unknown = (event, keys, words) => {
  const key = keys[0] ?? event.key;
  return isTyped(event) ? { why: { key: words, values: { key: [...key].length === 1 ? key.toUpperCase() : '…' } } } : null;
};

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
  store.change({ now: serverNow(), error: page.error?.until < performance.now() ? null : page.error });
}, 1000);

const kept = sessionStorage.getItem(COUNTER_KEPT);
await store.begin();
if (kept && page.me && page.counters.some((counter) => counter.id === kept && counter.officer === page.me.username)) follow(kept);
