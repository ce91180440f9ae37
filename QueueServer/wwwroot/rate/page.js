// The rating tablet of a counter. It is a browser: its secret lies in a cookie that this script cannot read.

import { render } from 'lit';
import { asked } from '/shared/asked.js';
import { wear } from '/shared/brand.js';
import { isInField, isShortcut, keysOf } from '/shared/keys.js';
import { moment } from '/shared/moment.js';
import { languageAfter, loadLanguages, loadTexts } from '/shared/texts.js';
import { HubLink } from '../shell/hub-link.js';
import { serverNow } from '../shell/server.js';
import { Outbox } from './outbox.js';
import { choicesOf, REASONS } from './choices.js';
import { screen, wordsOf } from './screens.js';
import { SHOWN, Turn } from './turn.js';
import { Voice } from './voice.js';

const DEVICE = '/api/v1/rating-device';
const BEAT = 250; // milliseconds between looks at the time
const ALIVE = 10000; // milliseconds between two words that it is there
const PAUSE = 2000; // milliseconds before something is tried again
const BUSY = 30000; // milliseconds after the server has said that there are too many
const BLIND = 400; // milliseconds after a change in which a touch is the second of a double one

const root = document.getElementById('rate');
const outbox = new Outbox(moment);
const turn = new Turn((token, rating, isFinal) => {
  if (rating) outbox.put(token, rating, isFinal ? 0 : SHOWN);
  else outbox.drop(token);
  if (isFinal) outbox.handIn().then(() => draw());
});
const voice = new Voice(() => draw());

/** @type {Wire} */
const page = {
  screen: 'starting', text: null, languages: [], view: null, code: '', connected: false, since: null, turn, left: 0, canRead: false,
  next: null, isKept: false,
  act: (what) => () => touched(what),
  read: () => voice.say(wordsOf(root), page.text.language),
  nextLanguage: () => speak(page.next.code),
  typed: ({ target }) => {
    turn.typed(target.value, moment());
    draw();
  },
};
let drawnAt = -Infinity; // when the screen last became another

function touched(what) {
  if (performance.now() - drawnAt < BLIND) return;
  what(moment());
  draw();
}

function draw(values = {}) {
  Object.assign(page, values);
  const { text, languages, view } = page;
  if (!text) return;
  const before = page.screen;
  page.screen = screenNow();
  page.left = turn.left(moment());
  page.canRead = voice.has(text.language);
  page.isKept = outbox.size > 0 && !page.connected;
  page.next = languages.length > 1 ? languageAfter(languages, text.language) : null;
  document.documentElement.lang = text.language;
  document.title = view?.counter ? text('rating.counter', { number: view.counter }) : text('rating.title');
  render(screen(page), root);
  if (page.screen === before) return;
  drawnAt = performance.now();
  voice.hush();
  (root.querySelector('textarea') ?? root.querySelector('main h1'))?.focus();
  if (page.screen === 'idle' && text.language !== languages[0].code) speak(languages[0].code); // the next one may speak another
}

function screenNow() {
  if (page.code) return 'pairing';
  if (!page.view) return 'starting';
  if (page.view.counter === null) return 'unplaced';
  return turn.phase;
}

const speak = async (language) => draw({ text: await loadTexts(language) });

// --- the server

/** What a tablet asks for without words. @returns {Promise<Wire>} the answer; null where there was none */
const say = (what) => asked(`${DEVICE}/${what}`, { method: 'POST' }).catch(() => null);

const later = (milliseconds) => new Promise((again) => { setTimeout(again, milliseconds); });

/** Shows a code until somebody has entered it. */
async function pair() {
  for (;;) {
    const begun = await say('pairing');
    if (begun?.ok) {
      draw({ code: begun.json().code, view: null });
      if (await isClaimed()) return draw({ code: '' });
    } else await later(begun?.status === 429 ? BUSY : PAUSE);
  }
}

/** Whether the code was entered before it was over. */
async function isClaimed() {
  for (;;) {
    await later(PAUSE);
    const claimed = await say('claim');
    if (claimed?.status === 204) return true;
    if (claimed?.status === 404) return false;
  }
}

/** Says that it is there. @returns {Promise<boolean>} false where the server does not know it (any more) */
async function isKnown() {
  const answer = await say('alive');
  return !answer?.ok || answer.json().isPaired;
}

function follow() {
  const link = new HubLink('WatchRating', [], 'RatingChanged', '/hub/rating');
  link.addEventListener('view', ({ detail }) => {
    const { question } = detail;
    // What was answered before the page was loaded again is on its way.
    turn.see(question && question.token !== turn.token && outbox.has(question.token) ? null : question, moment());
    wear(detail.brand);
    draw({ view: detail });
  });
  link.addEventListener('state', ({ detail }) => {
    draw(detail);
    if (detail.connected) outbox.handIn().then(() => draw());
    else check();
  });
  link.start();

  async function check() {
    if (await isKnown()) return;
    link.stop();
    await pair();
    follow();
  }
}

// --- keys and time

/** A number chooses what stands in its place, and Escape goes back. */
function pressed(event) {
  if (isShortcut(event) || isInField(event) || event.repeat) return;
  const [key] = keysOf(event);
  const place = Number(key) - 1;
  if (key === 'Escape' && (turn.phase === 'more' || turn.phase === 'writing')) return touched((now) => turn.back(now));
  if (!(place >= 0)) return;
  const choices = choicesOf(page.view?.stars);
  if (turn.phase === 'asked' && choices[place]) touched((now) => turn.choose(choices[place], now));
  if (turn.phase === 'more' && REASONS[place]) touched((now) => turn.reason(REASONS[place], now));
}

addEventListener('keydown', pressed);
setInterval(() => {
  const { phase } = turn;
  const { left } = page;
  turn.tick(moment());
  if (phase !== turn.phase || left !== turn.left(moment())) draw();
}, BEAT);
setInterval(async () => {
  await say('alive');
  await outbox.handIn();
}, ALIVE);

page.languages = await loadLanguages();
draw({ text: await loadTexts(page.languages[0].code), since: serverNow() });
await outbox.open();
if (!(await isKnown())) await pair();
follow();
