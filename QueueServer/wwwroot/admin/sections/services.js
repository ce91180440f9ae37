// The services in their order, and one of them.

import { html, nothing } from 'lit';
import { beginItem, listAndForm } from '../lists.js';
import { weekField } from '../periods.js';
import { nameIn } from '/shared/texts.js';
import { waitingText } from '/shared/waits.js';

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

export default {
  name: 'services',
  settings: true,

  begin: (admin) => beginItem(admin, 'services', ({ draft }) => ({
    prefix: LETTERS.find((letter) => draft.values.services.every(({ prefix }) => prefix !== letter)) ?? '',
    name: { vi: '' }, expectedMinutes: 10, quota: null, week: [], active: true,
  })),

  view: (admin) => listAndForm(admin, {
    list: 'services',
    nameOf: ({ name }) => nameIn(name, admin.text.language),
    noteOf: ({ id, prefix, active }) => [prefix, active ? '' : admin.text('admin.service.closed'), waitingNote(admin, id)].filter(Boolean)
      .join(' · '),
    form: (path, { id }) => html`
      ${admin.fields.names(`${path}.name`)}
      <div class="pair">
        ${admin.fields.words(`${path}.prefix`, { maxlength: 1, upper: true, hint: admin.text('admin.hint.prefix') })}
        ${admin.fields.number(`${path}.expectedMinutes`, { min: 1, max: 240, hint: admin.text('admin.hint.expectedMinutes') })}
        ${admin.fields.number(`${path}.quota`, { min: 1, max: 999, hint: admin.text('admin.hint.quota') })}
      </div>
      ${admin.fields.check(`${path}.active`, { label: admin.text('admin.field.active') })}
      ${weekField(admin.fields, `${path}.week`,
        { limited: admin.text('admin.service.week'), always: admin.text('admin.service.week.office') })}
      ${servedBy(admin, id)}`,
    removed: ({ id }) => ['groups', 'counters', 'boards'].forEach((list) => admin.draft.values[list].forEach((of) => {
      of.services = of.services.filter((service) => service !== id);
    })),
  }),
};

const waitingNote = ({ text, outlook }, id) => (outlook?.waiting[id] ? waitingText(text, outlook.waiting[id]) : '');

/** Which counters serve it; where none does, that is to be put right. */
function servedBy({ text, draft, link }, id) {
  const counters = draft.values.counters.filter(({ services }) => services.includes(id)).map(({ number }) => number);
  if (!id) return nothing;
  return counters.length > 0
    ? html`<p class="muted">${text('admin.service.counters', { numbers: counters.join(', ') })}</p>`
    : html`<p class="caution">${text('admin.service.unserved')} ${link({ section: 'counters', item: null },
      text('admin.section.counters'))}</p>`;
}
