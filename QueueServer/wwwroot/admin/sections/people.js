// The people of an office: made, changed, given a new first password. Nobody is deleted.

import { html, nothing } from 'lit';
import { ask } from '../../shell/server.js';
import { Form } from '../form.js';
import { nameIn } from '/shared/texts.js';

const LONGEST = { fullName: 80, shortName: 24 }; // as the server allows
const ROLES = ['officer', 'manager', 'auditor', 'leader', 'administrator'];

export default {
  name: 'people',

  async load(admin) {
    admin.data = await ask('GET', `${admin.officePath}/people`);
  },

  begin(admin) {
    const { route, data, officePath } = admin;
    const person = data.find(({ name }) => name === route.item);
    if (route.item === 'new') {
      admin.form = new Form({ name: '', fullName: '', shortName: '', role: 'officer' });
      admin.submit = async ({ values }) => {
        const made = await ask('POST', `${officePath}/people`, values);
        await admin.leave({ item: made.name }, 'admin.person.made');
        admin.shown = made;
      };
    } else if (person) {
      const names = { fullName: person.fullName ?? '', shortName: person.shortName ?? '' };
      admin.form = new Form({ ...names, role: person.role, office: person.office, disabled: person.disabled });
      admin.submit = async ({ values }) => {
        await ask('POST', `${officePath}/people/${person.name}`, values);
        await admin.leave({ item: values.office === route.office ? person.name : null }, 'admin.saved');
      };
    }
  },

  effects({ text, form, route }) {
    if (!form || route.item === 'new' || !form.dirty) return [];
    const { base, values } = form;
    return [
      values.shortName !== base.shortName && text('admin.effect.person.called', { name: values.shortName.trim() || route.item }),
      values.disabled && !base.disabled && text('admin.effect.person.disabled', { name: route.item }),
      !values.disabled && base.disabled && text('admin.effect.person.enabled', { name: route.item }),
      values.role !== base.role && text('admin.effect.person.role', { name: route.item, role: text(`admin.role.${values.role}`) }),
      values.office !== base.office && text('admin.effect.person.office', { name: route.item }),
    ].filter(Boolean);
  },

  view(admin) {
    const { text, data, route, link, readOnly } = admin;
    return html`<div class="list-and-form">
      <div class="list">
        <ol class="items">${data.map((person) => html`<li class=${person.name === route.item ? 'chosen' : ''}>
          ${link({ item: person.name }, html`<strong>${person.fullName ?? person.name}</strong>
            <small>${stateText(text, person)}</small>`,
            { current: person.name === route.item, testid: 'item', item: person.name })}</li>`)}</ol>
        ${data.length === 0 ? html`<p class="muted">${text('admin.list.none')}</p>` : nothing}
        ${readOnly || route.item === 'new' ? nothing : link({ item: 'new' }, text('admin.people.add'), { testid: 'add', style: 'button' })}
      </div>
      ${admin.form
        ? html`<div class="form" data-testid="form">${personForm(admin)}</div>`
        : html`<p class="muted pick">${text('admin.list.pick')}</p>`}
    </div>`;
  },
};

const stateText = (text, { name, fullName, role, disabled, mustChange, hasFactor }) =>
  [fullName && name, text(`admin.role.${role}`), disabled && text('admin.person.disabled'), mustChange && text('admin.person.mustChange'),
    hasFactor && text('admin.person.hasFactor')].filter(Boolean).join(' · ');

function personForm(admin) {
  const { text, fields, route, me, data } = admin;
  const roles = ROLES.filter((role) => role !== 'administrator' || me.role === 'administrator')
    .map((value) => ({ value, name: text(`admin.role.${value}`) }));
  if (route.item === 'new') {
    return html`<h2>${text('admin.people.add')}</h2>
      ${fields.words('name', { maxlength: 40, label: text('signIn.username'), hint: text('admin.hint.username') })}
      ${names(admin)}
      ${fields.choice('role', roles, { hint: text('admin.hint.role') })}`;
  }
  const person = data.find(({ name }) => name === route.item);
  const isOwn = person.name === me.username;
  const isAbove = person.role === 'administrator' && me.role !== 'administrator';
  return html`<h2>${person.fullName ?? person.name}</h2>
    ${person.fullName ? html`<p class="muted">${text('signIn.username')}: ${person.name}</p>` : nothing}
    ${admin.shown?.name === person.name
      ? html`<div class="once" role="status"><p>${text('admin.person.password', { name: person.name })}</p>
      <p class="secret" data-testid="first-password">${admin.shown.password}</p>
        <p class="hint">${text('admin.person.password.once')}</p></div>` : nothing}
    ${isAbove ? nothing : names(admin)}
    ${isOwn || isAbove ? html`<p class="caution">${text(isOwn ? 'refusal.own-account' : 'refusal.administrator-only')}</p>` : html`
      ${fields.choice('role', roles, { hint: text('admin.hint.role') })}
      ${fields.choice('office', admin.offices.map(({ id, name }) => ({ value: id, name: nameIn(name, text.language) })))}
      ${fields.check('disabled', { label: text('admin.person.disable') })}
      <button type="button" data-testid="reset" @click=${() => reset(admin, person.name)}>${text('admin.person.reset')}</button>
      ${person.hasFactor ? html`<button type="button" data-testid="remove-factor"
        @click=${() => removeFactor(admin, person.name)}>${text('factor.remove')}</button>` : nothing}`}`;
}

const names = ({ text, fields }) => html`
  ${fields.words('fullName', { maxlength: LONGEST.fullName, hint: text('admin.hint.fullName') })}
  ${fields.words('shortName', { maxlength: LONGEST.shortName, hint: text('admin.hint.shortName') })}`;

const reset = (admin, name) => admin.question('admin.person.reset.sure', { name }, 'admin.person.reset', async () => {
  const first = await ask('POST', `${admin.officePath}/people/${name}/reset`);
  await admin.again();
  admin.shown = first;
});

const removeFactor = (admin, name) => admin.question('admin.person.removeFactor.sure', { name }, 'factor.remove', async () => {
  await ask('POST', `${admin.officePath}/people/${name}/remove-factor`);
  await admin.again('admin.saved');
});
