import assert from 'node:assert/strict';
import { test } from 'node:test';
import { actionsOf } from '../../QueueServer/wwwroot/console/counter-actions.js';
import { answersOf, isAnswer, KINDS, saidText } from '../../QueueServer/wwwroot/console/outcomes.js';
import { isFoundIn } from '../../QueueServer/wwwroot/shell/search.js';
import { keys, wordsOf } from './words.js';

const NOW = new Date('2026-03-02T09:00:00Z');
const in_ = (seconds) => new Date(NOW.getTime() + seconds * 1000).toISOString();
const PROCEDURES = [['1.1', 'Khai sinh'], ['1.2', 'Kết hôn'], ['1.3', 'Khai tử'], ['1.4', 'Trích lục'], ['1.5', 'Giám hộ']]
  .map(([code, vi]) => ({ code, name: { vi } }));

const pageOf = ({ ticket = {}, choices = PROCEDURES, left = 20, ...view } = {}) => ({
  text: keys, me: { username: 'lan' }, connected: true, now: NOW, sound: true,
  view: { dayOpen: true, officer: 'lan', current: null, pause: null, waiting: 0, undo: null,
    justFinished: { ticket: { id: 't', number: 'A012', said: false, outcome: null, procedures: [], ...ticket }, until: in_(left), choices },
    ...view },
});

/** What a key says of the number. */
const said = (page, key) => {
  let values = null;
  answersOf(page, { note: (ticket, { outcome, procedures }) => { values = { ticket, outcome, procedures }; } })
    .find((answer) => answer.key === key)?.act();
  return values;
};

test('a key from 1 to 5 says which procedure it was, once', () => {
  assert.deepEqual(answersOf(pageOf(), {}).map(({ key, words }) => `${key} ${words}`),
    ['1 Khai sinh', '2 Kết hôn', '3 Khai tử', '4 Trích lục', '5 Giám hộ']);
  assert.deepEqual(said(pageOf(), '2'), { ticket: 't', outcome: null, procedures: [{ code: '1.2', quantity: 1 }] });
  assert.equal(said(pageOf({ choices: PROCEDURES.slice(0, 2) }), '3'), null);
});

test('another key puts right what a wrong one said, and the same one again says the same', () => {
  const wrong = pageOf({ ticket: { said: true, outcome: 'refused', procedures: [{ code: '1.1', quantity: 3 }] } });
  assert.deepEqual(answersOf(wrong, {}).map(({ isSaid }) => isSaid), [true, false, false, false, false]);
  assert.deepEqual(said(wrong, '2'), { ticket: 't', outcome: 'refused', procedures: [{ code: '1.2', quantity: 1 }] });
  assert.deepEqual(said(wrong, '1').procedures, [{ code: '1.1', quantity: 1 }]);
});

test('an office without procedures is asked what it came to', () => {
  const without = pageOf({ choices: [] });
  assert.deepEqual(answersOf(without, {}).map(({ words }) => words), KINDS.slice(0, 5).map((kind) => `outcome.${kind}`));
  assert.deepEqual(said(without, '1'), { ticket: 't', outcome: 'accepted', procedures: [] });
});

test('it is asked while its seconds last and not one longer', () => {
  assert.equal(answersOf(pageOf({ left: 1 }), {}).length, 5);
  assert.deepEqual(answersOf(pageOf({ left: 0 }), {}), []);
  assert.deepEqual(answersOf(pageOf({ justFinished: null }), {}), []);
});

test('nothing is said at a counter that is somebody else\'s', () => {
  assert.equal(answersOf(pageOf({ officer: 'minh' }), {})[0].why.key, 'refusal.counter-not-yours');
  assert.equal(answersOf(pageOf(), {})[0].why, null);
});

test('no key answers and does something else as well', () => {
  const taken = actionsOf(pageOf(), {}).map(({ key }) => key);
  assert.deepEqual(answersOf(pageOf(), {}).filter(({ key }) => taken.includes(key)), []);
  assert.deepEqual([isAnswer(['5']), isAnswer(['6']), isAnswer(['s', '1'])], [true, false, true]);
});

test('what was said is read as the kind, then the procedures with how often', async () => {
  const vi = await wordsOf('vi');
  const both = [{ code: '1.1', quantity: 2 }, { code: '9.9', quantity: 1 }];
  assert.equal(saidText(vi, PROCEDURES, { outcome: 'accepted', procedures: both }), 'Đã tiếp nhận hồ sơ · Khai sinh × 2 · 9.9');
  assert.equal(saidText(vi, PROCEDURES, { outcome: null, procedures: [] }), '');
});

test('words are found without their marks and in any order, codes by any part', () => {
  const words = '1.001193 Đăng ký khai sinh Birth registration';
  const found = ['đăng ký', 'dang ky', 'KHAI SINH', 'sinh khai', '1193', 'birth', '', ' '];
  found.forEach((sought) => assert.ok(isFoundIn(words, sought), sought));
  ['kết hôn', 'khai tu', '1194'].forEach((sought) => assert.ok(!isFoundIn(words, sought), sought));
});
