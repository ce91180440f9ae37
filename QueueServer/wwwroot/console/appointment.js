// A visitor is to come back (hẹn quay lại): what for, which day, what time, by the keyboard alone. An officer may give more of a slot than
// visitors can book.

import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { ask, command } from '../shell/server.js';
import { back, choices } from '../shell/dialog.js';
import { nameIn } from '/shared/texts.js';
import { dateText, dayOf, timeOfDay, whenText } from '/shared/times.js';

/** What somebody is to come back for, in the order in which it is offered. */
const REASONS = ['morePapers', 'result', 'other'];

/** Refusals after which the times are asked for anew. */
const GONE = ['slot-full', 'start-past', 'not-in-plan', 'closed-then'];

/**
 * What is offered first: the service of whom the officer has just seen, and what its outcome leads to.
 * @param {Wire} view @param {Wire} [of] a number; else the one at the counter, or the one that was just finished
 */
export function firstWish({ allServices, current, justFinished }, of) {
  const seen = of ?? current ?? justFinished?.ticket;
  const service = allServices.find(({ id }) => id === seen?.service) ?? allServices[0];
  return { service: service.id, reason: seen?.outcome === 'accepted' ? 'result' : 'morePapers' };
}

/**
 * What is done in the dialog. @param {Wire} store @param {() => string} path the appointments of the office
 */
export function appointing(store, path) {
  const { page } = store;
  const set = (values) => store.show('appointment', { ...page.dialog, ...values });

  /** Asks what can be had of a service; an answer that came too late is dropped. */
  const seek = (wish) => store.guard(async () => {
    set({ ...wish, days: null, date: null, start: null });
    const asked = page.dialog;
    const { days } = await ask('GET', `${path()}/returns/slots?service=${encodeURIComponent(wish.service)}`);
    if (page.dialog?.name !== asked.name || page.dialog.days || page.dialog.service !== wish.service) return;
    set({ days, ...firstOf(days, asked.wanted) });
  });

  return {
    set,
    seek,
    begin: (wish) => {
      store.show('appointment', { sent: null });
      return seek({ ...wish, wanted: null, taken: false });
    },
    make: () => store.run(async () => {
      const { service, reason, start, date, sent } = page.dialog;
      const wish = `${service} ${reason} ${start}`; // sent again without an answer it is the same command
      const id = sent?.wish === wish ? sent.id : crypto.randomUUID();
      set({ sent: { wish, id } });
      try {
        const made = await command(`${path()}/returns`, { commandId: id, service, reason, start });
        store.show('appointment', { step: 'made', made });
      } catch (refusal) {
        if (!GONE.includes(refusal.code)) throw refusal;
        await seek({ service, wanted: date, taken: true, sent: null });
      }
    }),
  };
}

const freeOf = ({ slots }) => slots.filter(({ free }) => free > 0);

/** The first time that can be had: of a day, or of the first day that has one. */
function firstOf(days, date) {
  const given = days.filter((day) => freeOf(day).length > 0);
  const day = given.find((one) => one.date === date) ?? given[0];
  return { date: day?.date ?? null, start: day ? freeOf(day)[0].start : null };
}

/** Steps: the form; `made` with the code. */
export const appointmentDialog = (page, actions) => (page.dialog.step === 'made' ? made(page) : form(page, actions.appointment));

function form(page, { set, seek, make }) {
  const { text, view, busy, dialog } = page;
  const submit = (event) => {
    event.preventDefault();
    return dialog.start && make();
  };
  return html`
    <h2 id="dialog-title">${text('console.appointment.title')}</h2>
    <form @submit=${submit}>
      <label>${text('console.walkUp.service')}
        <select autofocus data-testid="appointment-service"
          @change=${({ target }) => seek({ service: target.value, wanted: dialog.date, taken: false })}>
          ${view.allServices.map((service) => html`<option value=${service.id} .selected=${live(service.id === dialog.service)}>
            ${service.prefix} · ${nameIn(service.name, text.language)}</option>`)}
        </select>
      </label>
      <fieldset><legend>${text('console.appointment.reason')}</legend>
        ${REASONS.map((reason) => html`<label class="choice"><input type="radio" name="reason" data-testid=${`reason-${reason}`}
          .checked=${live(dialog.reason === reason)} @change=${() => set({ reason })} />${text(`return.${reason}`)}</label>`)}</fieldset>
      ${dialog.taken
        ? html`<p class="note" role="alert" data-testid="appointment-taken">${text('console.appointment.taken')}</p>`
        : nothing}
      ${whenOf(page, set, seek)}
      ${dialog.days && !dialog.start
        ? html`<div class="choices">${back(text, { words: text('dialog.close') })}</div>`
        : choices(text, text('console.appointment.make'), { busy: busy || !dialog.start })}
    </form>`;
}

/** The day and the time; or why there is none to choose. */
function whenOf({ text, dialog, error, view }, set, seek) {
  const { days, date, start } = dialog;
  if (!days && error) return html`<div class="choices"><button type="button" data-testid="appointment-again"
    @click=${() => seek({ service: dialog.service })}>${text('book.again')}</button></div>`;
  if (!days) return html`<p class="muted" role="status">${text('book.loading')}</p>`;
  if (!start) return html`<p class="note" role="status" data-testid="appointment-none">${text(days.some(({ slots }) => slots.length > 0)
    ? 'console.appointment.full'
    : 'console.appointment.none')}</p>`;
  const option = (value, chosen, words) => html`<option value=${value} .selected=${live(value === chosen)}>${words}</option>`;
  return html`<div class="day-and-time">
    <label>${text('console.appointment.day')}
      <select data-testid="appointment-day" @change=${({ target }) => set(firstOf(days, target.value))}>
        ${days.filter((day) => freeOf(day).length > 0).map((day) => option(day.date, date, dateText(text, day.date)))}
      </select></label>
    <label>${text('console.appointment.time')}
      <select class="figure" data-testid="appointment-time" @change=${({ target }) => set({ start: target.value })}>
        ${freeOf(days.find((day) => day.date === date)).map((slot) => option(slot.start, start,
          `${timeOfDay(text, slot.start, view.timeZone)} · ${text('book.places', { count: slot.free })}`))}
      </select></label></div>`;
}

/** For the visitor to photograph or to write down. */
function made({ text, view, now, dialog }) {
  const { booking, page, picture } = dialog.made;
  const when = whenText(text, booking.start, { timeZone: view.timeZone, day: dayOf(now, view.timeZone) });
  return html`
    <h2 id="dialog-title">${text('console.appointment.made')}</h2>
    <div class="made">
      <div>
        <p class="number figure" data-testid="appointment-code" role="status">${booking.code}</p>
        <p class="lead" data-testid="appointment-when">${when}</p>
        <p>${nameIn(booking.name, text.language)} · ${text(`return.${booking.reason}`)}</p>
      </div>
      <img src=${picture} alt=${text('booking.qr', { code: booking.code })} width="200" height="200" data-testid="appointment-qr" />
    </div>
    <p>${text('console.appointment.keep')}</p>
    ${page ? html`<p class="muted" data-testid="appointment-page">${page.replace(/^https?:[/][/]/, '')}</p>` : nothing}
    <div class="choices">${back(text, { words: text('dialog.close'), first: true })}</div>`;
}
