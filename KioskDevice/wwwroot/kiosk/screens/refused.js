// No number is given, and why.

import { html, nothing } from 'lit';
import { button, heading, help, secondsBar } from './parts.js';
import { refusalText } from '/shared/refusals.js';
import { whenText } from '/shared/times.js';

export const refused = (/** @type {Page} */ page, actions) => {
  const { screen, text } = page;
  return html`
  <div class="question">
    ${heading(text('refused.title'))}
    <p class="lead" data-testid="refusal">${refusalText(text, screen.why)}</p>
    ${screen.from && screen.view
      ? html`<p class="lead" data-testid="refused-until">${text('refusal.from', { when: whenText(text, screen.from, screen.view) })}</p>`
      : nothing}
  </div>
  <div class="answers">
    ${button({ id: 'done', kind: 'primary', words: text('kiosk.done'), act: () => actions.say('leave') })}
    ${help(text)}
    ${secondsBar(page)}
  </div>`;
};
