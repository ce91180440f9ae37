// The office's own wording of what the kiosk says, beside the wording it has by default: by screens, and found by any of its words.

import { html, nothing } from 'lit';
import { preview, screenOfText, SCREENS } from '../text-screens.js';
import { isFoundIn } from '../../shell/search.js';
import { askedUntilAnswered } from '/shared/asked.js';

const GROUPS = ['kiosk', 'consent', 'number', 'trouble'];
const MOST = 400;
let defaults = /** @type {Wire} */ (null); // by language: every text the pages have
let sought = ''; // what is searched for

export default {
  name: 'texts',
  settings: true,

  async load(admin) {
    defaults ??= Object.fromEntries(await Promise.all(admin.languages.map(async ({ code }) =>
      [code, (await askedUntilAnswered(`/texts/${code}.json`)).json()])));
  },

  view(admin) {
    const { text, link, route, draft } = admin;
    const group = GROUPS.includes(route.item) ? route.item : GROUPS[0];
    const keys = allKeys().filter((key) => (sought ? isFound(admin, key) : screenOfText(key).group === group));
    return html`
      <div class="field search"><label for="texts-search">${text('admin.texts.search')}</label>
        <input id="texts-search" data-testid="texts-search" type="search" maxlength="60" autocomplete="off" .value=${sought}
          @input=${({ target }) => { sought = target.value; admin.redraw(); }} /></div>
      ${sought
        ? html`<p role="status" data-testid="texts-found">${text('admin.texts.found', { count: keys.length })}</p>`
        : html`<nav class="tabs" aria-label=${text('admin.texts.groups')}>${GROUPS.map((one) =>
          link({ item: one }, text(`admin.texts.${one}`), { current: one === group, testid: `group-${one}` }))}</nav>`}
      <p class="hint">${text('admin.texts.hint')}</p>
      ${!sought && group === 'consent'
        ? html`<p class="sentence"
          data-testid="consent-version">${text('admin.texts.consent.version', { version: draft.base.consentVersion })}</p>`
        : nothing}
      ${SCREENS.map((screen) => section(admin, screen, keys.filter((key) => screenOfText(key) === screen)))}`;
  },
};

const allKeys = () => Object.keys(defaults.vi).filter((key) => screenOfText(key));

/** Whether it is said by default or by the office, with or without its marks, in any language. */
const isFound = ({ languages, draft }, key) => languages.some(({ code }) =>
  [defaultOf(code, key), draft.values.texts[key]?.[code] ?? ''].some((words) => isFoundIn(words, sought)));

/** What a language says by default; a plural has its form for all counts. */
const defaultOf = (language, key) => defaults[language][key] ?? defaults[language][`${key}.other`] ?? '';

const section = (admin, screen, keys) => (keys.length === 0 ? nothing : html`
  <section class="texts" data-testid="texts-screen" data-screen=${screen.name}>
    <h2>${admin.text(`admin.texts.screen.${screen.name}`)}</h2>
    <div class="beside">
      <div class="wordings">${keys.map((key) => wording(admin, key))}</div>
      ${preview(admin, screen, (key) => admin.draft.values.texts[key]?.[admin.text.language] ?? defaultOf(admin.text.language, key))}
    </div>
  </section>`);

function wording({ text, fields, draft, languages }, key) {
  const path = `texts.${key}`;
  const own = draft.values.texts[key] ?? {};
  const write = (language, words) => {
    const next = { ...own, [language]: words };
    if (words === '') delete next[language];
    fields.set(path, Object.keys(next).length > 0 ? next : undefined);
  };
  return fields.group(path, { label: defaultOf(text.language, key) },
    html`<div class="pair">${languages.map(({ code, name }) => html`<div class="field">
    <label for="${key}-${code}">${name}</label>
    <p class="hint" id="${key}-${code}-hint" lang=${code}>${text('admin.texts.default', { words: defaultOf(code, key) })}</p>
    <textarea id="${key}-${code}" data-testid="${path}.${code}" rows="2" maxlength=${MOST} lang=${code}
      aria-describedby="${key}-${code}-hint"
      .value=${own[code] ?? ''} @input=${({ target }) => write(code, target.value)}></textarea></div>`)}</div>`);
}
