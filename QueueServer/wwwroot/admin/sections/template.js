// This office's settings for many others: which parts, which offices, what would change in each, and the change.

import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { ask } from '../../shell/server.js';
import { isFoundIn } from '../../shell/search.js';
import { differences, differenceText, keyOf, labelOf, namesOf } from '../differences.js';
import { refusalText } from '/shared/refusals.js';
import { nameIn } from '/shared/texts.js';

const PARTS = ['services', 'procedures', 'groups', 'counters', 'priority', 'hours', 'figures', 'texts', 'boards', 'brand', 'privacy',
  'office'];
const MOSTLY_OWN = ['counters', 'boards']; // what stands in a hall is seldom another's
const BATCH = 50; // offices in one request
const MANY = 12; // offices, from which on they are searched

export default {
  name: 'template',
  settings: true,
  ownForm: true,

  begin(admin) {
    admin.data = { parts: PARTS.filter((part) => !MOSTLY_OWN.includes(part)), offices: [], sought: '', found: null, results: null };
  },

  view(admin) {
    const { text, data, offices, route } = admin;
    const others = offices.filter(({ id }) => id !== route.office);
    if (others.length === 0) return html`<p class="lead">${text('admin.template.alone')}</p>`;
    return html`
      <p class="lead">${text('admin.template.lead', { name: admin.officeName })}</p>
      <p class="hint">${text('admin.template.kept')}</p>
      <fieldset class="group"><legend>${text('admin.template.parts')}</legend>
        <div class="checks">${PARTS.map((part) => choice(admin, 'parts', part, text(`admin.template.part.${part}`)))}</div></fieldset>
      ${whichOffices(admin, others)}
      <div class="buttons"><button type="button" class=${data.found ? '' : 'primary'} data-testid="look"
        ?disabled=${admin.busy || data.parts.length === 0 || data.offices.length === 0}
        @click=${() => admin.run(() => look(admin))}>${text('admin.template.look')}</button>
        <p role="status" class="said" data-testid="said">${statusText(admin)}</p></div>
      ${data.found ? differencesOf(admin) : nothing}`;
  },
};

/** What was found or done counts for what was chosen, and for nothing else. */
function choose(admin, change) {
  Object.assign(admin.data, change, { found: null, results: null });
  admin.redraw();
}

function choice(admin, list, value, label) {
  const chosen = admin.data[list];
  return html`<label class="check"><input type="checkbox" data-testid="${list}:${value}" .checked=${live(chosen.includes(value))}
    @change=${({ target }) => choose(admin, { [list]: target.checked ? [...chosen, value] : chosen.filter((other) => other !== value) })} />
    <span>${label}</span></label>`;
}

function whichOffices(admin, others) {
  const { text, data } = admin;
  const named = others.map(({ id, name }) => ({ id, name: nameIn(name, text.language) }));
  const shown = named.filter(({ name }) => isFoundIn(name, data.sought));
  const ids = shown.map(({ id }) => id);
  return html`<fieldset class="group"><legend>${text('admin.template.offices')}</legend>
    ${others.length < MANY ? nothing : html`<div class="field"><label for="sought">${text('admin.template.search')}</label>
      <input id="sought" data-testid="sought" type="search" autocomplete="off" maxlength="60" .value=${live(data.sought)}
        @input=${({ target }) => { data.sought = target.value; admin.redraw(); }} /></div>`}
    <div class="buttons">
      <button type="button" class="quiet" data-testid="all"
        @click=${() => choose(admin, { offices: [...new Set([...data.offices, ...ids])] })}>${text('admin.template.all')}</button>
      <button type="button" class="quiet" data-testid="none"
        @click=${() => choose(admin, { offices: data.offices.filter((id) => !ids.includes(id)) })}>${text('admin.template.none')}</button>
      <p class="hint" role="status" data-testid="chosen">${text('admin.template.chosen', { count: data.offices.length })}</p></div>
    ${shown.length === 0 ? html`<p class="muted">${text('admin.template.unfound')}</p>` : nothing}
    <div class="checks scrolled" tabindex=${shown.length > MANY ? '0' : nothing} role="group"
      aria-label=${text('admin.template.offices')}>${shown.map(({ id, name }) => choice(admin, 'offices', id, name))}</div></fieldset>`;
}

/** Asks for many offices, some at a time. */
async function inBatches(offices, work) {
  for (let at = 0; at < offices.length; at += BATCH) await work(offices.slice(at, at + BATCH));
}

/** Each with the command that would change it, so that whoever applies twice, after an answer was lost, changes it once. */
async function look(admin) {
  const { data, officePath } = admin;
  const { parts } = data;
  const offices = admin.offices.map(({ id }) => id).filter((id) => data.offices.includes(id)); // in the order they are shown
  const found = /** @type {Wire} */ ({ revision: null, offices: [] });
  await inBatches(offices, async (batch) => {
    const looked = await ask('POST', `${officePath}/template/check`, { parts, offices: batch });
    found.revision ??= looked.revision; // was it changed between two batches, none is applied
    found.offices.push(...looked.offices.map((outlook) => ({ ...outlook, commandId: crypto.randomUUID() })));
  });
  Object.assign(data, { found, results: null });
}

/** Takes over where nothing speaks against it. */
async function takeOver(admin) {
  const { data, officePath } = admin;
  const { parts, found: { revision, offices } } = data;
  const targets = able(offices).map(({ office, revision: since, commandId }) => ({ office, revision: since, commandId }));
  const results = /** @type {Wire[]} */ ([]);
  await inBatches(targets, async (batch) => {
    results.push(...await ask('POST', `${officePath}/template`, { revision, parts, offices: batch }));
  });
  data.results = results;
}

const able = (offices) => offices.filter(({ code }) => !code);

function statusText({ text, data: { found, results } }) {
  if (results) {
    const done = results.filter(({ code }) => !code).length;
    return [text('admin.template.done', { count: done }),
      results.length > done && text('admin.template.notDone', { count: results.length - done })].filter(Boolean).join(' ');
  }
  if (!found) return nothing;
  const changes = able(found.offices).filter(({ after }) => Object.keys(after).length > 0).length;
  const unable = found.offices.length - able(found.offices).length;
  return [text('admin.template.found', { count: changes }), unable > 0 && text('admin.template.unable', { count: unable })]
    .filter(Boolean).join(' ');
}

function differencesOf(admin) {
  const { text, data: { found, results }, officeName } = admin;
  const count = able(found.offices).length;
  const sure = () => admin.question('admin.template.sure', { name: officeName, count }, 'admin.template.apply', () => takeOver(admin));
  return html`<h2>${text('admin.template.differences')}</h2>
    <ul class="differences">${found.offices.map((outlook) => officeLine(admin, outlook))}</ul>
    ${results ? nothing : html`<div class="buttons"><button type="button" class="primary" data-testid="apply"
      ?disabled=${admin.busy || count === 0} @click=${sure}>${text('admin.template.applyTo', { count })}</button></div>`}`;
}

function officeLine(admin, { office, before, after, template, own, field, code }) {
  const { text, offices, draft, data: { results } } = admin;
  const names = namesOf(text, draft.base, before, after, own);
  const changes = differences(before, after);
  const kept = differences(template, own);
  const result = results?.find((of) => of.office === office);
  const refusal = result ?? { field, code };
  const refused = refusal.code && refusedText(text, refusal, after, names);
  const said = [changes.length > 0 ? text('admin.template.changes', { count: changes.length }) : text('admin.template.same'),
    kept.length > 0 && text('admin.template.keeps', { count: kept.length })].filter(Boolean).join(' · ');
  const state = refused ? 'refused' : result ? 'done' : changes.length > 0 ? 'changes' : 'same';
  return html`<li data-testid="difference" data-office=${office} data-state=${state}><details>
    <summary><strong>${nameIn(offices.find(({ id }) => id === office)?.name ?? {}, text.language) || office}</strong>
      <span class="muted">${result && !refused ? text('admin.template.taken') : said}</span></summary>
    ${changes.length > 0
      ? html`<h3>${text(`admin.template.${state === 'done' ? 'changed' : 'toChange'}`)}</h3><ul>${lines(text, changes, names)}</ul>`
      : nothing}
    ${kept.length > 0 ? html`<h3>${text('admin.template.toKeep')}</h3><ul>${lines(text, kept, names, 'admin.template.own')}</ul>` : nothing}
    ${changes.length + kept.length === 0 ? html`<p class="muted">${text('admin.template.equal')}</p>` : nothing}
  </details>${refused ? html`<p class="fault">${refused}</p>` : nothing}</li>`;
}

const lines = (text, found, names, sentence) =>
  found.map((change) => html`<li>${differenceText(text, change, names, sentence)}</li>`);

/** Why an office is left as it is, with the setting it is about: `services[7].prefix` is "Services › Land › Letter". */
function refusedText(text, { field, code }, after, names) {
  const sentence = text.has(`fault.${code}`) && field ? text(`fault.${code}`) : refusalText(text, code);
  if (!field) return sentence;
  let at = after;
  const where = field.split(/[.[\]]+/).filter(Boolean).map((part) => {
    at = at?.[part];
    return /^\d+$/.test(part) ? names[keyOf(at ?? {})] : labelOf(text, part);
  });
  return `${where.filter(Boolean).join(' › ')}: ${sentence}`;
}
