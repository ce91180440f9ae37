// What an office needs before its first visitor, ticked as it comes: what is missing is done here, or one step away.

import { html, nothing } from 'lit';
import { ask } from '../../shell/server.js';
import { beginPairing } from '../pairing.js';
import { icon } from '/shared/icons.js';

export default {
  name: 'setup',
  settings: true,
  ownForm: true,
  refreshes: true, // a kiosk that shows its first picture ticks its line

  async load(admin) {
    const [devices, people] = await Promise.all(['devices', 'people'].map((what) => ask('GET', `${admin.officePath}/${what}`)));
    admin.data = { devices: devices.filter(({ revokedAt }) => !revokedAt), people: people.filter(({ disabled }) => !disabled) };
  },

  begin: beginPairing,

  view(admin) {
    const { text, fields, form } = admin;
    const steps = stepsOf(admin);
    const missing = steps.filter(({ done }) => !done).length;
    return html`
      <p class="lead" data-testid="setup-left">${missing > 0 ? text('admin.setup.left', { count: missing }) : text('admin.setup.ready')}</p>
      ${form ? fields.words('code', { maxlength: 9, label: text('admin.device.code'), hint: text('admin.setup.code') }) : nothing}
      <ol class="setup">${steps.map((step) => line(admin, step))}</ol>`;
  },
};

/** Each step: whether it is done, what there is of it, and the section where it is done. */
function stepsOf({ draft, data }) {
  const { services, counters, hours } = draft.values;
  const served = services.filter(({ id }) => counters.some((counter) => counter.services.includes(id)));
  const of = (kind) => data.devices.filter((device) => device.kind === kind);
  return [
    { name: 'services', done: services.length > 0, count: services.length },
    { name: 'counters', done: services.length > 0 && served.length === services.length, count: counters.length },
    { name: 'hours', done: hours.week.length > 0, count: hours.week.length },
    { name: 'people', done: data.people.some(({ role }) => role === 'officer'), count: data.people.length },
    { name: 'kiosk', section: 'devices', done: of('kiosk').length > 0, count: of('kiosk').length },
    { name: 'board', section: 'devices', done: of('board').length > 0, count: of('board').length },
  ];
}

const line = ({ text, link }, { name, section = name, done, count }) => html`
  <li class=${done ? 'done' : 'missing'} data-testid="setup-step" data-step=${name} data-done=${done}>
    <span class="tick">${icon(done ? 'check' : 'right')}</span>
    <p><strong>${text(`admin.setup.${name}`)}</strong>
      <span class="muted">${text(done ? 'admin.setup.done' : 'admin.setup.missing')}${count > 0
        ? ` · ${text(`admin.setup.${name}.count`, { count })}`
        : nothing}</span></p>
    ${link({ section, item: section === 'people' && !done ? 'new' : null }, text('admin.setup.open'),
      { testid: `setup-${name}`, style: 'button' })}
  </li>`;
