// Which days a page of figures is about: a choice of periods, or two days of one's own; then what else that page is asked.

import { html, nothing } from 'lit';
import { daysOf, periodOf } from './periods.js';

/**
 * @param {import('../shell/page-store.js').PageStore} store of a page with `asked`, and `own` while days of one's own are being chosen
 * @param {(changes: Wire) => void} go goes to what is chosen
 * @param {{periods: string[], today: string, recut?: (from: string, to: string) => Wire, more: unknown}} of `recut` is what another period
 *   changes besides
 */
export function periodForm(store, go, { periods, today, recut = () => ({}), more }) {
  const { text, asked, own } = /** @type {Wire} */ (store.page);
  const period = own ? 'own' : periodOf(asked.from, asked.to, today);
  const choose = ({ target }) => {
    const days = daysOf(target.value, today);
    store.change({ own: !days });
    if (days) go({ from: days[0], to: days[1], ...recut(days[0], days[1]) });
  };
  const submit = (event) => {
    event.preventDefault();
    const said = new FormData(event.target);
    go({ from: String(said.get('from')), to: String(said.get('to')) });
  };
  return html`
    <form class="question" @submit=${submit}>
      <label>${text('reports.period')}<select data-testid="period" .value=${period} @change=${choose}>
        ${periods.map((name) => html`<option value=${name} ?selected=${name === period}>${text(`reports.period.${name}`)}</option>`)}
      </select></label>
      ${period === 'own' ? html`
        <label>${text('reports.from')}<input type="date" name="from" required data-testid="from" .value=${asked.from} /></label>
        <label>${text('reports.to')}<input type="date" name="to" required data-testid="to" .value=${asked.to} /></label>
        <button type="submit" class="primary" data-testid="show">${text('reports.show')}</button>` : nothing}
      ${more}
    </form>`;
}
