// The tree of units as it is changed: what stands below one, who comes, who moves, who goes. Nothing holds before it is saved.

import { html, nothing } from 'lit';
import { ask, serverNow } from '../../shell/server.js';
import { changed, differences, ended, freeId, moved, placesBelow, topsOf, wayTo, withUnit } from './tree-edit.js';
import { daysText } from '../figures.js';
import { nameIn } from '/shared/texts.js';
import { dayOf } from '/shared/times.js';

const KINDS = ['province', 'ward', 'branch', 'point', 'group'];

/** @param {import('../../shell/page-store.js').PageStore} store */
export function treeActions(store) {
  const { page } = store;
  const begin = ({ tree, offices }) => store.change({
    screen: 'tree', tree: { tree, offices }, draft: { tree, at: null, of: null, imported: null },
  });
  const change = (changes) => store.change({ draft: { ...page.draft, ...changes } });
  return {
    open: () => store.run(async () => begin(await ask('GET', '/api/v1/units'))),
    change,
    today: () => dayOf(serverNow(), page.timeZone),
    go: (at) => change({ at, of: null }),
    take: (tree) => change({ tree, of: null, imported: null }),
    save: () => store.run(async () => {
      try {
        await ask('POST', '/api/v1/units', page.draft.tree);
      } catch (refusal) {
        const [code] = Object.values(refusal.errors ?? {});
        if (!code) throw refusal;
        store.change({ error: { key: `fault.${code}` } }); // what is wrong with it, and nothing of it is lost
        return;
      }
      begin(await ask('GET', '/api/v1/units'));
    }),
    discard: () => begin(page.tree),
    /** @param {File} file @param {string} from */
    read: (file, from) => store.run(async () => {
      const list = (await file.text()).replace(/\r\n?/g, '\n'); // as a form hands lines in
      const imported = await ask('POST', '/api/v1/units/list', { from, list });
      change({ tree: imported.tree, of: null, imported });
    }),
  };
}

/** @typedef {ReturnType<typeof treeActions>} Acts */

const typed = (event) => {
  event.preventDefault();
  return Object.fromEntries(new FormData(event.target));
};

/** @param {Wire} page @param {Acts} acts @param {() => void} leave */
export function treeScreen(page, acts, leave) {
  const { text, draft, tree } = page;
  const changes = differences(draft.tree, tree.tree) + differences(tree.tree, draft.tree);
  const day = acts.today();
  return html`
    <main class="report units">
      <h1 tabindex="-1">${text('units.tree')}</h1>
      <p class="links">
        <button type="button" class="primary" data-testid="save" ?disabled=${changes === 0} @click=${acts.save}>${text(
          'units.tree.save')}</button>
        <button type="button" data-testid="discard" ?disabled=${changes === 0} @click=${acts.discard}>${text(
          'units.tree.discard')}</button>
        <button type="button" data-testid="leave" @click=${leave}>${text(changes === 0 ? 'units.tree.back' : 'units.tree.leave')}</button>
      </p>
      <p class="muted" role="status" data-testid="changes">${changes > 0 ? text('units.tree.changes', { count: changes }) : ''}</p>
      <nav class="way" aria-label=${text('units.way')}><ol>
        <li>${step(text('units.all'), !draft.at, () => acts.go(null))}</li>
        ${wayTo(draft.tree, draft.at, day).map(({ id, name }) => html`<li>${step(nameIn(name, text.language), id === draft.at,
          () => acts.go(id))}</li>`)}
      </ol></nav>
      ${members(page, acts, day)}
      ${draft.of ? form(page, acts, day) : html`${newUnit(page, acts, day)}${draft.at ? newOffice(page, acts, day) : nothing}
        ${national(page, acts)}`}
    </main>`;
}

const step = (words, isHere, go) => (isHere
  ? html`<span aria-current="page">${words}</span>`
  : html`<button type="button" class="sort" @click=${go}>${words}</button>`);

const officeName = ({ text, tree }, id) => {
  const office = tree.offices.find((one) => one.id === id);
  return office ? nameIn(office.name, text.language) : id;
};

/** What stands below the unit that is looked at, and what will. */
function members(page, acts, day) {
  const { text, draft } = page;
  const rows = draft.at
    ? placesBelow(draft.tree, draft.at, day).map((place) => ({ place, unit: draft.tree.units.find(({ id }) => id === place.unit) }))
    : topsOf(draft.tree, day).map((unit) => ({ place: null, unit }));
  if (rows.length === 0) return html`<p class="muted" data-testid="no-members">${text('units.tree.nobody')}</p>`;
  return html`
    <div class="wide panel" tabindex="0" role="region" aria-label=${text('units.tree.members')}>
      <table data-testid="members">
        <thead><tr>${['name', 'kind', 'code', 'since'].map((name) => html`<th scope="col" class="words">${text(
          `units.tree.${name}`)}</th>`)}<th scope="col"><span class="visually-hidden">${text('units.tree.change')}</span></th></tr></thead>
        <tbody>${rows.map(({ place, unit }) => {
          const name = unit ? nameIn(unit.name, text.language) : officeName(page, place.office);
          return html`<tr data-testid="member" data-key=${unit?.id ?? place.office}>
            <th scope="row">${unit ? step(name, false, () => acts.go(unit.id)) : name}</th>
            <td class="words">${text(unit ? `units.kind.${unit.kind}` : 'units.kind.office')}</td>
            <td class="words">${unit?.nationalCode ?? ''}</td>
            <td class="words">${place ? sinceText(text, place) : ''}</td>
            <td><button type="button" data-testid="change" aria-label=${text('units.tree.changeOf', { name })} @click=${() =>
              acts.change({ of: { unit: unit?.id ?? null, office: place?.office ?? null, place } })}>${text(
              'units.tree.change')}</button></td></tr>`;
        })}</tbody>
      </table>
    </div>`;
}

const sinceText = (text, { from, to }) => (to
  ? daysText(text, from, to)
  : text('units.tree.from', { day: daysText(text, from, from) }));

const kindField = (text, kind = 'ward') => html`<label>${text('units.tree.kind')}<select name="kind">${KINDS.map((one) => html`<option
  value=${one} ?selected=${one === kind}>${text(`units.kind.${one}`)}</option>`)}</select></label>`;

const nameFields = (text, name = {}) => html`
  <label>${text('units.tree.nameVi')}<input name="vi" required maxlength="120" autocomplete="off" .value=${name.vi ?? ''} /></label>
  <label>${text('units.tree.nameEn')}<input name="en" maxlength="120" autocomplete="off" .value=${name.en ?? ''} /></label>`;

const codeField = (text, code = '') => html`<label>${text('units.tree.code')}<input name="code" inputmode="numeric" pattern="[0-9]{2,8}"
  autocomplete="off" .value=${code ?? ''} /></label>`;

const dayField = (text, name, day, words) => html`<label>${words ?? text(`units.tree.${name}Day`)}<input type="date" name=${name} required
  .value=${day} /></label>`;

const nameOf = ({ vi, en }) => ({ vi: vi.trim(), ...(en.trim() && { en: en.trim() }) });

function newUnit({ text, draft }, acts, day) {
  const add = (event) => {
    const { kind, code, from, ...name } = /** @type {Record<string, string>} */ (typed(event));
    const unit = { id: freeId(draft.tree, name.vi, code), kind, name: nameOf(/** @type {Wire} */ (name)), nationalCode: code || null,
      head: null };
    acts.take(withUnit(draft.tree, unit, kind === 'group' ? null : draft.at, from));
    event.target.reset();
  };
  return html`
    <form class="panel question" data-testid="new-unit" @submit=${add}>
      <h2>${text('units.tree.newUnit')}</h2>
      ${nameFields(text)}${kindField(text)}${codeField(text)}${dayField(text, 'from', day)}
      <button type="submit" data-testid="add-unit">${text('units.tree.add')}</button>
    </form>`;
}

function newOffice(page, acts, day) {
  const { text, draft, tree } = page;
  const here = new Set(placesBelow(draft.tree, draft.at, day).map(({ office }) => office));
  const free = tree.offices.filter(({ id }) => !here.has(id));
  if (free.length === 0) return nothing;
  const add = (event) => {
    const { office, from } = /** @type {Record<string, string>} */ (typed(event));
    acts.take(moved(draft.tree, { office }, draft.at, from));
  };
  return html`
    <form class="panel question" data-testid="new-office" @submit=${add}>
      <h2>${text('units.tree.newOffice')}</h2>
      <label>${text('units.kind.office')}<select name="office">${free.map(({ id, source }) => html`<option
        value=${id}>${officeName(page, id)}${source ? ` (${source})` : ''}</option>`)}</select></label>
      ${dayField(text, 'from', day)}
      <button type="submit" data-testid="add-office">${text('units.tree.put')}</button>
    </form>`;
}

/** Changes one member: what it is, where it goes, when it ends. */
function form(page, acts, day) {
  const { text, draft, tree } = page;
  const { unit: id, office, place } = draft.of;
  const unit = draft.tree.units.find((one) => one.id === id);
  const parents = draft.tree.units.filter((one) => one.id !== id && !(unit?.kind === 'group'));
  const keep = (event) => {
    const { kind, code, head, ...name } = /** @type {Record<string, string>} */ (typed(event));
    acts.take(changed(draft.tree, id, { kind: unit.kind === 'group' ? 'group' : kind, nationalCode: code || null, head: head || null,
      name: { ...unit.name, ...nameOf(/** @type {Wire} */ (name)) } }));
  };
  const move = (event) => {
    const { parent, from } = /** @type {Record<string, string>} */ (typed(event));
    acts.take(moved(draft.tree, { unit: id, office }, parent || null, from));
  };
  const end = (event) => acts.take(ended(draft.tree, place, /** @type {Record<string, string>} */ (typed(event)).to));
  return html`
    <section class="panel" data-testid="member-form" aria-labelledby="member-name">
      <h2 id="member-name">${unit ? nameIn(unit.name, text.language) : officeName(page, office)}
        <button type="button" data-testid="close" @click=${() => acts.change({ of: null })}>${text('dialog.close')}</button></h2>
      ${unit ? html`<form class="question" @submit=${keep}>
        ${nameFields(text, unit.name)}${unit.kind === 'group' ? nothing : kindField(text, unit.kind)}${codeField(text, unit.nationalCode)}
        <label>${text('units.tree.head')}<select name="head"><option value="">${text('units.tree.noHead')}</option>
          ${tree.offices.filter(({ source }) => !source).map((one) => html`<option value=${one.id}
            ?selected=${one.id === unit.head}>${officeName(page, one.id)}</option>`)}</select></label>
        <button type="submit" data-testid="keep">${text('units.tree.keep')}</button>
      </form>` : nothing}
      ${unit?.kind === 'group' ? nothing : html`<form class="question" @submit=${move}>
        <label>${text('units.tree.below')}<select name="parent">
          ${unit ? html`<option value="">${text('units.all')}</option>` : nothing}
          ${parents.map((one) => html`<option value=${one.id} ?selected=${one.id === draft.at}>${nameIn(one.name,
            text.language)}${one.nationalCode ? ` (${one.nationalCode})` : ''}</option>`)}</select></label>
        ${dayField(text, 'from', day)}
        <button type="submit" data-testid="move">${text('units.tree.move')}</button>
      </form>`}
      ${place ? html`<form class="question" @submit=${end}>
        ${dayField(text, 'to', day)}
        <button type="submit" data-testid="end">${text('units.tree.end')}</button>
      </form>` : nothing}
      <p class="muted">${text('units.tree.keepsPast')}</p>
    </section>`;
}

/** The national list of administrative units, read from a file. */
function national({ text, draft: { imported } }, acts) {
  const read = (event) => {
    const { file, from } = /** @type {Record<string, any>} */ (typed(event));
    acts.read(file, from);
  };
  return html`
    <form class="panel question" data-testid="national" @submit=${read}>
      <h2>${text('units.list')}</h2>
      <p class="muted">${text('units.list.about')}</p>
      <label>${text('units.list.file')}<input type="file" name="file" accept=".csv,text/csv" required data-testid="list" /></label>
      ${dayField(text, 'from', '2025-07-01', text('units.list.from'))}
      <button type="submit" data-testid="read-list">${text('units.list.read')}</button>
    </form>
    ${imported ? html`<section class="panel" data-testid="imported" role="status">
      <p>${text('units.list.read.done', { added: imported.added, renamed: imported.renamed, moved: imported.moved,
        same: imported.same })}</p>
      ${imported.gone.length > 0 ? html`<p class="trouble">${text('units.list.gone', { names: imported.gone.join(', ') })}</p>` : nothing}
      ${imported.faults.length > 0 ? html`<ul>${imported.faults.map(({ line, code }) => html`<li class="trouble">${text(
        'units.list.fault', { line, fault: text(`fault.${code}`) })}</li>`)}</ul>` : nothing}
    </section>` : nothing}`;
}
