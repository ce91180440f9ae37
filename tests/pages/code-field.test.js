import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CodeField } from '../../KioskDevice/wwwroot/kiosk/code-field.js';

const made = () => {
  const told = { times: 0 };
  return { code: new CodeField(() => { told.times += 1; }), told };
};

/** A field as the browser has it, and a press in it. */
function typed(code, key, more = {}) {
  const target = { value: code.text, selectionStart: code.text.length, selectionEnd: code.text.length, setSelectionRange() {} };
  const event = { key, code: '', shiftKey: false, target, prevented: false, preventDefault() { this.prevented = true; }, ...more };
  code.press(event);
  return event;
}

test('a code is letters and digits, large, whatever else is typed between', () => {
  const { code, told } = made();
  code.take('ab-12 3c4d5');
  assert.equal(code.text, 'AB123C4D');
  assert.equal(told.times, 1);
});

test('letters of an input method are the keys of Telex, and said to be a guess', () => {
  const { code } = made();
  code.take('đă');
  assert.equal(code.text, 'DDAW');
  assert.equal(code.guessed, true);
  code.take('');
  assert.equal(code.guessed, false, 'an empty field guesses nothing');
});

test('letters in parts are the same letters', () => {
  const { code } = made();
  code.take('a\u0302');
  assert.equal(code.text, 'AA');
});

test('a key goes where the caret is, and is kept from the browser', () => {
  const { code } = made();
  code.take('AC');
  const event = typed(code, 'b',
    { target: { value: 'AC', selectionStart: 1, selectionEnd: 1, setSelectionRange(at) { this.caret = at; } } });
  assert.equal(code.text, 'ABC');
  assert.equal(event.prevented, true);
  assert.equal(event.target.caret, 2);
});

test('what is no letter or digit is left to the browser', () => {
  const { code } = made();
  assert.equal(typed(code, 'Tab').prevented, false);
  assert.equal(typed(code, 'Backspace').prevented, false);
  assert.equal(code.text, '');
});

test('what an input method makes of a key that was taken is not taken twice', () => {
  const { code } = made();
  typed(code, 'a');
  const target = { value: 'Aâ', selectionStart: 2 };
  code.input({ isComposing: true, inputType: 'insertCompositionText', target });
  assert.equal(code.text, 'A');
  assert.equal(target.value, 'A');
});

test('what an input method composes by itself is taken once it is composed', () => {
  const { code } = made();
  const target = { value: 'â', selectionStart: 1 };
  code.input({ isComposing: true, inputType: 'insertCompositionText', target });
  assert.equal(code.text, '');
  code.composed({ target });
  assert.deepEqual([code.text, target.value], ['AA', 'AA']);
});

test('a text that is pasted is taken as it stands', () => {
  const { code } = made();
  code.input({ isComposing: false, inputType: 'insertFromPaste', target: { value: 'x7k2p9', selectionStart: 6 } });
  assert.equal(code.text, 'X7K2P9');
});

test('a letter that stands for the key just erased and another gives both', () => {
  const { code } = made();
  code.take('D');
  code.input({ isComposing: false, inputType: 'deleteContentBackward', target: { value: '', selectionStart: 0 } });
  typed(code, 'đ', { code: 'KeyD' });
  assert.equal(code.text, 'DD');
});

test('the next visitor finds nothing of the one before', () => {
  const { code } = made();
  code.take('đ1');
  code.clear();
  assert.deepEqual([code.text, code.guessed], ['', false]);
});

test('the code of a number has six letters, that of an appointment eight', () => {
  const { code } = made();
  const whole = ['7K4PX', '7K4PX2', '7K4-PX2M', '7K4P-X2MQ'].map((text) => {
    code.take(text);
    return code.isWhole;
  });
  assert.deepEqual(whole, [false, true, false, true]);
  code.take('7K4PX2MQ9');
  assert.equal(code.text, '7K4PX2MQ');
});
