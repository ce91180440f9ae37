// Where a QR on the wall leads: a number and its code, then the question. No library, for old phones; no letters and few words, for slow
// lines.

import { asked, askedUntilAnswered, posted } from '/shared/asked.js';
import { logoOf, wear } from '/shared/brand.js';
import { refusalText } from '/shared/refusals.js';
import { languageAfter, makeText, nameIn } from '/shared/words.js';
import { element } from '../visit/dom.js';
import { RatingPart } from '../visit/rating.js';

const path = `/api/v1/walls/${encodeURIComponent(location.pathname.split('/').pop() || '')}`;
/** Whoever may be signed in at this browser says nothing of it. @type {RequestInit} */
const NOBODY = { credentials: 'omit' };
const FIELDS = /** @type {const} */ (['number', 'code']);

/** @type {Wire} */
const page = { text: null, view: null, number: '', code: '', question: null, refusal: null, busy: false };

const say = (verb, said, keepalive) => asked(`${path}/${verb}`, Object.assign(posted(said, keepalive), NOBODY));
const rating = new RatingPart((said, keepalive) => say('ratings', { token: page.question.token, rating: said }, keepalive), draw);

/** @param {string} language */
async function load(language) {
  const answer = await askedUntilAnswered(`${path}?language=${encodeURIComponent(language)}`, NOBODY);
  if (answer.ok) {
    const view = answer.json();
    Object.assign(page, { view, text: makeText(view.language, view.texts) });
    if (!view.isAsking) page.refusal = { code: 'not-asking' };
  } else Object.assign(page, { text: await (await import('/shared/texts.js')).loadTexts('vi'), refusal: { code: codeOf(answer) } });
  draw();
}

/** Exchanges what was typed for the question. */
async function ask(event) {
  event.preventDefault();
  if (page.busy) return;
  const blank = FIELDS.find((name) => !page[name].trim());
  if (blank) {
    refuse({ code: 'blank' }, blank);
    return;
  }
  Object.assign(page, { busy: true, refusal: null });
  draw();
  const answer = await say('question', { number: page.number, code: page.code }).catch(() => null);
  page.busy = false;
  if (!answer) refuse({ code: 'offline' }, 'number');
  else if (!answer.ok) refuse({ code: codeOf(answer), seconds: Number(answer.headers.get('retry-after')) }, 'number');
  else {
    page.question = answer.json();
    draw('question');
  }
}

/** What a proxy answers has no code. */
function codeOf(answer) {
  try {
    return answer.json().code;
  } catch {
    return `${answer.status}`;
  }
}

function refuse(refusal, focus) {
  page.refusal = refusal;
  draw(focus);
}

function refusalWords(text, { code, seconds }) {
  const key = `wall.refusal.${code}`;
  if (code === 'too-many-guesses') return text(key, { count: Math.ceil(seconds / 60) });
  return text.has(key) ? text(key) : refusalText(text, code);
}

/** @param {string} [focus] what is focused then; what was focused stays so */
function draw(focus) {
  const { text, view } = page;
  if (!text || rating.isWriting) return;
  const active = /** @type {HTMLElement} */ (document.activeElement);
  const wanted = focus || (active && active.dataset ? active.dataset.testid : undefined);
  document.documentElement.lang = text.language;
  document.title = text('wall.title');
  if (view) head(text, view);
  document.getElementById('wall').replaceChildren(...parts(text, view));
  const target = wanted && /** @type {HTMLElement} */ (document.querySelector(`[data-testid="${wanted}"]`));
  if (target) target.focus();
}

function head(text, { office, brand, languages }) {
  document.getElementById('office').textContent = nameIn(office, text.language);
  wear(brand);
  const logo = /** @type {HTMLImageElement} */ (document.getElementById('logo'));
  const file = logoOf(brand);
  logo.hidden = !file;
  if (file && logo.getAttribute('src') !== file) logo.src = file;
  const button = document.getElementById('language');
  button.hidden = languages.length < 2;
  const next = languageAfter(languages, text.language);
  button.textContent = next.name;
  button.lang = next.code;
}

function parts(text, view) {
  const refusal = page.refusal
    && element('p', { class: 'refusal', role: 'alert', id: 'refusal', testid: 'refusal' }, refusalWords(text, page.refusal));
  if (page.question) {
    return [
      element('h1', { tabindex: '-1', testid: 'question' }, text('wall.of', { number: page.question.number })),
      rating.draw(text, page.question),
      rating.isOver && element('a', { href: location.pathname, testid: 'another' }, text('wall.another')),
    ].filter(Boolean);
  }
  const title = element('h1', {}, text('wall.title'));
  if (!view || !view.isAsking) return [title, refusal];
  const form = element('form', { novalidate: 'novalidate', testid: 'form' }, [
    element('p', {}, text('wall.lead')),
    ...FIELDS.map((name) => field(text, name)),
    refusal,
    element('button', { type: 'submit', class: 'primary', testid: 'next', disabled: page.busy }, text('wall.next')),
  ]);
  form.addEventListener('submit', ask);
  return [title, form];
}

/** @param {Words} text @param {typeof FIELDS[number]} name */
function field(text, name) {
  const input = /** @type {HTMLInputElement} */ (element('input', {
    id: name, testid: name, maxlength: '40', autocomplete: 'off', autocapitalize: 'characters', autocorrect: 'off', spellcheck: 'false',
    'aria-describedby': page.refusal ? `${name}-hint refusal` : `${name}-hint`,
    'aria-invalid': page.refusal && ['blank', 'wrong-number'].includes(page.refusal.code) ? 'true' : null,
  }, ''));
  input.value = page[name];
  input.addEventListener('input', () => { page[name] = input.value; });
  return element('div', { class: 'field' }, [
    element('label', { for: name }, text(`wall.${name}`)),
    element('p', { id: `${name}-hint` }, text(`wall.${name}.hint`)),
    input,
  ]);
}

document.getElementById('language').addEventListener('click', () => load(languageAfter(page.view.languages, page.text.language).code));
await load((navigator.language || '').slice(0, 2) || 'vi');
