// Periods of a day, and a week of them.

import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { idOf } from './fields.js';
import { remover } from './lists.js';
import { completed, TIME_PATTERN, timeKept, timeShown } from '../shell/typed-time.js';

export const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const MOST = 3;
const WORKING_DAY = [{ from: '07:30:00', to: '11:30:00' }, { from: '13:30:00', to: '17:00:00' }];

/** Monday to Friday, morning and afternoon. */
export const workingWeek = () => DAYS.map((weekday, i) => ({ weekday, periods: i < 5 ? structuredClone(WORKING_DAY) : [] }));

/** The periods at a path: two times each, up to three. @param {string} name of what day they are, for those who cannot see it */
export function periodsField(fields, path, name) {
  const { text } = fields;
  const periods = fields.form.get(path) ?? [];
  const time = (i, end) => {
    const at = `${path}[${i}].${end}`;
    const wrong = Boolean(fields.form.errorAt(at));
    return html`<input type="text" class="time figure" inputmode="numeric" pattern=${TIME_PATTERN} maxlength="5" required
      autocomplete="off" data-testid=${at}
      aria-label=${text(`admin.time.${end}`, { name, number: i + 1 })} aria-invalid=${wrong ? 'true' : nothing}
        aria-describedby=${wrong ? `${idOf(path)}-fault` : nothing}
      .value=${live(timeShown(periods[i][end]))} @input=${({ target }) => fields.set(at, timeKept(target.value))}
        @change=${({ target }) => fields.set(at, timeKept(completed(target.value)))} />`;
  };
  return html`<div class="periods">
    ${periods.length === 0 ? html`<span class="muted">${text('admin.hours.closed')}</span>` : nothing}
    ${periods.map((_, i) => html`<span class="period">${time(i, 'from')}<span aria-hidden="true">–</span>${time(i, 'to')}
      ${remover(text, text('admin.period', { name, number: i + 1 }), () => fields.set(path, periods.filter((__, at) => at !== i)),
        `${path}[${i}].remove`)}</span>`)}
    ${periods.length < MOST
      ? html`<button type="button" class="small" data-testid="${path}.add" aria-label=${text('admin.period.add.named', { name })}
      @click=${() => fields.set(path,
        [...periods, periods.length === 0 ? { ...WORKING_DAY[0] } : { from: '', to: '' }])}>${text('admin.period.add')}</button>` : nothing}
  </div>`;
}

/** A week at a path; none means `always`. */
export function weekField(fields, path, { limited, always, preset = null }) {
  const { text } = fields;
  const week = fields.form.get(path) ?? [];
  const row = (weekday) => {
    const at = week.findIndex((day) => day.weekday === weekday);
    const name = text(`admin.day.${weekday}`);
    if (at < 0) {
      return html`<div class="field"><strong>${name}</strong><div class="periods"><span class="muted">${text('admin.hours.closed')}</span>
        <button type="button" class="small" aria-label=${text('admin.period.add.named', { name })}
          @click=${() => fields.set(path,
            [...week, { weekday, periods: [{ ...WORKING_DAY[0] }] }])}>${text('admin.period.add')}</button></div></div>`;
    }
    return fields.group(`${path}[${at}].periods`, { label: name }, periodsField(fields, `${path}[${at}].periods`, name));
  };
  return html`
    ${fields.check(path, { label: limited, checked: week.length > 0, change: (on) => fields.set(path, on ? workingWeek() : []) })}
    ${week.length === 0 ? html`<p class="muted">${always}</p>` : html`
      ${preset
        ? html`<button type="button" data-testid="working-week" @click=${() => fields.set(path, workingWeek())}>${preset}</button>`
        : nothing}
      <div class="week">${DAYS.map(row)}</div>`}`;
}
