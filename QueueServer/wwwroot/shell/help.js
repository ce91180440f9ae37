// The help of each page: what it is for, its keys, three tasks. The same words make the dialog on the page and the sheet to print.

import { html, nothing } from 'lit';
import { back } from './dialog.js';

/** The keys of each page, and what they do; a page that is not here has none of its own. */
export const KEYS = {
  console: [['N', 'console.next'], ['A', 'console.serve'], ['R', 'console.recall'], ['V', 'console.noShow'], ['F', 'console.finish'],
    ['G', 'console.hold'], ['C', 'console.transfer'], ['K', 'console.check'], ['X', 'console.forgetFace'], ['Z', 'console.undo'],
    ['L', 'console.walkUp'], ['E', 'console.away'], ['T', 'console.finishedToday'], ['H', 'console.appointment'], ['P', 'console.pause'],
    ['D', 'console.change'], ['M', 'help.key.sound'], ['?', 'help.title']],
  hall: [['?', 'help.title'], ['Esc', 'console.help.escape']],
  admin: [['?', 'help.title'], ['Esc', 'console.help.escape']],
  reports: [['?', 'help.title'], ['Esc', 'console.help.escape']],
  units: [['?', 'help.title'], ['Esc', 'console.help.escape']],
  whatIf: [['?', 'help.title'], ['Esc', 'console.help.escape']],
  kiosks: [['?', 'help.title'], ['Esc', 'console.help.escape']],
  load: [['?', 'help.title'], ['Esc', 'console.help.escape']],
  account: [['?', 'help.title']],
  kiosk: [['1–9', 'help.key.tile'], ['+ −', 'help.key.move'], ['Enter', 'help.key.take'], ['0', 'kiosk.narrate'], ['⌫', 'kiosk.back'],
    ['Esc', 'kiosk.stop']],
  board: [],
};

/** Every page that has a sheet, in the order in which they are printed. */
export const SHEETS = Object.keys(KEYS);

const TASKS = [1, 2, 3];

/** What a page is for and the three commonest tasks. @param {Words} text @param {string} name a page of SHEETS */
export const tasksOf = (text, name) => html`
  <p>${text(`help.${name}`)}</p>
  <ol class="tasks">${TASKS.map((task) => html`<li>${text(`help.${name}.${task}`)}</li>`)}</ol>`;

/** @param {Words} text @param {string} name a page of SHEETS */
export const keysOfSheet = (text, name) => (KEYS[name].length === 0 ? nothing : html`
  <dl class="keys">${KEYS[name].map(([key, does]) => html`<div><dt><kbd>${key}</kbd></dt><dd>${text(does)}</dd></div>`)}</dl>`);

/** The way to the sheet that can be printed. @param {Words} text @param {string} name */
export const sheetLink = (text, name) => html`<a class="button quiet" href="/help?of=${name}" target="_blank"
  data-testid="help-sheet">${text('help.sheet')}</a>`;

/** The help of a page as its dialog. @param {Words} text @param {string} name */
export const helpDialog = (text, name) => html`
  <h2 id="dialog-title">${text('help.title')}</h2>
  ${tasksOf(text, name)}
  ${keysOfSheet(text, name)}
  <div class="choices">${back(text, { words: text('dialog.close'), first: true })}${sheetLink(text, name)}</div>`;
