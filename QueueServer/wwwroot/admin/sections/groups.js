// Services that kiosks show under one tile.

import { beginItem, listAndForm, someOf } from '../lists.js';
import { nameIn } from '/shared/texts.js';

export default {
  name: 'groups',
  settings: true,

  begin: (admin) => beginItem(admin, 'groups', () => ({ name: { vi: '' }, services: [] })),

  view(admin) {
    const { text, fields, draft } = admin;
    const { services } = draft.values;
    return listAndForm(admin, {
      list: 'groups',
      nameOf: ({ name }) => nameIn(name, text.language),
      noteOf: (group) => services.filter(({ id }) => group.services.includes(id)).map(({ prefix }) => prefix).join(' '),
      form: (path) => {
        return [
          fields.names(`${path}.name`),
          someOf(fields, `${path}.services`, choicesFor(admin, path), { hint: text('admin.hint.group') }),
        ];
      },
    });
  },
};

/** The services that are in no other group. */
function choicesFor({ text, fields, draft }, path) {
  const group = fields.form.get(path);
  const taken = draft.values.groups.filter((other) => other !== group).flatMap(({ services }) => services);
  return draft.values.services.filter(({ id }) => !taken.includes(id)).map(({ id, name }) => ({ id, name: nameIn(name, text.language) }));
}
