// What stands below the table of units: days that were told otherwise afterwards, and how each figure is counted.

import { html, nothing } from 'lit';
import { daysText } from '../figures.js';
import { COLUMNS } from './table.js';
import { nameIn } from '/shared/texts.js';
import { dateAndTime } from '/shared/times.js';

const ALSO = ['course', 'standing']; // columns that are no figures

/** @param {Words} text @param {Wire} report @param {string} timeZone */
export const corrections = (text, report, timeZone) => (report.corrections.length === 0 ? nothing : html`
  <section class="panel" data-testid="corrections">
    <h2>${text('units.corrections')}</h2>
    <p class="muted">${text('units.corrections.about')}</p>
    <div class="wide" tabindex="0" role="region" aria-label=${text('units.corrections')}>
      <table>
        <thead><tr>${['office', 'day', 'at', 'issued', 'onTime'].map((name) => html`<th scope="col">${text(
          `units.corrections.${name}`)}</th>`)}</tr></thead>
        <tbody>${report.corrections.map((one) => html`<tr>
          <th scope="row">${nameIn(one.name, text.language)}</th>
          <td>${daysText(text, one.day, one.day)}</td>
          <td>${dateAndTime(text, one.at, timeZone)}</td>
          <td class="figure">${one.issuedBefore}</td>
          <td class="figure">${one.onTimeBefore}</td></tr>`)}</tbody>
      </table>
    </div>
  </section>`);

/** How it stands with the server above. @param {Words} text @param {Wire} above @param {() => void} again */
export const serverAbove = (text, above, again) => html`
  <section class="panel downloads" data-testid="above">
    <h2>${text('units.above')}</h2>
    <p>${!above.paired
      ? text(above.code ? 'units.above.code' : 'units.above.noCode', { address: above.address, code: above.code })
      : above.awaiting > 0
        ? text('units.above.awaiting', { count: above.awaiting, address: above.address })
        : text('units.above.done', { address: above.address })}</p>
    ${above.refused.length > 0 ? html`<ul>${above.refused.map(({ office, day, why }) => html`<li class="trouble">${text(
      'units.above.refused', { office, day: daysText(text, day, day), why: text(`units.refused.${why}`) })}</li>`)}</ul>` : nothing}
    <p class="links"><button type="button" data-testid="again" @click=${again}>${text('units.above.again')}</button></p>
  </section>`;

/** How each figure is counted. @param {Words} text */
export const definitions = (text) => html`
  <dl class="definitions">
    ${ALSO.map((name) => html`<div><dt>${text(`units.${name}`)}</dt><dd>${text(`units.${name}.about`)}</dd></div>`)}
    ${COLUMNS.map(({ name }) => html`<div><dt>${text(`units.figure.${name}`)}</dt><dd>${text(`units.figure.${name}.about`)}</dd></div>`)}
  </dl>`;
