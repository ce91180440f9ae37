// What stands at the right of every page's head: the pages this person may open, the next language, the way out.

import { html, nothing } from 'lit';
import { languageAfter, loadLanguages, loadTexts, nameIn } from '/shared/texts.js';
import { timeOfDay } from '/shared/times.js';

const KEPT = 'language';

/** Each page, and who has business there. */
const PLACES = [
  { path: '/console', title: 'console.title', roles: ['officer', 'manager', 'administrator'] },
  { path: '/hall', title: 'hall.title', roles: ['manager', 'administrator', 'auditor'] },
  { path: '/reports', title: 'reports.title', roles: ['officer', 'manager', 'administrator', 'auditor', 'leader'] },
  { path: '/admin', title: 'admin.title', roles: ['manager', 'administrator', 'auditor'] },
];

/** The page that somebody is for whom the one they came by is not: the first they have business at. @param {Wire} me */
export const placeOf = ({ role }) => PLACES.filter(({ roles }) => roles.includes(role))[0].path;

export const languages = await loadLanguages();

/** The texts of the language used last on this machine, else of the first there is. */
export function firstText() {
  const kept = localStorage.getItem(KEPT);
  return loadTexts(languages.find(({ code }) => code === kept)?.code ?? languages[0].code);
}

const after = (text) => languageAfter(languages, text.language);

/** The texts of the next language; it is kept. */
export function nextText(text) {
  localStorage.setItem(KEPT, after(text).code);
  return loadTexts(after(text).code);
}

/**
 * Whether the page is in touch with the server, or since when it is not: by the office's clock where the view says its zone.
 * @param {{text: Words, connected: boolean, refused: ?boolean, since: Date, view: {timeZone?: string} | null}} page
 */
export const linkState = ({ text, connected, refused, since, view }) => (connected
  ? html`<p class="link connected" role="status">${text('console.connected')}</p>`
  : html`<p class="link stale" role="status"
    data-testid="stale">${text(refused ? 'console.refused' : 'console.stale', { time: timeOfDay(text, since, view?.timeZone) })}</p>`);

/**
 * Which of several offices a page is about, each below the one it stands under.
 * @param {Wire} page
 * @param {string} chosen
 * @param {(office: string) => void} choose
 */
export function officePicker({ text, offices }, chosen, choose) {
  const below = (parent, depth) => offices.filter((of) => (parent ? of.parent === parent : !offices.some(({ id }) => id === of.parent)))
    .flatMap((of) => [{ of, depth }, ...below(of.id, depth + 1)]);
  return html`
    <label class="office"><span class="visually-hidden">${text('hall.office')}</span>
      <select data-testid="office" @change=${({ target }) => choose(target.value)}>
        ${below(null, 0).map(({ of: { id, name }, depth }) =>
          html`<option value=${id} ?selected=${id === chosen}>${'\u2003'.repeat(depth)}${nameIn(name, text.language)}</option>`)}
      </select></label>`;
}

/**
 * @param {{text: Words, me: Wire}} page
 * @param {string} here the page's own path
 * @param {{nextLanguage: Function, signOut: Function, help?: Function}} actions `help` opens the page's own help
 * @param {unknown} own what only this page has there
 */
export function tools({ text, me }, here, { nextLanguage, signOut, help }, own = nothing) {
  const places = me && !me.mustChange && !me.mustSetFactor
    ? PLACES.filter(({ path, roles }) => path !== here && roles.includes(me.role))
    : [];
  return html`
    <div class="tools">
      ${own}
      ${help && me ? html`<button type="button" class="quiet" data-testid="help" aria-label=${text('help.title')} aria-keyshortcuts="?"
        @click=${help}>?</button>` : nothing}
      ${places.map(({ path, title }) => html`<a class="button quiet" href=${path} data-testid=${`to-${path.slice(1)}`}>${text(title)}</a>`)}
      ${languages.length > 1
        ? html`<button type="button" class="quiet" lang=${after(text).code} data-testid="language"
          @click=${nextLanguage}>${after(text).name}</button>`
        : nothing}
      ${me && here !== '/account'
        ? html`<a class="button quiet" href="/account" data-testid="to-account"
          aria-label=${text('account.of', { name: me.name })} title=${me.fullName ?? me.username}>${me.name}</a>`
        : nothing}
      ${me
        ? html`<button type="button" class="quiet" data-testid="sign-out" @click=${signOut}>${text('console.signOut')}</button>`
        : nothing}
    </div>`;
}
