// The procedures an officer may name: found by name or code, one of them in a form, or many pasted at once.

import { html, nothing } from 'lit';
import { isFoundIn } from '../../shell/search.js';
import { beginItem, listAndForm, otherWith } from '../lists.js';
import { MOST, readPasted } from '../pasted-procedures.js';
import { nameIn } from '/shared/texts.js';

let sought = ''; // what is searched for
let pasted = '';

export default {
  name: 'procedures',
  settings: true,

  begin(admin) {
    if (!admin.route.item) [sought, pasted] = ['', '']; // they are the list's, wherever one of it is opened
    beginItem(admin, 'procedures', ({ draft }) => ({ code: '', name: { vi: '' }, service: draft.values.services[0]?.id }));
  },

  view(admin) {
    const { text, draft, fields } = admin;
    const { procedures, services } = draft.values;
    if (services.length === 0) return html`<p class="caution">${text('admin.procedures.noService')} ${admin.link({ section: 'services',
      item: 'new' }, text('admin.services.add'))}</p>`;
    const nameOf = ({ name }) => nameIn(name, text.language);
    return html`
      <p class="hint">${text('admin.hint.procedures')}</p>
      ${procedures.length > 0 ? search(admin, procedures) : nothing}
      ${listAndForm(admin, {
        list: 'procedures',
        most: MOST,
        nameOf,
        noteOf: ({ code, service }) => [code, nameIn(services.find(({ id }) => id === service)?.name ?? {}, text.language)].join(' · '),
        isShown: (procedure) => isFound(procedure),
        form: (path, { code }) => html`
          ${admin.route.item === 'new'
            ? fields.words(`${path}.code`, { maxlength: 40, upper: true, hint: text('admin.hint.code'), taken: whoHas(admin, path) })
            : html`<p data-testid="code">${text('admin.procedure.code', { code })}</p>`}
          ${fields.names(`${path}.name`)}
          ${fields.choice(`${path}.service`, services.map(({ id, name }) => ({ value: id, name: nameIn(name, text.language) })))}`,
      })}
      ${admin.readOnly ? nothing : paste(admin)}`;
  },
};

const isFound = ({ code, name }) => isFoundIn([code, ...Object.values(name)].join(' '), sought);

const search = ({ text, redraw }, procedures) => html`
  <div class="field search"><label for="procedures-search">${text('outcome.search')}</label>
    <input id="procedures-search" data-testid="procedures-search" type="search" maxlength="60" autocomplete="off" .value=${sought}
      @input=${({ target }) => { sought = target.value; redraw(); }} /></div>
  <p role="status" data-testid="procedures-found">${sought
    ? text('outcome.found', { count: procedures.filter(isFound).length })
    : text('admin.procedures.count', { count: procedures.length })}</p>`;

/** The other procedure that has its code already. */
function whoHas({ text, fields, draft }, path) {
  const other = otherWith(draft.values.procedures, fields.form.get(path), 'code');
  return other ? text('admin.procedure.code.taken', { code: other.code, name: nameIn(other.name, text.language) }) : '';
}

/** Many at once: what is wrong is said line by line, what is right is added to what is saved. */
function paste(admin) {
  const { text, draft, fields, languages, redraw } = admin;
  const { rows, faults } = readPasted(pasted, draft.values, languages.map(({ code }) => code));
  const add = () => {
    pasted = '';
    fields.set('procedures', [...draft.values.procedures, ...rows]);
  };
  return html`<details class="paste" ?open=${pasted !== ''}>
    <summary data-testid="paste">${text('admin.procedures.paste')}</summary>
    <div class="field"><label for="procedures-pasted">${text('admin.procedures.pasted')}</label>
      <p class="hint" id="procedures-pasted-hint">${text('admin.hint.pasted')}</p>
      <textarea id="procedures-pasted" data-testid="pasted" rows="6" aria-describedby="procedures-pasted-hint procedures-pasted-faults"
        .value=${pasted} @input=${({ target }) => { pasted = target.value; redraw(); }}></textarea></div>
    <div role="status" id="procedures-pasted-faults">
      ${faults.length > 0 ? html`<ul class="faults">${faults.map(({ line, why, what }) => html`
        <li class="fault" data-testid="pasted-fault">${text(`admin.pasted.${why}`, { line, what })}</li>`)}</ul>` : nothing}</div>
    <button type="button" data-testid="add-pasted" ?disabled=${rows.length === 0}
      @click=${add}>${text('admin.procedures.addPasted', { count: rows.length })}</button>
  </details>`;
}
