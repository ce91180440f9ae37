// One counter: whom it serves, what can be done, who comes next.

import { html, nothing } from 'lit';
import { nameIn } from '/shared/texts.js';
import { rangeText, waitingText } from '/shared/waits.js';

const secondsUntil = (time, now) => Math.max(0, Math.ceil((new Date(time) - now) / 1000));

/** m:ss since a moment; never negative, whatever the two clocks say. */
function since(time, now) {
  const seconds = Math.max(0, Math.floor((now - new Date(time)) / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

export function counterScreen(page, actions) {
  const { text, view } = page;
  return html`
    <main class="counter">
      <section class="now" aria-labelledby="now">
        <h1 id="now">${text('console.counter', { number: view.number })} <small>${nameIn(view.name, text.language)}</small></h1>
        ${view.current ? current(page) : nobody(page)}
        ${buttons(page, actions)}
      </section>
      <aside>${line(page)}${services(page)}${today(page)}</aside>
    </main>`;
}

const nobody = ({ text, view }) => html`
  <div class="card empty">
    <p class="lead">${view.dayOpen ? text('console.nobody') : text('console.dayClosed')}</p>
    <p class="muted">${view.dayOpen ? text('console.nobody.more') : nothing}</p>
  </div>`;

const current = ({ text, view, me, now }) => {
  const ticket = view.current;
  return html`
    <div class="card">
      <div class="who">
        <p class="muted">${text('console.now')}</p>
        <p class="number figure" data-testid="current-number" aria-live="polite">${ticket.number}</p>
        <p class="lead">${nameIn(ticket.serviceName, text.language)}</p>
        <p class="state ${ticket.servingSince ? 'here' : 'coming'}">${ticket.servingSince ? text('console.serving') : text('console.called', { count: ticket.calls })}</p>
      </div>
      <figure>
        ${ticket.hasPicture
          ? html`<img src=${`/api/offices/${me.office}/tickets/${ticket.id}/picture`} alt=${text('console.picture')} data-testid="picture" width="168" height="168" />`
          : html`<figcaption class="no-picture">${text('console.noPicture')}</figcaption>`}
      </figure>
      <dl>
        <div><dt>${text('console.waited')}</dt><dd class="figure">${since(ticket.issuedAt, new Date(ticket.calledAt))}</dd></div>
        <div>
          <dt>${text(ticket.servingSince ? 'console.running' : 'console.sinceCall')}</dt>
          <dd class="figure">${since(ticket.servingSince ?? ticket.calledAt, now)} <small>${text('console.expected', { minutes: ticket.expectedMinutes })}</small></dd>
        </div>
      </dl>
    </div>`;
};

/** The actions in their fixed order, each with its key on it; the one that goes on is filled. */
function buttons({ text, view, now, busy, connected }, actions) {
  const ticket = view.current;
  const idle = busy || !connected || !view.dayOpen;
  const called = ticket && !ticket.servingSince;
  const recallIn = called && ticket.recallFrom ? secondsUntil(ticket.recallFrom, now) : 0;
  const noShowIn = called && ticket.noShowFrom ? secondsUntil(ticket.noShowFrom, now) : 0;
  const action = (id, key, words, disabled, act, primary = false) => html`
    <button type="button" class=${primary ? 'primary' : 'action'} data-testid=${id} data-key=${key} aria-keyshortcuts=${key} ?disabled=${idle || disabled} @click=${act}>
      <span>${words}</span><kbd>${key.toUpperCase()}</kbd>
    </button>`;
  return html`
    <div class="next">${action('next', 'n', text('console.next'), Boolean(ticket), actions.next, true)}</div>
    <div class="actions">
      ${action('serve', 'a', text('console.serve'), !called, () => actions.act('serve'))}
      ${action('recall', 'r', recallIn ? text('console.recall.in', { seconds: recallIn }) : text('console.recall'), !called || !ticket.recallFrom || recallIn > 0, () => actions.act('recall'))}
      ${action('no-show', 'v', noShowIn ? text('console.noShow.in', { seconds: noShowIn }) : text('console.noShow'), !called || noShowIn > 0, () => actions.act('no-show'))}
      ${action('finish', 'f', text('console.finish'), !ticket, () => actions.act('finish'))}
    </div>`;
}

const line = ({ text, view, now }) => html`
  <section class="panel">
    <h2>${text('console.line')} <span class="count figure" data-testid="waiting-count">${view.waiting}</span></h2>
    ${view.next.length === 0 ? html`<p class="muted">${text('console.line.empty')}</p>` : nothing}
    <ol>${view.next.map((ticket) => html`<li><strong class="figure">${ticket.number}</strong>
      <span>${nameIn(view.services.find(({ id }) => id === ticket.service)?.name ?? {}, text.language)}</span>
      <span class="figure muted">${since(ticket.issuedAt, now)}</span></li>`)}</ol>
  </section>`;

const services = ({ text, view }) => html`
  <section class="panel">
    <h2>${text('console.byService')}</h2>
    <ul>${view.services.map((service) => html`<li><strong>${service.prefix}</strong>
      <div class="wraps"><span>${nameIn(service.name, text.language)}</span>
        <span class="muted">${waitingText(text, service.waiting)}${service.waiting > 0 ? `, ${rangeText(text, service.estimate)}` : ''}</span></div></li>`)}</ul>
  </section>`;

const today = ({ text, view }) => html`
  <section class="panel">
    <h2>${text('console.today')}</h2>
    <dl class="figures">
      <div><dt>${text('console.finished')}</dt><dd class="figure">${view.today.finished}</dd></div>
      <div><dt>${text('console.noShows')}</dt><dd class="figure">${view.today.noShows}</dd></div>
      <div><dt>${text('console.mean')}</dt><dd class="figure">${view.today.meanServiceMinutes === null ? '–' : text('console.minutes', { minutes: Math.round(view.today.meanServiceMinutes) })}</dd></div>
    </dl>
  </section>`;
