// A person, not a picture: the head is turned.

import { html, nothing } from 'lit';
import { button, heading, withoutFace } from './parts.js';
import { icon } from '/shared/icons.js';

export const challenge = ({ screen, text }, actions) => {
  const { asked, done, turns, again } = screen.challenge;
  return html`
    <div class="question">
      ${heading(text(asked ? `challenge.${asked}` : 'challenge.middle'))}
      <p class="turns" role="img" aria-label=${text('challenge.progress', { done, turns })}>
        ${Array.from({ length: turns },
          (_, i) => html`<span class=${i < done ? 'turn done' : 'turn'}>${i < done ? icon('check') : nothing}</span>`)}
      </p>
      <p class="hint" role="status" data-testid="challenge-hint">${text(again ? `challenge.again.${again}` : 'challenge.why')}</p>
    </div>
    <div class="answers">
      <div class="pair">
        ${withoutFace(text, screen.takesNumber, actions)}
        ${button({ words: text('kiosk.stop'), act: () => actions.say('leave') })}
      </div>
    </div>`;
};
