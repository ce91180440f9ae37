// May the face be used? Two equal ways.

import { html, nothing } from 'lit';
import { serviceLine } from './chosen.js';
import { button, heading } from './parts.js';
import { icon } from '/shared/icons.js';

export const consent = (page, actions) => {
  const { screen, text, picture } = page;
  return html`
    <div class="question">${serviceLine(page)}${heading(text(screen.takesNumber ? 'consent.number' : 'consent.place'))}</div>
    <div class="answers">
      <ul class="plain">
        <li>${icon('face')}<span>${text('consent.what')}</span></li>
        <li>${icon('ticket')}<span>${text('consent.why')}</span></li>
        <li>${icon('clock')}<span>${text(screen.takesNumber ? 'consent.gone' : 'consent.place.gone')}</span></li>
      </ul>
      ${screen.takesNumber && screen.view.pictures
        ? html`<label class="tick">
            <input type="checkbox" data-testid="consent-picture" data-choice="more" .checked=${picture}
              @change=${(e) => actions.tickPicture(e.target.checked)} />
            <span>${text('consent.picture')}</span>
          </label>`
        : nothing}
      <div class="pair">
        <button class="button primary" type="button" data-testid="consent-accept" data-choice @click=${actions.consent}>
          <span>${text('consent.accept')}</span><small>${text(screen.takesNumber ? 'consent.accept.more' : 'consent.accept.place')}</small>
        </button>
        <button class="button equal" type="button" data-testid="consent-decline" data-choice @click=${() => actions.say('without-face')}>
          <span data-testid="without-face">${text(screen.takesNumber ? 'consent.decline' : 'consent.code')}</span>
        </button>
      </div>
      ${screen.takesNumber ? html`<p class="note">${text('consent.equal')} ${text('consent.young')}</p>` : nothing}
      ${button({ id: 'back', words: text('kiosk.back'), act: () => actions.say('back') })}
    </div>`;
};
