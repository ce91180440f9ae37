// What the office's figures are measured against, how its tables are written, and whether visitors are asked how satisfied they are.

import { html, nothing } from 'lit';
import { ratingsText, targetsText } from '../effects.js';
import { nameIn } from '/shared/texts.js';

export default {
  name: 'figures',
  settings: true,

  view(admin) {
    const { text, fields, draft, link } = admin;
    const { reports, ratings, services } = draft.values;
    const own = services.filter(({ targetMinutes }) => targetMinutes);
    return html`
      <h2>${text('admin.figures.targets')}</h2>
      <p class="sentence" data-testid="targets">${targetsText(text, reports)}</p>
      <div class="pair">
        ${fields.number('reports.priorityTargetMinutes', { min: 1, max: 480 })}
        ${fields.number('reports.normalTargetMinutes', { min: 1, max: 480 })}
      </div>
      ${own.length > 0 ? html`<p class="hint">${text('admin.figures.own')} ${own.map(({ id, name, targetMinutes }, i) => html`${i > 0
        ? ', '
        : nothing}${link({ section: 'services', item: id },
        text('admin.figures.ownOf', { name: nameIn(name, text.language), minutes: targetMinutes }))}`)}</p>` : nothing}
      <h2>${text('admin.figures.tables')}</h2>
      ${fields.check('reports.semicolons')}
      <p class="hint">${text('admin.hint.semicolons')}</p>
      <h2>${text('admin.figures.ratings')}</h2>
      <p class="sentence" data-testid="ratings">${ratingsText(text, ratings)}</p>
      ${fields.check('ratings.use', { label: text('admin.figures.ask') })}
      ${ratings.use
        ? html`${fields.number('ratings.oneOf', { min: 1, max: 20, hint: text('admin.hint.oneOf') })}
          ${fields.check('ratings.stars')}<p class="hint">${text('admin.hint.stars')}</p>`
        : nothing}
      ${draft.base.ratings.use && !admin.readOnly ? wall(admin) : nothing}`;
  },
};

/** The sheet with the QR, of the address that is saved. */
const wall = ({ text, draft, link, officePath }) => html`
  <h2>${text('admin.figures.wall')}</h2>
  <p class="hint">${text('admin.figures.wall.hint')}</p>
  ${draft.base.publicAddress
    ? html`<p class="pages"><a class="button" data-testid="wall-sheet" target="_blank"
      href="${officePath}/wall-sheet.html">${text('admin.figures.wall.print')}</a></p>`
    : html`<p class="caution" data-testid="wall-no-address">${text('admin.figures.wall.noAddress')}
      ${link({ section: 'office', item: null }, text('admin.section.office'))}</p>`}`;
