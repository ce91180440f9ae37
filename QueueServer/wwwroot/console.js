// The officer's console: sign in, choose a counter, call the next.

import { html, render, nothing } from 'lit';
import { ask, command, CounterLink, Refusal } from './server.js';
import { counterScreen } from './counter.js';
import { refusalSentence, screenFor, signInScreens, whoIsThere } from './sign-in.js';
import { loadTexts, nameIn } from '/shared/texts.js';

const LANGUAGES = ['vi', 'en'];
const COUNTER_KEPT = 'counter'; // the counter of this tab, so that a reload comes back to it
const root = document.getElementById('console');

const page = {
  screen: 'starting',
  text: await loadTexts(localStorage.getItem('language') ?? LANGUAGES[0]),
  me: null,
  counters: [],
  view: null,
  link: null,
  connected: false,
  since: new Date(),
  error: null,
  busy: false,
  closing: false,
  now: new Date(),
};

const office = () => `/api/offices/${page.me.office}`;
const counterPath = (verb) => `${office()}/counters/${page.view.counter}/${verb}`;

const actions = {
  signOut: () => run(async () => {
    await leaveCounter();
    await ask('POST', '/api/sign-out');
    change({ screen: 'sign-in', me: null });
  }),
  take: (counter) => run(async () => {
    await command(`${office()}/counters/${counter}/open`);
    follow(counter);
  }),
  leave: () => run(async () => {
    await leaveCounter();
    await choose();
  }),
  next: () => run(() => command(counterPath('next'))),
  act: (verb) => run(() => command(counterPath(verb), { ticket: page.view.current?.id })),
  askClosing: (closing) => change({ closing }),
  closeDay: () => run(async () => {
    change({ closing: false });
    await command(`${office()}/day/close`);
  }),
  nextLanguage: async () => {
    const language = LANGUAGES[(LANGUAGES.indexOf(page.text.language) + 1) % LANGUAGES.length];
    localStorage.setItem('language', language);
    change({ text: await loadTexts(language) });
  },
};

/** Runs one thing at a time; a second press while one runs does nothing, and a refusal is said. */
async function run(work) {
  if (page.busy) return;
  change({ busy: true, error: null });
  try {
    await work();
  } catch (refusal) {
    if (!refusal.code) throw refusal;
    if (refusal.code === 'signed-out') out(refusal);
    else if (refusal.code === 'password-must-change') await enter(await whoIsThere());
    else change({ error: refusal });
  } finally {
    change({ busy: false });
  }
}

/** The session is over: signed out elsewhere, or ended by somebody who may. */
function out(refusal) {
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
  const link = new CounterLink(counter);
  link.addEventListener('view', ({ detail }) => change({ view: detail, screen: 'counter' }));
  link.addEventListener('state', ({ detail }) => {
    change(detail);
    if (!detail.connected) whoIsThere().then((me) => me ?? out(new Refusal('signed-out')), () => {}); // a server that is away says nothing
  });
  change({ link, connected: false, since: new Date() });
  link.start();
}

function stopFollowing() {
  page.link?.stop();
  sessionStorage.removeItem(COUNTER_KEPT);
  change({ link: null, view: null, connected: false, screen: page.screen === 'counter' ? 'starting' : page.screen });
}

async function leaveCounter() {
  if (!page.view) return;
  if (page.view.officer) await command(counterPath('close'));
  stopFollowing();
}

function change(values) {
  Object.assign(page, values);
  document.documentElement.lang = page.text.language;
  document.title = `${page.view?.current?.number ?? page.text('console.title')}`;
  render(template(), root);
}

function template() {
  const { text, screen } = page;
  return html`
    <header>
      <p class="office">${page.me ? nameIn(page.me.officeName, text.language) : text('console.title')}</p>
      ${page.link ? linkState() : nothing}
      <div class="tools">
        ${screen === 'counter' ? html`<button type="button" class="quiet" data-testid="leave" ?disabled=${!page.connected || Boolean(page.view?.current)} @click=${actions.leave}>${text('console.change')}</button>` : nothing}
        ${page.screen !== 'password' && ['manager', 'administrator'].includes(page.me?.role) ? html`<button type="button" class="quiet" data-testid="close-day" @click=${() => actions.askClosing(true)}>${text('console.closeDay')}</button>` : nothing}
        <button type="button" class="quiet" lang=${text.language === 'vi' ? 'en' : 'vi'} @click=${actions.nextLanguage}>${text('kiosk.language')}</button>
        ${page.me ? html`<button type="button" class="quiet" data-testid="sign-out" @click=${actions.signOut}>${text('console.signOut')}</button>` : nothing}
      </div>
    </header>
    <p class="refusal" role="alert" data-testid="refusal">${page.error ? refusalSentence(text, page.error) : nothing}</p>
    ${page.closing ? closing() : nothing}
    ${screens[screen]({ ...page, title: text('console.title') }, actions)}`;
}

const linkState = () => (page.connected
  ? html`<p class="link connected" role="status">${page.text('console.connected')}</p>`
  : html`<p class="link stale" role="status" data-testid="stale">${page.text('console.stale', { time: page.since.toLocaleTimeString(page.text.language) })}</p>`);

const closing = () => html`
  <section class="sure" role="alertdialog" aria-labelledby="sure">
    <p id="sure">${page.text('console.closeDay.sure')}</p>
    <button type="button" class="danger" data-testid="close-day-yes" @click=${actions.closeDay}>${page.text('console.closeDay.yes')}</button>
    <button type="button" class="quiet" @click=${() => actions.askClosing(false)}>${page.text('console.closeDay.no')}</button>
  </section>`;

const screens = {
  starting: () => html`<main></main>`,
  ...signInScreens(run, enter),
  'no-counter': ({ text }) => html`<main class="narrow"><p class="lead">${text('console.noCounter')}</p></main>`,
  choose: ({ text, counters, busy }, { take }) => html`
    <main class="narrow">
      <h1>${text('console.choose')}</h1>
      <ul class="counters">
        ${counters.map((counter) => html`<li>
          <button type="button" data-testid="counter" data-counter=${counter.id} ?disabled=${busy} @click=${() => take(counter.id)}>
            <span class="counter-number figure">${counter.number}</span>
            <span><strong>${nameIn(counter.name, text.language)}</strong>
              <small>${counter.officer ? text('console.counter.taken', { officer: counter.officer }) : text('console.counter.free')}</small></span>
          </button></li>`)}
      </ul>
    </main>`,
  counter: counterScreen,
};

// Keys act only while a counter is shown and nothing is being typed.
const KEYS = { n: () => actions.next(), a: () => actions.act('serve'), r: () => actions.act('recall'), v: () => actions.act('no-show'), f: () => actions.act('finish') };
addEventListener('keydown', (event) => {
  if (page.screen !== 'counter' || event.repeat || event.ctrlKey || event.altKey || event.metaKey || event.target instanceof HTMLInputElement) return;
  const button = root.querySelector(`[data-key="${event.key.toLowerCase()}"]`);
  if (!KEYS[event.key.toLowerCase()] || !button || button.disabled) return;
  event.preventDefault();
  KEYS[event.key.toLowerCase()]();
});

setInterval(() => page.screen === 'counter' && change({ now: new Date() }), 1000);

async function begin() {
  const me = await whoIsThere();
  const kept = sessionStorage.getItem(COUNTER_KEPT);
  await enter(me);
  if (kept && me && page.counters.some((counter) => counter.id === kept && counter.officer === me.username)) follow(kept);
}

change({});
await run(begin);
if (page.screen === 'starting') change({ screen: 'sign-in' });
