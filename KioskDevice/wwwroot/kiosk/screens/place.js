// The numbers somebody holds, and their places.

import { html, nothing } from 'lit';
import { next, offers, said } from './own.js';
import { heading, secondsBar } from './parts.js';
import { forget, spelled, ticketFacts } from './ticket.js';

export const place = (/** @type {Page} */ page, actions) => {
  const { screen, text } = page;
  return html`
  <div class="question">${heading(text('place.title'))}${said(page)}</div>
  <div class="answers ticket">
    ${screen.tickets.map((ticket) => html`
      <article class="held">
        <p><span class="number figure ${screen.tickets.length > 1 ? 'several' : ''}" data-testid="place-number"
          data-say=${spelled(text, ticket.number)}>${ticket.number}</span></p>
        ${ticketFacts(text, ticket)}
        ${screen.why === 'forgotten' ? html`<p class="note">${text('number.code')}</p>
          <p class="code-figure figure" data-testid="ticket-code">${ticket.code}</p>` : nothing}
      </article>`)}
    ${next(page, actions)}
    ${offers(page, actions)}
    ${forget(text, screen.tickets, actions)}
    ${secondsBar(page)}
  </div>`;
};
