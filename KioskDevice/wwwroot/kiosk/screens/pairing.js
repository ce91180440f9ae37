// A kiosk that is not paired shows its code.

import { html } from 'lit';
import { heading } from './parts.js';

export const pairing = ({ screen, text }) => html`
  <div class="question trouble" role="status" data-testid="pairing">
    ${heading(text('pairing.title'))}
    ${screen.pairing.code
      ? html`<p class="number pairing-code figure" data-testid="pairing-code">${screen.pairing.code}</p>
        <p class="ahead">${text('pairing.code')}</p>`
      : html`<p class="lead">${text('pairing.connecting')}</p><div class="pulse" aria-hidden="true"></div>`}
    <p class="lead">${text('pairing.server', { server: screen.pairing.server })}</p>
  </div>
  <div class="answers"></div>`;
