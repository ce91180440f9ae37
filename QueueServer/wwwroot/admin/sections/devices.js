// The kiosks, boards and rating tablets: how they are, what to do, pairing and revoking.

import { html, nothing } from 'lit';
import { troubleText } from '../../shell/device-trouble.js';
import { ask, serverNow } from '../../shell/server.js';
import { beginPairing } from '../pairing.js';
import { dayOf, whenText } from '/shared/times.js';

export default {
  name: 'devices',
  settings: true, // a board shows one of the office's own pictures
  ownForm: true,
  refreshes: true, // how they are changes by itself

  async load(admin) {
    admin.data = await ask('GET', `${admin.officePath}/devices`);
  },

  begin: beginPairing,

  view(admin) {
    const { text, data, fields, form } = admin;
    return html`
      <ul class="cards">${data.map((device) => card(admin, device))}</ul>
      ${data.length === 0 ? html`<p class="muted">${text('admin.devices.none')}</p>` : nothing}
      ${form ? html`<h2>${text('admin.device.new')}</h2><p class="hint">${text('admin.device.new.more')}</p><div class="pair">
        ${fields.words('code', { maxlength: 9, label: text('admin.device.code') })}
        ${fields.words('name', { maxlength: 80, label: text('admin.device.name'), hint: text('admin.hint.device') })}</div>` : nothing}`;
  },
};

function card(admin, device) {
  const { text, draft, readOnly } = admin;
  const { name, title, kind, trouble, revokedAt, report } = device;
  const state = revokedAt ? 'revoked' : trouble ? 'trouble' : report ? 'well' : 'unheard';
  return html`<li class="card-${state}" data-testid="device" data-device=${name} data-state=${state}>
    <p><strong>${title}</strong> <span class="muted">${text(`device.${kind}`)}${title === name ? nothing : html` · ${name}`}</span></p>
    <p class="state">${revokedAt
      ? text('device.revoked', { when: when(admin, revokedAt) })
      : trouble
      ? troubleText(text, device)
      : text(`device.${state}`)}</p>
    ${trouble ? html`<p>${text(`device.${trouble}.do`)}</p>` : nothing}
    <p class="muted">${trouble
      ? text('device.since', { when: when(admin, device.troubleSince) })
      : nothing} ${report
      ? text('device.version', { version: report.version })
      : nothing}</p>
    ${report?.awaiting ? html`<p data-testid="awaiting">${text(kind === 'server' ? 'device.awaiting.days' : 'device.awaiting',
      { count: report.awaiting })}</p>` : nothing}
    ${admin.diagnostics?.name === name
      ? html`<p role="status"
        data-testid="diagnostics-code">${text('device.diagnostics.code',
          { code: admin.diagnostics.code, when: when(admin, admin.diagnostics.expiresAt) })}</p>`
      : nothing}
    ${revokedAt ? nothing : html`<div class="card-tools">
      ${kind === 'board' ? html`<label>${text('device.display')} <select data-testid="display" ?disabled=${readOnly}
        @change=${({ target }) => show(admin, name, target.value)}>
        <option value="" ?selected=${!device.display}>${text('device.display.own')}</option>
        ${displays(draft, device)
          .map(({ id, name: called }) => html`<option value=${id} ?selected=${device.display === id}>${called}</option>`)}</select></label>`
            : nothing}
      ${kind === 'kiosk' ? html`<label>${text('device.counter')} <select data-testid="counter" ?disabled=${readOnly}
        @change=${({ target }) => show(admin, name, target.value)}>
        <option value="" ?selected=${!device.display}>${text('device.counter.none')}</option>
        ${counters(draft, device)
          .map(({ id, number }) => html`<option value=${id} ?selected=${device.display === id}>${number}</option>`)}</select></label>
        <button type="button" class="quiet" data-testid="diagnostics" ?disabled=${readOnly}
          @click=${() => allow(admin, name)}>${text('device.diagnostics')}</button>` : nothing}
      ${kind === 'rating' ? html`<label>${text('device.stands')} <select data-testid="stands" ?disabled=${readOnly}
        @change=${({ target }) => show(admin, name, target.value)}>
        <option value="" ?selected=${!device.display}>${text('device.stands.none')}</option>
        ${counters(draft, device)
          .map(({ id, number }) => html`<option value=${id} ?selected=${device.display === id}>${number}</option>`)}</select></label>`
            : nothing}
      <button type="button" class="quiet-danger" data-testid="revoke" ?disabled=${readOnly}
        @click=${() => revoke(admin, name)}>${text('device.revoke')}</button></div>`}
  </li>`;
}

/** The office's boards, and the one the device names though the office has it no longer. */
const displays = ({ values: { boards } }, { display }) =>
  (!display || boards.some(({ id }) => id === display) ? boards : [...boards, { id: display, name: display }]);

/** The office's counters, and the one the device names though the office has it no longer. */
const counters = ({ values: { counters: all } }, { display }) =>
  (!display || all.some(({ id }) => id === display) ? all : [...all, { id: display, number: display }]);

function when({ text, draft }, at) {
  const { timeZone } = draft.base;
  return whenText(text, at, { timeZone, day: dayOf(serverNow(), timeZone) });
}

const show = (admin, name, display) => admin.run(async () => {
  await ask('POST', `${admin.officePath}/devices/${name}`, { display: display || null });
  await admin.again('admin.saved');
});

/** A code that opens the kiosk's diagnostics once; it is shown here until another is made or the page is left. */
const allow = (admin, name) => admin.run(async () => {
  admin.diagnostics = { name, ...await ask('POST', `${admin.officePath}/devices/${name}/diagnostics-code`) };
});

const titleOf = ({ data }, name) => data.find((device) => device.name === name).title;

const revoke = (admin, name) => admin.question('device.revoke.sure', { name: titleOf(admin, name) }, 'device.revoke', async () => {
  await ask('POST', `${admin.officePath}/devices/${name}/revoke`);
  await admin.again('admin.device.revoked');
});
