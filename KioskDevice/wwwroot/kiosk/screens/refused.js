// No number is given, and why.

import { html, nothing } from 'lit';
import { button, heading, help, secondsBar } from './parts.js';
import { refusalText } from '/shared/refusals.js';
import { nameIn } from '/shared/texts.js';
import { whenText } from '/shared/times.js';

export const refused = (/** @type {Page} */ page, actions) => {
  const { screen, text } = page;
  return html`
  <div class="question">
    ${heading(text('refused.title'))}
    <p class="lead" data-testid="refusal">${screen.elsewhere ? whereElse(page) : refusalText(text, screen.why)}</p>
    ${screen.elsewhere ? wayThere(text, screen.elsewhere) : nothing}
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

/** The appointment is at another office: at which, and when. @param {Page} page */
const whereElse = ({ text, screen: { elsewhere, view } }) => text('booking.elsewhere', {
  office: nameIn(elsewhere.officeName, text.language),
  when: whenText(text, elsewhere.start, { timeZone: elsewhere.timeZone, day: view?.day }),
});

const wayThere = (text, { address }) => html`
  ${Object.keys(address).length > 0
    ? html`<p class="lead" data-testid="elsewhere-address">${text('cho.address')}: ${nameIn(address, text.language)}</p>`
    : nothing}
  <p class="lead">${text('booking.elsewhere.way')}</p>`;
