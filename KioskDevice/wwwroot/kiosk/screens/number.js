// The number.

import { html } from 'lit';
import { button, heading, secondsBar } from './parts.js';
import { codeOf, deleted, forget, spelled, ticketFacts } from './ticket.js';

export const number = (/** @type {Page} */ page, actions) => {
  const { screen, text } = page;
  const [ticket] = screen.tickets;
  const figure = html`<span class="number figure" data-testid="ticket-number"
    data-say=${spelled(text, ticket.number)}>${ticket.number}</span>`;
  return html`
    <div class="question">${heading(text(screen.known ? 'number.known' : 'number.title'))}${deleted(text, screen.why)}</div>
    <div class="answers ticket">
      <p>${screen.known ? html`<span data-testid="known-number">${figure}</span>` : figure}</p>
      ${ticketFacts(text, ticket)}
      <p class="lead">${text(ticket.state === 'held' ? 'number.held.more' : 'number.next')}</p>
      ${codeOf(text, screen.qr, ticket)}
      ${button({ id: 'done', kind: 'primary', words: text('kiosk.done'), act: () => actions.say('leave') })}
      ${forget(text, screen.tickets, actions)}
      ${secondsBar(page)}
    </div>`;
};
