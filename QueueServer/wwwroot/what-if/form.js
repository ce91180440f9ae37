// The form of a question. What is wrong stands at its field.

import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { DAYS, MOST_ADDED, placeOf, WHICH, withCounter } from './question.js';
import { completed, TIME_PATTERN } from '../shell/typed-time.js';
import { nameIn } from '/shared/texts.js';

const WORKS = ['asItWas', 'only', 'never'];
const ORDERS = ['longestWait', 'asListed'];

/**
 * @param {Page} page
 * @param {{change: (question: Wire) => void, ask: () => void, faults: Record<string, string>}} actions
 */
export function questionForm(page, { change, ask, faults }) {
  const { text, question, choices, busy } = page;
  const set = (values) => change({ ...question, ...values });
  const fields = { text, faults, set };
  return html`
    <form class="question-of-what-if" novalidate @submit=${(event) => {
      event.preventDefault();
      ask();
    }}>
      ${whichDay(fields, question)}
      <section class="changes" aria-label=${text('whatIf.changes')}>
        ${question.added.map((counter, i) => addedCounter(fields, question, choices, counter, i))}
        ${fault(fields, 'changes.added', { whole: true })}
        ${question.added.length < MOST_ADDED ? html`<button type="button" data-testid="add-counter"
          @click=${() => change(withCounter(question, choices))}>${text('whatIf.add')}</button>` : nothing}
        ${moreChanges(fields, question, choices)}
      </section>
      <button type="submit" class="primary" data-testid="ask" ?disabled=${busy}>${text('whatIf.ask')}</button>
    </form>`;
}

const idOf = (path) => `fault-${path.replace(/[^\w-]+/g, '-')}`;

/** @param {Wire} fields @param {string} path @param {{whole?: boolean}} [about] whether only of the path itself, and nothing below it */
function codeAt({ faults }, path, { whole = false } = {}) {
  /** @param {[string, string]} fault */
  const isBelow = ([at]) => at.startsWith(`${path}.`) || at.startsWith(`${path}[`);
  return faults[path] ?? (whole ? undefined : Object.entries(faults).find(isBelow)?.[1]);
}

function fault(fields, path, about = {}) {
  const code = codeAt(fields, path, about);
  return code ? html`<p class="fault" id=${idOf(path)} data-testid="fault:${path}">${fields.text(`fault.${code}`)}</p>` : nothing;
}

const wrong = (fields, path) => (codeAt(fields, path) ? { invalid: 'true', by: idOf(path) } : { invalid: nothing, by: nothing });

function whichDay(fields, question) {
  const { text, set } = fields;
  const at = question.which === 'day' ? 'day' : 'weekday';
  const { invalid, by } = wrong(fields, at);
  const nameOf = (which) => (which === 'day' ? text('whatIf.which.day')
    : text('whatIf.which.weekday', { weekday: text(`reports.weekday.${which}`), days: DAYS }));
  return html`<div class="row">
    <label>${text('whatIf.which')}<select data-testid="which" aria-invalid=${at === 'weekday' ? invalid : nothing}
      aria-describedby=${at === 'weekday' ? by : nothing} @change=${({ target }) => set({ which: target.value })}>
      ${WHICH.map((which) => html`<option value=${which} ?selected=${which === question.which}>${nameOf(which)}</option>`)}
    </select></label>
    ${question.which === 'day' ? html`<label>${text('whatIf.day')}<input type="date" data-testid="day" aria-invalid=${invalid}
      aria-describedby=${by} .value=${live(question.day)} @change=${({ target }) => set({ day: target.value })} /></label>` : nothing}
    ${fault(fields, 'day')}${fault(fields, 'weekday')}
  </div>`;
}

/** Two times. @param {Wire} fields @param {string} path @param {Wire} value @param {(value: Wire) => void} take @param {string} testid */
function times(fields, path, value, take, testid) {
  const { text } = fields;
  const { invalid, by } = wrong(fields, path);
  const one = (end) => html`<label>${text(`whatIf.${end}`)}<input type="text" class="time figure" inputmode="numeric" maxlength="5"
    pattern=${TIME_PATTERN} autocomplete="off" data-testid="${testid}-${end}" aria-invalid=${invalid} aria-describedby=${by}
    .value=${live(value[end])} @change=${({ target }) => take({ ...value, [end]: completed(target.value) })} /></label>`;
  return html`${one('from')}${one('to')}`;
}

function addedCounter(fields, question, choices, counter, i) {
  const { text, set } = fields;
  const at = `changes.added[${i}]`;
  const take = (value) => set({ added: question.added.map((one, n) => (n === i ? value : one)) });
  const choose = (id, on) => take({ ...counter, services: choices.services.map((service) => service.id)
    .filter((one) => (one === id ? on : counter.services.includes(one))) });
  const { by } = wrong(fields, `${at}.services`);
  const name = text('whatIf.added', { number: i + 1 });
  return html`<fieldset class="change" data-testid="added" aria-describedby=${by}>
    <legend>${name}</legend>
    <div class="services">${choices.services.map(({ id, name: called }) => html`<label class="choice"><input type="checkbox"
      data-testid="added-${i + 1}-${id}" .checked=${live(counter.services.includes(id))}
      @change=${({ target }) => choose(id, target.checked)} />${nameIn(called, text.language)}</label>`)}</div>
    ${fault(fields, `${at}.services`)}
    <div class="row">
      ${times(fields, `${at}.open`, counter, take, `added-${i + 1}`)}
      <button type="button" class="quiet" data-testid="remove-${i + 1}" aria-label=${text('whatIf.remove.named', { name })}
        @click=${() => set({ added: question.added.filter((_, n) => n !== i) })}>${text('whatIf.remove')}</button>
    </div>
    ${fault(fields, `${at}.open`)}
  </fieldset>`;
}

const moreChanges = (fields, question, choices) => html`
  <details class="more" data-testid="more" ?open=${Object.keys(fields.faults).some((path) => !path.startsWith('changes.added')
    && path.startsWith('changes'))}><summary>${fields.text('whatIf.more')}</summary>
    ${counterChanges(fields, question, choices)}
    ${hoursChange(fields, question, choices)}
    ${paceChanges(fields, question, choices)}
    ${choices.hasClasses || choices.services.length > 1 ? callingChange(fields, question, choices) : nothing}
  </details>`;

function counterChanges(fields, question, choices) {
  const { text, set } = fields;
  return html`<fieldset class="change"><legend>${text('whatIf.counters')}</legend>
    ${choices.counters.map(({ id, name }) => {
      const counter = { works: 'asItWas', from: '08:00', to: '17:00', ...question.counters[id] };
      const take = (value) => set({ counters: { ...question.counters, [id]: value } });
      const path = `changes.counters[${placeOf.counter(question, choices, id)}].works`;
      return html`<div class="row">
        <label>${nameIn(name, text.language)}<select data-testid="counter-${id}"
          @change=${({ target }) => take({ ...counter, works: target.value })}>
          ${WORKS.map((works) => html`<option value=${works} ?selected=${works === counter.works}>${text(
            `whatIf.works.${works}`)}</option>`)}
        </select></label>
        ${counter.works === 'only' ? times(fields, path, counter, take, `counter-${id}`) : nothing}
        ${counter.works === 'asItWas' ? nothing : fault(fields, path)}
      </div>`;
    })}</fieldset>`;
}

function hoursChange(fields, question, choices) {
  const { text, set } = fields;
  const usual = { from: choices.hours?.from.slice(0, 5) ?? '07:30', to: choices.hours?.to.slice(0, 5) ?? '17:00' };
  return html`<fieldset class="change"><legend>${text('whatIf.hours')}</legend>
    <div class="row">
      <label class="choice"><input type="checkbox" data-testid="hours" .checked=${live(question.hours !== null)}
        @change=${({ target }) => set({ hours: target.checked ? usual : null })} />${text('whatIf.hours.other')}</label>
      ${question.hours ? times(fields, 'changes.hours', question.hours, (hours) => set({ hours }), 'hours') : nothing}
    </div>
    ${fault(fields, 'changes.hours')}</fieldset>`;
}

const typed = (target) => (target.value === '' ? null : target.valueAsNumber);

function paceChanges(fields, question, choices) {
  const { text, set } = fields;
  return html`<fieldset class="change"><legend>${text('whatIf.paces')}</legend>
    <p class="muted">${text('whatIf.paces.hint')}</p>
    <div class="row">${choices.services.map(({ id, name }) => {
      const path = `changes.paces[${placeOf.pace(question, choices, id)}].percent`;
      const { invalid, by } = wrong(fields, path);
      return html`<label>${nameIn(name, text.language)}<input type="number" class="figure" min="10" max="500" inputmode="numeric"
        data-testid="pace-${id}" aria-invalid=${invalid} aria-describedby=${by} .value=${live(String(question.paces[id] ?? 100))}
        @change=${({ target }) => set({ paces: { ...question.paces, [id]: typed(target) } })} />${fault(fields, path)}</label>`;
    })}</div></fieldset>`;
}

function callingChange(fields, question, choices) {
  const { text, set } = fields;
  const { order, priority, normal } = choices.calling;
  const take = (values) => set({ calling: { order, priority, normal, ...question.calling, ...values } });
  const calling = question.calling ?? { order, priority, normal };
  const ratio = (name) => {
    const { invalid, by } = wrong(fields, `changes.calling.${name}`);
    return html`<label>${text(`whatIf.calling.${name}`)}<input type="number" class="figure" min="1" max="10" inputmode="numeric"
      data-testid="calling-${name}" aria-invalid=${invalid} aria-describedby=${by} .value=${live(String(calling[name] ?? ''))}
      @change=${({ target }) => take({ [name]: typed(target) })} />${fault(fields, `changes.calling.${name}`)}</label>`;
  };
  return html`<fieldset class="change"><legend>${text('whatIf.calling')}</legend>
    <div class="row">
      <label>${text('whatIf.calling.order')}<select data-testid="calling-order" @change=${({ target }) => take({ order: target.value })}>
        ${ORDERS.map((one) => html`<option value=${one} ?selected=${one === calling.order}>${text(`admin.value.${one}`)}</option>`)}
      </select></label>
      ${choices.hasClasses ? html`${ratio('priority')}${ratio('normal')}` : nothing}
    </div></fieldset>`;
}
