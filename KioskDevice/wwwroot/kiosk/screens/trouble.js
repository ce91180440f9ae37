// No visit can begin, and why.

import { html, nothing } from 'lit';
import { button, heading, help } from './parts.js';
import { icon } from '/shared/icons.js';
import { timeOfDay, whenText } from '/shared/times.js';

const troubleMore = ({ screen, text }) => (screen.why === 'device' && screen.since
  ? text('trouble.device.since', { time: timeOfDay(text, new Date(screen.since), screen.view?.timeZone) })
  : screen.why === 'closed' && screen.view?.opensAt
  ? text('trouble.closed.from', { when: whenText(text, screen.view.opensAt, screen.view) })
  : text(`trouble.${screen.why}.more`));

export const trouble = (page, actions) => {
  const { screen, text } = page;
  return html`
    <div class="question trouble" role="status" data-testid="trouble" data-why=${screen.why}>
      ${icon('calm')}
      ${heading(text(`trouble.${screen.why}`))}
      <p class="lead more">${troubleMore(page)}</p>
    </div>
    <div class="answers">
      ${screen.why.startsWith('camera')
        ? button({ id: 'without-face', kind: 'primary', words: text('trouble.take'), act: () => actions.say('without-face') })
        : nothing}
      ${help(text)}
    </div>`;
};
