// The office's own look on kiosk, board and visitors' phones: a colour that white words can be read on, and a logo.

import { html, nothing } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { FOR_WORDS, withWhite } from '../contrast.js';
import { remover } from '../lists.js';
import { upload } from '../upload.js';

const OURS = '#0b6e66'; // tokens.css

export default {
  name: 'brand',
  settings: true,

  view(admin) {
    const { text, fields, draft } = admin;
    const { colour, logo } = draft.values.brand;
    return html`
      ${fields.group('brand.colour', { hint: text('admin.hint.colour') }, html`<div class="colour">
        <input type="color" data-testid="brand.colour.pick" aria-label=${text('admin.field.colour')} .value=${colour ?? OURS}
          @input=${({ target }) => fields.set('brand.colour', target.value)} />
        <input type="text" class="short figure" data-testid="brand.colour" aria-label=${text('admin.brand.code')} maxlength="7"
          autocomplete="off" spellcheck="false" placeholder=${OURS} .value=${colour ?? ''}
          @input=${({ target }) => fields.set('brand.colour', target.value === '' ? null : target.value.toLowerCase())} />
        ${colour === null ? nothing : html`<button type="button" class="quiet" data-testid="brand.colour.none"
          @click=${() => fields.set('brand.colour', null)}>${text('admin.brand.none')}</button>`}</div>
        <p role="status" data-testid="contrast">${contrastText(text, colour)}</p>
        <p class="sample" ${ref((sample) => wear(sample, colour))}><span>A012</span> ${text('admin.brand.sample')}</p>`)}
      ${fields.group('brand.logo', { hint: text('admin.hint.logo') }, logo
        ? html`<p class="logo"><img src=${logo} alt=${text('admin.field.logo')} data-testid="logo" />
          ${remover(text, text('admin.field.logo'), () => fields.set('brand.logo', null))}</p>`
        : html`<div class="field"><label for="logo-file">${text('admin.brand.logo.add')}</label>
          <input id="logo-file" data-testid="logo-file" type="file" accept="image/jpeg,image/png,image/webp"
            @change=${({ target }) => upload(admin, target, (path) => fields.set('brand.logo', path))} /></div>`)}`;
  },
};

function contrastText(text, colour) {
  const ratio = withWhite(colour ?? OURS);
  if (ratio === null) return text('fault.not-a-colour');
  const shown = ratio.toLocaleString(text.locale, { maximumFractionDigits: 1, minimumFractionDigits: 1 });
  return text(ratio < FOR_WORDS ? 'admin.brand.pale' : 'admin.brand.contrast', { ratio: shown });
}

function wear(sample, colour) {
  if (sample) sample.style.backgroundColor = withWhite(colour ?? OURS) === null ? OURS : colour ?? OURS;
}
