// What stands around what a page of figures shows: which office it is about, the ways to other pages, a refusal, a dialog.

import { html, nothing } from 'lit';
import { dialogOf } from '../shell/dialog.js';
import { linkState, officePicker, tools } from '../shell/head.js';
import { helpDialog } from '../shell/help.js';
import { screenFor } from '../shell/sign-in.js';
import { nameIn } from '/shared/texts.js';

/**
 * @param {import('../shell/page-store.js').PageStore} store
 * @param {{path: string, name: string, office?: ?string, choose?: (office: string) => void, more?: unknown, said?: () => unknown}} of
 *   `name` of its texts and its help; `choose` where it is about one office; `more` what only this page has in its head
 * @param {unknown} shown
 */
export function framed(store, { path, name, office, choose, more = nothing, said = () => store.said() }, shown) {
  const { page } = store;
  const { text, me } = page;
  const actions = { help: store.help, dismiss: store.dismiss, signOut: () => store.signOut(), nextLanguage: store.nextLanguage };
  return html`
    <header>
      ${choose && me && office && page.offices.length > 1
        ? officePicker(page, office, choose)
        : html`<p class="office">${choose && me ? nameIn(me.officeName, text.language) : text(`${name}.title`)}</p>`}
      <div class="now">${page.connected ? nothing : linkState(page)}</div>
      ${tools(page, path, actions, more)}
    </header>
    <p class="refusal" role="alert" data-testid="refusal">${page.dialog ? nothing : said()}</p>
    ${shown}
    ${dialogOf(page, { help: () => helpDialog(text, name) }, actions, store.said())}`;
}

/** The screen for whoever is there: officers read their own work, and nothing of the office's. @param {Wire} me */
export const forTheOffice = (me) => screenFor(me) ?? (me.role === 'officer' ? 'not-yours' : null);

/** What an officer sees there. @param {string} name */
export const notYours = (name) => (/** @type {Page} */ { text }) => html`
  <main class="report"><h1 tabindex="-1">${text(`${name}.title`)}</h1>
    <p class="lead" data-testid="not-yours">${text('reports.refused')}</p>
    <p><a class="button" href="/reports">${text('reports.title')}</a></p></main>`;
