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
    if (admin.route.item !== 'new' || admin.readOnly) return;
    admin.form = new Form({ id: '', name: { vi: '' }, timeZone: admin.draft.values.timeZone, parent: admin.route.office });
    admin.submit = async (form) => {
      const made = await ask('POST', '/api/offices', { ...form.values, id: form.values.id || slugOf(form.values.name.vi) || '-' });
      await admin.readOffices();
      await admin.leave({ office: made.id, item: null }, 'admin.office.made');
    };
  },

  view(admin) {
    const { text, fields } = admin;
    if (admin.route.item === 'new') {
      return html`
        <p>${text('admin.office.below', { name: admin.officeName })}</p>
        ${fields.names('name')}
        ${fields.words('id', { maxlength: 40, hint: text('admin.hint.id') })}
        ${zone(admin)}`;
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
        : html`<p>${admin.link({ item: 'new' }, text('admin.office.add'), { testid: 'add', style: 'button' })}</p>`}`;
  },
};

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
