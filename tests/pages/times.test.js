import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clock, minutesSince, paceOf, secondsSince, secondsUntil } from '../../QueueServer/wwwroot/shell/times.js';
import { dateAndTime, dayOf, startOfDay, timeOfDay, whenText } from '/shared/times.js';
import { keys, wordsOf } from './words.js';

const NOON = new Date('2026-03-02T12:00:00Z');
const at = (seconds) => new Date(NOON.getTime() + seconds * 1000);

test('a span is never negative, whatever two clocks say', () => {
  assert.equal(secondsSince(at(5), NOON), 0);
  assert.equal(secondsUntil(at(-5), NOON), 0);
});

test('a part of a second has not passed yet, and is still to wait for', () => {
  assert.equal(secondsSince(at(-1.9), NOON), 1);
  assert.equal(secondsUntil(at(1.1), NOON), 2);
  assert.equal(minutesSince(at(-119), NOON), 1);
});

test('a running time is m:ss, and h:mm:ss from an hour on', () => {
  assert.deepEqual([0, 9, 61, 3599, 3600, 36061].map(clock), ['0:00', '0:09', '1:01', '59:59', '1:00:00', '10:01:01']);
});

test('a service is calm up to what is expected, caution up to twice that, and alert beyond', () => {
  assert.deepEqual([600, 601, 1200, 1201].map((seconds) => paceOf(seconds, 10)), ['calm', 'caution', 'caution', 'alert']);
  assert.equal(paceOf(99999, 0), 'calm', 'nothing is expected');
});

test('a time of day is that of its zone', () => {
  assert.equal(timeOfDay(keys, '2026-03-02T17:05:00Z', 'Asia/Ho_Chi_Minh'), '00:05');
  assert.equal(dayOf(new Date('2026-03-02T17:05:00Z'), 'Asia/Ho_Chi_Minh'), '2026-03-03');
});

test('a day begins at its own midnight, also where the clocks change that day', () => {
  assert.equal(startOfDay('2026-03-02', 'Asia/Ho_Chi_Minh').toISOString(), '2026-03-01T17:00:00.000Z');
  assert.equal(startOfDay('2026-03-29', 'Europe/Paris').toISOString(), '2026-03-28T23:00:00.000Z');
  assert.equal(startOfDay('2026-04-05', 'Australia/Sydney').toISOString(), '2026-04-04T13:00:00.000Z',
    'they change before it is midnight in Greenwich');
  assert.equal(startOfDay('2026-03-29', 'Europe/Paris', 1).toISOString(), '2026-03-29T22:00:00.000Z');
});

test('what is today has only its time, another day its name, small within a Vietnamese sentence', async () => {
  const [vi, en] = [await wordsOf('vi'), await wordsOf('en')];
  const office = { timeZone: 'Asia/Ho_Chi_Minh', day: '2026-11-27' };
  assert.equal(whenText(vi, '2026-11-27T06:30:00Z', office), '13:30 hôm nay');
  assert.match(whenText(vi, '2026-11-30T00:30:00Z', office), /^07:30 thứ Hai, 30\/11/);
  assert.match(whenText(en, '2026-11-30T00:30:00Z', office), /Monday/);
});

test('seconds are said where they are asked for', () => {
  assert.match(dateAndTime(keys, '2026-03-02T10:20:30Z', 'UTC', { seconds: true }), /10:20:30/);
  assert.doesNotMatch(dateAndTime(keys, '2026-03-02T10:20:30Z', 'UTC'), /:30/);
});
