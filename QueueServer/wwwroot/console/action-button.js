// An action as its button: its words, its key, and why it cannot be done just now. It stays in its place whatever can be done.

import { html, nothing } from 'lit';

/** @param {Page} page @param {Wire} action one of actionsOf @param {Wire} actions @param {string} look */
export function actionButton({ text, busy }, action, actions, look) {
  const why = action.why ? text(action.why.key, action.why.values) : '';
  return html`
    <button type="button" class=${look} data-testid=${action.id} data-key=${action.key} aria-keyshortcuts=${action.key}
      aria-disabled=${Boolean(why) || busy}
      ?data-busy=${busy && !why} title=${why || nothing} aria-describedby=${why ? `why-${action.id}` : nothing}
        @click=${() => actions.perform(action)}>
      <span class="words">${action.words}${action.more
        ? html`<small>${action.more}</small>`
        : nothing}</span><kbd>${action.key.toUpperCase()}</kbd>
    </button>
    ${why ? html`<span class="visually-hidden" id=${`why-${action.id}`}>${why}</span>` : nothing}`;
}
