import assert from 'node:assert/strict';
import { test } from 'node:test';
import { needText } from '../../QueueServer/wwwroot/what-if/advice.js';
import { listed, sentences, timesOf, written } from '../../QueueServer/wwwroot/what-if/answers.js';
import { blanks, firstQuestion, questionIn, requestOf, withCounter } from '../../QueueServer/wwwroot/what-if/question.js';
import { completed } from '../../QueueServer/wwwroot/shell/typed-time.js';
import { keys, wordsOf } from './words.js';

const CHOICES = {
  lastDay: '2026-11-20', hasClasses: true, hours: { from: '08:00:00', to: '17:00:00' },
  calling: { order: 'longestWait', priority: 1, normal: 2, priorityLimitMinutes: 20, normalLimitMinutes: 60 },
  services: [['births', 'Hộ tịch', 'Civil status'], ['land', 'Đất đai', 'Land']].map(([id, vi, en]) => ({ id, name: { vi, en } })),
  counters: ['one', 'two'].map((id) => ({ id, name: { vi: id } })),
};
const FIRST = firstQuestion(CHOICES);

test('the first question is about one more counter on the last day there was', () => {
  assert.deepEqual(requestOf(FIRST, CHOICES), { day: '2026-11-20',
    changes: { added: [{ services: ['births'], open: { from: '08:30:00', to: '10:00:00' } }], counters: [], paces: [] } });
  assert.equal(firstQuestion({ ...CHOICES, lastDay: null }).day, '');
  assert.equal(withCounter(FIRST, CHOICES).added.length, 2);
});

test('only what is otherwise is asked, in the order of the office', () => {
  const question = { ...FIRST, which: '2', added: [], paces: { land: 80, births: 100 },
    counters: { two: { works: 'never', from: '', to: '' }, one: { works: 'only', from: '08:00', to: '11:00' } },
    hours: { from: '07:30', to: '17:00' }, calling: { order: 'asListed', priority: 2, normal: 3 } };
  assert.deepEqual(requestOf(question, CHOICES), { weekday: 2, days: 6, changes: {
    added: [],
    counters: [{ counter: 'one', works: { from: '08:00:00', to: '11:00:00' } }, { counter: 'two', works: null }],
    hours: { from: '07:30:00', to: '17:00:00' },
    calling: { order: 'asListed', priority: 2, normal: 3, priorityLimitMinutes: 20, normalLimitMinutes: 60 },
    paces: [{ service: 'land', percent: 80 }],
  } });
});

test('what a request could not carry is found at its place there', () => {
  assert.deepEqual(blanks(FIRST, CHOICES), {});
  const question = { ...FIRST, day: '', added: [{ services: [], from: '8', to: '10:00' }], paces: { births: 90, land: null },
    counters: { one: { works: 'never', from: '', to: '' }, two: { works: 'only', from: '08:00', to: '' } }, hours: { from: '', to: '' },
    calling: { order: 'asListed', priority: null, normal: 1 } };
  assert.deepEqual(blanks(question, CHOICES), { 'day': 'missing', 'changes.added[0].open': 'not-a-time',
    'changes.counters[1].works': 'not-a-time', 'changes.hours': 'not-a-time', 'changes.paces[1].percent': 'missing',
    'changes.calling.priority': 'missing' });
});

test('an address keeps a question; one that nobody can read is none', () => {
  assert.deepEqual(questionIn(JSON.stringify(FIRST), CHOICES), FIRST);
  assert.deepEqual(questionIn('{"which":"3"}', CHOICES)?.added, []);
  [null, '', '{', 'null', '5', '{"which":"9"}', '{"added":3}', '{"added":[{}]}', '{"added":[null]}'].forEach((written_) =>
    assert.equal(questionIn(written_, CHOICES), null, `${written_}`));
});

test('a time is completed as it is typed', () => {
  assert.deepEqual(['730', '0730', '7:30', ' 07:30 ', '7'].map(completed), ['07:30', '07:30', '07:30', '07:30', '7']);
});

const total = (waitP50, waitP90, leftAtClosing) => ({ total: { waitP50, waitP90, leftAtClosing } });

test('one sentence answers, by nine of ten where there are enough', async () => {
  const text = await wordsOf('en');
  const answer = { replayed: total(600, 1860, 14), changed: total(300, 720, 3) };
  assert.deepEqual(sentences(text, answer, FIRST, CHOICES), [
    'With one more counter for Civil status from 08:30 to 10:00, nine of ten wait no longer than 12 instead of 31 minutes.',
    'At closing 3 instead of 14 are left.',
  ]);
  const few = { replayed: total(600, null, 0), changed: total(300, 720, 0) };
  assert.deepEqual(sentences(text, few, { ...FIRST, paces: { land: 80 } }, CHOICES),
    ['With these changes, half wait no longer than 5 instead of 10 minutes.']);
  assert.deepEqual(sentences(keys, { replayed: total(null, null, 2), changed: total(null, null, 0) }, FIRST, CHOICES),
    ['whatIf.answer.few', 'whatIf.answer.left {"now":"0","before":"2"}']);
  assert.deepEqual(sentences(keys, answer, { ...FIRST, added: [] }, CHOICES), ['whatIf.answer.unchanged']);
});

test('many names are cut short, and what cannot be told has a dash', async () => {
  const text = await wordsOf('en');
  assert.equal(listed(text, ['A', 'B', 'C']), 'A, B and C');
  assert.equal(listed(text, ['A', 'B', 'C', 'D']), 'A, B and 2 others');
  assert.deepEqual([['minutes', null], ['minutes', 330], ['minutes', 3600], ['share', 0.5], ['count', 2.25]].map(([kind, value]) =>
    written(text, kind, value)), ['–', '5.5 min', '60 min', '50%', '2.3']);
});

test('the picture goes through every time at which anybody waited', () => {
  const line = (...times) => ({ line: Object.fromEntries(times.map((time) => [time, 1])) });
  const answer = { happened: line('09:00:00'), replayed: line(), changed: line('08:30:00', '09:00:00') };
  assert.deepEqual(timesOf(answer), ['08:30:00', '09:00:00']);
});

test('advice says what opens, what it takes, and what comes of it', async () => {
  const text = await wordsOf('en');
  const advice = { services: { births: { vi: 'Hộ tịch', en: 'Civil status' } } };
  const group = { services: ['births'], targetMinutes: 30 };
  const time = { from: '08:30:00', to: '10:00:00', opens: 3, needs: 4, inTime: 0.58, inTimeThen: 0.999, line: 0 };
  const day = { day: '2026-11-24' };
  assert.equal(needText(text, advice, day, group, { advice: time }),
    'Tuesday 08:30–10:00 opens 3, needs 4 for Civil status: 9 of 10 called in 30 min instead of 5.');
  assert.equal(needText(text, advice, day, group, { advice: { ...time, inTime: null, line: 6.6 } }),
    'Tuesday 08:30–10:00 opens 3, needs 4 for Civil status: 9 of 10 called in 30 min; else the line only grows, by 10:00 to about 7 more.');
});
