// The number.

import { html, nothing } from 'lit';
import { said, ways } from './own.js';
import { heading, secondsBar } from './parts.js';
import { codeOf, spelled, ticketFacts } from './ticket.js';

const WHAT_NOW = { issued: 'number.next', held: 'number.held.more' };

export const number = (/** @type {Page} */ page, actions) => {
  const { screen, text } = page;
  const [ticket] = screen.tickets;
  const figure = html`<span class="number figure" data-testid="ticket-number"
    data-say=${spelled(text, ticket.number)}>${ticket.number}</span>`;
  return html`
    <div class="question">${heading(text(screen.known ? 'number.known' : 'number.title'))}${said(page)}</div>
    <div class="answers ticket">
      <p>${screen.known ? html`<span data-testid="known-number">${figure}</span>` : figure}</p>
      ${ticketFacts(text, ticket)}
      ${WHAT_NOW[ticket.state] ? html`<p class="lead">${text(WHAT_NOW[ticket.state])}</p>` : nothing}
      ${codeOf(text, screen.qr, ticket)}
      ${ways(page, actions)}
      ${secondsBar(page)}
    </div>`;
};
