// Beside the counter: who comes next, who was put aside, who did not come, how the lines are, and the counter's own day.

import { html, nothing } from 'lit';
import { actionButton } from './action-button.js';
import { actionsOf, whyNothing } from './counter-actions.js';
import { clock, minutesText, secondsSince } from '../shell/times.js';
import { nameIn } from '/shared/texts.js';
import { timeOfDay } from '/shared/times.js';
import { rangeText } from '/shared/waits.js';

export const serviceName = ({ text, view }, id) =>
  nameIn(view.allServices.find((service) => service.id === id)?.name ?? {}, text.language);
const className = ({ text, view }, id) => nameIn(view.classes.find((of) => of.id === id)?.name ?? {}, text.language);

/** What may be longer than its place: shortened there, and whole in its title. @param {string} words @param {string} [testid] */
export const brief = (words, style = '', testid = undefined) =>
  html`<span class="brief ${style}" title=${words} data-testid=${testid ?? nothing}>${words}</span>`;

const whose = ({ now }, { number }, since) => html`
  <span class="whose figure"><strong>${number}</strong> <small>${clock(secondsSince(since, now))}</small></span>`;

export const lineOf = (page, actions) => {
  const { text, view } = page;
  return html`
    <section class="panel line">
      <h2>${text('console.line')} <span class="count figure" data-testid="waiting-count">${view.waiting}</span></h2>
      ${besides(page, actions, 'away')}
      ${view.next.length === 0 ? html`<p class="muted">${text('console.line.empty')}</p>` : nothing}
      <ol>${view.next.map((ticket) => html`
        <li data-testid="waiting" data-number=${ticket.number}>
          ${whose(page, ticket, ticket.issuedAt)}
          <span class="what">${brief(serviceName(page, ticket.service))}
            <small class="more">${ticket.class ? brief(className(page, ticket.class), 'chip') : nothing}
              ${ticket.dueAt
                ? brief(text('console.due', { time: timeOfDay(text, ticket.dueAt, page.view.timeZone) }), 'chip', 'waiting-due')
                : nothing}
              ${ticket.sentHere ? brief(text('console.sentHere'), 'chip sent') : nothing}
              ${ticket.duplicateOf
                ? brief(text('console.alsoHolds.short', { number: ticket.duplicateOf }), 'chip', 'waiting-also-holds')
                : nothing}
              ${ticket.note ? brief(ticket.note, 'rest') : nothing}</small></span>
          ${small(page, actions, 'ticket-menu', '⋯', text('console.menu.of', { number: ticket.number }),
            () => actions.show('ticket', { ticket }))}
        </li>`)}</ol>
    </section>`;
};

export const heldOf = (page, actions) => aside(page, 'held', page.view.held, (ticket) => html`
  ${small(page, actions, 'resume', page.text('console.resume'), page.text('console.resume.of', { number: ticket.number }),
    () => actions.resume(ticket.id))}`);

export const noShowsOf = (page, actions) => aside(page, 'noShow', page.view.noShows, (ticket) => html`
  ${small(page, actions, 'return', page.text('console.return'), page.text('console.return.of', { number: ticket.number }),
    () => actions.bringBack(ticket.id))}
  ${small(page, actions, 'cancel', page.text('console.cancel.short'), page.text('console.cancel.of', { number: ticket.number }),
    () => actions.show('cancel', { ticket }))}`);

/** Tickets out of any line; not there while there is none. */
function aside(page, kind, tickets, buttons) {
  const { text } = page;
  if (tickets.length === 0) return nothing;
  return html`
    <section class="panel aside ${kind}">
      <h2>${text(`console.${kind}.list`)} <span class="count figure">${tickets.length}</span></h2>
      <ul>${tickets.map((ticket) => html`
        <li data-testid=${kind} data-number=${ticket.number}>
          ${whose(page, ticket, ticket.since)}
          <span class="what">${brief(serviceName(page, ticket.service))}
            ${ticket.note ? html`<small>${brief(ticket.note)}</small>` : nothing}</span>
          <span class="does">${buttons(ticket)}</span>
        </li>`)}</ul>
    </section>`;
}

/** A small button of one ticket. @param {string} says what it does, with the ticket's number */
function small(page, actions, testid, words, says, act) {
  const why = whyNothing(page);
  const cause = why ? page.text(why.key, why.values) : null;
  return html`<button type="button" class="small" data-testid=${testid} aria-label=${says} title=${cause ?? says}
    aria-disabled=${Boolean(cause) || page.busy}
    ?data-busy=${page.busy && !cause} @click=${() => actions.perform({ why, act })}>${words}</button>`;
}

export const servicesOf = ({ text, view }) => html`
  <section class="panel services">
    <h2>${text('console.byService')}</h2>
    <ul>${view.services.map((service) => html`<li><strong>${service.prefix}</strong>${brief(nameIn(service.name, text.language))}
      <span class="figure muted">${service.waiting > 0 ? rangeText(text, service.estimate) : nothing}</span>
      <strong class="figure">${service.waiting}</strong></li>`)}</ul>
  </section>`;

/** Actions that stand with what they are about, not among the others. */
const BESIDE = ['away', 'finished'];

/** Actions that have no button here: their key, and a button where they are needed. */
const IN_DIALOGS = ['appointment'];

/** Whether an action stands among the others. @param {{id: string}} action */
export const isAmongOthers = ({ id }) => !BESIDE.includes(id) && !IN_DIALOGS.includes(id);

const besides = (page, actions, one) => actionButton(page, actionsOf(page, actions).find(({ id }) => id === one), actions, 'small action');

export const figuresOf = (page, actions) => {
  const { text, view } = page;
  return html`
    <section class="panel own">
      <h2>${text('console.today')}</h2>
      <dl class="figures">
        <div><dt>${text('console.finished')}</dt><dd class="figure">${view.today.finished}</dd></div>
        <div><dt>${text('console.noShows')}</dt><dd class="figure">${view.today.noShows}</dd></div>
        <div><dt>${text('console.sentOn')}</dt><dd class="figure">${view.today.transferred}</dd></div>
        <div><dt>${text('console.mean')}</dt>
          <dd class="figure">${view.today.meanServiceMinutes === null
            ? '–'
            : minutesText(text, view.today.meanServiceMinutes)}</dd></div>
      </dl>
      ${besides(page, actions, 'finished')}
    </section>`;
};
