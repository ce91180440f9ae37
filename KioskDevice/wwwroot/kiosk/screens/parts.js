// What screens are made of.

import { html, nothing } from 'lit';
import { ref } from 'lit/directives/ref.js';

export const heading = (words) => html`<h1 tabindex="-1">${words}</h1>`;

/**
 * `choice`: where the button stands among what the head and a keypad choose from: its place (''), after all answers ('more'), or nowhere
 * (null).
 * @param {{id?: string, kind?: string, words: string, act: () => void, choice?: string | null}} about
 */
export const button = ({ id, kind = 'second', words, act, choice = '' }) =>
  html`<button class="button ${kind}" type="button" data-testid=${id ?? nothing} data-choice=${choice ?? nothing}
    @click=${act}>${words}</button>`;

/** The way to the other pages of tiles, where there are any: chosen like a tile. @param {Page} page */
export const pager = ({ text, paging: { starts, at } }, actions) => html`
  <div class="pager" ?hidden=${starts.length < 2}>
    <button class="button second" type="button" data-testid="page-before" data-choice ?disabled=${at === 0}
      @click=${() => actions.turn(-1)}>${text('kiosk.page.before')}</button>
    <p role="status" data-testid="page">${text('kiosk.page', { page: at + 1, pages: starts.length })}</p>
    <button class="button second" type="button" data-testid="page-after" data-choice ?disabled=${at === starts.length - 1}
      @click=${() => actions.turn(1)}>${text('kiosk.page.after')}</button>
  </div>`;

export const help = (text) => html`<p class="help">${text('kiosk.help')}</p>`;

export const withoutFace = (text, takesNumber, actions) => button({
  id: 'without-face', kind: 'equal', words: text(takesNumber ? 'consent.decline' : 'consent.code'), act: () => actions.say('without-face'),
});

/** The thin bar of the seconds left, a step a second: it is no motion. @param {Page} page */
export const secondsBar = ({ left }) => html`<div class="seconds" aria-hidden="true"><div ${ref((bar) => size(bar, left))}></div></div>`;

function size(bar, left) {
  if (bar && left) bar.style.width = `${(100 * left.seconds) / left.of}%`;
}
