// The counters in their order, and one of them with its services, the foremost first.

import { html } from 'lit';
import { beginItem, listAndForm, orderedChoice, otherWith } from '../lists.js';
import { nameIn } from '/shared/texts.js';

export default {
  name: 'counters',
  settings: true,

  begin: (admin) => beginItem(admin, 'counters', ({ draft }) => ({
    number: 1 + Math.max(0, ...draft.values.counters.map(({ number }) => number)), name: { vi: '' }, services: [],
  })),

  view(admin) {
    const { text, fields, draft } = admin;
    const services = draft.values.services.map(({ id, name }) => ({ id, name: nameIn(name, text.language) }));
    return listAndForm(admin, {
      list: 'counters',
      nameOf: ({ number, name }) => text('admin.counter.name', { number: String(number ?? ''), name: nameIn(name, text.language) }),
      noteOf: (counter) => counter.services.map((id) => draft.values.services.find((service) => service.id === id)?.prefix ?? id).join(' '),
      form: (path) => html`
        ${fields.number(`${path}.number`, { min: 1, max: 99, hint: text('admin.hint.number'), taken: whoHas(admin, path) })}
        ${fields.names(`${path}.name`)}
        ${orderedChoice(fields, `${path}.services`, services, { hint: text('admin.hint.services') })}`,
      removed: ({ id }) => draft.values.boards.forEach((board) => {
        board.counters = board.counters.filter((counter) => counter !== id);
      }),
    });
  },
};

/** The other counter that has its number already. */
function whoHas({ text, fields, draft }, path) {
  const other = otherWith(draft.values.counters, fields.form.get(path), 'number');
  return other ? text('admin.counter.number.taken', { number: String(other.number), name: nameIn(other.name, text.language) }) : '';
}
