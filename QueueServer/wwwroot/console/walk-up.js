// A number given at the counter. Beyond what a visitor may hold it takes a second, deliberate step, which says that it is audited.

import { html, nothing } from 'lit';
import { back, choices } from '../shell/dialog.js';
import { nameIn } from '/shared/texts.js';

/** Refusals an officer may go beyond. */
export const OVERRIDABLE = ['too-many-tickets', 'quota-spent'];

/** Steps: the form; `override` once it was refused; `given` with the number. */
export function walkUp(page, actions) {
  const { step } = page.dialog;
  if (step === 'given') return given(page);
  return step === 'override' ? override(page, actions) : form(page, actions);
}

function form({ text, view, busy }, actions) {
  const known = [...(view.current ? [view.current] : []), ...view.held, ...view.next];
  const submit = (event) => {
    event.preventDefault();
    const values = new FormData(event.target);
    return actions.walkUp({ service: values.get('service'), class: values.get('class') || null,
      sameVisitorAs: values.get('same') || null });
  };
  return html`
    <h2 id="dialog-title">${text('console.walkUp.title')}</h2>
    <form @submit=${submit}>
      <label>${text('console.walkUp.service')}
        <select name="service" required autofocus data-testid="walk-up-service">
          ${view.allServices.map((service) =>
            html`<option value=${service.id}>${service.prefix} · ${nameIn(service.name, text.language)}</option>`)}
        </select>
      </label>
      <label>${text('console.class')}
        <select name="class" data-testid="walk-up-class">
          <option value="">${text('console.class.none')}</option>
          ${view.classes.map((of) => html`<option value=${of.id}>${nameIn(of.name, text.language)}</option>`)}
        </select>
      </label>
      <label>${text('console.walkUp.visitor')}
        <select name="same" data-testid="walk-up-same">
          <option value="">${text('console.walkUp.new')}</option>
          ${known.map((ticket) => html`<option value=${ticket.id}>${text('console.walkUp.same', { number: ticket.number })}</option>`)}
        </select>
      </label>
      ${choices(text, text('console.walkUp'), { busy })}
    </form>`;
}

const override = ({ text, busy, dialog }, actions) => html`
  <h2 id="dialog-title">${dialog.held ? text('console.override.held', { number: dialog.held }) : text(`refusal.${dialog.code}`)}</h2>
  <p>${text('console.override.audited')}</p>
  <form @submit=${(event) => { event.preventDefault(); actions.walkUp({ ...dialog.asked, override: true }); }}>
    ${choices(text, text('console.override'), { busy, danger: true, testid: 'override' })}
  </form>`;

const given = ({ text, dialog: { ticket } }) => html`
  <h2 id="dialog-title">${text('console.given')}</h2>
  <p class="number figure" data-testid="given-number" role="status">${ticket.number}</p>
  <p class="lead">${nameIn(ticket.serviceName, text.language)}</p>
  ${ticket.class ? html`<p class="chip">${nameIn(ticket.class, text.language)}</p>` : nothing}
  <p>${text('console.given.code')} <strong class="code figure" data-testid="given-code">${ticket.code}</strong></p>
  <div class="choices">${back(text, { words: text('dialog.close'), first: true })}</div>`;
