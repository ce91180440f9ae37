// A number that was given, and how it is known again.

import { html, nothing } from 'lit';
import { button } from './parts.js';
import { nameIn } from '/shared/texts.js';
import { rangeText } from '/shared/waits.js';

/** A number as it is called: letter and digits one by one. */
export const spelled = (text, number) =>
  [text(`speech.letter.${number[0]}`), ...[...number.slice(1)].map((digit) => text(`speech.digit.${digit}`))].join(', ');

/** Where a number stands; of one in no state known here, who knows. */
const whereText = (text, { state, ahead, counter }) => {
  if (state === 'issued') return ahead === 0 ? text('number.ahead.none') : text('number.ahead', { count: ahead });
  return text(STATES.includes(state) ? `number.${state}` : 'number.other', { counter });
};

const STATES = ['called', 'serving', 'noShow', 'held', 'away'];

export const ticketFacts = (text, ticket) => html`
  <p class="service">${nameIn(ticket.serviceName, text.language)}</p>
  ${ticket.class ? html`<p class="class"
    data-testid="ticket-class">${text('number.class', { name: nameIn(ticket.class, text.language) })}</p>` : nothing}
  <p class="ahead" data-testid="ahead">${whereText(text, ticket)}</p>
  ${ticket.state === 'issued' ? html`<p class="range">${rangeText(text, ticket.estimate)}</p>` : nothing}`;

/** Only where a face is kept. Everything else of the visit stays. */
export const forget = (text, tickets, actions) => (tickets.some(({ hasFace }) => hasFace)
  ? button({ id: 'forget-face', words: text('visit.face'), act: () => actions.say('forget-face'), choice: 'more' })
  : nothing);

/** How a number is known again: its code, and a QR picture of its page or else of the code. */
export const codeOf = (text, qr, { code, page }) => html`
  <div class="code">
    <img src=${qr} alt="" width="168" height="168" />
    <div>
      ${page ? html`<p class="follow" data-testid="follow">${text('number.page')}</p>` : nothing}
      <p class="note">${text('number.code')}</p>
      <p class="code-figure figure" data-testid="ticket-code">${code}</p>
      ${page ? nothing : html`<p class="note">${text('number.code.more')}</p>`}
    </div>
  </div>`;
