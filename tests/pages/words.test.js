import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refusalText } from '/shared/refusals.js';
import { languageAfter, nameIn } from '/shared/texts.js';
import { rangeText, rangeWords, waitingText } from '/shared/waits.js';
import { keys, wordsOf } from './words.js';

test('a count picks its form by the rule of the language, and is written as the language writes it', async () => {
  const en = await wordsOf('en');
  assert.notEqual(en('kiosk.away', { count: 1 }), en('kiosk.away', { count: 2 }).replace('2', '1'));
  assert.match((await wordsOf('vi'))('number.ahead', { count: 1200 }), /1\.200/);
});

test('a text that is missing says its key, and complains', async (t) => {
  const complaint = t.mock.method(console, 'error', () => {});
  assert.equal((await wordsOf('en'))('no.such.key'), 'no.such.key');
  assert.equal(complaint.mock.callCount(), 1);
});

test("an office's own wording stands before the language's, in its language only", async () => {
  const [vi, en] = [await wordsOf('vi'), await wordsOf('en')];
  const wording = { 'kiosk.idle': { vi: 'Mời ông bà' } };
  assert.equal(vi.with(wording)('kiosk.idle'), 'Mời ông bà');
  assert.equal(en.with(wording)('kiosk.idle'), en('kiosk.idle'));
  assert.notEqual(vi('kiosk.idle'), 'Mời ông bà', 'the language itself stays as it is');
});

test('a name that is missing in a language is the Vietnamese one', () => {
  assert.equal(nameIn({ vi: 'Đất đai', en: 'Land' }, 'en'), 'Land');
  assert.equal(nameIn({ vi: 'Đất đai' }, 'en'), 'Đất đai');
  assert.equal(nameIn({}, 'en'), '');
});

test('after the last language comes the first, and one that is not known leads to the first, too', () => {
  const languages = [{ code: 'vi', name: 'Tiếng Việt' }, { code: 'en', name: 'English' }];
  assert.deepEqual(['vi', 'en', 'fr'].map((code) => languageAfter(languages, code).code), ['en', 'vi', 'vi']);
});

test('a refusal without a sentence of its own says its code', () => {
  const none = Object.assign((key, values) => keys(key, values), { has: (key) => key === 'refusal.known' });
  assert.equal(refusalText(none, 'known'), 'refusal.known');
  assert.equal(refusalText(none, 'odd'), 'refusal.other {"code":"odd"}');
});

test('a wait is told by what it comes to: at once, minutes, hours from ninety on, not today, not known', () => {
  const range = (fromMinutes, toMinutes, notToday = false) => rangeWords({ fromMinutes, toMinutes, notToday });
  assert.deepEqual(rangeWords(null), ['wait.none', {}]);
  assert.deepEqual(range(0, 5, true), ['wait.notToday', {}]);
  assert.deepEqual(range(0, 1), ['wait.now', {}]);
  assert.deepEqual(range(0, 12), ['wait.short', { to: 12 }]);
  assert.deepEqual(range(30, 90), ['wait.range', { from: 30, to: 90 }]);
  assert.deepEqual(range(30, 91), ['wait.short.hours', { to: 2 }]);
  assert.deepEqual(range(110, 400), ['wait.range.hours', { from: 1, to: 7 }]);
  assert.deepEqual(range(120, 120), ['wait.hours', { from: 2, to: 2 }]);
});

test('nobody waiting has words of its own', () => {
  assert.equal(waitingText(keys, 0), 'waiting.none');
  assert.equal(waitingText(keys, 3), 'waiting {"count":3}');
  assert.equal(rangeText(keys, null), 'wait.none');
});
