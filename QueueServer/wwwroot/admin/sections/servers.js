// The servers: whether they are there, which offices each works for, how quickly. For administrators; nothing is changed here.

import { html } from 'lit';
import { ask } from '../../shell/server.js';
import { nameIn } from '/shared/texts.js';
import { dateAndTime } from '/shared/times.js';

export default {
  name: 'servers',
  reads: true,
  refreshes: true,

  async load(admin) {
    admin.data = await ask('GET', '/api/v1/servers');
  },

  view(admin) {
    const { text, data } = admin;
    return html`
      <p class="lead">${text('servers.there', { count: data.length })}</p>
      <p class="hint">${text(data.length > 1 ? 'servers.several.more' : 'servers.one.more')}</p>
      <div class="wide" tabindex="0" role="region" aria-label=${text('admin.section.servers')}><table data-testid="servers">
        <thead><tr>${['machine', 'since', 'offices', 'turns', 'median', 'most'].map((name) =>
          html`<th scope="col">${text(`servers.${name}`)}</th>`)}</tr></thead>
        <tbody>${data.map((server, index) => row(admin, server, index === 0))}</tbody></table></div>`;
  },
};

function row({ text, office, offices }, { machine, address, startedAt, offices: taken, turns }, isHere) {
  const names = taken.map((id) => nameIn(offices.find((known) => known.id === id)?.name ?? {}, text.language) || id);
  return html`<tr data-testid="server">
    <th scope="row">${machine}${address ? html`<span class="more">${address}</span>` : ''}
      ${isHere ? html`<span class="more">${text('servers.here')}</span>` : ''}</th>
    <td>${dateAndTime(text, startedAt, office.timeZone)}</td>
    <td>${names.length === 0 ? '0' : html`<details><summary>${names.length}</summary><ul>${names.map((name) =>
      html`<li>${name}</li>`)}</ul></details>`}</td>
    <td class="figure">${turns.count}</td>
    <td class="figure">${milliseconds(text, turns.median)}</td>
    <td class="figure">${milliseconds(text, turns.p99)}</td></tr>`;
}

function milliseconds(text, value) {
  if (value === null) return '–';
  const figures = new Intl.NumberFormat(text('language.locale'), { maximumSignificantDigits: 2 });
  return text('servers.milliseconds', { count: figures.format(value) });
}
