// What plans of appointments come to, day by day, and who must be told that an appointment cannot be kept.

import { html, nothing } from 'lit';
import { ask } from '../shell/server.js';
import { idOf } from './fields.js';
import { nameIn } from '/shared/texts.js';
import { dateText, whenText } from '/shared/times.js';

const WEEK = 7; // days ahead that are always shown; later ones only where something is booked
const DAY = 86400000; // milliseconds

const addressOf = (/** @type {Page} */ { officePath }) => `${officePath}/slot-plans/effect`;

/** What the plans that are in force come to. @param {Page} admin */
export const readEffect = (admin) => ask('GET', addressOf(admin));

/** What they would come to with settings as they are typed. @param {Page} admin @param {Wire} request */
export const foreseeEffect = (admin, request) => ask('POST', addressOf(admin), request);

/** Likewise, where only what is booked already is of interest. @param {Page} admin @param {Wire} request */
export const foreseeLoss = (admin, request) => (admin.draft.base.slotPlans.length > 0 ? foreseeEffect(admin, request) : null);

/** Who must be told. @param {Wire} effect */
export const toTell = ({ days }) => days.flatMap((day) => day.toTell);

/** @param {string} today as 2026-11-30 */
const weekAhead = (today) => new Date(Date.parse(`${today}T00:00:00Z`) + WEEK * DAY).toISOString().slice(0, 10);

/**
 * @param {Page} admin
 * @param {Wire} effect as the server answers
 * @param {{name: string, title: string, sentence: string}} about what it is called, and what is said before those who must be told
 */
export function planEffect(admin, effect, { name, title, sentence }) {
  const { text } = admin;
  const { today, days } = effect;
  const shown = days.filter(({ date, booked }) => date <= weekAhead(today) || booked > 0);
  const id = idOf(`effect-${name}`);
  return html`<section data-testid="plans-${name}">
    <h2 id=${id}>${title}</h2>
    ${shown.length === 0
      ? html`<p class="muted">${text('admin.plans.empty')}</p>`
      : html`<div class="wide" tabindex="0" role="region" aria-labelledby=${id}>${table(admin, today, shown)}</div>`}
    ${told(admin, today, toTell(effect), sentence)}
  </section>`;
}

const COLUMNS = ['slots', 'places', 'minutes', 'bookable', 'walkIn', 'booked'];

const table = (/** @type {Page} */ { text, draft }, today, days) => html`<table>
  <thead><tr><th scope="col">${text('admin.field.date')}</th>${COLUMNS.map((column) =>
    html`<th scope="col" class=${column === 'places' ? nothing : 'end'}>${text(`admin.plans.${column}`)}</th>`)}</tr></thead>
  <tbody>${days.map((day) => html`<tr data-testid="planned-day" data-date=${day.date}>
    <th scope="row">${dateText(text, day.date)}${day.date === today
      ? html` <span class="more">${text('admin.plans.today')}</span>`
      : nothing}</th>
    <td class="figure end">${day.slots}</td>
    <td>${day.places.map(({ service, places }) => html`<p>${serviceName(text, draft, service)}: ${text('admin.plans.placesOf',
      { count: places })}</p>`)}</td>
    <td class="figure end">${day.minutes}</td>
    <td class="figure end">${day.bookableMinutes}</td>
    <td class="figure end">${day.walkInMinutes}</td>
    <td class="figure end">${day.bookedMinutes}
      ${day.booked > 0 ? html`<span class="more">${text('admin.plans.appointments', { count: day.booked })}</span>` : nothing}
      ${day.toTell.length > 0 ? html`<span class="fault">${text('admin.plans.toTell', { count: day.toTell.length })}</span>` : nothing}</td>
  </tr>`)}</tbody></table>`;

const serviceName = (text, draft, id) =>
  nameIn(draft.values.services.find((service) => service.id === id)?.name ?? {}, text.language) || id;

/** Who must be told, by the time; nobody is a good sentence as well. */
function told(/** @type {Page} */ { text, draft }, today, bookings, sentence) {
  if (bookings.length === 0) return html`<p class="muted" data-testid="nobody-to-tell">${text('admin.plans.nobody')}</p>`;
  const { timeZone } = draft.base;
  return html`<p class="fault" data-testid="to-tell">${text(sentence, { count: bookings.length })}</p>
    <ul>${bookings.map(({ code, start, name, hasContact, trouble }) => html`<li data-testid="told" data-trouble=${trouble}>
      <strong>${whenText(text, start, { timeZone, day: today })}</strong> · ${nameIn(name, text.language)} ·
      <span class="figure">${code}</span> · <span class="fault">${text(`admin.plans.${trouble}`)}</span> ·
      ${text(hasContact ? 'admin.plans.contact' : 'admin.plans.noContact')}</li>`)}</ul>`;
}
