// The numbers somebody holds, and their places.

import { html, nothing } from 'lit';
import { said, ways } from './own.js';
import { heading, secondsBar } from './parts.js';
import { spelled, ticketFacts } from './ticket.js';

export const place = (/** @type {Page} */ page, actions) => {
  const { screen, text } = page;
  return html`
  <div class="question">${heading(text('place.title'))}${said(page)}</div>
  <div class="answers ticket">
    ${screen.tickets.map((ticket) => html`
      <article class="held ${screen.tickets.length > 1 ? 'several' : ''}">
        <p><span class="number figure" data-testid="place-number"
          data-say=${spelled(text, ticket.number)}>${ticket.number}</span></p>
        ${ticketFacts(text, ticket)}
        ${screen.why === 'forgotten' ? html`<p class="note">${text('number.code')}</p>
          <p class="code-figure figure" data-testid="ticket-code">${ticket.code}</p>` : nothing}
      </article>`)}
    ${ways(page, actions)}
    ${secondsBar(page)}
  </div>`;
};
