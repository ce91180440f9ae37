// Who is not in the office: came yet, or came back from fetching a paper. Whoever stands before the officer is found by their number.

import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { brief } from './counter-lists.js';
import { back } from '../shell/dialog.js';
import { isFoundIn } from '../shell/search.js';
import { nameIn } from '/shared/texts.js';
import { timeOfDay } from '/shared/times.js';

const MOST_FOUND = 6; // so that they fit

export function awayDialog({ text, busy, dialog }, actions) {
  const { tickets, sought } = dialog;
  const found = tickets.filter(({ number, serviceName }) => isFoundIn([number, ...Object.values(serviceName)].join(' '), sought));
  const entered = (event) => {
    event.preventDefault();
    if (found.length === 1) actions.checkIn(found[0].id);
  };
  return html`
    <h2 id="dialog-title">${text('console.away.title')}</h2>
    <p>${text(tickets.length === 0 ? 'console.away.none' : 'console.away.what')}</p>
    ${tickets.length === 0 ? nothing : html`
      <form @submit=${entered}><label>${text('console.away.search')}
        <input type="search" data-testid="away-search" maxlength="20" autocomplete="off" autofocus
          .value=${live(sought)} @input=${({ target }) => actions.show('away', { ...dialog, sought: target.value })} /></label></form>
      <ul class="away">${found.slice(0, MOST_FOUND).map((ticket) => html`<li data-testid="away-ticket" data-number=${ticket.number}>
        <strong class="figure">${ticket.number}</strong>
        <span class="what">${brief(nameIn(ticket.serviceName, text.language))}
          <small class="muted">${text(ticket.isExpected ? 'console.away.expected' : 'console.away.paper',
            { time: timeOfDay(text, ticket.since) })}</small></span>
        <button type="button" class="small" data-testid="check-in" aria-label=${text('console.checkIn.of', { number: ticket.number })}
          ?disabled=${busy} @click=${() => actions.checkIn(ticket.id)}>${text('console.checkIn')}</button></li>`)}</ul>
      <p class="muted" role="status" data-testid="away-count">${text('console.away.count', { count: found.length })}</p>`}
    <div class="choices">${back(text, { words: text('dialog.close'), first: tickets.length === 0 })}</div>`;
}
