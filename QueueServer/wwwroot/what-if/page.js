// What would a past day have come to, if …? And how many counters does the next one need? One page, two screens, each with its address.

import { html, nothing } from 'lit';
import { adviceSections } from './advice.js';
import { countersTable, lineTable, remarks, sentences, servicesTable, totalTable } from './answers.js';
import { questionForm } from './form.js';
import { linePicture } from './picture.js';
import { blanks, firstQuestion, questionIn, requestOf } from './question.js';
import { forTheOffice, framed, notYours } from '../reports/frame.js';
import { PageStore } from '../shell/page-store.js';
import { ask, Refusal } from '../shell/server.js';

const PATHS = { whatIf: '/reports/what-if', advice: '/reports/advice' };

const root = /** @type {HTMLElement} */ (document.getElementById('what-if'));
const store = new PageStore(root, {
  offices: [],
  office: null,
  choices: null, // what a question can be about
  question: null,
  asked: null, // the question that was answered last
  answer: null,
  advice: null,
}, {
  title: ({ text, screen }) => text(screen === 'advice' ? 'advice.title' : 'whatIf.title'),
  template: () => template(),
  entered,
  screenFor: forTheOffice,
  helps: true,
  drawn: () => linePicture.draw(root.querySelector('.picture'), page.text, page.screen === 'whatIf' ? page.answer : null),
});
const { page } = store;

const isAdvice = () => location.pathname === PATHS.advice;
const apiOf = (office, what) => `/api/v1/offices/${office}/reports/${what}`;

/** @param {string} screen of PATHS @param {string} office @param {?object} [question] */
const addressOf = (screen, office, question) =>
  `${PATHS[screen]}?${new URLSearchParams({ office, ...(question && { ask: JSON.stringify(question) }) })}`;

async function entered(me) {
  store.change({ offices: await ask('GET', '/api/v1/offices') });
  await show(me);
}

/** Shows what the address asks for. */
async function show(me) {
  const said = new URLSearchParams(location.search);
  const office = page.offices.some(({ id }) => id === said.get('office')) ? said.get('office') : me.office;
  if (isAdvice()) {
    store.change({ screen: 'advice', office, advice: await adviceOf(office) });
    return;
  }
  const choices = await ask('GET', apiOf(office, 'what-if'));
  const question = questionIn(said.get('ask'), choices);
  store.change({ screen: 'whatIf', office, choices, question: question ?? firstQuestion(choices), answer: null });
  if (question) await answer();
}

/** Null where no day is worked in the next months: there is nothing to advise on. */
async function adviceOf(office) {
  try {
    return await ask('GET', apiOf(office, 'advice'));
  } catch (refusal) {
    if (refusal.code !== 'no-working-day') throw refusal;
    return null;
  }
}

/** Asks, and shows the answer. */
async function answer() {
  const { office, choices, question } = page;
  const missing = blanks(question, choices);
  if (Object.keys(missing).length > 0) throw new Refusal('unsound-question', { errors: missing });
  store.change({ answer: await ask('POST', apiOf(office, 'what-if'), requestOf(question, choices)), asked: question });
}

const askIt = () => store.run(async () => {
  history.pushState(null, '', addressOf('whatIf', page.office, page.question));
  await answer();
  root.querySelector('[data-testid=answer]')?.focus();
});

/** A play of an advice: as many counters more as it takes. */
const playOf = ({ day }, { from, to, opens, needs }, { services }) => addressOf('whatIf', page.office, {
  which: String(new Date(`${day}T00:00:00Z`).getUTCDay() || 7),
  added: Array.from({ length: Math.min(10, needs - opens) }, () => ({ services, from: from.slice(0, 5), to: to.slice(0, 5) })),
});

/** Refused as a whole; what is wrong with a field stands there. */
function said({ text, error }) {
  return Object.keys(error?.errors ?? {}).length > 0 ? text('whatIf.faults') : store.said();
}

const template = () => framed(store, {
  path: PATHS[page.screen] ?? location.pathname,
  name: 'whatIf',
  office: page.office,
  choose: (office) => store.run(async () => {
    history.pushState(null, '', addressOf(isAdvice() ? 'advice' : 'whatIf', office));
    await show(page.me);
  }),
  said: () => said(page),
}, screens[page.screen](page));

const ways = ({ text, office }, here) => html`<nav class="links" aria-label=${text('whatIf.ways')}>
  ${['whatIf', 'advice'].map((screen) => html`<a class="button" aria-current=${screen === here ? 'page' : nothing}
    data-testid="way-${screen}" href=${addressOf(screen, office)}>${text(`${screen}.title`)}</a>`)}</nav>`;

function whatIfScreen(page) {
  const { text, choices, answer: answered, asked, error } = page;
  return html`<main class="report what-if">
    <h1 tabindex="-1">${text('whatIf.title')}</h1>
    <p>${text('whatIf.about')}</p>
    ${ways(page, 'whatIf')}
    ${choices.lastDay === null ? html`<p class="lead" data-testid="no-day">${text('whatIf.noDay')}</p>` : nothing}
    <section class="panel">${questionForm(page, { change: (next) => store.change({ question: next }), ask: askIt,
      faults: error?.errors ?? {} })}</section>
    ${answered ? html`
      <section class="answer" data-testid="answer" tabindex="-1" aria-live="polite">
        ${sentences(text, answered, asked, choices).map((sentence) => html`<p class="lead">${sentence}</p>`)}
        ${remarks(text, answered)}
      </section>
      <section class="panel"><h2>${text('reports.table')}</h2>${totalTable(text, answered)}</section>
      <section class="panel"><h2>${text('whatIf.services')}</h2>${servicesTable(text, answered)}</section>
      <section class="panel"><h2>${text('whatIf.picture')}</h2><div class="picture" data-testid="chart" aria-hidden="true"></div>
        ${lineTable(text, answered)}</section>
      <section class="panel"><h2>${text('whatIf.idle')}</h2>${countersTable(text, answered)}</section>` : nothing}
    <section class="panel"><h2>${text('reports.about')}</h2><p>${text('whatIf.method')}</p><p>${text('whatIf.limits')}</p></section>
  </main>`;
}

const adviceScreen = (page) => html`<main class="report what-if">
  <h1 tabindex="-1">${page.text('advice.title')}</h1>
  ${ways(page, 'advice')}
  ${page.advice ? adviceSections(page, playOf) : html`<p class="lead">${page.text('refusal.no-working-day')}</p>`}
</main>`;

const screens = { ...store.screens, 'whatIf': whatIfScreen, 'advice': adviceScreen, 'not-yours': notYours('whatIf') };

addEventListener('popstate', () => page.me && store.run(() => show(page.me)));
addEventListener('resize', linePicture.fit);
store.watchSilence();

await store.begin();
