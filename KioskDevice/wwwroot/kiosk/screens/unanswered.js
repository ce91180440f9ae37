// The server did not answer.

import { html } from 'lit';
import { button, heading, help } from './parts.js';

export const unanswered = ({ screen, text }, actions) => html`
  <div class="question">
    ${heading(text('unanswered.title'))}
    <p class="lead">${text(screen.why === 'own' ? 'unanswered.once' : 'unanswered.more')}</p>
  </div>
  <div class="answers">
    <div class="pair">
      ${button({ id: 'retry', kind: 'primary', words: text('kiosk.again'), act: () => actions.say('retry') })}
      ${button({ words: text('kiosk.stop'), act: () => actions.say('leave') })}
    </div>
    ${help(text)}
  </div>`;
