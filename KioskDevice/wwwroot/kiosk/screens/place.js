// The numbers somebody holds, and their places.

import { html, nothing } from 'lit';
import { button, heading, secondsBar } from './parts.js';
import { deleted, forget, spelled, ticketFacts } from './ticket.js';

export const place = (/** @type {Page} */ page, actions) => {
  const { screen, text } = page;
  return html`
  <div class="question">${heading(text('place.title'))}${deleted(text, screen.why)}</div>
  <div class="answers ticket">
    ${screen.tickets.map((ticket) => html`
      <article class="held">
        <p><span class="number figure ${screen.tickets.length > 1 ? 'several' : ''}" data-testid="place-number"
          data-say=${spelled(text, ticket.number)}>${ticket.number}</span></p>
        ${ticketFacts(text, ticket)}
        ${screen.why ? html`<p class="note">${text('number.code')}</p>
          <p class="code-figure figure" data-testid="ticket-code">${ticket.code}</p>` : nothing}
      </article>`)}
    ${button({ id: 'done', kind: 'primary', words: text('kiosk.done'), act: () => actions.say('leave') })}
    ${forget(text, screen.tickets, actions)}
    ${secondsBar(page)}
  </div>`;
};
