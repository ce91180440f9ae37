// What visits at kiosks came to, in sentences and tables.

import { html, nothing, svg } from 'lit';
import { partName } from '../figures.js';

/** The steps at which a visit is given up, in the order of a visit, as the server names them. */
export const STEPS = ['service', 'class', 'consent', 'capture', 'challenge', 'noFace', 'code', 'server', 'refusal'];

const numbers = ({ withFace, withoutFace }) => withFace + withoutFace;
const givenUp = (counts) => counts.givenUp.reduce((sum, { count }) => sum + count, 0);

/** @type {{name: string, of: (counts: Wire) => ?number, share?: (counts: Wire) => number}[]} `share` of what, where a share is said */
const COLUMNS = [
  { name: 'begun', of: ({ begun }) => begun },
  { name: 'numbers', of: numbers, share: ({ begun }) => begun },
  { name: 'withFace', of: ({ withFace }) => withFace, share: numbers },
  { name: 'withoutFace', of: ({ withoutFace }) => withoutFace, share: numbers },
  { name: 'seconds', of: ({ secondsToNumber }) => secondsToNumber },
  { name: 'places', of: ({ places }) => places },
  { name: 'givenUp', of: givenUp, share: ({ begun }) => begun },
  { name: 'challengesFailed', of: ({ challengesFailed }) => challengesFailed },
  { name: 'cameraTroubles', of: ({ cameraTroubles }) => cameraTroubles },
];

const count = (text, value) => new Intl.NumberFormat(text.locale, { maximumFractionDigits: 0 }).format(value);

/** A whole percentage; nothing of nothing has none. @param {Words} text @param {number} part @param {number} whole */
const percent = (text, part, whole) => (whole > 0
  ? new Intl.NumberFormat(text.locale, { style: 'percent', maximumFractionDigits: 0 }).format(part / whole)
  : null);

/** What they come to. @param {Words} text @param {Wire} total @returns {string[]} */
export function sentences(text, total) {
  if (total.begun === 0) return [text('kiosks.answer.none')];
  const most = total.givenUp.toSorted((one, other) => other.count - one.count)[0];
  return [
    text('kiosks.answer', { count: total.begun, share: percent(text, numbers(total), total.begun) }),
    ...(most ? [text('kiosks.answer.most', { step: text(`kiosks.step.${most.at}`), count: most.count })] : []),
  ];
}

const about = (text, name) => html`<a href="#about-${name}">${text(`kiosks.figure.${name}`)}</a>`;

/** @param {Words} text @param {Wire} column @param {Wire} counts */
function cell(text, { name, of, share }, counts) {
  const value = of(counts);
  if (value === null) return html`<td class="figure">–</td>`;
  const part = share && percent(text, value, share(counts));
  return html`<td class="figure" data-figure=${name}>${count(text, value)}${part
    ? html` <span class="share">${part}</span>`
    : nothing}</td>`;
}

/** Each part, and all. @param {Words} text @param {Wire} report */
export function partsTable(text, { by, parts, total }) {
  const row = (counts) => COLUMNS.map((column) => cell(text, column, counts));
  return html`<div class="wide" tabindex="0" role="region" aria-label=${text('reports.scroll')}><table data-testid="parts">
    <thead><tr><th scope="col">${text(`reports.by.${by}`)}</th>
      ${COLUMNS.map(({ name }) => html`<th scope="col">${about(text, name)}</th>`)}</tr></thead>
    <tbody>${parts.map(({ key, counts }) => html`<tr data-testid="part" data-key=${key}>
      <th scope="row">${partName(text, { by, names: {} }, key)}</th>${row(counts)}</tr>`)}</tbody>
    <tfoot><tr data-testid="total"><th scope="row">${text('reports.total')}</th>${row(total)}</tr></tfoot>
  </table></div>`;
}

/** Where visits were given up: every step, also where nobody was. @param {Words} text @param {Wire} total */
export function stepsTable(text, total) {
  const of = (step) => total.givenUp.find(({ at }) => at === step)?.count ?? 0;
  const most = Math.max(1, ...total.givenUp.map(({ count: at }) => at));
  return html`<div class="wide" tabindex="0" role="region" aria-label=${text('kiosks.steps')}><table class="given-up" data-testid="steps">
    <thead><tr><th scope="col">${text('kiosks.step')}</th><th scope="col">${text('kiosks.figure.givenUp')}</th>
      <th scope="col">${text('kiosks.ofBegun')}</th><td></td></tr></thead>
    <tbody>${STEPS.map((step) => html`<tr data-testid="step" data-step=${step}><th scope="row">${text(`kiosks.step.${step}`)}</th>
      <td class="figure">${count(text, of(step))}</td><td class="figure">${percent(text, of(step), total.begun) ?? '–'}</td>
      <td class="bar" aria-hidden="true"><svg viewBox="0 0 100 8" preserveAspectRatio="none">${svg`<rect width=${(of(step) / most) * 100}
        height="8" />`}</svg></td></tr>`)}</tbody>
  </table></div>`;
}

/** How each is counted. @param {Words} text */
export const definitions = (text) => html`
  <dl class="definitions">${COLUMNS.map(({ name }) => html`<div id="about-${name}" tabindex="-1">
    <dt>${text(`kiosks.figure.${name}`)}</dt><dd>${text(`kiosks.figure.${name}.about`)}</dd></div>`)}</dl>`;
