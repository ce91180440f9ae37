// The field of a number's or an appointment's code. A code is keys, whatever an input method such as Telex or VNI makes of them: it is
// read from the keys that were pressed, and where nobody says which, from the letters they became.

import { keysOf, telexOf } from '/shared/keys.js';

const LENGTHS = [6, 8]; // of a number's code, and of an appointment's
const MARKED = /^\P{ASCII}$/u;

/** @param {Event} event @returns {HTMLInputElement} */
const fieldOf = ({ target }) => /** @type {HTMLInputElement} */ (target);

/** @param {HTMLInputElement} field */
const caretOf = (field) => field.selectionStart ?? field.value.length;

export class CodeField {
  text = '';
  guessed = false; // a letter may stand for other keys than those taken for it: VNI makes đ of d and 9
  #changed;
  #erased = ''; // what was just erased, as an input method does before it types one letter for two keys
  #byKeys = false; // the last key was taken: what an input method makes of it is not

  /** @param {() => void} changed told after each change */
  constructor(changed) {
    this.#changed = changed;
  }

  /** Whether it may be one. */
  get isWhole() {
    return LENGTHS.includes(this.text.length);
  }

  clear() {
    [this.text, this.guessed, this.#erased, this.#byKeys] = ['', false, '', false];
  }

  /** Takes what stands in the field, or would: letters of an input method as the keys of Telex, which is what most people type with. */
  take(text) {
    const letters = [...text.normalize('NFC')];
    if (letters.some((letter) => MARKED.test(letter))) this.guessed = true;
    this.text = letters.map(telexOf).join('').toUpperCase().replace(/[^0-9A-Z]/g, '').slice(0, Math.max(...LENGTHS));
    this.guessed = this.guessed && this.text !== '';
    this.#changed();
  }

  /** A key goes down in the field. What is no letter or digit is left to the browser. @param {KeyboardEvent} event */
  press(event) {
    const keys = keysOf(event);
    this.#byKeys = keys.length === 1 && /^[0-9a-z]$/.test(keys[0]);
    const field = fieldOf(event);
    const [before, after] = [this.text.slice(0, caretOf(field)), this.text.slice(field.selectionEnd ?? field.value.length)];
    const earlier = MARKED.test(event.key) ? telexOf(event.key).slice(0, -1) : ''; // went into the letter, too
    if (this.#byKeys) this.#put(event, before, (earlier.toUpperCase() === this.#erased ? earlier : '') + keys[0], after);
    else if (MARKED.test(event.key)) this.#put(event, before, event.key, after);
  }

  /** The field's text was changed by the browser. @param {InputEvent} event */
  input(event) {
    const { isComposing } = event;
    const target = fieldOf(event);
    const kind = event.inputType || '';
    const isOwn = this.#byKeys && (isComposing || /^insert(Text|CompositionText|FromComposition)$/.test(kind));
    if (isComposing && !isOwn) return; // until it is composed
    if (!isOwn) {
      const [before, caret] = [this.text, caretOf(target)];
      this.take(target.value);
      this.#erased = kind.startsWith('delete') ? before.slice(caret, caret + before.length - this.text.length) : '';
    }

    if (target.value !== this.text) target.value = this.text;
  }

  /** An input method has done with what it composed. @param {CompositionEvent} event */
  composed(event) {
    const field = fieldOf(event);
    if (!this.#byKeys) this.take(field.value);
    field.value = this.text;
  }

  #put(event, before, typed, after) {
    event.preventDefault();
    this.#erased = '';
    this.take(before + typed + after);
    const field = fieldOf(event);
    field.value = this.text;
    const caret = this.text.length - after.length;
    field.setSelectionRange(caret, caret);
  }
}
