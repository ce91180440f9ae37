// The services in their order, and one of them.

import { html, nothing } from 'lit';
import { beginItem, listAndForm, otherWith } from '../lists.js';
import { weekField } from '../periods.js';
import { foreseeLoss } from '../plan-effect.js';
import { ask } from '../../shell/server.js';
import { nameIn } from '/shared/texts.js';
import { waitingText } from '/shared/waits.js';

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

export default {
  name: 'services',
  settings: true,
  foresee: foreseeLoss,

  async load(admin) {
    admin.data = await ask('GET', `${admin.officePath}/settings/former-services`);
  },

  named: ({ data }) => ({ services: data }),

  begin: (admin) => beginItem(admin, 'services', ({ draft }) => ({
    prefix: LETTERS.find((letter) => draft.values.services.every(({ prefix }) => prefix !== letter)) ?? '',
    name: { vi: '' }, expectedMinutes: 10, quota: null, targetMinutes: null, week: [], formerly: [], active: true,
  })),

  view: (admin) => listAndForm(admin, {
    list: 'services',
    nameOf: ({ name }) => nameIn(name, admin.text.language),
    noteOf: ({ id, prefix, active }) => [prefix, active ? '' : admin.text('admin.service.closed'), waitingNote(admin, id)].filter(Boolean)
      .join(' · '),
    form: (path, { id }) => html`
      ${admin.fields.names(`${path}.name`)}
      <div class="pair">
        ${admin.fields.words(`${path}.prefix`,
          { maxlength: 1, upper: true, hint: admin.text('admin.hint.prefix'), taken: whoHas(admin, path) })}
        ${admin.fields.number(`${path}.expectedMinutes`, { min: 1, max: 240, hint: admin.text('admin.hint.expectedMinutes') })}
        ${admin.fields.number(`${path}.quota`, { min: 1, max: 999, hint: admin.text('admin.hint.quota') })}
        ${admin.fields.number(`${path}.targetMinutes`, { min: 1, max: 480,
          hint: admin.text('admin.hint.targetMinutes', { minutes: admin.draft.values.reports.normalTargetMinutes ?? '' }) })}
      </div>
      ${admin.fields.check(`${path}.active`, { label: admin.text('admin.field.active') })}
      ${weekField(admin.fields, `${path}.week`,
        { limited: admin.text('admin.service.week'), always: admin.text('admin.service.week.office') })}
      ${servedBy(admin, path, id)}
      ${mergedInto(admin, path)}`,
    staysFor: ({ id }) => procedures(admin, id),
    removed: ({ id }) => {
      const { values } = admin.draft;
      ['groups', 'counters', 'boards', 'slotPlans'].forEach((list) => values[list].forEach((of) => {
        of.services = of.services.filter((service) => service !== id);
      }));
      values.slotPlans = values.slotPlans.filter((plan) => plan.services.length > 0);
    },
  }),
};

const waitingNote = ({ text, outlook }, id) => (outlook?.waiting[id] ? waitingText(text, outlook.waiting[id]) : '');

/** What stands in the way of removing it: procedures, which are to be given to another service or removed first. */
function procedures({ text, draft, link }, id) {
  const count = draft.values.procedures.filter(({ service }) => service === id).length;
  return count === 0 ? null : html`<p class="caution" data-testid="has-procedures">${text('admin.service.procedures', { count })}
    ${link({ section: 'procedures' }, text('admin.section.procedures'))}</p>`;
}

/** The other service that has its letter already. */
function whoHas({ text, fields, draft }, path) {
  const other = otherWith(draft.values.services, fields.form.get(path), 'prefix');
  return other ? text('admin.service.prefix.taken', { prefix: other.prefix, name: nameIn(other.name, text.language) }) : '';
}

/** Which counters serve it: where none does, that is the next thing to do. */
function servedBy({ text, fields, draft, link }, path, id) {
  const { counters } = draft.values;
  if (counters.length === 0) return html`<p class="caution">${text('admin.service.noCounter')} ${link({ section: 'counters', item: 'new' },
    text('admin.counters.add'))}</p>`;
  const isServed = counters.some(({ services }) => services.includes(id));
  return fields.group(`${path}.counters`, { label: text('admin.service.counters') }, html`
    ${isServed ? nothing : html`<p class="caution" data-testid="unserved">${text('admin.service.unserved')}</p>`}
    <div class="checks">${counters.map(({ number, name, services }, i) => fields.check(`counters[${i}].services`, {
      label: text('admin.counter.name', { number: String(number ?? ''), name: nameIn(name, text.language) }),
      checked: services.includes(id),
      change: (on) => fields.set(`counters[${i}].services`, on ? [...services, id] : services.filter((one) => one !== id)),
      testid: `served-by-${number}`,
    }))}</div>`);
}

/** Which services that are gone count as this one; none of them counts as two. */
function mergedInto({ text, fields, draft, data }, path) {
  const own = fields.form.get(`${path}.formerly`) ?? [];
  const choices = data.filter(({ id }) => own.includes(id) || !draft.values.services.some(({ formerly }) => formerly?.includes(id)));
  if (choices.length === 0) return nothing;
  return fields.group(`${path}.formerly`, { hint: text('admin.hint.formerly') }, html`
    <div class="checks">${choices.map(({ id, name }) => fields.check(`${path}.formerly`, {
      label: nameIn(name, text.language),
      checked: own.includes(id),
      change: (on) => fields.set(`${path}.formerly`, on ? [...own, id] : own.filter((one) => one !== id)),
      testid: `formerly-${id}`,
    }))}</div>`);
}
