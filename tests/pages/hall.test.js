import assert from 'node:assert/strict';
import { test } from 'node:test';
import { attentionOf } from '../../QueueServer/wwwroot/hall/attention.js';
import { troubleText } from '../../QueueServer/wwwroot/shell/device-trouble.js';
import { noticesOf } from '../../QueueServer/wwwroot/shell/notices.js';
import { keys } from './words.js';

const NOW = new Date('2026-03-02T09:00:00Z');
const ago = (minutes) => new Date(NOW.getTime() - minutes * 60000).toISOString();
const viewOf = (more) => ({ dayOpen: true, counters: [], lines: [], held: [], ...more });
const counter = (current, pause = null) => ({ number: 1, officer: 'lan', current, pause });
const kinds = (view, devices) => attentionOf(view, NOW, devices).map(({ kind, minutes }) => `${kind} ${minutes}`);

test('a line that no counter serves is told at once, one that is served after 45 minutes', () => {
  const line = (served, minutes) => ({ serviceName: { vi: 'Đất đai' }, class: null, waiting: 2, served, longestSince: ago(minutes) });
  assert.deepEqual(kinds(viewOf({ lines: [line(false, 1), line(true, 44), line(true, 45)] })), ['unserved 1', 'wait-long 45']);
});

test('who was called and does not come is told after three minutes', () => {
  const called = (minutes) => counter({ state: 'called', since: ago(minutes), number: 'A001', expectedMinutes: 10 });
  assert.deepEqual(kinds(viewOf({ counters: [called(2), called(3)] })), ['called-long 3']);
});

test('a service is told at twice what is expected; where nothing is expected, never', () => {
  const serving = (minutes, expectedMinutes) => counter({ state: 'serving', since: ago(minutes), number: 'A001', expectedMinutes });
  assert.deepEqual(kinds(viewOf({ counters: [serving(19, 10), serving(20, 10), serving(500, 0)] })), ['served-long 20']);
});

test('a pause and a number put aside are told after half an hour', () => {
  const view = viewOf({
    counters: [counter(null, { reason: 'lunch', since: ago(30) }), counter(null, { reason: 'lunch', since: ago(29) })],
    held: [{ number: 'A002', since: ago(31) }, { number: 'A003', since: ago(10) }],
  });
  assert.deepEqual(kinds(view), ['held-long 31', 'paused-long 30']);
});

test('dissatisfaction that has gathered at a counter is told before anything else', () => {
  const unhappy = { ...counter(null), dissatisfied: { count: 4, since: ago(2) } };
  const line = { serviceName: {}, class: null, waiting: 1, served: false, longestSince: ago(8) };
  const view = viewOf({ counters: [counter(null), unhappy], lines: [line] });
  assert.deepEqual(kinds(view), ['dissatisfied 2', 'unserved 8']);
  assert.deepEqual(attentionOf(view, NOW)[0].values, { counter: 1, count: 4 });
});

test('the gravest stands first, within a kind the longest', () => {
  const line = (minutes) => ({ serviceName: {}, class: null, waiting: 1, served: false, longestSince: ago(minutes) });
  const view = viewOf({ held: [{ number: 'A002', since: ago(90) }], lines: [line(2), line(8)] });
  assert.deepEqual(kinds(view), ['unserved 8', 'unserved 2', 'held-long 90']);
});

test('a device in trouble is no "all is well": it stands before what only takes long', () => {
  const device = (trouble, minutes) => ({ name: 'kiosk-1', title: 'Kiosk 1', trouble, troubleSince: trouble && ago(minutes) });
  const devices = [device(null, 0), device('camera-none', 4), device('device-silent', 9)];
  assert.deepEqual(kinds(viewOf({ held: [{ number: 'A002', since: ago(90) }] }), devices), ['device 9', 'device 4', 'held-long 90']);
});

test('a day that is closed needs nobody', () => {
  assert.deepEqual(kinds(viewOf({ dayOpen: false, held: [{ number: 'A002', since: ago(90) }] })), []);
});

test('a clock that is apart is told in the unit that can be read', () => {
  const apart = (minutes) => troubleText(keys, { trouble: 'clock', report: { clock: ago(minutes) }, reportedAt: ago(0) });
  assert.match(apart(0.2), /device.apart.minutes \{\\"count\\":1\}/);
  assert.match(apart(119), /device.apart.minutes \{\\"count\\":119\}/);
  assert.match(apart(180), /device.apart.hours \{\\"count\\":3\}/);
  assert.match(apart(3 * 1440), /device.apart.days \{\\"count\\":3\}/);
});

test('a repaired queue names what it does not know any more; one number by itself', () => {
  const repaired = (unknown) => noticesOf(keys, { notices: { repair: { at: ago(5), unknown } } }, 'UTC')[0].said;
  assert.match(repaired([{ first: 'A001', last: 'A001' }, { first: 'B002', last: 'B005' }]), /"A001, B002–B005"/);
  assert.match(repaired([]), /^notice\.repaired\.none/);
});

test('notices stand in their order, and none without a cause', () => {
  const notices = { clock: { office: ago(0), machine: ago(90) }, ahead: { day: '2026-03-03', today: '2026-03-02' } };
  assert.deepEqual(noticesOf(keys, { notices }, 'UTC').map(({ kind }) => kind), ['clock', 'ahead']);
  assert.deepEqual(noticesOf(keys, {}, 'UTC'), []);
});
