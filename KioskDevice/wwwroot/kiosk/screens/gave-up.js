// No face could be taken.

import { html, nothing } from 'lit';
import { button, heading, help, withoutFace } from './parts.js';

export const gaveUp = ({ screen, text }, actions) => html`
  <div class="question">
    ${heading(text(`gaveUp.${screen.why}`))}
    <p class="lead">${text(screen.takesNumber ? 'gaveUp.more' : 'gaveUp.more.place')}</p>
  </div>
  <div class="answers">
    <div class="pair">
      ${withoutFace(text, screen.takesNumber, actions)}
      ${screen.why === 'liveness' ? nothing : button({ id: 'retry', words: text('kiosk.again'), act: () => actions.say('retry') })}
    </div>
    ${help(text)}
  </div>`;
