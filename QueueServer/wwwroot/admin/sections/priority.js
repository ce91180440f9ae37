// Who is called before others, and how often.

import { html, nothing } from 'lit';
import { callingText } from '../effects.js';
import { moved, movers, remover } from '../lists.js';
import { nameIn } from '/shared/texts.js';

const MOST = 12;

export default {
  name: 'priority',
  settings: true,

  view({ text, fields, draft }) {
    const { classes, calling } = draft.values;
    return html`
      <p class="sentence" data-testid="calling">${callingText(text, calling)}</p>
      <div class="pair">
        ${fields.number('calling.priority', { min: 1, max: 10 })}
        ${fields.number('calling.normal', { min: 1, max: 10 })}
        ${fields.number('calling.priorityLimitMinutes', { min: 1, max: 480 })}
        ${fields.number('calling.normalLimitMinutes', { min: 1, max: 480 })}
      </div>
      ${fields.choice('calling.order', ['longestWait', 'asListed'].map((value) => ({ value, name: text(`admin.value.${value}`) })))}
      ${fields.check('nextFinishes')}
      <h2>${text('admin.field.classes')}</h2>
      <ol class="rows">${classes.map(({ name }, i) => {
        const called = nameIn(name, text.language) || text('admin.unnamed');
        return html`<li>${fields.names(`classes[${i}].name`, { label: text('admin.class.nth', { number: i + 1 }) })}
          ${movers(text, called, i, classes.length, (by) => fields.set('classes', moved(classes, i, by)))}
          ${remover(text, called, () => fields.set('classes', classes.filter((_, at) => at !== i)))}</li>`;
      })}</ol>
      ${classes.length < MOST
        ? html`<button type="button" data-testid="add"
          @click=${() => fields.set('classes', [...classes, { id: '', name: { vi: '' } }])}>${text('admin.classes.add')}</button>`
        : nothing}`;
  },
};
