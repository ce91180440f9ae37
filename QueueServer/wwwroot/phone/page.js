// The same choice as at the kiosk, on the visitor's own phone, for one visit. What is touched here goes to the kiosk; what it asks stands
// here. No library, for old phones.

import { asked, askedUntilAnswered } from '/shared/asked.js';
import { moment, takeMoment } from '/shared/moment.js';
import { Stream } from '/shared/stream.js';
import { languageAfter, loadLanguages, loadTexts, loadWantedTexts, nameIn } from '/shared/texts.js';
import { rangeText, waitingText } from '/shared/waits.js';
import { refusalText } from '/shared/refusals.js';
import { timeOfDay } from '/shared/times.js';
import { element } from '../visit/dom.js';

const SILENCE = 32000; // milliseconds; the server says something each 15 s: a longer silence means that the line is dead

const token = location.pathname.split('/').pop() || '';
const path = `/api/phone-visits/${encodeURIComponent(token)}`;
/** @type {Wire} */
const page = { words: null, text: null, languages: [], view: null, over: null, picture: false, away: null, asked: '' };

function change(values) {
  Object.assign(page, values);
  if (page.words) page.text = page.view ? page.words.with(page.view.view.texts) : page.words;
  draw();
}

// --- the server

async function join() {
  const since = moment();
  const ask = () => askedUntilAnswered(`${path}/join`, { method: 'POST' }, () => change({ away: since }));
  let answer = await ask();
  if (answer.status === 202) answer = await ask(); // the phone has a key now
  if (answer.status === 202) return change({ over: 'phone-gone' }); // it keeps no cookies
  if (!answer.ok) return change({ over: codeOf(answer) });
  const stream = new Stream(`${path}/events`, {
    view: (data) => {
      const view = JSON.parse(data);
      if (view.view.at) takeMoment(view.view.at);
      change({ view, away: null });
    },
    over: () => end('ended'),
  }, { silence: SILENCE, away: (since) => change({ away: since }), failed: askWhy });
  const end = (over) => {
    stream.close();
    change({ over, away: null });
  };
  /** The line is down, or the visit is gone: one plain question tells which. Who has joined joins again. */
  async function askWhy() {
    const again = await asked(`${path}/join`, { method: 'POST' }).catch(() => null);
    if (again && again.status === 404) end('phone-gone');
  }
  stream.open();
  return undefined;
}

const codeOf = (answer) => {
  try {
    return answer.json().code || 'phone-gone';
  } catch (error) {
    console.warn('an answer without a reason', error);
    return 'phone-gone';
  }
};

async function act(type, values = {}) {
  const body = JSON.stringify({ type, ...values });
  const answer = await asked(`${path}/acts`, { method: 'POST', headers: { 'content-type': 'application/json' }, body }).catch(() => null);
  if (answer && answer.status === 404) change({ over: 'phone-gone' });
  else if (!answer) change({ away: moment() });
}

// --- the page

const paragraph = (look, words, more = {}) => element('p', { class: look, ...more }, words);
const button = (words, testid, click, look = '', disabled = false) =>
  element('button', { type: 'button', class: look, testid, disabled, click }, words);

function draw() {
  const { text, view, languages } = page;
  if (!text) return;
  document.documentElement.lang = text.language;
  document.title = text('phone.title');
  const next = languageAfter(languages, text.language);
  const switcher = document.getElementById('language');
  switcher.hidden = languages.length < 2;
  switcher.textContent = next.name;
  switcher.lang = next.code;
  document.getElementById('office').textContent = view ? nameIn(view.view.name, text.language) : '';
  const main = document.getElementById('phone');
  const focused = document.activeElement && /** @type {HTMLElement} */ (document.activeElement).dataset.testid;
  const asked = `${page.over || ''} ${view && view.screen ? view.screen.name : ''}`;
  main.replaceChildren(...parts().filter(Boolean));
  const again = focused && main.querySelector(`[data-testid="${focused}"]`);
  const title = main.querySelector('h1');
  if (again) again.focus();
  else if (asked !== page.asked && title) title.focus();
  page.asked = asked;
}

const heading = (words) => element('h1', { tabindex: '-1' }, words);

function parts() {
  const { text, view, over, away } = page;
  if (over) return [heading(text(over === 'ended' ? 'phone.over' : `phone.${over.replace('phone-', '')}`)),
    paragraph('', text('phone.over.more')), ...tickets(view)];
  const time = away && timeOfDay(text, new Date(away), view ? view.view.timeZone : undefined);
  const stale = away && paragraph('stale', text('visit.away', { time }), { role: 'status', testid: 'away' });
  if (!view || !view.screen) return [stale || paragraph('', text('visit.loading'), { role: 'status' })];
  return [stale, ...(screens[view.screen.name] || waiting)(text, view)];
}

const tickets = (view) => (view && view.screen ? view.screen.tickets : []).map((ticket) => element('section', { class: 'answer' }, [
  paragraph('service', nameIn(ticket.serviceName, page.text.language)),
  paragraph('number figure', ticket.number, { testid: 'number' }),
  ticket.page && element('a', { href: new URL(ticket.page).pathname, testid: 'follow' }, page.text('phone.follow')),
]));

const leave = (text) => button(text('kiosk.stop'), 'leave', () => act('leave'), 'quiet');

function choosing(text, { view, screen }) {
  const named = view.classes.find(({ id }) => id === screen.class);
  return [
    heading(text('kiosk.choosing')),
    named && button(`${text('kiosk.class.chosen', { name: nameIn(named.name, text.language) })} ✕`, 'class-chip',
      () => act('class', { id: null })),
    ...view.services.map((service) => {
      const made = button('', 'service', () => act('service', { id: service.id }), 'choice', !service.open);
      made.dataset.service = service.id;
      made.append(element('strong', {}, nameIn(service.name, text.language)), element('span', {}, service.open
        ? `${waitingText(text, service.waiting)} · ${rangeText(text, service.estimate)}`
        : text(service.spent ? 'tile.spent' : 'tile.closed')));
      return made;
    }),
    button(text('kiosk.where'), 'where', () => act('place')),
    view.classes.length > 0 && !named && button(text('kiosk.class'), 'classes', () => act('classes')),
    leave(text),
  ];
}

const classes = (text, { view, screen }) => [
  heading(text('kiosk.classes')),
  paragraph('more', text('kiosk.classes.more')),
  ...view.classes.map(({ id, name }) => button(nameIn(name, text.language), 'class', () => act('class', { id }))),
  button(text('kiosk.class.none'), 'class-none', () => act('class', { id: null })),
  button(text('kiosk.back'), 'back', () => act('class', { id: screen.class || null }), 'quiet'),
];

function consent(text, { view, screen }) {
  const service = view.services.find(({ id }) => id === screen.service);
  const tick = /** @type {HTMLInputElement} */ (element('input', { type: 'checkbox', testid: 'consent-picture' }, ''));
  tick.checked = page.picture;
  tick.addEventListener('change', () => { page.picture = tick.checked; });
  const label = element('label', { class: 'tick' }, [tick, element('span', {}, text('consent.picture'))]);
  return [
    service && paragraph('service', nameIn(service.name, text.language)),
    heading(text(screen.takesNumber ? 'consent.number' : 'consent.place')),
    element('ul', {}, ['consent.what', 'consent.why',
      screen.takesNumber ? 'consent.gone' : 'consent.place.gone'].map((key) => element('li', {}, text(key)))),
    screen.takesNumber && view.pictures && label,
    button(text('consent.accept'), 'consent-accept', () => act('consent', { picture: page.picture, language: text.language }), 'primary'),
    button(text(screen.takesNumber ? 'consent.decline' : 'consent.code'), 'consent-decline', () => act('without-face')),
    screen.takesNumber && paragraph('quiet-note', `${text('consent.equal')} ${text('consent.young')}`),
    button(text('kiosk.back'), 'back', () => act('back'), 'quiet'),
  ];
}

const withoutFace = (text, screen) =>
  button(text(screen.takesNumber ? 'consent.decline' : 'consent.code'), 'consent-decline', () => act('without-face'));

const capture = (text, { screen }) => [
  heading(text('phone.look')),
  paragraph('more', text(`hint.${screen.hint || 'none'}`), { role: 'status', testid: 'hint' }),
  withoutFace(text, screen),
  leave(text),
];

const challenge = (text, { screen }) => [
  heading(text(screen.asked ? `challenge.${screen.asked}` : 'challenge.middle')),
  paragraph('more', text('phone.look'), { role: 'status' }),
  withoutFace(text, screen),
  leave(text),
];

const gaveUp = (text, { screen }) => [
  heading(text(`gaveUp.${screen.why}`)),
  paragraph('more', text(screen.takesNumber ? 'gaveUp.more' : 'gaveUp.more.place')),
  withoutFace(text, screen),
  screen.why !== 'liveness' && button(text('kiosk.again'), 'retry', () => act('retry')),
];

const answer = (text, view) =>
  [heading(text(view.screen.name === 'place' ? 'place.title' : 'number.title')), ...tickets(view),
    button(text('kiosk.done'), 'done', () => act('leave'), 'primary')];

const refused = (text, { screen }) =>
  [heading(text('refused.title')), paragraph('refusal', refusalText(text, screen.why)),
    button(text('kiosk.done'), 'done', () => act('leave'), 'primary')];

const waiting = (text) => [paragraph('more', text('visit.loading'), { role: 'status' })];

const code = (text) => [heading(text('phone.code')), button(text('kiosk.back'), 'back', () => act('back'), 'quiet')];

const unanswered = (text) =>
  [heading(text('unanswered.title')), paragraph('more', text('unanswered.more')),
    button(text('kiosk.again'), 'retry', () => act('retry'), 'primary'), leave(text)];

const screens = { idle: choosing, greeting: choosing, choosing, classes, consent, capture, challenge, 'gave-up': gaveUp, number: answer,
  place: answer, refused, code, unanswered };

document.getElementById('language').addEventListener('click', async () => {
  const { languages, text } = page;
  change({ words: await loadTexts(languageAfter(languages, text.language).code) });
});

page.languages = await loadLanguages();
change({ words: await loadWantedTexts(page.languages) });
await join();
