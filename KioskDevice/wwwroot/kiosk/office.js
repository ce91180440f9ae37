// Whose kiosk it is: the office's logo and name.

import { html, nothing } from 'lit';
import { logoOf } from '/shared/brand.js';
import { nameIn } from '/shared/texts.js';

/** A logo that cannot be fetched is left out. @param {Page} page */
export const officeOf = ({ screen: { view }, text }) => html`
  <header>
    ${logoOf(view?.brand)
      ? html`<img class="logo" src=${logoOf(view.brand)} alt="" data-testid="logo"
        @load=${shown} @error=${hidden} />`
      : nothing}
    <p class="office">${view ? nameIn(view.name, text.language) : ''}</p>
  </header>`;

const shown = ({ target }) => { target.hidden = false; };
const hidden = ({ target }) => { target.hidden = true; };
