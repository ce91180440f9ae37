// Fields hold composed letters (NFC), whatever they are typed with, and count them as the server does. The browser's own maxlength counts
// the parts of a decomposed letter and cuts it before it can be composed, so it is taken over here, on every page that imports this.

const longest = new WeakMap(); // by field: its maxlength

addEventListener('focusin', (event) => {
  const target = /** @type {HTMLInputElement} */ (event.target);
  if (!(target.maxLength > 0) || target.type === 'password') return; // a password is what was typed
  longest.set(target, target.maxLength);
  target.removeAttribute('maxlength');
});

// before whoever reads the field
addEventListener('input', ({ target, isComposing }) => !isComposing && compose(target), { capture: true });

// A browser may say nothing more once an input method is done.
addEventListener('compositionend', ({ target }) => target?.dispatchEvent(new Event('input', { bubbles: true })), { capture: true });

/** Composes what a field holds; what is too many letters goes from before the caret, where it was typed. */
function compose(field) {
  const most = longest.get(field);
  if (most === undefined) return;
  const value = field.value.normalize('NFC');
  const caret = value.length - field.value.slice(field.selectionStart ?? field.value.length).normalize('NFC').length;
  const end = value.length > most ? whole(value, Math.max(0, caret - (value.length - most))) : caret;
  const kept = value.slice(0, end) + value.slice(caret);
  if (kept === field.value) return;
  field.value = kept.slice(0, most);
  field.setSelectionRange(end, end);
}

/** Where to cut, at most there: not within a letter of two units. */
const whole = (value, at) => (/[\uD800-\uDBFF]/.test(value[at - 1] ?? '') ? at - 1 : at);
