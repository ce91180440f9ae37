// The servers: whether they are there, which offices each works for, how quickly. For administrators; nothing is changed here.

import { html } from 'lit';
import { ask } from '../../shell/server.js';
import { nameIn } from '/shared/texts.js';
import { dateAndTime } from '/shared/times.js';

const SHOWN = 20; // offices, the slowest ones

export default {
  name: 'servers',
  reads: true,
  refreshes: true,

  async load(admin) {
    admin.data = await ask('GET', '/api/v1/servers');
  },

  view(admin) {
    const { text, data } = admin;
    const conflicts = data.reduce((sum, server) => sum + server.conflicts, 0);
    return html`
      <p class="lead">${text('servers.there', { count: data.length })}</p>
      <p class="hint">${text(data.length > 1 ? 'servers.several.more' : 'servers.one.more')}</p>
      <div class="wide" tabindex="0" role="region" aria-label=${text('admin.section.servers')}><table data-testid="servers">
        <thead><tr>${['machine', 'since', 'offices', 'turns', 'median', 'most'].map((name) =>
          html`<th scope="col">${text(`servers.${name}`)}</th>`)}</tr></thead>
        <tbody>${data.map((server, index) => row(admin, server, index === 0))}</tbody></table></div>
      ${data.length > 1 ? html`<p class="hint" data-testid="conflicts">${text('servers.conflicts', { count: conflicts })}</p>` : ''}
      ${slowest(admin)}`;
  },
};

/** The offices whose turns of the last minute took longest, at whichever server. */
function slowest(admin) {
  const { text, data } = admin;
  const offices = data
    .flatMap((server) => server.officeTurns.map((office) => ({ ...office, server })))
    .toSorted((one, other) => (other.turns.p99 ?? 0) - (one.turns.p99 ?? 0));
  if (offices.length === 0) return '';
  return html`<h2 id="slowest">${text('servers.slowest')}</h2>
    ${offices.length > SHOWN ? html`<p class="hint">${text('servers.slowest.more', { shown: SHOWN, count: offices.length })}</p>` : ''}
    <div class="wide" tabindex="0" role="region" aria-labelledby="slowest"><table data-testid="slowest">
      <thead><tr>${['office', 'machine', 'turns', 'median', 'most'].map((name) =>
        html`<th scope="col">${text(`servers.${name}`)}</th>`)}</tr></thead>
      <tbody>${offices.slice(0, SHOWN).map(({ office, server, turns }) => html`<tr>
        <th scope="row">${nameOf(admin, office)}</th>
        <td>${server.machine}${server.address ? html`<span class="more">${server.address}</span>` : ''}</td>
        ${figures(text, turns)}</tr>`)}</tbody></table></div>`;
}

const nameOf = ({ text, offices }, id) => nameIn(offices.find((known) => known.id === id)?.name ?? {}, text.language) || id;

const figures = (text, { count, median, p99 }) => html`
  <td class="figure">${count}</td>
  <td class="figure">${milliseconds(text, median)}</td>
  <td class="figure">${milliseconds(text, p99)}</td>`;

function row(admin, { machine, address, startedAt, offices: taken, turns }, isHere) {
  const { text, office } = admin;
  const names = taken.map((id) => nameOf(admin, id));
  return html`<tr data-testid="server">
    <th scope="row">${machine}${address ? html`<span class="more">${address}</span>` : ''}
      ${isHere ? html`<span class="more">${text('servers.here')}</span>` : ''}</th>
    <td>${dateAndTime(text, startedAt, office.timeZone)}</td>
    <td>${names.length === 0 ? '0' : html`<details><summary>${names.length}</summary><ul>${names.map((name) =>
      html`<li>${name}</li>`)}</ul></details>`}</td>
    ${figures(text, turns)}</tr>`;
}

function milliseconds(text, value) {
  if (value === null) return '–';
  const figures = new Intl.NumberFormat(text('language.locale'), { maximumSignificantDigits: 2 });
  return text('servers.milliseconds', { count: figures.format(value) });
}
