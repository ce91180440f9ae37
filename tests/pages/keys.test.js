import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isShortcut, isTyped, keysOf, telexOf } from '/shared/keys.js';

const pressed = (key, code = '', shiftKey = false) => keysOf({ key, code, shiftKey });

test('Telex makes a letter of these keys', () => {
  assert.deepEqual(['đ', 'Đ', 'ư', 'ơ', 'ă', 'â', 'ỳ', 'ấ', 'ự', 'a'].map(telexOf),
    ['dd', 'dd', 'w', 'ow', 'aw', 'aa', 'yf', 'aas', 'wj', 'a']);
});

test('what is printed on a Latin key counts, whatever its place', () => {
  assert.deepEqual(pressed('a', 'KeyQ'), ['a']);
  assert.deepEqual(pressed('N', 'KeyN', true), ['n']);
});

test('where nothing plain is printed the place counts: another script, a key that an input method took', () => {
  assert.deepEqual(pressed('т', 'KeyN'), ['n']);
  assert.deepEqual(pressed('Process', 'KeyR'), ['r']);
  assert.deepEqual(pressed('Dead', 'Slash', true), ['?']);
});

test('the digit row is digits, also where a layout writes letters there; with Shift it may be a sign', () => {
  assert.deepEqual(pressed('ă', 'Digit1'), ['1']);
  assert.deepEqual(pressed('1', 'Digit1', true), ['1'], 'a French row');
  assert.deepEqual(pressed('!', 'Digit1', true), ['!']);
});

test('the numeric block is digits and signs, without Num Lock arrows', () => {
  assert.deepEqual(pressed('7', 'Numpad7'), ['7']);
  assert.deepEqual(pressed('ArrowUp', 'Numpad8'), ['ArrowUp']);
  assert.deepEqual(pressed('+', 'NumpadAdd'), ['+']);
});

test('a letter that an input method sends alone tells by its mark which keys it can have been', () => {
  assert.deepEqual(pressed('à'), ['f', '2']);
  assert.deepEqual(pressed('â'), ['a', '6']);
  assert.deepEqual(pressed('đ'), ['d', '9']);
  assert.deepEqual(pressed('ấ'), [], 'two marks do not tell which came last');
});

test('a shortcut of the browser is no key of ours', () => {
  const event = { ctrlKey: false, altKey: false, metaKey: false, getModifierState: () => false };
  assert.equal(isShortcut(event), false);
  assert.equal(isShortcut({ ...event, ctrlKey: true }), true);
  assert.equal(isShortcut({ ...event, getModifierState: (name) => name === 'AltGraph' }), true);
});

test('a key that writes deserves a word, one that does not is left alone', () => {
  assert.deepEqual(['x', ' ', 'F5', 'Process'].map((key) => isTyped({ key })), [true, false, false, true]);
});
