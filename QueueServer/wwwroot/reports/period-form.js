// Which days a page of figures is about: a choice of periods, or two days of one's own; then what else that page is asked.

import { html, nothing } from 'lit';
import { daysOf, periodOf } from './periods.js';

/**
 * @param {Wire} page its words, what is `asked`, and `own` while days of one's own are being chosen
 * @param {{periods: string[], today: string, choose: (days: ?[string, string]) => void, typed: (days: [string, string]) => void,
 *   more: unknown}} of `choose` takes the first and the last day of a period; null for those that are to be `typed`
 */
export function periodForm({ text, asked, own }, { periods, today, choose, typed, more }) {
  const period = own ? 'own' : periodOf(asked.from, asked.to, today);
  const submit = (event) => {
    event.preventDefault();
    const said = new FormData(event.target);
    typed([String(said.get('from')), String(said.get('to'))]);
  };
  return html`
    <form class="question" @submit=${submit}>
      <label>${text('reports.period')}<select data-testid="period" .value=${period}
        @change=${({ target }) => choose(daysOf(target.value, today))}>
        ${periods.map((name) => html`<option value=${name} ?selected=${name === period}>${text(`reports.period.${name}`)}</option>`)}
      </select></label>
      ${period === 'own' ? html`
        <label>${text('reports.from')}<input type="date" name="from" required data-testid="from" .value=${asked.from} /></label>
        <label>${text('reports.to')}<input type="date" name="to" required data-testid="to" .value=${asked.to} /></label>
        <button type="submit" class="primary" data-testid="show">${text('reports.show')}</button>` : nothing}
      ${more}
    </form>`;
}
