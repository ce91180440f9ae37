// When appointments are given, and how many: the plans, what they would come to, and what they come to as they are.

import { html, nothing } from 'lit';
import { someOf } from '../lists.js';
import { DAYS } from '../periods.js';
import { foreseeEffect, planEffect, readEffect } from '../plan-effect.js';
import { nameIn } from '/shared/texts.js';

const MOST = 50;
const WORKDAYS = 5;

export default {
  name: 'appointments',
  settings: true,
  refreshes: true, // whoever books meanwhile is seen

  async load(admin) {
    admin.data = admin.readOnly ? null : await readEffect(admin);
  },

  foresee: foreseeEffect,

  view(admin) {
    const { text, fields, draft, data } = admin;
    const { slotPlans, services } = draft.values;
    if (services.length === 0) return html`<p class="caution">${text('admin.plans.noService')} ${admin.link({ section: 'services',
      item: 'new' }, text('admin.services.add'))}</p>`;
    return html`
      ${data && data.days.length > 0
        ? planEffect(admin, data, { name: 'now', title: text('admin.plans.now'), sentence: 'admin.plans.tell' })
        : nothing}
      <h2>${text('admin.field.slotPlans')}</h2>
      <p class="hint">${text('admin.hint.slotPlans')}</p>
      ${slotPlans.length === 0 ? html`<p class="sentence" data-testid="empty">${text('admin.plans.none')}</p>` : nothing}
      ${slotPlans.map((_, i) => planForm(admin, i))}
      ${slotPlans.length < MOST
        ? html`<button type="button" data-testid="add"
          @click=${() => fields.set('slotPlans', [...slotPlans, newPlan(draft.values)])}>${text('admin.plans.add')}</button>`
        : nothing}
      ${slotPlans.length > 0 ? comings(admin) : nothing}
      ${draft.dirty ? foreseen(admin) : nothing}`;
  },
};

/** How early and how late people may come. */
const comings = ({ text, fields }) => html`<fieldset class="group" data-testid="comings">
  <legend>${text('admin.plans.coming')}</legend>
  <div class="pair">
    ${fields.number('checkIn.earlyMinutes', { min: 0, max: 240, hint: text('admin.hint.earlyMinutes') })}
    ${fields.number('checkIn.lateMinutes', { min: 0, max: 240, hint: text('admin.hint.lateMinutes') })}
  </div>
</fieldset>`;

/** Of the first service on working days, the mornings first; nobody else adds one with the same id meanwhile. */
const newPlan = ({ services, slotPlans }) => ({
  id: `lich-${crypto.randomUUID().slice(0, 8)}`,
  services: services.slice(0, 1).map(({ id }) => id),
  weekdays: DAYS.slice(0, WORKDAYS),
  ...(slotPlans.length === 0 ? { from: '08:00:00', to: '11:00:00' } : { from: '13:30:00', to: '16:30:00' }),
  slotMinutes: 30,
  plannedCounters: 1,
  onlineShare: 50,
  cap: null,
  leadMinutes: 120,
  horizonDays: 6,
});

function planForm({ text, fields, draft }, i) {
  const at = `slotPlans[${i}]`;
  const { slotPlans, services } = draft.values;
  const name = text('admin.plan.nth', { number: i + 1 });
  return html`<fieldset class="group" data-testid="plan">
    <legend>${name}</legend>
    ${someOf(fields, `${at}.services`, services.map((service) => ({ id: service.id, name: nameIn(service.name, text.language) })))}
    ${someOf(fields, `${at}.weekdays`, DAYS.map((day) => ({ id: day, name: text(`admin.day.${day}`) })), { short: true })}
    <div class="pair">
      ${fields.time(`${at}.from`)}
      ${fields.time(`${at}.to`, { hint: text('admin.hint.planEnd') })}
      ${fields.number(`${at}.slotMinutes`, { min: 5, max: 240, hint: text('admin.hint.slotMinutes') })}
      ${fields.number(`${at}.plannedCounters`, { min: 1, max: 99, hint: text('admin.hint.plannedCounters') })}
      ${fields.number(`${at}.onlineShare`, { min: 0, max: 100, hint: text('admin.hint.onlineShare') })}
      ${fields.number(`${at}.cap`, { min: 1, max: 999, hint: text('admin.hint.cap') })}
      ${fields.number(`${at}.leadMinutes`, { min: 0, max: 10080, hint: text('admin.hint.leadMinutes') })}
      ${fields.number(`${at}.horizonDays`, { min: 1, max: 30, hint: text('admin.hint.horizonDays') })}
    </div>
    <button type="button" class="quiet-danger" data-testid="${at}.remove" @click=${() =>
      fields.set('slotPlans', slotPlans.filter((_, other) => other !== i))}>${text('admin.remove.named', { name })}</button>
  </fieldset>`;
}

const foreseen = (admin) => (admin.foreseen
  ? planEffect(admin, admin.foreseen,
    { name: 'typed', title: admin.text('admin.plans.typed'), sentence: 'admin.plans.lost' })
  : html`<section data-testid="plans-typed"><h2>${admin.text('admin.plans.typed')}</h2>
    <p class="muted">${admin.text('admin.plans.unknown')}</p></section>`);
