// Which priority class?

import { html } from 'lit';
import { button, heading } from './parts.js';
import { nameIn } from '/shared/texts.js';

export const classes = ({ screen, text }, actions) => html`
  <div class="question">${heading(text('kiosk.classes'))}<p class="lead">${text('kiosk.classes.more')}</p></div>
  <div class="answers">
    <ul class="tiles">
      ${screen.view.classes.map(({ id, name }) => html`
        <li>
          <button class="button equal" type="button" data-testid="class" data-choice data-class=${id}
            @click=${() => actions.say('class', { id })}>
            ${nameIn(name, text.language)}
          </button>
        </li>`)}
      <li>${button({ id: 'class-none', words: text('kiosk.class.none'), act: () => actions.say('class', { id: null }) })}</li>
    </ul>
    ${button({ id: 'back', words: text('kiosk.back'), act: () => actions.say('class', { id: screen.class ?? null }) })}
  </div>`;
