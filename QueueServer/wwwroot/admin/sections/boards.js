// What the boards show: one picture of the hall for each id, and which devices show it.

import { html, nothing } from 'lit';
import { ask } from '../../shell/server.js';
import { layoutField } from '../board-layouts.js';
import { idOf } from '../fields.js';
import { beginItem, listAndForm, moved, movers, orderedChoice, remover, someOf } from '../lists.js';
import { upload } from '../upload.js';
import { nameIn } from '/shared/texts.js';

const MOST_MEDIA = 20;
const MOST_ANNOUNCEMENTS = 20;
const VIDEO = /\.(webm|mp4)$/;

export default {
  name: 'boards',
  settings: true,

  async load(admin) {
    admin.data = await ask('GET', `${admin.officePath}/devices`);
  },

  begin: (admin) => beginItem(admin, 'boards', () => ({
    name: '',
    display: { columns: 1, lastCalled: 5, languages: ['vi'], volume: 80, notice: {}, media: [], quietSeconds: 60, layout: 'columns',
      overscan: 5, announcements: [] },
    services: [],
    counters: [],
  })),

  view(admin) {
    const { text, draft, data } = admin;
    const showing = (id) => data.filter(({ display, revokedAt }) => display === id && !revokedAt).map(({ title }) => title).join(', ');
    return listAndForm(admin, {
      list: 'boards',
      nameOf: ({ name }) => name,
      noteOf: ({ id }) => (id ? text('admin.board.devices', { devices: showing(id) || text('admin.value.none') }) : ''),
      form: (path, board) => boardForm(admin, path, board, draft.values),
    });
  },
};

function boardForm(admin, path, { id, display }, { services, counters }) {
  const { text, fields, languages } = admin;
  const at = `${path}.display`;
  return html`
    ${fields.words(`${path}.name`, { hint: id ? text('admin.board.id', { id }) : '' })}
    ${someOf(fields, `${path}.services`, services.map((one) => ({ id: one.id, name: nameIn(one.name, text.language) })),
      { hint: text('admin.hint.none-is-all') })}
    ${someOf(fields, `${path}.counters`,
      counters.map((one) =>
        ({ id: one.id, name: text('admin.counter.name', { number: String(one.number), name: nameIn(one.name, text.language) }) })),
          { hint: text('admin.hint.none-is-all') })}
    ${layoutField(fields, `${at}.layout`)}
    <div class="pair">
      ${display.layout === 'list' ? nothing : fields.number(`${at}.columns`, { min: 1, max: 2 })}
      ${fields.number(`${at}.overscan`, { min: 0, max: 10, hint: text('admin.hint.overscan') })}
      ${fields.number(`${at}.lastCalled`, { min: 0, max: 10 })}
      ${fields.number(`${at}.volume`, { min: 0, max: 100 })}
      ${fields.number(`${at}.quietSeconds`, { min: 30, max: 3600, hint: text('admin.hint.quietSeconds') })}
    </div>
    ${orderedChoice(fields, `${at}.languages`, languages.map(({ code, name }) => ({ id: code, name })),
      { hint: text('admin.hint.languages') })}
    ${said(fields, `${at}.notice`)}
    ${announcements(admin, `${at}.announcements`)}
    ${media(admin, `${at}.media`)}`;
}

/** A line for the foot in every language there is. */
const said = (fields, path) =>
  fields.group(path, {}, html`<div class="pair">${fields.languages.map(({ code, name }) => html`<div class="field">
  <label for="${idOf(path)}-${code}">${name}</label>
  <textarea id="${idOf(path)}-${code}" data-testid="${path}.${code}" rows="2" maxlength="400" lang=${code}
    .value=${fields.form.get(path)[code] ?? ''}
    @input=${({ target }) => fields.set(`${path}.${code}`, target.value === '' ? undefined : target.value)}></textarea></div>`)}</div>`);

function announcements({ text, fields }, path) {
  const all = fields.form.get(path);
  return fields.group(path, { hint: text('admin.hint.announcements') }, html`
    <ol class="rows">${all.map((one, i) => html`<li class="announcement" data-testid="announcement">
      ${said(fields, `${path}[${i}].text`)}
      ${fields.words(`${path}[${i}].firstDay`, { type: 'date' })}
      ${fields.words(`${path}[${i}].lastDay`, { type: 'date' })}
      ${remover(text, text('admin.announcement.nth', { number: i + 1 }), () => fields.set(path, all.filter((_, at) => at !== i)),
        'remove-announcement')}</li>`)}</ol>
    ${all.length < MOST_ANNOUNCEMENTS
      ? html`<button type="button" data-testid="add-announcement"
        @click=${() => fields.set(path, [...all, { text: {}, firstDay: '', lastDay: '' }])}>${text('admin.announcements.add')}</button>`
      : nothing}`);
}

function media(admin, path) {
  const { text, fields } = admin;
  const files = fields.form.get(path);
  const add = (file) => files.includes(file) || fields.set(path, [...files, file]);
  return fields.group(path, { hint: text('admin.hint.media') }, html`
    <ol class="ordered">${files.map((file, i) => {
      const name = text('admin.media.nth', { number: i + 1 });
      return html`<li data-testid="media"><span
        class="thumbnail">${VIDEO.test(file)
          ? html`<video src=${file} muted preload="metadata" aria-label=${name}></video>`
          : html`<img src=${file} alt=${name} />`}</span>
        <span>${name}</span>
        ${movers(text, name, i, files.length, (by) => fields.set(path, moved(files, i, by)))}
        ${remover(text, name, () => fields.set(path, files.filter((_, at) => at !== i)))}</li>`;
    })}</ol>
    ${files.length < MOST_MEDIA ? html`<div class="field"><label for="media-file">${text('admin.media.add')}</label>
      <input id="media-file" data-testid="media-file" type="file" accept="image/jpeg,image/png,image/webp,video/webm,video/mp4"
        @change=${({ target }) => upload(admin, target, add)} /></div>` : nothing}`);
}
