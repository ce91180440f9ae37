import assert from 'node:assert/strict';
import { test } from 'node:test';

const heard = new Map();
globalThis.addEventListener = (name, listener) => heard.set(name, listener);
await import('../../QueueServer/wwwroot/shell/composed.js');

/** A field that has the focus, with its caret at the end. */
function field(value, maxLength, more = {}) {
  const made = {
    type: 'text', value, maxLength, selectionStart: value.length, caret: null,
    removeAttribute() { this.maxLength = -1; },
    setSelectionRange(from) { this.caret = from; },
    ...more,
  };
  heard.get('focusin')({ target: made });
  return made;
}

const type = (made, value, caret = value.length) => {
  Object.assign(made, { value, selectionStart: caret });
  heard.get('input')({ target: made, isComposing: false });
};

test('a letter in parts is composed, and counts as one', () => {
  const made = field('', 3);
  type(made, 'a\u0302\u0301bc');
  assert.equal(made.value, 'ấbc');
  assert.equal(made.maxLength, -1, "the browser's own limit counts the parts, so it is taken over");
});

test('what is too many goes from before the caret, where it was typed', () => {
  const made = field('abc', 3);
  type(made, 'abxc', 3);
  assert.equal(made.value, 'abc');
  assert.equal(made.caret, 2);
});

test('a letter of two units is not cut within', () => {
  const made = field('ab', 3);
  type(made, 'ab😀', 4);
  assert.equal(made.value, 'ab');
});

test('while an input method composes nothing is touched', () => {
  const made = field('', 2);
  made.value = 'abc';
  heard.get('input')({ target: made, isComposing: true });
  assert.equal(made.value, 'abc');
});

test('a password is what was typed', () => {
  const made = field('', 2, { type: 'password' });
  type(made, 'e\u0301xyz');
  assert.equal(made.value, 'e\u0301xyz');
});
