// Which priority class?

import { html } from 'lit';
import { isShown } from '../fit.js';
import { button, heading, pager } from './parts.js';
import { nameIn } from '/shared/texts.js';

export const classes = (/** @type {Page} */ page, actions) => {
  const { screen, text, paging } = page;
  return html`
  <div class="question">${heading(text('kiosk.classes'))}<p class="lead">${text('kiosk.classes.more')}</p></div>
  <div class="answers">
    <ul class="tiles">
      ${screen.view.classes.map(({ id, name }, index) => html`
        <li ?hidden=${!isShown(paging, index)}>
          <button class="button equal" type="button" data-testid="class" data-choice data-class=${id}
            @click=${() => actions.say('class', { id })}>
            ${nameIn(name, text.language)}
          </button>
        </li>`)}
      <li ?hidden=${!isShown(paging, screen.view.classes.length)}>
        ${button({ id: 'class-none', words: text('kiosk.class.none'), act: () => actions.say('class', { id: null }) })}
      </li>
    </ul>
    ${pager(page, actions)}
    ${button({ id: 'back', words: text('kiosk.back'), act: () => actions.say('class', { id: screen.class ?? null }) })}
  </div>`;
};
