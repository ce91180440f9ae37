// The server is asked.

import { html } from 'lit';
import { heading } from './parts.js';

export const asking = ({ screen, text }) => html`
  <div class="question" role="status">${heading(text(`asking.${screen.why}`))}<div class="pulse" aria-hidden="true"></div></div>`;
