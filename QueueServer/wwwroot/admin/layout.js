// What stands around a section: who and where, the tree, the sections, what is wrong, what saving would do.

import { html, nothing } from 'lit';
import { dialogOf } from '../shell/dialog.js';
import { helpDialog } from '../shell/help.js';
import { linkState, tools } from '../shell/head.js';
import { refusalSentence } from '../shell/sign-in.js';
import { labelOf } from './differences.js';
import { effects } from './effects.js';
import { idOf } from './fields.js';
import { toTell } from './plan-effect.js';
import { addressOf, sectionsFor } from './routes.js';
import { refusalText } from '/shared/refusals.js';
import { nameIn } from '/shared/texts.js';
import { dateAndTime } from '/shared/times.js';

/** @param {Page} page @param {Record<string, Function>} screens those that stand before the page */
export function layout(page, screens) {
  const { text, screen, error } = page;
  return html`
    <header>
      <p class="office">${text('admin.title')}</p>
      ${page.connected ? nothing : linkState(page)}
      ${tools(page, '/admin', { nextLanguage: page.nextLanguage, signOut: page.signOut, help: page.help })}
    </header>
    <p class="refusal" role="alert" data-testid="refusal">${error ? sentence(page, error) : nothing}</p>
    ${screen === 'admin' ? admin(page)
      : screen === 'forbidden'
        ? html`<main class="narrow"><h1>${text('admin.title')}</h1><p class="lead">${text('admin.forbidden')}</p></main>`
        : screens[screen]({ ...page, title: text('admin.title') })}
    ${page.dialog?.name === 'help' ? dialogOf(page, { help: () => helpDialog(text, 'admin') }, page, nothing) : nothing}
    ${page.dialog?.name === 'question' ? question(page) : nothing}`;
}

const sentence = (/** @type {Page} */ { text, draft }, refusal) =>
  (refusal.code === 'settings-stale' && draft ? text('admin.stale', { by: draft.changedBy }) : refusalSentence(text, refusal));

function admin(page) {
  const { text, route, ready, section, readOnly } = page;
  page.link = (to, content, /** @type {Wire} */ { current = false, testid, item, style } = {}) =>
    link(page, to, content, { current, testid, item, style });
  const body = ready ? section.view(page) : nothing; // before the summary: it says what the fields are called
  const locked = readOnly && !section.reads;
  return html`<div class="admin">
    <nav class="side" aria-label=${text('admin.navigation')}>
      <h2>${text('admin.offices')}</h2>
      ${tree(page, page.offices.filter(({ parent }) => !page.offices.some(({ id }) => id === parent)))}
      <h2>${text('admin.sections')}</h2>
      <ul class="sections">${sectionsFor(page.me).map((name) =>
        html`<li>${page.link({ section: name }, text(`admin.section.${name}`),
          { current: name === route.section, testid: `section-${name}` })}</li>`)}</ul>
    </nav>
    <main>
      <p class="muted where">${page.officeName}</p>
      <h1 tabindex="-1">${text(`admin.section.${route.section}`)}</h1>
      ${locked ? html`<p class="caution" data-testid="read-only">${text('admin.readOnly')}</p>` : nothing}
      ${ready ? html`
        ${page.form && Object.keys(page.form.errors).length > 0 ? summary(page) : nothing}
        ${section.reads ? body : html`<form novalidate @submit=${(event) => { event.preventDefault(); page.save(); }}>
          <fieldset class="all" ?disabled=${locked}>
            <legend class="visually-hidden">${text(`admin.section.${route.section}`)}</legend>${body}</fieldset>
          ${page.form && !locked ? saving(page) : nothing}
        </form>`}
        ${page.form === page.draft && page.draft ? html`<p class="muted saved-by" data-testid="saved-by">${savedBy(page)}</p>` : nothing}`
          : nothing}
    </main>
  </div>`;
}

function link(page, to, content, { current, testid, item, style }) {
  const route = { ...page.route, ...(to.section || to.office ? { item: null } : {}), filter: {}, ...to };
  const go = (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    page.go(to);
  };
  return html`<a href=${addressOf(route)} class=${style ?? nothing} aria-current=${current ? 'true' : nothing}
    data-testid=${testid ?? nothing} data-item=${item ?? nothing} @click=${go}>${content}</a>`;
}

const tree = (page, offices) => html`<ul class="tree">${offices.map(({ id, name }) => {
  const below = page.offices.filter(({ parent }) => parent === id);
  return html`<li>${page.link({ office: id }, nameIn(name, page.text.language),
    { current: id === page.route.office, testid: 'office', item: id })}${below.length > 0 ? tree(page, below) : nothing}</li>`;
})}</ul>`;

/** Every fault, with a way to its field. */
function summary(page) {
  const { text, form, fields } = page;
  return html`<div class="summary" tabindex="-1" role="group" aria-labelledby="summary" data-testid="summary">
    <h2 id="summary">${text('fault.summary', { count: Object.keys(form.errors).length })}</h2>
    <ul>${Object.entries(form.errors).map(([path, code]) => {
      const field = Object.keys(fields.shown)
        .filter((shown) => path === shown || path.startsWith(`${shown}.`) || path.startsWith(`${shown}[`)).at(-1);
      const said = `${field
        ? fields.shown[field].label
        : path.split(/[.[\]]+/).filter((part) => part && !/^\d+$/.test(part)).map((part) => labelOf(text, part))
          .join(' › ')}: ${fields.fault(path, code)}`;
      return html`<li>${field
        ? html`<a href="#${idOf(field)}" @click=${(event) => { event.preventDefault(); focusOn(idOf(field)); }}>${said}</a>`
        : said}</li>`;
    })}</ul>
  </div>`;
}

/** A group of fields gives the focus to the faulty one, else to its first. */
function focusOn(id) {
  const at = document.getElementById(id);
  (at.matches('fieldset') ? at.querySelector('[aria-invalid]') ?? at.querySelector('input, select, textarea, button') ?? at : at).focus();
}

function saving(page) {
  const { text, form, draft, outlook, foreseen, said, busy, section } = page;
  const ofSettings = () => (form.dirty ? effects(text, draft.base, draft.values, outlook, section.named?.(page)) : []);
  const lines = form === draft ? ofSettings() : section.effects?.(page) ?? [];
  const refusal = form === draft && form.dirty && outlook?.refusal;
  const lost = form === draft && form.dirty && foreseen ? toTell(foreseen).length : 0;
  return html`<div class="saving">
    ${lines.length > 0 ? html`<div class="effect" data-testid="effect" role="region" aria-label=${text('admin.effect')} tabindex="0">
      <p><strong>${text('admin.effect')}</strong></p><ul>${lines.map((line) => html`<li>${line}</li>`)}</ul></div>` : nothing}
    ${refusal ? html`<p class="caution" data-testid="foreseen">${refusalText(text, refusal)}</p>` : nothing}
    ${lost > 0 ? html`<p class="caution" data-testid="lost">${text('admin.plans.lost', { count: lost })}</p>` : nothing}
    <div class="buttons">
      <button type="submit" class="primary" data-testid="save" ?disabled=${busy || !form.dirty}>${text(page.submitText)}</button>
      <button type="button" class="quiet" data-testid="discard" ?disabled=${busy || !form.dirty}
        @click=${page.discard}>${text('admin.discard')}</button>
      <p role="status" class="said" data-testid="said">${said ?? nothing}</p>
    </div>
  </div>`;
}

/** What the program itself saved, by who it says it was. */
const PROGRAM = { 'first run': 'admin.saved.firstRun', 'program update': 'admin.saved.update' };

function savedBy({ text, draft: { base, changedBy, changedAt } }) {
  const by = changedBy in PROGRAM ? text(PROGRAM[changedBy]) : changedBy;
  return text('admin.saved.by', { by, when: dateAndTime(text, changedAt, base.timeZone) });
}

const question = (/** @type {Page} */ { text, dialog, answer }) => html`
  <dialog aria-labelledby="question" data-testid="question" @cancel=${(event) => { event.preventDefault(); answer(false); }}>
    <p id="question" class="lead">${dialog.sentence}</p>
    <div class="buttons">
      <button type="button" class="danger" data-testid="yes" @click=${() => answer(true)}>${dialog.yes}</button>
      <button type="button" data-testid="no" @click=${() => answer(false)}>${text('admin.no')}</button>
    </div>
  </dialog>`;
