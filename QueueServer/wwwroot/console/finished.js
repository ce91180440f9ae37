// Today's finished numbers of this officer: what each came to, said now, changed, or taken back. The keyboard is enough for all of it.

import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { brief } from './counter-lists.js';
import { KINDS, procedureText, saidText } from './outcomes.js';
import { back } from '../shell/dialog.js';
import { isFoundIn } from '../shell/search.js';
import { nameIn } from '/shared/texts.js';
import { timeOfDay } from '/shared/times.js';

const MOST_PROCEDURES = 10; // of one number, as the server allows
const MOST_OF_ONE = 99;
const MOST_FOUND = 5; // so that they fit

/** Steps: the list; `say` for one number. */
export const finishedDialog = (page, actions) => (page.dialog.step === 'say' ? say(page, actions) : list(page, actions));

function list(page, actions) {
  const { text, busy, dialog } = page;
  const { tickets, procedures } = dialog;
  const at = tickets.find(({ id }) => id === dialog.at)?.id ?? tickets[0]?.id;
  const begin = (ticket) => actions.show('finished', { tickets, procedures, step: 'say', at: ticket.id, ticket, sought: '',
    outcome: ticket.outcome, chosen: ticket.procedures });
  const move = (event) => {
    const to = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity }[event.key];
    if (!to) return;
    event.preventDefault();
    const next = Math.min(tickets.length - 1, Math.max(0, tickets.findIndex(({ id }) => id === at) + to));
    actions.show('finished', { ...dialog, at: tickets[next].id });
    event.currentTarget.querySelectorAll('button')[next].focus();
  };
  return html`
    <h2 id="dialog-title">${text('console.finishedToday.title')}</h2>
    ${tickets.length === 0 ? html`<p data-testid="coverage">${text('outcome.coverage.none')}</p>` : html`
      <p data-testid="coverage">${text('outcome.coverage', { said: tickets.filter(({ said }) => said).length, count: tickets.length })}</p>
      <ul class="finished" @keydown=${move}>${tickets.map((ticket) => html`<li>
        <button type="button" data-testid="finished-ticket" data-number=${ticket.number} tabindex=${ticket.id === at ? 0 : -1}
          ?autofocus=${ticket.id === at} @click=${() => begin(ticket)}>
          <strong class="figure">${ticket.number}</strong>
          <span class="figure">${timeOfDay(text, ticket.finishedAt, page.view.timeZone)}</span>
          ${brief(nameIn(ticket.serviceName, text.language))}
          ${ticket.said
            ? brief(saidText(text, procedures, ticket), 'said', 'said')
            : html`<span class="muted said" data-testid="said">${text('outcome.unsaid')}</span>`}
        </button></li>`)}</ul>`}
    <div class="choices">${back(text, { words: text('dialog.close'), first: tickets.length === 0 })}
      ${comeBack(text, busy, actions.showAppointment)}</div>`;
}

function say(page, actions) {
  const { text, busy, dialog } = page;
  const { ticket, outcome, chosen, tickets, procedures } = dialog;
  const set = (values) => actions.show('finished', { ...dialog, ...values });
  const toList = () => actions.show('finished', { tickets, procedures, at: ticket.id });
  const save = (event) => {
    event.preventDefault();
    actions.say(ticket.id, { outcome, procedures: chosen });
  };
  const kind = (value, words) => html`<label class="choice"><input type="radio" name="outcome" data-testid=${`kind-${value ?? 'none'}`}
    .checked=${live(outcome === value)} ?autofocus=${outcome === value} @change=${() => set({ outcome: value })} />${words}</label>`;
  return html`
    <h2 id="dialog-title">${text('outcome.of', { number: ticket.number, service: nameIn(ticket.serviceName, text.language) })}</h2>
    <p class="muted">${text('outcome.finishedAt', { time: timeOfDay(text, ticket.finishedAt, page.view.timeZone) })}</p>
    <form @submit=${save}>
      <div class="say">
        <fieldset class="kinds"><legend>${text('outcome.kind')}</legend>
          ${kind(null, text('outcome.none'))}${KINDS.map((one) => kind(one, text(`outcome.${one}`)))}</fieldset>
        <fieldset class="procedures"><legend>${text('outcome.procedures')}</legend>
          ${procedures.length === 0 ? html`<p class="muted">${text('outcome.procedures.none')}</p>` : nothing}
          <ul class="chosen">${chosen.map((one, at) => chosenRow(page, one, at, set))}</ul>
          ${procedures.length > 0 && chosen.length < MOST_PROCEDURES ? finder(page, set) : nothing}</fieldset>
      </div>
      <div class="choices">
        <button type="submit" class="primary" data-testid="dialog-yes" ?disabled=${busy}>${text('outcome.save')}</button>
        <button type="button" class="quiet" data-testid="to-list" @click=${toList}>${text('outcome.toList')}</button>
        ${comeBack(text, busy, () => actions.sayAndAppoint(ticket, { outcome, procedures: chosen }))}
        ${ticket.said ? html`<button type="button" class="quiet" data-testid="take-back" ?disabled=${busy}
          @click=${() => actions.say(ticket.id, { outcome: null, procedures: [] })}>${text('outcome.takeBack')}</button>` : nothing}
      </div>
    </form>`;
}

/** What was said may have them come back. */
const comeBack = (text, busy, act) => html`<button type="button" class="quiet" data-testid="come-back" ?disabled=${busy}
  @click=${act}>${text('console.appointment.open')}</button>`;

function chosenRow({ text, dialog: { chosen, procedures } }, one, at, set) {
  const name = procedureText(text, procedures, { ...one, quantity: 1 });
  const written = (quantity) => set({ chosen: chosen.map((other, i) => (i === at ? { ...other, quantity } : other)) });
  return html`<li data-testid="chosen" data-item=${one.code}>
    ${brief(name)}
    <input type="number" class="figure" inputmode="numeric" min="1" max=${MOST_OF_ONE} required data-testid="quantity"
      aria-label=${text('outcome.quantity', { name })} .value=${live(String(one.quantity))}
      @change=${({ target }) => written(Math.min(MOST_OF_ONE, Math.max(1, Math.round(target.valueAsNumber) || 1)))} />
    <button type="button" class="small" data-testid="drop" aria-label=${text('outcome.drop', { name })}
      @click=${() => set({ chosen: chosen.filter((_, i) => i !== at) })}>${text('outcome.drop.short')}</button></li>`;
}

/** The procedures that are not chosen yet: those sought, by name without marks or by code; else those of the number's service. */
function finder({ text, dialog: { sought, chosen, procedures, ticket } }, set) {
  const left = procedures.filter(({ code }) => chosen.every((one) => one.code !== code));
  const found = left.filter(({ code, name, service }) =>
    (sought ? isFoundIn([code, ...Object.values(name)].join(' '), sought) : service === ticket.service));
  const add = ({ code }) => set({ chosen: [...chosen, { code, quantity: 1 }], sought: '' });
  const entered = (event) => {
    if (event.key !== 'Enter' || !sought) return;
    event.preventDefault();
    if (found.length > 0) add(found[0]);
  };
  return html`
    <label>${text('outcome.search')}<input type="search" data-testid="procedure-search" maxlength="60" autocomplete="off"
      .value=${live(sought)} @keydown=${entered} @input=${({ target }) => set({ sought: target.value })} /></label>
    <ul class="found">${found.slice(0, MOST_FOUND).map((one) => html`<li><button type="button" data-testid="found" data-item=${one.code}
      @click=${() => add(one)}>${brief(nameIn(one.name, text.language))}<small class="figure">${one.code}</small></button></li>`)}</ul>
    <p class="muted" role="status" data-testid="found-count">${sought ? text('outcome.found', { count: found.length }) : nothing}</p>`;
}
