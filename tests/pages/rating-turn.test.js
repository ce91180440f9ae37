import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Turn } from '../../QueueServer/wwwroot/rate/turn.js';

const ENDED = Date.parse('2026-11-23T03:00:00Z');
const question = (token = 'A001.x', at = ENDED) => ({ token, endedAt: new Date(at).toISOString() });

/** A tablet that is asked at the moment a service ended, and what it kept and handed in, in order. */
function asked() {
  const told = [];
  const turn = new Turn((token, rating, isFinal) => told.push([token, rating, isFinal]));
  turn.see(question(), ENDED);
  return { turn, told };
}

test('the question stands for half a minute after the end, and then nothing does', () => {
  const { turn, told } = asked();
  assert.equal(turn.phase, 'asked');
  assert.equal(turn.left(ENDED), 30);
  turn.tick(ENDED + 29999);
  assert.equal(turn.phase, 'asked');
  turn.tick(ENDED + 30000);
  assert.equal(turn.phase, 'idle');
  turn.see(question(), ENDED + 31000); // the server still has it
  assert.equal(turn.phase, 'idle');
  assert.deepEqual(told, []);
});

test('it can be prolonged as often as somebody asks', () => {
  const { turn } = asked();
  turn.longer(ENDED + 25000);
  assert.equal(turn.left(ENDED + 25000), 35);
  turn.longer(ENDED + 55000);
  turn.tick(ENDED + 80000);
  assert.equal(turn.phase, 'asked');
});

test('one touch and one more hand a rating in, and thanks are said for two seconds', () => {
  const { turn, told } = asked();
  turn.choose({ level: 'dissatisfied' }, ENDED + 5000);
  assert.equal(turn.phase, 'more');
  turn.reason('waitedLong', ENDED + 8000);
  assert.deepEqual(told, [
    ['A001.x', { level: 'dissatisfied' }, false],
    ['A001.x', { level: 'dissatisfied', reasons: ['waitedLong'] }, true],
  ]);
  assert.equal(turn.phase, 'thanks');
  turn.tick(ENDED + 9999);
  assert.equal(turn.phase, 'thanks');
  turn.tick(ENDED + 10000);
  assert.equal(turn.phase, 'idle');
});

test('who touches once and goes has rated all the same', () => {
  const { turn, told } = asked();
  turn.choose({ stars: 5 }, ENDED + 29000);
  turn.tick(ENDED + 58999);
  assert.equal(turn.phase, 'more');
  turn.tick(ENDED + 59000);
  assert.deepEqual(told.at(-1), ['A001.x', { stars: 5 }, true]);
});

test('an answer can be taken back until it is handed in', () => {
  const { turn, told } = asked();
  turn.choose({ level: 'satisfied' }, ENDED + 1000);
  turn.back(ENDED + 2000);
  assert.equal(turn.phase, 'asked');
  assert.deepEqual(told.at(-1), ['A001.x', null, false]);
  turn.choose({ level: 'verySatisfied' }, ENDED + 3000);
  turn.done(ENDED + 4000);
  assert.deepEqual(told.at(-1), ['A001.x', { level: 'verySatisfied' }, true]);
});

test('words are sent by who sends them, and not by who leaves them', () => {
  const sent = asked();
  sent.turn.choose({ level: 'satisfied' }, ENDED + 1000);
  sent.turn.write(ENDED + 2000);
  sent.turn.typed('Cảm ơn', ENDED + 80000);
  sent.turn.send(ENDED + 90000);
  assert.deepEqual(sent.told.at(-1), ['A001.x', { level: 'satisfied', text: 'Cảm ơn' }, true]);

  const left = asked();
  left.turn.choose({ level: 'satisfied' }, ENDED + 1000);
  left.turn.write(ENDED + 2000);
  left.turn.typed('Cảm ơn', ENDED + 3000);
  left.turn.tick(ENDED + 200000);
  assert.deepEqual(left.told.at(-1), ['A001.x', { level: 'satisfied' }, true]);
});

test('a finish that is undone takes its question and what was touched with it', () => {
  const { turn, told } = asked();
  turn.choose({ level: 'dissatisfied' }, ENDED + 1000);
  turn.see(null, ENDED + 2000);
  assert.equal(turn.phase, 'idle');
  assert.deepEqual(told.at(-1), ['A001.x', null, false]);
});

test('a question that comes while another is answered waits for no one, and hands that answer in', () => {
  const { turn, told } = asked();
  turn.choose({ level: 'dissatisfied' }, ENDED + 1000);
  turn.see(question('A002.y', ENDED + 20000), ENDED + 20000);
  assert.deepEqual(told.at(-1), ['A001.x', { level: 'dissatisfied' }, true]);
  assert.deepEqual([turn.phase, turn.token], ['asked', 'A002.y']);
});

test('one that comes while thanks are said is asked after them, and one that is long over not at all', () => {
  const { turn } = asked();
  turn.choose({ level: 'satisfied' }, ENDED + 1000);
  turn.done(ENDED + 2000);
  turn.see(null, ENDED + 2100); // the server knows that it is rated
  assert.equal(turn.phase, 'thanks');
  turn.see(question('A002.y', ENDED + 3000), ENDED + 3000);
  assert.equal(turn.phase, 'thanks');
  turn.tick(ENDED + 4000);
  assert.deepEqual([turn.phase, turn.left(ENDED + 4000)], ['asked', 29]);

  const late = new Turn(() => {});
  late.see(question(), ENDED + 31000);
  assert.equal(late.phase, 'idle');
});
