// The office itself: what it is called, where it stands in the tree, and an office below it.

import { html, nothing } from 'lit';
import { ask } from '../../shell/server.js';
import { Form, slugOf } from '../form.js';
import { nameIn } from '/shared/texts.js';

const ZONES = ['Asia/Ho_Chi_Minh', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'Asia/Saigon')];

export default {
  name: 'office',
  settings: true,

  begin(admin) {
    const { route, draft, readOnly } = admin;
    if (!(route.item in PLACES) || readOnly) return;
    admin.form = new Form({ id: '', name: { vi: '' }, timeZone: draft.values.timeZone, parent: PLACES[route.item](admin) ?? null,
      copyOf: draft.values.services.length > 0 ? route.office : null });
    admin.submit = async (form) => {
      const made = await ask('POST', '/api/v1/offices', { ...form.values, id: form.values.id || slugOf(form.values.name.vi) || '-' });
      await admin.readOffices();
      await admin.leave({ office: made.id, section: 'setup', item: null }, 'admin.office.made');
    };
  },

  view(admin) {
    const { text, fields, route } = admin;
    if (route.item in PLACES) {
      const above = admin.offices.find(({ id }) => id === fields.form.get('parent'));
      return html`
        <p>${above ? text('admin.office.below', { name: nameIn(above.name, text.language) }) : text('admin.office.onTop')}</p>
        ${fields.names('name')}
        ${admin.draft.values.services.length > 0
          ? html`${fields.check('copyOf', { label: text('admin.office.copy', { name: admin.officeName }),
            change: (on) => fields.set('copyOf', on ? route.office : null) })}`
          : nothing}
        <details ?open=${Boolean(fields.form.errorAt('id') ?? fields.form.errorAt('timeZone'))}>
          <summary>${text('admin.office.more')}</summary>
          ${fields.words('id', { maxlength: 40, hint: text('admin.hint.id') })}
          ${zone(admin)}</details>`;
    }
    return html`
      ${fields.names('name')}
      ${zone(admin)}
      ${fields.choice('parent', parents(admin), { hint: text('admin.hint.parent') })}
      ${fields.number('maxTicketsPerVisitor', { min: 1, max: 20, hint: text('admin.hint.maxTicketsPerVisitor') })}
      ${fields.number('outageNumbers', { min: 0, max: 200, hint: text('admin.hint.outageNumbers') })}
      ${fields.words('publicAddress', { type: 'url', maxlength: 200, optional: true, hint: text('admin.hint.publicAddress') })}
      ${fields.check('asksSecondFactor', { label: text('admin.field.asksSecondFactor') })}
      <p class="hint">${text('admin.hint.asksSecondFactor')}</p>
      ${admin.readOnly
        ? nothing
        : html`<p class="pages">${Object.keys(PLACES).filter((place) => mayStand(admin, place)).map((place) =>
          admin.link({ item: place }, text(`admin.office.add.${place}`), { testid: `add-${place}`, style: 'button' }))}</p>`}`;
  },
};

/** Where a new office may stand, by the item of the address: the office above it. */
const PLACES = {
  new: ({ route }) => route.office,
  beside: ({ draft }) => draft.base.parent,
  top: () => undefined,
};

/** Only administrators make an office at the top; a manager's own office has none beside it. */
function mayStand(admin, place) {
  if (place === 'top') return admin.me.role === 'administrator';
  const above = PLACES[place](admin);
  return admin.offices.some(({ id }) => id === above);
}

const zone = (admin) => html`${admin.fields.words('timeZone', { list: 'zones', maxlength: 60, hint: admin.text('admin.hint.timeZone') })}
  <datalist id="zones">${ZONES.map((name) => html`<option value=${name}></option>`)}</datalist>`;

/** Offices it may stand below: not itself, none below it; and its present one, whether or not it may be read. */
function parents({ text, offices, route, me, draft }) {
  const within = (id, steps = 0) => id === route.office
    || (steps < offices.length && offices.some((office) => office.id === id && office.parent && within(office.parent, steps + 1)));
  const choices = offices.filter(({ id }) => !within(id)).map(({ id, name }) => ({ value: id, name: nameIn(name, text.language) }));
  const present = draft.base.parent ?? '';
  if (!choices.some(({ value }) => value === present)) choices.unshift({ value: present, name: present || text('admin.parent.none') });
  if (me.role === 'administrator' && present) choices.unshift({ value: '', name: text('admin.parent.none') });
  return choices;
}
