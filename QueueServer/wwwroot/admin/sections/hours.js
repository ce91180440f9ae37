// When numbers are given: the week, and the days that are not like it.

import { html } from 'lit';
import { openingText } from '../effects.js';
import { remover } from '../lists.js';
import { periodsField, weekField } from '../periods.js';
import { foreseeLoss } from '../plan-effect.js';
import { nameIn } from '/shared/texts.js';

export default {
  name: 'hours',
  settings: true,
  foresee: foreseeLoss,

  view(admin) {
    const { text, fields, draft, outlook } = admin;
    const { exceptions } = draft.values.hours;
    return html`
      <p class="sentence" role="status" data-testid="opens">${outlook ? openingText(text, outlook, draft.values) : ''}</p>
      ${weekField(fields, 'hours.week',
        { limited: text('admin.hours.limited'), always: text('admin.hours.always'), preset: text('admin.hours.preset') })}
      <div class="pair">
        ${fields.number('hours.lastIssueMinutes', { min: 0, max: 240, hint: text('admin.hint.lastIssueMinutes') })}
        ${fields.number('hours.closeAfterMinutes', { min: 0, max: 480, hint: text('admin.hint.closeAfterMinutes') })}
      </div>
      ${fields.check('stopsWhenLate', { label: text('admin.field.stopsWhenLate') })}
      <p class="hint">${text('admin.hint.stopsWhenLate')}</p>
      <h2>${text('admin.field.exceptions')}</h2>
      <p class="hint">${text('admin.hint.exceptions')}</p>
      <ol class="rows">${exceptions.map((day, i) => row(admin, day, i))}</ol>
      <button type="button" data-testid="add"
        @click=${() => fields.set('hours.exceptions',
          [...exceptions, { date: '', name: { vi: '' }, periods: [] }])}>${text('admin.exceptions.add')}</button>`;
  },
};

function row({ text, fields, draft }, day, i) {
  const [path, name] = [`hours.exceptions[${i}]`, nameIn(day.name, text.language) || day.date || text('admin.unnamed')];
  return html`<li>
    ${fields.words(`${path}.date`, { type: 'date' })}
    ${fields.names(`${path}.name`)}
    ${fields.group(`${path}.periods`, {}, periodsField(fields, `${path}.periods`, name))}
    ${remover(text, name, () => fields.set('hours.exceptions', draft.values.hours.exceptions.filter((_, at) => at !== i)))}
  </li>`;
}
