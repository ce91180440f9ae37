// The keyboard, a keypad included: digits choose a service, arrows or + and − move, Enter takes, 0 reads aloud, Backspace goes back, Escape
// leaves; the rest is the browser's own.

import { isShortcut, isTyped, keysOf } from '/shared/keys.js';

const STEPS = { ArrowRight: 1, ArrowDown: 1, '+': 1, ArrowLeft: -1, ArrowUp: -1, '-': -1 };

/**
 * @param {HTMLElement} root the page
 * @param {{pressed: () => void, leave: () => void, typed: (event: KeyboardEvent) => void, move: (step: number) => void,
 *   unknown: () => void}} does
 *   what a press does: any key; Escape; one in the field of a code; a step along the choices; one that is none of ours
 */
export function listenToKeys(root, does) {
  document.addEventListener('keydown', (event) => {
    if (isShortcut(event) || event.repeat) return;
    const typing = event.target instanceof HTMLInputElement && event.target.type !== 'checkbox';
    const [key] = typing ? [event.key] : keysOf(event);
    does.pressed();
    if (key === 'Escape') {
      does.leave();
    } else if (typing) {
      if (event.target.dataset.testid === 'code') does.typed(event);
    } else if (STEPS[key]) {
      event.preventDefault();
      does.move(STEPS[key]);
    } else if (key === '0') {
      root.querySelector('[data-testid=narrate]')?.click();
    } else if (key === 'Backspace') {
      root.querySelector('[data-testid=back]')?.click();
    } else if (/^[1-9]$/.test(key)) {
      const tile = root.querySelectorAll('.tiles > li:not([hidden]) > .tile')[Number(key) - 1];
      if (tile) tile.click(); // one that is closed is disabled, and says so itself
      else does.unknown();
    } else if (isTyped(event)) {
      does.unknown();
    }
  });
}
