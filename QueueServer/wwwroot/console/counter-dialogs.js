// What is asked before something is done with a ticket or the counter.

import { html, nothing } from 'lit';
import { appointmentDialog } from './appointment.js';
import { awayDialog } from './away.js';
import { actionsOf } from './counter-actions.js';
import { serviceName } from './counter-lists.js';
import { finishedDialog } from './finished.js';
import { back, choices } from '../shell/dialog.js';
import { sheetLink, tasksOf } from '../shell/help.js';
import { noticePanel } from '../shell/notices.js';
import { walkUp } from './walk-up.js';
import { nameIn } from '/shared/texts.js';

const LONGEST_NOTE = 200; // characters, as the server allows
const PAUSES = ['rest', 'lunch', 'meeting', 'equipment', 'paperwork'];

/** Gives a form's values to what follows, and keeps the browser from sending it. */
export const submitted = (act) => (event) => {
  event.preventDefault();
  return act(Object.fromEntries(new FormData(event.target)));
};

const note = ({ text, dialog }, actions) => html`
  <label>${text('console.note')}
    <textarea name="note" rows="2" maxlength=${LONGEST_NOTE} data-testid="note" aria-describedby="note-left"
      @input=${(event) => actions.show(dialog.name, { ...dialog, written: event.target.value.length })}
      @keydown=${(event) => event.key === 'Enter' && !event.shiftKey
        && (event.preventDefault(), event.target.form.requestSubmit())}></textarea>
    <small class="muted figure"
      id="note-left">${text('console.note.length', { length: dialog.written ?? 0, longest: LONGEST_NOTE })}</small>
  </label>`;

export const dialogs = {
  hold: (page, actions) => {
    const { text, view, busy } = page;
    return html`
      <h2 id="dialog-title">${text('console.hold.title', { number: view.current?.number ?? '' })}</h2>
      <p>${text('console.hold.what')}</p>
      <form @submit=${submitted(({ note: written }) => actions.act('hold', { note: written || null }))}>
        ${note(page, actions)}
        ${choices(text, text('console.hold'), { busy })}
      </form>
      <div class="choices apart"><button type="button" data-testid="send-for-paper" ?disabled=${busy}
        @click=${() => actions.act('send-for-paper')}>${text('console.sendForPaper')}</button></div>`;
  },

  appointment: appointmentDialog,

  away: awayDialog,

  transfer: (page, actions) => {
    const { text, view, busy } = page;
    const send = ({ to, first, note: written }) => {
      const [kind, id] = to.split(':');
      return actions.act('transfer', { [kind]: id, first: first === 'yes', note: written || null });
    };
    return html`
      <h2 id="dialog-title">${text('console.transfer.title', { number: view.current?.number ?? '' })}</h2>
      <p>${text('console.transfer.kept')}</p>
      <form @submit=${submitted(send)}>
        <label>${text('console.transfer.to')}
          <select name="to" required autofocus data-testid="transfer-to">
            ${view.desks.length > 0 ? html`<optgroup label=${text('console.transfer.desks')}>${view.desks.map((desk) => html`
              <option value=${`counter:${desk.id}`}>${text('console.transfer.desk',
                { number: desk.number, name: nameIn(desk.name, text.language), officer: desk.officer })}</option>`)}</optgroup>` : nothing}
            <optgroup label=${text('console.transfer.services')}>${view.allServices.map((service) => html`
              <option value=${`service:${service.id}`}>${service.prefix} · ${nameIn(service.name, text.language)}</option>`)}</optgroup>
          </select>
        </label>
        <fieldset>
          <legend>${text('console.transfer.place')}</legend>
          <label class="choice"><input type="radio" name="first" value="no" checked
            data-testid="transfer-last" />${text('console.transfer.last')}</label>
          <label class="choice"><input type="radio" name="first" value="yes"
            data-testid="transfer-first" />${text('console.transfer.first')}</label>
        </fieldset>
        ${note(page, actions)}
        ${choices(text, text('console.transfer'), { busy })}
      </form>`;
  },

  pause: ({ text, busy }, actions) => html`
    <h2 id="dialog-title">${text('console.pause.title')}</h2>
    <p>${text('console.pause.what')}</p>
    <ul class="options">${PAUSES.map((reason, index) => html`<li>
      <button type="button" data-testid="pause-reason" data-reason=${reason} ?autofocus=${index === 0} ?disabled=${busy}
        @click=${() => actions.pause(reason)}>${text(`pause.${reason}`)}</button></li>`)}</ul>
    <div class="choices">${back(text)}</div>`,

  ticket: ({ text, view, busy, dialog: { ticket } }, actions) => html`
    <h2 id="dialog-title">${text('console.number', { number: ticket.number })}</h2>
    <p>${serviceName({ text, view }, ticket.service)}</p>
    ${ticket.note ? html`<p class="note"><strong>${text('console.note.came')}</strong> ${ticket.note}</p>` : nothing}
    <form @submit=${submitted((form) => actions.classify(ticket.id, form.class || null))}>
      <label>${text('console.class')}
        <select name="class" autofocus data-testid="ticket-class">
          <option value="" ?selected=${!ticket.class}>${text('console.class.none')}</option>
          ${view.classes.map((of) =>
            html`<option value=${of.id} ?selected=${of.id === ticket.class}>${nameIn(of.name, text.language)}</option>`)}
        </select>
      </label>
      ${choices(text, text('console.class.change'), { busy, testid: 'classify' })}
    </form>
    <div class="choices apart"><button type="button" data-testid="postpone" ?disabled=${busy}
      @click=${() => actions.postpone(ticket.id)}>${text('console.postpone')}</button>
      <button type="button" data-testid="leave" ?disabled=${busy}
      @click=${() => actions.leaveForPaper(ticket.id)}>${text('console.leave')}</button>
      <button type="button" data-testid="cancel"
      @click=${() => actions.show('cancel', { ticket })}>${text('console.cancel')}</button></div>`,

  cancel: ({ text, busy, dialog: { ticket } }, actions) => html`
    <h2 id="dialog-title">${text('console.cancel.sure', { number: ticket.number })}</h2>
    <p>${text('console.cancel.what')}</p>
    <form @submit=${submitted(() => actions.cancel(ticket.id))}>${choices(text, text('console.cancel'),
      { busy, danger: true, no: text('console.cancel.no') })}</form>`,

  'forget-face': ({ text, busy, dialog: { ticket } }, actions) => html`
    <h2 id="dialog-title">${text('console.forgetFace.sure', { number: ticket.number })}</h2>
    <p>${text('console.forgetFace.what')}</p>
    <form @submit=${submitted(() => actions.forgetFace(ticket.id))}>${choices(text, text('console.forgetFace'),
      { busy, danger: true })}</form>`,

  'take-over': ({ text, busy, dialog: { counter } }, actions) => html`
    <h2 id="dialog-title">${text('console.takeOver.sure', { number: counter.number, officer: counter.officerName })}</h2>
    <p>${text('console.takeOver.what', { officer: counter.officerName })}</p>
    <form @submit=${submitted(() => actions.takeOver(counter.id))}>${choices(text, text('console.takeOver'), { busy })}</form>`,

  help: (page, actions) => {
    const { text, keysOn } = page;
    return html`
      <h2 id="dialog-title">${text('help.title')}</h2>
      ${tasksOf(text, 'console')}
      <dl class="keys">${actionsOf(page, actions)
        .map((action) => html`<div><dt><kbd>${action.key.toUpperCase()}</kbd></dt><dd>${action.words}</dd></div>`)}
        <div><dt><kbd>1–5</kbd></dt><dd>${text('help.key.outcome')}</dd></div>
        <div><dt><kbd>Esc</kbd></dt><dd>${text('console.help.escape')}</dd></div></dl>
      <label class="choice"><input type="checkbox" data-testid="keys-on" autofocus ?checked=${keysOn}
        @change=${(event) => actions.setKeys(event.target.checked)} />${text('console.help.keys')}</label>
      <div class="choices">${back(text, { words: text('dialog.close') })}${sheetLink(text, 'console')}</div>`;
  },

  notices: ({ text, view }) => html`
    <h2 id="dialog-title">${text('notice.title')}</h2>
    ${noticePanel(text, view, undefined, null)}
    <div class="choices">${back(text, { words: text('dialog.close'), first: true })}</div>`,

  finished: finishedDialog,

  'walk-up': walkUp,
};
