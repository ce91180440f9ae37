// The face is looked at.

import { html } from 'lit';
import { button, heading, withoutFace } from './parts.js';

export const capture = ({ screen, text }, actions) => html`
  <div class="question">
    ${heading(text('capture.title'))}
    <p class="hint" role="status" data-testid="hint">${text(`hint.${screen.hint ?? 'none'}`)}</p>
    <p class="progress figure">${text('capture.progress', { good: screen.good, wanted: screen.wanted })}</p>
  </div>
  <div class="answers">
    <div class="pair">
      ${withoutFace(text, screen.takesNumber, actions)}
      ${button({ words: text('kiosk.stop'), act: () => actions.say('leave') })}
    </div>
  </div>`;
