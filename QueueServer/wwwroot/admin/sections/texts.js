// The office's own wording of what the kiosk says, beside the wording it has by default.

import { html, nothing } from 'lit';
import { askedUntilAnswered } from '/shared/asked.js';

const GROUPS = ['kiosk', 'consent', 'number', 'trouble'];
const MOST = 400;
let defaults = /** @type {Wire} */ (null); // by language: every text the pages have

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
    return html`
      <nav class="tabs" aria-label=${text('admin.texts.groups')}>${GROUPS.map((one) =>
        link({ item: one }, text(`admin.texts.${one}`), { current: one === group, testid: `group-${one}` }))}</nav>
      <p class="hint">${text('admin.texts.hint')}</p>
      ${group === 'consent'
        ? html`<p class="sentence"
          data-testid="consent-version">${text('admin.texts.consent.version', { version: draft.base.consentVersion })}</p>`
        : nothing}
      ${keysOf(group).map((key) => wording(admin, key))}`;
  },
};

const keysOf = (group) => Object.keys(defaults.vi).filter((key) => key.startsWith(`${group}.`));

/** What a language says by default; a plural has its form for all counts. */
const defaultOf = (language, key) => defaults[language][key] ?? defaults[language][`${key}.other`] ?? '';

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
