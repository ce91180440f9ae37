// The foot of every screen: the next language, reading aloud, and what somebody needs to see and to reach.

import { html, nothing } from 'lit';
import { icon } from '/shared/icons.js';

/**
 * @param {Page} page
 * @param {{head: boolean, language: {code: string, name: string} | null,
 *   speaks: boolean}} about whether the head chooses here; the language a
 *   touch leads to; whether this machine speaks the present one
 */
export const foot = (page, { head, language, speaks }, actions) => html`
  <footer class="foot">
    ${head
      ? html`<p class="head-help" data-testid="head-help">${icon('left')}<span>${page.text('kiosk.head')}</span>${icon('right')}</p>`
      : nothing}
    ${page.left
      ? html`<button class="tool" type="button" data-testid="more-time" data-choice="more"
        @click=${actions.touch}>
          ${icon('clock')}<span>${page.text('kiosk.moreTime')}</span><span class="left figure"
            data-testid="seconds-left">${page.text('kiosk.secondsLeft', { count: page.left.seconds })}</span>
        </button>`
      : nothing}
    ${language
      ? html`<button class="tool" type="button" data-testid="language" data-choice="more" lang=${language.code}
        @click=${actions.nextLanguage}>
          ${icon('globe')}<span>${language.name}</span>
        </button>`
      : nothing}
    ${speaks
      ? html`<button class="tool" type="button" data-testid="narrate" data-choice="more" aria-pressed=${page.narrated} aria-keyshortcuts="0"
          @click=${actions.narrate}>
          ${icon('ear')}<span>${page.text('kiosk.narrate')}</span>
        </button>`
      : nothing}
    ${tool(page, actions, 'contrast', 'contrast', 'kiosk.contrast')}
    ${tool(page, actions, 'text', 'large-text', 'kiosk.largeText')}
    ${tool(page, actions, 'reach', 'low-reach', 'kiosk.lowReach')}
  </footer>`;

const tool = (/** @type {Page} */ { needs, text }, { toggle }, need, id, key) => html`
  <button class="tool" type="button" data-testid=${id} aria-pressed=${needs.has(need)} @click=${() => toggle(need)}>
    ${icon(need)}<span>${text(key)}</span>
  </button>`;
