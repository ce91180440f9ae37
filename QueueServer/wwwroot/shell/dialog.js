// One dialog at a time: the native element, which keeps the focus inside, closes on Escape and gives the focus back.

import { html, nothing } from 'lit';

let stepShown = null;

/**
 * The page's dialog, or nothing.
 * @param {Page} page its `dialog` is {name, …} or null
 * @param {Record<string, Function>} dialogs what each shows, by name: a function of (page, actions)
 * @param {Wire} actions `dismiss` closes the dialog and takes it away
 * @param {unknown} said what was refused last
 */
export function dialogOf(page, dialogs, actions, said) {
  const { dialog } = page;
  if (!dialog) return nothing;
  return html`
    <dialog data-testid="dialog" data-dialog=${dialog.name} aria-labelledby="dialog-title"
      @cancel=${(event) => { event.preventDefault(); actions.dismiss(); }}>
      ${dialogs[dialog.name](page, actions)}
      <p class="refusal" role="alert" data-testid="dialog-refusal">${said}</p>
    </dialog>`;
}

/** After each rendering: opens the dialog that is there, and puts the focus where its next step begins. */
export function settleDialog(root, dialog) {
  const element = root.querySelector('dialog');
  const step = element && `${dialog.name} ${dialog.step ?? ''}`;
  if (element && !element.open) element.showModal();
  else if (element && step !== stepShown) element.querySelector('[autofocus], [data-testid=dialog-back]')?.focus();
  stepShown = step;
}

/** Closes the dialog that is there; the focus goes back to where it came from. */
export const closeDialog = (root) => root.querySelector('dialog')?.close();

/**
 * The row of buttons below a dialog: the one that goes on, and the way back, which has the focus where going on cannot be taken back.
 * @param {Words} text @param {string} yes @param {{busy?: boolean, danger?: boolean, testid?: string, no?: string}} about
 */
export const choices = (text, yes, { busy, danger = false, testid = 'dialog-yes', no = text('dialog.back') } = {}) => html`
  <div class="choices">
    <button type="submit" class=${danger ? 'danger' : 'primary'} data-testid=${testid} ?disabled=${busy}>${yes}</button>
    ${back(text, { words: no, first: danger })}
  </div>`;

/** Leaves the dialog as Escape does. */
export const back = (text, { words = text('dialog.back'), first = false } = {}) => html`
  <button type="button" class="quiet" data-testid="dialog-back" ?autofocus=${first} @click=${leave}>${words}</button>`;

const leave = (event) => event.target.closest('dialog').dispatchEvent(new Event('cancel'));
