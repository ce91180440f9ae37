// Who did what, and what it changed. The filter stands in the address, so that it can be kept and sent.

import { html, nothing } from 'lit';
import { ask } from '../../shell/server.js';
import { differences, differenceText, namesOf, whatItHas } from '../differences.js';
import { dateAndTime, startOfDay } from '/shared/times.js';

const WHAT = [
  'settings-changed', 'office-made', 'person-made', 'person-changed', 'password-reset', 'password-changed', 'device-paired',
  'device-changed', 'device-revoked', 'media-added', 'day-closed', 'counter-taken-over', 'ticket-overridden', 'ticket-cancelled',
  'ticket-classified', 'face-forgotten', 'face-checked', 'signed-in', 'sign-in-failed', 'locked-out', 'signed-out',
];
const WHERE = ['office', 'all', 'none']; // the office and those below it, all there are, what happened in none
const FILTER = ['where', 'who', 'what', 'since', 'until'];

export default {
  name: 'audit',
  reads: true, // nothing is changed here: the controls stay for whoever may only read

  async load(admin) {
    admin.data = await ask('GET', `/api/v1/audit?${askedOf(admin, ['who', 'what', 'before'])}`);
  },

  view(admin) {
    const { text, data, route, link } = admin;
    const filter = (event) => {
      event.preventDefault();
      const typed = new FormData(event.target);
      admin.go({ filter: Object.fromEntries(FILTER.map((name) => [name, String(typed.get(name) ?? '').trim()])
        .filter(([, value]) => value)) });
    };
    return html`
      <form class="filter" @submit=${filter}>
        ${admin.me.role === 'administrator' ? html`<label>${text('audit.where')}<select name="where" data-testid="filter-where">
          ${WHERE.map((where) =>
            html`<option value=${where === WHERE[0] ? '' : where}
              ?selected=${where === whereOf(admin)}>${whereText(admin, where)}</option>`)}</select></label>` : nothing}
        <label>${text('audit.who')}<input name="who" data-testid="filter-who" .value=${route.filter.who ?? ''} maxlength="100"
          autocapitalize="none" /></label>
        <label>${text('audit.what')}<select name="what" data-testid="filter-what"><option value="">${text('audit.what.any')}</option>
          ${WHAT.map((what) =>
            html`<option value=${what} ?selected=${what === route.filter.what}>${text(`audit.${what}`)}</option>`)}</select></label>
        <label>${text('audit.since')}<input name="since" type="date" data-testid="filter-since"
          .value=${route.filter.since ?? ''} /></label>
        <label>${text('audit.until')}<input name="until" type="date" data-testid="filter-until"
          .value=${route.filter.until ?? ''} /></label>
        <button type="submit" data-testid="filter">${text('audit.filter')}</button>
      </form>
      <p class="hint" data-testid="audit-of">${whereText(admin, whereOf(admin))}. ${text('audit.zone', { zone: admin.office.timeZone })}</p>
      ${data.entries.length === 0 ? html`<p class="muted">${text('audit.none')}</p>` : nothing}
      <ol class="entries">${data.entries.map((entry) => line(admin, entry))}</ol>
      <p class="pages">
        ${data.entries.length > 0 ? html`<a class="button" data-testid="export" download="audit.csv"
          href="/api/v1/audit.csv?${askedOf(admin, ['who', 'what'])}">${text('audit.export')}</a>` : nothing}
        ${route.filter.before
          ? link({ filter: { ...route.filter, before: undefined } }, text('audit.newest'), { testid: 'newest', style: 'button' })
          : nothing}
        ${data.next ? link({ filter: { ...route.filter, before: String(data.next) } }, text('audit.older'),
          { testid: 'older', style: 'button' }) : nothing}
      </p>`;
  },
};

/** What the server is asked for: the filter's entries of these names, and its days. */
function askedOf(admin, names) {
  const { route, office } = admin;
  const where = whereOf(admin);
  const asked = new URLSearchParams(where === 'office' ? { office: route.office } : where === 'none' ? { noOffice: 'true' } : {});
  names.filter((name) => route.filter[name]).forEach((name) => asked.set(name, route.filter[name]));
  const startOf = (date, days) => startOfDay(date, office.timeZone, days).toISOString();
  if (route.filter.since) asked.set('since', startOf(route.filter.since));
  if (route.filter.until) asked.set('until', startOf(route.filter.until, 1)); // the whole of its last day
  return asked;
}

/** Only administrators may look past their office. */
const whereOf = ({ me, route }) => (me.role === 'administrator' && WHERE.includes(route.filter.where) ? route.filter.where : WHERE[0]);

const whereText = ({ text, officeName }, where) => text(`audit.where.${where}`, { name: officeName });

function line({ text, office: { timeZone } }, { at, who, fullName, role, what, subject, office, address, before, after }) {
  const names = namesOf(text, before, after);
  const changes = before ? differences(before, after ?? {}) : whatItHas(differences({}, after ?? {}));
  return html`<li data-testid="entry" data-what=${what}>
    <p><time datetime=${at}>${dateAndTime(text, at, timeZone, { seconds: true })}</time> <strong>${text.has(`audit.${what}`)
      ? text(`audit.${what}`)
      : what}</strong>${subject && subject !== office
      ? html` · ${subject}`
      : nothing}</p>
    <p class="muted">${[fullName ? `${fullName} (${who})` : who || text('audit.nobody'),
      role && text.has(`admin.role.${role}`) ? text(`admin.role.${role}`) : '', office, address].filter(Boolean).join(' · ')}</p>
    ${changes.length > 0 ? html`<ul>${changes.map((change) => html`<li>${differenceText(text, change, names)}</li>`)}</ul>` : nothing}
  </li>`;
}
