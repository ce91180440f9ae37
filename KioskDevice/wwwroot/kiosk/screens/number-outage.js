// A number given without the server: place and wait are known once it is back.

import { html } from 'lit';
import { serviceLine } from './chosen.js';
import { button, heading, secondsBar } from './parts.js';
import { codeOf, spelled } from './ticket.js';

export const outageNumber = (page, actions) => {
  const { screen, text } = page;
  return html`
    <div class="question">${heading(text('number.title'))}</div>
    <div class="answers ticket">
      <p><span class="number figure" data-testid="ticket-number" data-say=${spelled(text, screen.number)}>${screen.number}</span></p>
      ${serviceLine(page)}
      <p class="lead" data-testid="number-outage">${text('number.outage')}</p>
      <p class="note">${text('number.outage.more')}</p>
      ${codeOf(text, screen.qr, screen)}
      ${button({ id: 'done', kind: 'primary', words: text('kiosk.done'), act: () => actions.say('leave') })}
      ${secondsBar(page)}
    </div>`;
};
