// The visitor's own page of a ticket: its number, place and wait, live; the rest behind one fold. No library, for old phones.

import { asked, posted } from '/shared/asked.js';
import { logoOf, wear } from '/shared/brand.js';
import { takeMoment } from '/shared/moment.js';
import { Stream } from '/shared/stream.js';
import { languageAfter, loadLanguages, loadTexts, loadWantedTexts, nameIn } from '/shared/texts.js';
import { timeOfDay } from '/shared/times.js';
import { rangeText } from '/shared/waits.js';
import { refusalText } from '/shared/refusals.js';
import { arrival } from './arrival.js';
import { Bell } from './bell.js';
import { element } from './dom.js';
import { RatingPart } from './rating.js';

const LANGUAGE_KEPT = 'visit.language';
const SILENCE = 32000; // milliseconds; the server says something each 15 s: a longer silence means that the line is dead
const ENDED = ['finished', 'cancelled', 'expired'];

const ticket = location.pathname.split('/').pop() || '';
const path = `/api/v1/visits/${encodeURIComponent(ticket)}`;
const bell = new Bell();
const rating = new RatingPart((said, keepalive) => asked(`${path}/rating`, posted(said, keepalive)), (focus) => {
  draw();
  const wanted = focus && document.querySelector(`[data-testid="${focus}"]`);
  if (wanted) wanted.focus();
});
/** @type {Wire} */
const page = { text: null, languages: [], view: null, away: null, gone: false, asking: null, refusal: null, busy: false, arrival: null };

/** The language the button leads to; nothing while there is no other. */
function nextLanguage() {
  const { languages, text } = page;
  return languages.length > 1 ? languageAfter(languages, text.language) : null;
}

function change(values) {
  Object.assign(page, values);
  draw();
}

/** Takes a view unless an older one; a call that is new rings. */
function take(view) {
  if (page.view && view.version < page.view.version) return;
  const before = page.view ? page.view.calls : view.calls;
  const called = view.ticket.state === 'called' && (view.calls > before || (page.view && page.view.ticket.state !== 'called'));
  takeMoment(view.at);
  change({ view, away: null });
  if (called) bell.ring();
}

// --- the server

const stream = new Stream(`${path}/events`, { visit: (data) => take(JSON.parse(data)) },
  { silence: SILENCE, away: (since) => change({ away: since }), failed: askWhy });

/** The line is down, or the ticket is gone: one plain question tells which. */
async function askWhy() {
  const answer = await asked(path).catch(() => null);
  if (!answer || answer.status !== 404) return;
  stream.close();
  change({ gone: true, away: null });
}

/** One thing at a time; a lost answer is asked for again under the same id, so that it happens once. */
async function act(verb) {
  const said = posted({ commandId: commandId() });
  const send = () => asked(`${path}/${verb}`, said);
  change({ busy: true, refusal: null });
  try {
    const answer = await send().catch(send);
    const told = answer.json();
    if (answer.ok) take(told);
    else change({ refusal: told.code });
  } catch {
    change({ refusal: 'offline' });
  }
  change({ busy: false, asking: null });
}

/** A random UUID; old phones lack crypto.randomUUID. */
function commandId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 15) | 64;
  bytes[8] = (bytes[8] & 63) | 128;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

// --- the page

const aheadText = (text, ahead) => (ahead === 0 ? text('number.ahead.none') : text('number.ahead', { count: ahead }));

/** The one sentence that matters now, and what to do. */
function answerOf(view, text) {
  const { ticket: of, counterName } = view;
  const counter = of.counter;
  switch (of.state) {
    case 'issued':
      return {
        lead: aheadText(text, of.ahead),
        more: rangeText(text, of.estimate),
      };
    case 'called':
      return { lead: text('number.called', { counter }), more: nameIn(counterName || {}, text.language), tone: 'called' };
    case 'serving':
      return { lead: text('number.serving', { counter }), more: nameIn(counterName || {}, text.language) };
    case 'away':
      return awayAnswer(text, view);
    case 'held':
      return { lead: text('visit.held'), more: text('number.held.more') };
    case 'noShow':
      return { lead: text('visit.noShow'), more: text('visit.noShow.more', { counter }), tone: 'missed' };
    default:
      return { lead: text(`visit.${of.state}`), more: text('visit.ended.more') };
  }
}

/** Whoever is not here is told when to be: the line as it would be for them. */
function awayAnswer(text, { ticket: of, checkIn, at, timeZone }) {
  const { isFirst, hasMissed } = checkIn || {};
  if (isFirst === false) return { lead: text('visit.paper'), more: text(hasMissed ? 'visit.missed' : 'visit.paper.more') };
  if (hasMissed) return { lead: text('visit.expected'), more: text('visit.missed'), tone: 'missed' };
  const { fromMinutes, notToday } = of.estimate || { notToday: true };
  return {
    lead: notToday ? text('visit.expected')
      : text('visit.come', { time: timeOfDay(text, new Date(new Date(at).getTime() + fromMinutes * 60000), timeZone) }),
    more: `${aheadText(text, of.ahead)} · ${rangeText(text, of.estimate)}`,
    also: text('visit.expected.more'),
  };
}

/** How to say that one is here: on the phone where it can tell that it is, else at the kiosk. */
function checkInOf(text, { ticket: of, checkIn }) {
  if (!checkIn) return null;
  const { code } = of;
  if (!checkIn.near) return element('p', { testid: 'check-in-how' }, text('visit.checkIn.kiosk', { code }));
  const { is, metres } = page.arrival || {};
  const how = is ? text(`visit.checkIn.${is}`, { code, metres }) : text('visit.checkIn.near');
  return element('div', { class: 'act' }, [
    action(text('visit.checkIn'), 'check-in', () => comeIn(checkIn.near), 'primary'),
    element('p', { role: 'status', testid: 'check-in-how' }, how),
  ]);
}

/** While it looks the button keeps the focus, and does nothing more. */
async function comeIn(near) {
  if (page.arrival && page.arrival.is === 'looking') return;
  change({ arrival: { is: 'looking' } });
  const found = await arrival(near);
  change({ arrival: found.is === 'near' ? null : found });
  if (found.is === 'near') await act('check-in');
}

function draw() {
  const { text, view, gone, away } = page;
  if (!text || rating.isWriting) return;
  document.documentElement.lang = text.language;
  const main = document.getElementById('visit');
  const active = /** @type {HTMLElement} */ (document.activeElement);
  const focused = active && active.dataset ? active.dataset.testid : null;
  const fold = () => /** @type {HTMLDetailsElement} */ (main.querySelector('details'));
  const open = fold() ? fold().open : false;
  const next = nextLanguage();
  const button = document.getElementById('language');
  button.hidden = !next;
  if (next) {
    button.textContent = next.name;
    button.lang = next.code;
  }
  if (gone) return main.replaceChildren(element('h1', { testid: 'gone' }, text('visit.gone')), element('p', {}, text('visit.gone.more')));
  if (!view) return main.replaceChildren(element('p', { role: 'status' }, away ? awayText(text, page) : text('visit.loading')));
  document.title = `${view.ticket.number} · ${nameIn(view.office, text.language)}`;
  document.getElementById('office').textContent = nameIn(view.office, text.language);
  showBrand(view.brand);
  main.replaceChildren(...parts(text, view));
  fold().open = open;
  if (focused) {
    const again = main.querySelector(`[data-testid="${focused}"]`);
    if (again) again.focus();
  }
  return undefined;
}

function showBrand(brand) {
  wear(brand);
  const logo = /** @type {HTMLImageElement} */ (document.getElementById('logo'));
  const file = logoOf(brand);
  logo.hidden = !file;
  if (file && logo.getAttribute('src') !== file) logo.src = file;
}

/** Since when what is shown may be old: by the office's clock. */
const awayText = (text, { away, view }) => text('visit.away', { time: timeOfDay(text, new Date(away), view ? view.timeZone : undefined) });

function parts(text, view) {
  const { ticket: of } = view;
  const answer = answerOf(view, text);
  const ended = ENDED.includes(of.state);
  return [
    page.away && element('p', { class: 'stale', role: 'status', testid: 'away' }, awayText(text, page)),
    element('section', { class: `answer ${answer.tone || ''}` }, [
      element('p', { class: 'service' }, nameIn(of.serviceName, text.language)),
      element('h1', { class: 'number figure', testid: 'number' }, of.number),
      of.class && element('p', { class: 'class' }, text('number.class', { name: nameIn(of.class, text.language) })),
      element('div', { role: 'status', 'aria-live': answer.tone === 'called' ? 'assertive' : 'polite', testid: 'answer' }, [
        element('p', { class: 'lead' }, answer.lead),
        element('p', { class: 'more' }, answer.more),
        answer.also && element('p', { class: 'also' }, answer.also),
      ]),
    ]),
    rating.draw(text, view.question),
    page.refusal && element('p', { class: 'refusal', role: 'alert', testid: 'refusal' }, refusalText(text, page.refusal)),
    checkInOf(text, view),
    view.mayReturn && action(text('visit.return'), 'return', () => act('return'), 'primary'),
    !ended && !bell.on && action(text('visit.bell'), 'bell', ring),
    !ended && bell.on && element('p', { class: 'quiet-note' }, text('visit.bell.on')),
    fold(text, view, ended),
  ].filter(Boolean);
}

function fold(text, view, ended) {
  const { ticket: of } = view;
  const clock = new Intl.DateTimeFormat(text.locale, { hour: '2-digit', minute: '2-digit', timeZone: view.timeZone });
  const timeOf = (at) => clock.format(new Date(at));
  return element('details', {}, [
    element('summary', { testid: 'more' }, text('visit.more')),
    element('p', {}, text('visit.taken', { time: timeOf(of.issuedAt) })),
    view.consent && element('p', { testid: 'consent' }, consentOf(view.consent, text, timeOf)),
    !ended && element('p', {}, text('visit.code', { code: of.code })),
    element('p', {}, text('visit.dead')),
    of.hasFace && confirmed(text, 'forget-face', 'visit.face'),
    view.mayLeave && confirmed(text, 'leave', 'visit.leave', ''),
    view.mayPostpone && confirmed(text, 'postpone', 'visit.postpone', ''),
    view.mayCancel && confirmed(text, 'cancel', 'visit.cancel'),
  ]);
}

const consentOf = ({ at, version, picture }, text, timeOf) =>
  text(picture ? 'visit.consent.picture' : 'visit.consent', { time: timeOf(at), version });

/** An act that cannot be taken back: the button, then the question with what follows from it. */
function confirmed(text, verb, key, look = 'danger') {
  if (page.asking !== verb) return element('div', { class: 'act' },
    [element('p', {}, text(`${key}.about`)), action(text(key), verb, () => ask(verb), look)]);
  return element('div', { class: 'act sure', role: 'group', 'aria-label': text(`${key}.sure`) }, [
    element('p', {}, text(`${key}.sure`)),
    action(text(`${key}.yes`), `${verb}-yes`, () => act(verb), look),
    action(text('visit.no'), `${verb}-no`, () => ask(null, verb)),
  ]);
}

/** Asks whether an act is meant, or takes the question back; the focus stays where the eye is. */
function ask(verb, before = null) {
  change({ asking: verb });
  const answer = document.querySelector(`[data-testid="${verb ? `${verb}-no` : before}"]`);
  if (answer) answer.focus();
}

const action = (words, testid, click, look = '') =>
  element('button', { type: 'button', class: look, testid, disabled: page.busy, click }, words);

/** A touch is what browsers ask for before a page may sound. */
function ring() {
  bell.allow();
  draw();
}

document.getElementById('language').addEventListener('click', async () => {
  const next = nextLanguage();
  if (!next) return;
  localStorage.setItem(LANGUAGE_KEPT, next.code);
  change({ text: await loadTexts(next.code) });
});

page.languages = await loadLanguages();
change({ text: await loadWantedTexts(page.languages, localStorage.getItem(LANGUAGE_KEPT) || undefined) });
stream.open();
