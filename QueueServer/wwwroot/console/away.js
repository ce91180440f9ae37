// Who is not in the office: did not come yet, to a number or an appointment, or fetches a paper. Whoever stands before the officer is
// found by the number, or by the time or the code of the appointment.

import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { brief } from './counter-lists.js';
import { back } from '../shell/dialog.js';
import { isFoundIn } from '../shell/search.js';
import { nameIn } from '/shared/texts.js';
import { timeOfDay } from '/shared/times.js';

const MOST_FOUND = 6; // so that they fit

/** The appointments of today whose visitors may come and have not, as rows of this list. */
export const awaited = (bookings) =>
  bookings.filter(({ state, taken, opensAt, at }) => state === 'confirmed' && !taken && Date.parse(opensAt) <= Date.parse(at))
    .map(({ code, service, name, start, reason }) => ({ code, service, serviceName: name, start, reason }));

export function awayDialog({ text, view, busy, dialog }, actions) {
  const { tickets, sought } = dialog;
  const called = ({ number, start }) => number ?? timeOfDay(text, start, view.timeZone);
  const found = tickets.filter((one) =>
    isFoundIn([called(one), one.code, one.code?.replace('-', ''), ...Object.values(one.serviceName)].join(' '), sought));
  const comes = ({ id, code, service }) => (id ? actions.checkIn(id) : actions.walkUp({ service, booking: code }));
  const entered = (event) => {
    event.preventDefault();
    if (found.length === 1) comes(found[0]);
  };
  return html`
    <h2 id="dialog-title">${text('console.away.title')}</h2>
    <p>${text(tickets.length === 0 ? 'console.away.none' : 'console.away.what')}</p>
    ${tickets.length === 0 ? nothing : html`
      <form @submit=${entered}><label>${text('console.away.search')}
        <input type="search" data-testid="away-search" maxlength="20" autocomplete="off" autofocus
          .value=${live(sought)} @input=${({ target }) => actions.show('away', { ...dialog, sought: target.value })} /></label></form>
      <ul class="away">${found.slice(0, MOST_FOUND).map((one) => html`<li data-testid="away-ticket" data-number=${called(one)}>
        <strong class="figure">${called(one)}</strong>
        <span class="what">${brief(nameIn(one.serviceName, text.language))}
          <small class="muted">${whyAway(text, one, view.timeZone)}</small></span>
        <button type="button" class="small" data-testid="check-in" aria-label=${text('console.checkIn.of', { number: called(one) })}
          ?disabled=${busy} @click=${() => comes(one)}>${text('console.checkIn')}</button></li>`)}</ul>
      <p class="muted" role="status" data-testid="away-count">${text('console.away.count', { count: found.length })}</p>`}
    <div class="choices">${back(text, { words: text('dialog.close'), first: tickets.length === 0 })}</div>`;
}

const whyAway = (text, { code, reason, isExpected, since }, zone) => (code
  ? [text('console.away.booked', { code }), reason && text(`return.${reason}`)].filter(Boolean).join(' · ')
  : text(isExpected ? 'console.away.expected' : 'console.away.paper', { time: timeOfDay(text, since, zone) }));
