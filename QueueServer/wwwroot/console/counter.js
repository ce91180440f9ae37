// One counter: whom it serves and what can be done. Who waits is in counter-lists.js.

import { html, nothing } from 'lit';
import { actionButton } from './action-button.js';
import { actionsOf, nextOf } from './counter-actions.js';
import { brief, figuresOf, heldOf, isAmongOthers, lineOf, noShowsOf, servicesOf } from './counter-lists.js';
import { clock, paceOf, secondsSince } from '../shell/times.js';
import { nameIn } from '/shared/texts.js';
import { timeOfDay } from '/shared/times.js';

export function counterScreen(page, actions) {
  const { view } = page;
  return html`
    <main class="counter">
      <section class="now" aria-labelledby="now">
        ${view.current ? current(page) : nobody(page)}
        ${buttons(page, actions)}
      </section>
      <aside>${lineOf(page, actions)}${servicesOf(page)}${figuresOf(page, actions)}
        ${heldOf(page, actions)}${noShowsOf(page, actions)}</aside>
    </main>`;
}

const title = ({ text, view }) => html`<h1 id="now"><span>${text('console.counter', { number: view.number })}</span>
  ${brief(nameIn(view.name, text.language))}</h1>`;

function nobody(page) {
  const { text, view } = page;
  if (view.pause) {
    return html`
      <div class="card empty paused" data-testid="paused">
        ${title(page)}
        <p class="lead">${text('console.paused',
          { why: text(`pause.${view.pause.reason}`), time: timeOfDay(text, view.pause.since, view.timeZone) })}</p>
        <p>${text('console.paused.more')}</p>
      </div>`;
  }
  const somebody = view.waiting > 0 ? 'console.nobody' : 'console.line.empty';
  return html`
    <div class="card empty">
      ${title(page)}
      <p class="lead">${text(view.dayOpen ? somebody : 'console.dayClosed')}</p>
      <p class="muted">${view.dayOpen && view.waiting > 0 ? text('console.nobody.more') : nothing}</p>
    </div>`;
}

function current(page) {
  const { text, view, me } = page;
  const ticket = view.current;
  return html`
    <div class="card">
      <div class="top">
        ${title(page)}
        <p class="state ${ticket.servingSince
          ? 'here'
          : 'coming'}">${ticket.servingSince
          ? text('console.serving')
          : text('console.called', { count: ticket.calls })}</p>
      </div>
      <div class="who">
        <p class="number figure" data-testid="current-number" aria-live="polite">${ticket.number}</p>
        <div class="about">
          <p class="lead">${nameIn(ticket.serviceName, text.language)}</p>
          ${ticket.class ? brief(nameIn(ticket.class, text.language), 'chip', 'current-class') : nothing}
        </div>
        ${ticket.hasPicture
          ? html`<img src=${`/api/v1/offices/${me.office}/tickets/${ticket.id}/picture`}
            alt=${text('console.picture')} data-testid="picture" width="120" height="120" />`
          : nothing}
      </div>
      <dl>
        <div><dt>${text('console.waited')}</dt>
          <dd class="figure">${clock(secondsSince(ticket.issuedAt, new Date(ticket.calledAt)))}</dd></div>
        ${timer(page)}
        ${ticket.others.length > 0
          ? html`<div><dt>${text('console.others')}</dt><dd class="figure" data-testid="others">${ticket.others.join(', ')}</dd></div>`
          : nothing}
      </dl>
      ${ticket.duplicateOf ? html`<p class="note" role="status"
        data-testid="also-holds">${text('console.alsoHolds', { number: ticket.duplicateOf })} ${text('console.alsoHolds.more')}</p>`
          : nothing}
      ${ticket.note
        ? html`<p class="note" data-testid="current-note"><strong>${text('console.note.came')}</strong> ${ticket.note}</p>`
        : nothing}
      <p class="advice ${view.check?.outcome ?? ''}" role="status"
        data-testid="check-advice">${view.check ? text(`check.${view.check.outcome}`) : nothing}</p>
    </div>`;
}

/** The running service against what is expected: said in words, not by colour alone. */
function timer({ text, view, now }) {
  const ticket = view.current;
  if (!ticket.servingSince) return html`<div><dt>${text('console.sinceCall')}</dt>
    <dd class="figure">${clock(secondsSince(ticket.calledAt, now))}</dd></div>`;
  const seconds = ticket.servedSeconds + secondsSince(ticket.servingSince, now);
  const pace = paceOf(seconds, ticket.expectedMinutes);
  return html`
    <div class="timer ${pace}" data-testid="timer" data-pace=${pace}>
      <dt>${text('console.running')}</dt>
      <dd class="figure">${clock(seconds)} <small>${text(`console.pace.${pace}`, { minutes: ticket.expectedMinutes })}</small></dd>
    </div>`;
}

/** The actions in their fixed order; the one to do next is filled. What belongs to the day's figures stands with them. */
function buttons(page, actions) {
  const toDo = nextOf(page);
  return html`<div class="actions">${actionsOf(page, actions).filter(isAmongOthers)
    .map((action) => actionButton(page, action, actions, action.id === toDo ? 'action primary' : 'action'))}</div>`;
}
