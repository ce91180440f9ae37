import assert from 'node:assert/strict';
import { test } from 'node:test';
import { actionsOf, nextOf, undoOf, whyNothing } from '../../QueueServer/wwwroot/console/counter-actions.js';
import { KEYS } from '../../QueueServer/wwwroot/shell/help.js';
import { keys } from './words.js';

const NOW = new Date('2026-03-02T09:00:00Z');
const in_ = (seconds) => new Date(NOW.getTime() + seconds * 1000).toISOString();
const TICKET = { id: 't', number: 'A001', servingSince: null, recallFrom: in_(-1), noShowFrom: in_(-1), hasFace: true };

const pageOf = (view = {}, more = {}) => ({
  text: keys, me: { username: 'lan' }, connected: true, now: NOW, sound: true,
  view: { dayOpen: true, officer: 'lan', current: null, pause: null, waiting: 3, camera: true, check: null, undo: null, ...view },
  ...more,
});

/** Why an action cannot be done: the key of the reason, or null. */
const why = (page, id) => actionsOf(page, {}).find((action) => action.id === id).why?.key ?? null;

test('nothing can be done while the server is away, the day is closed, or the counter is somebody else\'s', () => {
  assert.equal(whyNothing(pageOf({}, { connected: false })).key, 'refusal.offline');
  assert.equal(whyNothing(pageOf({ dayOpen: false })).key, 'console.dayClosed');
  assert.equal(whyNothing(pageOf({ officer: null })).key, 'refusal.counter-closed');
  assert.equal(whyNothing(pageOf({ officer: 'minh' })).key, 'refusal.counter-not-yours');
  assert.equal(whyNothing(pageOf()), null);
  assert.equal(why(pageOf({ officer: 'minh' }), 'next'), 'refusal.counter-not-yours');
});

test('the next is called once nobody is at the counter, it works, and somebody waits', () => {
  assert.equal(why(pageOf({ current: TICKET }), 'next'), 'refusal.ticket-open');
  assert.equal(why(pageOf({ pause: { reason: 'lunch' } }), 'next'), 'refusal.counter-paused');
  assert.equal(why(pageOf({ waiting: 0 }), 'next'), 'refusal.nobody-waiting');
  assert.equal(why(pageOf(), 'next'), null);
});

test('who was called is called again or missed only after a while, and says for how long not yet', () => {
  const early = pageOf({ current: { ...TICKET, recallFrom: in_(7), noShowFrom: in_(7) } });
  assert.equal(why(early, 'recall'), 'console.why.soon');
  assert.equal(actionsOf(early, {}).find(({ id }) => id === 'no-show').more, 'console.seconds {"seconds":7}');
  assert.equal(why(pageOf({ current: TICKET }), 'recall'), null);
});

test('a number whose calls are spent is not called again, one that is served is not called at all', () => {
  assert.equal(why(pageOf({ current: { ...TICKET, recallFrom: null } }), 'recall'), 'refusal.calls-spent');
  assert.equal(why(pageOf({ current: { ...TICKET, servingSince: in_(-60) } }), 'recall'), 'refusal.not-called');
  assert.equal(why(pageOf(), 'recall'), 'console.why.noTicket');
});

test('a face is compared where there is one, and a camera, and no comparison under way', () => {
  assert.equal(why(pageOf({ current: { ...TICKET, hasFace: false } }), 'check'), 'refusal.no-face');
  assert.equal(why(pageOf({ current: TICKET, camera: false }), 'check'), 'console.why.noCamera');
  assert.equal(why(pageOf({ current: TICKET, check: { outcome: 'asked' } }), 'check'), 'check.asked');
  assert.equal(why(pageOf({ current: TICKET, check: { outcome: 'same' } }), 'check'), null);
});

test('one thing is to be done next, whatever the state', () => {
  const next = (view) => nextOf(pageOf(view));
  assert.equal(next({}), 'next');
  assert.equal(next({ waiting: 0 }), 'next');
  assert.equal(next({ pause: { reason: 'lunch' } }), 'pause');
  assert.equal(next({ current: TICKET }), 'serve');
  assert.equal(next({ current: { ...TICKET, recallFrom: null, noShowFrom: in_(5) } }), 'serve');
  assert.equal(next({ current: { ...TICKET, recallFrom: null } }), 'no-show');
  assert.equal(next({ current: { ...TICKET, servingSince: in_(-60) } }), 'finish');
  const ids = actionsOf(pageOf(), {}).map(({ id }) => id);
  assert.ok(['next', 'pause', 'serve', 'no-show', 'finish'].every((id) => ids.includes(id)));
});

test('where the office chose it, the key of the next finishes who is served: nothing stands in its way, and it is filled', () => {
  const served = { ...TICKET, servingSince: in_(-60) };
  const next = (view) => {
    const page = pageOf({ nextFinishes: true, ...view });
    const { words, why: cause } = actionsOf(page, {})[0];
    return [words, cause?.key ?? null, nextOf(page)];
  };
  assert.deepEqual(next({ current: served }), ['console.finishAndNext', null, 'next']);
  assert.deepEqual(next({ current: served, waiting: 0 }), ['console.finishAndNext', null, 'next']);
  assert.deepEqual(next({ current: TICKET }), ['console.next', 'refusal.ticket-open', 'serve']);
  assert.deepEqual(next({}), ['console.next', null, 'next']);
  assert.deepEqual(next({ waiting: 0 }), ['console.next', 'refusal.nobody-waiting', 'next']);
  assert.deepEqual(next({ nextFinishes: false, current: served }), ['console.next', 'refusal.ticket-open', 'finish']);
  assert.equal(why(pageOf({ nextFinishes: true, current: served, officer: 'minh' }), 'next'), 'refusal.counter-not-yours');
});

test('undoing is offered while it holds, and not a second longer', () => {
  const undo = { kind: 'finish', number: 'A001', ticket: 't', until: in_(5) };
  assert.equal(why(pageOf({ undo }), 'undo'), null);
  assert.equal(why(pageOf({ undo: { ...undo, until: in_(0) } }), 'undo'), 'refusal.nothing-to-undo');
  assert.equal(undoOf({ undo }, new Date(NOW.getTime() + 6000)), null);
});

test('another counter may be chosen by whoever sits at none of their own, and not while somebody is at theirs', () => {
  assert.equal(why(pageOf({ officer: 'minh' }), 'leave'), null);
  assert.equal(why(pageOf({ current: TICKET }), 'leave'), 'refusal.ticket-open');
  assert.equal(why(pageOf({}, { connected: false }), 'leave'), 'refusal.offline');
});

test('the help and the sound are there whatever is the matter', () => {
  const away = pageOf({ dayOpen: false }, { connected: false });
  assert.deepEqual([why(away, 'help'), why(away, 'sound')], [null, null]);
});

test('actions keep their order and their keys, whatever can be done', () => {
  const order = (page) => actionsOf(page, {}).map(({ id, key }) => `${id} ${key}`);
  assert.deepEqual(order(pageOf()), order(pageOf({ current: TICKET, pause: { reason: 'lunch' } })));
  assert.equal(new Set(actionsOf(pageOf(), {}).map(({ key }) => key)).size, order(pageOf()).length, 'no key twice');
});

test('the sheet to print has the counter\'s own keys, in their order', () => {
  assert.deepEqual(KEYS.console.map(([key]) => key.toLowerCase()), actionsOf(pageOf(), {}).map(({ key }) => key));
});
