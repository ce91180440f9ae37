// The kiosk's screens, as far as their words go: which texts stand on each, and how it looks with them.

import { html, nothing } from 'lit';
import { nameIn } from '/shared/texts.js';

/**
 * `of` says whether a text stands on the screen; `shows` is drawn: how a line looks, and its texts.
 * @typedef {{name: string, group: string, of: (key: string) => boolean, shows: string[][]}} TextScreen
 */

const FOOT = /^kiosk\.(contrast|largeText|lowReach|narrate|narrated|moreTime|secondsLeft|head|keys|away)$/;
const CLASSES = /^kiosk\.(classes|class\.)/;

/** In the order in which a visitor comes to them. @type {TextScreen[]} */
export const SCREENS = [
  { name: 'first', group: 'kiosk', of: (key) => key.startsWith('kiosk.') && !FOOT.test(key) && !CLASSES.test(key),
    shows: [['title', 'kiosk.idle'], ['note', 'kiosk.look'], ['services'], ['tile', 'kiosk.where', 'kiosk.where.more'],
      ['tile', 'kiosk.class', 'kiosk.class.more']] },
  { name: 'classes', group: 'kiosk', of: (key) => CLASSES.test(key),
    shows: [['title', 'kiosk.classes'], ['note', 'kiosk.classes.more'], ['button', 'kiosk.class.none'], ['button', 'kiosk.back']] },
  { name: 'foot', group: 'kiosk', of: (key) => FOOT.test(key),
    shows: [['note', 'kiosk.head'], ['tools', 'kiosk.moreTime', 'kiosk.narrate', 'kiosk.contrast', 'kiosk.largeText', 'kiosk.lowReach']] },
  { name: 'consent', group: 'consent', of: (key) => key.startsWith('consent.'),
    shows: [['title', 'consent.number'], ['line', 'consent.what'], ['line', 'consent.why'], ['line', 'consent.gone'],
      ['line', 'consent.picture'], ['button', 'consent.accept', 'consent.accept.more'], ['button', 'consent.decline'],
      ['note', 'consent.equal'], ['note', 'consent.young']] },
  { name: 'number', group: 'number', of: (key) => key.startsWith('number.'),
    shows: [['title', 'number.title'], ['figure'], ['line', 'number.ahead'], ['line', 'number.next'], ['note', 'number.page'],
      ['note', 'number.code'], ['button', 'kiosk.done']] },
  { name: 'trouble', group: 'trouble', of: (key) => key.startsWith('trouble.'),
    shows: [['title', 'trouble.server'], ['line', 'trouble.server.more'], ['button', 'trouble.take'], ['note', 'kiosk.help']] },
];

/** The screen a text stands on. @param {string} key @returns {Wire} */
export const screenOfText = (key) => SCREENS.find(({ of }) => of(key));

const SAMPLES = { count: 3, counter: 2, name: '…', time: '10:30', when: '13:30', page: 1, pages: 2, number: 'A012' };

/**
 * A screen as it looks with the words as they are typed.
 * @param {Page} admin
 * @param {TextScreen} screen
 * @param {(key: string) => string} wordsOf
 */
export const preview = (admin, { name, shows }, wordsOf) => html`
  <figure class="preview" data-testid="preview" data-screen=${name}>
    <figcaption>${admin.text('admin.texts.preview')}</figcaption>
    <div class="screen">${shows.map(([look, ...keys]) => line(admin, look, keys.map((key) => filled(wordsOf(key)))))}</div>
  </figure>`;

const filled = (words) => words.replace(/\{(\w+)\}/g, (_, name) => String(SAMPLES[name] ?? '…'));

function line(/** @type {Page} */ { draft, text }, look, words) {
  if (look === 'services') return draft.values.services.slice(0, 4)
    .map(({ name }) => html`<p class="tile">${nameIn(name, text.language)}</p>`);
  if (look === 'figure') return html`<p class="figure">${SAMPLES.number}</p>`;
  if (look === 'tools') return html`<p class="tools">${words.map((word) => html`<span>${word}</span> `)}</p>`;
  const [first, more] = words;
  return html`<p class=${look}>${first}${more ? html` <small>${more}</small>` : nothing}</p>`;
}
