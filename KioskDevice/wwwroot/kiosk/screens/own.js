// What somebody does with the numbers they hold: check in, postpone, go for a paper; and what was said of it.

import { html, nothing } from 'lit';
import { button, heading } from './parts.js';
import { forget, spelled } from './ticket.js';
import { refusalText } from '/shared/refusals.js';
import { nameIn } from '/shared/texts.js';

const DONE = { forgotten: 'face-deleted' }; // what a test finds it by, where it has a name of its own

/** What was just done, or why it was not. */
export const said = ({ screen: { why, refusal }, text }) => {
  if (refusal) return html`<p class="hint said" role="status" data-testid="own-refused">${refusalText(text, refusal)}</p>`;
  return why ? html`<p class="hint said" role="status" data-testid=${DONE[why] ?? 'own-done'}>${text(`number.${why}`)}</p>` : nothing;
};

/** The one thing to do next: to check in where somebody is awaited, unless they have just gone; else to be done. */
const next = ({ screen, text }, actions) => {
  const done = (kind) => button({ id: 'done', kind, words: text('kiosk.done'), act: () => actions.say('leave') });
  if (!screen.acts.includes('checkIn')) return done('primary');
  const isGoing = screen.why === 'left';
  const checkIn = button({
    id: 'check-in', kind: isGoing ? 'second' : 'primary', words: text('visit.checkIn'), act: () => actions.say('own', { act: 'checkIn' }),
  });
  return isGoing ? [done('primary'), checkIn] : [checkIn, done('second')];
};

/** What a number that waits can be asked for. */
const offers = ({ screen, text }, actions) => screen.acts.filter((act) => act !== 'checkIn').map((act) => button({
  id: `own-${act}`, words: text(`visit.${act}`), act: () => actions.say('own', { act }), choice: 'more',
}));

/** All that can be done here. @param {Page} page */
export const ways = (page, actions) => html`
  <div class="ways">${next(page, actions)}${offers(page, actions)}${forget(page.text, page.screen.tickets, actions)}</div>`;

const figure = (text, { number }) => html`<span class="figure" data-say=${spelled(text, number)}>${number}</span>`;

const named = (ticket, text) => html`<p class="service">${figure(text, ticket)} · ${nameIn(ticket.serviceName, text.language)}</p>`;

/** What follows from it, line by line. */
const FOLLOWS = {
  postpone: () => ['sure.postpone.three', 'sure.postpone.final', 'sure.postpone.twice'],
  leave: ({ tickets: [{ page }] }) => ['sure.leave.uncalled', page ? 'sure.leave.phone' : 'sure.leave.here', 'sure.leave.kept'],
};

export const sure = ({ screen, text }, actions) => {
  const [act] = screen.acts;
  const yes = (ticket, words) => html`
    <button class="button ${screen.tickets.length > 1 ? 'equal' : 'primary'}" type="button" data-testid="own-yes" data-choice
      @click=${() => actions.say('sure', { ticket: ticket.id })}>${words}</button>`;
  return html`
    <div class="question">${heading(text(`sure.${act}`))}${screen.tickets.length === 1 ? named(screen.tickets[0], text) : nothing}</div>
    <div class="answers">
      <ul class="plain">${FOLLOWS[act](screen).map((key) => html`<li>${text(key)}</li>`)}</ul>
      <div class="pair">
        ${screen.tickets.length === 1
          ? yes(screen.tickets[0], text(`visit.${act}.yes`))
          : screen.tickets.map((ticket) => yes(ticket, html`
            <span>${text(`visit.${act}.yes`)}: ${figure(text, ticket)}</span>
            <small>${nameIn(ticket.serviceName, text.language)}</small>`))}
        ${button({ id: 'back', words: text('visit.no'), act: () => actions.say('back') })}
      </div>
    </div>`;
};
