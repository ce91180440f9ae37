// How the office handles faces: what is held, what it uses, what was deleted, what people agreed to, and the sheet for the authority.

import { html, nothing } from 'lit';
import { ask } from '../../shell/server.js';
import { nameIn } from '/shared/texts.js';
import { dateAndTime } from '/shared/times.js';

export default {
  name: 'privacy',
  settings: true,

  async load(admin) {
    const { officePath, route, languages } = admin;
    const before = route.filter.before ? `?before=${encodeURIComponent(route.filter.before)}` : '';
    const [deletions, consents, ...sheets] = await Promise.all([
      ask('GET', `${officePath}/deletions${before}`), ask('GET', `${officePath}/consents`),
      ...languages.map(({ code }) => ask('GET', `${officePath}/impact-assessment.json?language=${code}`)),
    ]);
    admin.data = { deletions, consents, sheets: Object.fromEntries(sheets.map((sheet) => [sheet.language, sheet])),
      running: sheets[0].running };
  },

  view(admin) {
    const { text, fields, draft, data } = admin;
    const sheet = data.sheets[text.language];
    return html`
      <section><h2>${text('privacy.held')}</h2><p class="hint">${text('privacy.held.hint')}</p>${held(admin)}</section>
      <section><h2>${text('privacy.use')}</h2>
        ${fields.check('faces.use', { label: text('privacy.use.faces') })}
        <p class="hint">${text('privacy.use.faces.hint')}</p>
        ${draft.values.faces.use
          ? html`${fields.check('faces.pictures', { label: text('privacy.use.pictures') })}<p
            class="hint">${text('privacy.use.pictures.hint')}</p>`
          : nothing}
      </section>
      <section><h2>${text('privacy.retention')}</h2>${points(sheet, 'retention')}</section>
      <section><h2>${text('privacy.deletions')}</h2><p class="hint">${text('privacy.deletions.hint')}</p>${deletions(admin)}</section>
      <section><h2>${text('privacy.consents')}</h2>
        <p class="sentence" data-testid="consent-version">${text('admin.texts.consent.version',
          { version: data.running.consentVersion })}</p>
        ${data.running.consents.map(({ version, language, count }) =>
          html`<p>${text('privacy.consents.today', { version, language: languageName(admin, language), count })}</p>`)}
        ${data.consents.map((consent) => wording(admin, consent))}</section>
      <section><h2>${text('dpia.title')}</h2><p class="hint">${text('privacy.sheet.hint')}</p>
        <p class="pages"><a class="button" data-testid="sheet-html" target="_blank"
          href="${admin.officePath}/impact-assessment.html?language=${text.language}">${text('privacy.sheet.print')}</a>
          <a class="button" data-testid="sheet-json" download="impact-assessment.json"
            href="${admin.officePath}/impact-assessment.json?language=${text.language}">${text('privacy.sheet.json')}</a></p>
        ${sheet.sections.map(({ key, title }) =>
          html`<details data-testid="sheet" data-section=${key}><summary>${title}</summary>${points(sheet, key)}</details>`)}</section>`;
  },
};

const points = (sheet, section) =>
  html`<ul>${sheet.sections.find(({ key }) => key === section).points.map(({ text }) => html`<li>${text}</li>`)}</ul>`;

const languageName = ({ languages }, code) => languages.find((language) => language.code === code)?.name ?? code;

const held = ({ text, data: { running } }) =>
  html`<div class="wide" tabindex="0" role="region" aria-label=${text('privacy.held')}><table data-testid="held">
  <thead><tr>${['office', 'templates', 'pictures',
    'oldest'].map((name) => html`<th scope="col">${text(`privacy.held.${name}`)}</th>`)}</tr></thead>
  <tbody>${running.held.map(({ office, name, templates, pictures, oldest }) => html`<tr data-office=${office}>
    <th scope="row">${nameIn(name, text.language)}</th><td class="figure" data-testid="templates">${templates}</td>
      <td class="figure" data-testid="pictures">${pictures}</td>
    <td>${oldest ? dateAndTime(text, oldest, running.timeZone) : '–'}</td></tr>`)}</tbody></table></div>`;

function deletions({ text, route, link, data: { deletions: { entries, next }, running } }) {
  return html`
    ${entries.length === 0 ? html`<p class="muted">${text('privacy.deletions.none')}</p>` : nothing}
    <ol class="entries">${entries.map(({ at, kind, count, why }) => html`<li data-testid="deletion" data-kind=${kind} data-why=${why}>
      <p><time datetime=${at}>${dateAndTime(text, at, running.timeZone, { seconds: true })}</time> <strong>${text(`privacy.deleted.${kind}`,
        { count })}</strong> · ${text(`privacy.why.${why}`)}</p></li>`)}</ol>
    <p class="pages">
      ${route.filter.before ? link({ filter: {} }, text('audit.newest'), { testid: 'newest', style: 'button' }) : nothing}
      ${next ? link({ filter: { before: String(next) } }, text('audit.older'), { testid: 'older', style: 'button' }) : nothing}</p>`;
}

const wording = (admin, { version, language, since, texts }) => html`<details data-testid="wording" data-version=${version}>
  <summary>${admin.text('privacy.consents.wording',
    { version, language: languageName(admin, language), when: dateAndTime(admin.text, since, admin.data.running.timeZone) })}</summary>
  <ul lang=${language}>${Object.values(texts).map((words) => html`<li>${words}</li>`)}</ul></details>`;
