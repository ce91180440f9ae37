import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { isShown, ONE_PAGE } from '../../KioskDevice/wwwroot/kiosk/fit.js';
import { openGroup, tilesOf } from '../../KioskDevice/wwwroot/kiosk/groups.js';
import { Head, moveChoice } from '../../KioskDevice/wwwroot/kiosk/head.js';
import { screenOf } from '../../KioskDevice/wwwroot/kiosk/screens.js';
import { spelled, ticketFacts } from '../../KioskDevice/wwwroot/kiosk/screens/ticket.js';
import { TimeLeft } from '../../KioskDevice/wwwroot/kiosk/time-left.js';
import { keys } from './words.js';

globalThis.document = { activeElement: null, getElementById: () => null };
beforeEach(() => { document.activeElement = null; });

/** A screen with choices; those named `more` stand after all answers. */
function choices(...names) {
  const made = names.map((name) => ({
    name, clicks: 0, dataset: { choice: name.startsWith('more') ? 'more' : '' }, style: { setProperty() {}, removeProperty() {} },
    focus() { document.activeElement = this; },
    click() { this.clicks += 1; },
    closest: () => null,
  }));
  return { made, querySelectorAll: () => made };
}

const move = (root, step) => moveChoice(root, step)?.name;
const sign = (more = {}) => ({ pose: 'middle', offset: 0, turned: null, held: false, dwell: 0, ...more });
const told = (head) => {
  const events = [];
  ['steered', 'moved', 'away',
    'left'].forEach((name) => head.addEventListener(name, () => events.push(name === 'away' ? `away ${head.away}` : name)));
  return events;
};

test('a choice moves along the answers, then what may be added, and round at the ends', () => {
  const root = choices('more-language', 'a', 'b');
  assert.deepEqual([1, 1, 1, 1].map((step) => move(root, step)), ['a', 'b', 'more-language', 'a']);
  assert.equal(move(root, -1), 'more-language');
});

test('the first step back begins at the end, and a screen without choices has none', () => {
  assert.equal(move(choices('a', 'b'), -1), 'b');
  assert.equal(move(choices(), 1), undefined);
});

test('a turn of the head moves, a turn that is held takes', () => {
  const root = choices('a', 'b');
  const head = new Head(root);
  const events = told(head);
  head.read(sign({ turned: 'right' }), 10000);
  head.read(sign({ held: true }), 10100);
  assert.deepEqual(events, ['steered', 'moved']);
  assert.deepEqual(root.made.map(({ clicks }) => clicks), [1, 0]);
});

test('who touches is not read for six seconds: they look about', () => {
  const root = choices('a', 'b');
  const head = new Head(root);
  head.rest();
  const now = performance.now();
  head.read(sign({ turned: 'right' }), now + 5000);
  assert.equal(document.activeElement, null);
  head.read(sign({ turned: 'right' }), now + 7000);
  assert.equal(document.activeElement.name, 'a');
});

test('who steers by the head and looks away is told for four seconds, then the visit ends', () => {
  const head = new Head(choices('a'));
  const events = told(head);
  head.read(sign({ turned: 'right' }), 10000);
  for (let now = 10100; now <= 17000; now += 100) head.read(sign({ pose: 'unseen' }), now);
  assert.deepEqual(events, ['steered', 'moved', 'away 4', 'away 3', 'away 2', 'away 1', 'away null', 'left']);
});

test('who looks again stays, and who never steered is not missed', () => {
  const steering = new Head(choices('a'));
  const events = told(steering);
  steering.read(sign({ turned: 'right' }), 10000);
  steering.read(sign({ pose: 'unseen' }), 12600);
  steering.read(sign(), 12700);
  assert.deepEqual(events.slice(2), ['away 4', 'away null']);
  const touching = new Head(choices('a'));
  const nothing = told(touching);
  for (let now = 10000; now < 30000; now += 500) touching.read(sign({ pose: 'unseen' }), now);
  assert.deepEqual(nothing, []);
});

test('a screen that is not known is trouble to look at, and nobody\'s first question', () => {
  const { view, ...is } = screenOf('of-a-later-version');
  assert.equal(view, screenOf('trouble').view);
  assert.deepEqual(is, {});
});

test('nobody is in a visit on the first screens and in trouble; the head chooses where there is something to choose', () => {
  const names = ['idle', 'greeting', 'choosing', 'consent', 'capture', 'number', 'place', 'sure', 'trouble', 'pairing'];
  assert.deepEqual(names.filter((name) => screenOf(name).quiet), ['idle', 'greeting', 'trouble', 'pairing']);
  assert.deepEqual(names.filter((name) => screenOf(name).head), ['greeting', 'choosing', 'consent', 'place', 'sure']);
});

test('a closed service says when it opens, an open one how many wait', () => {
  const view = { timeZone: 'UTC', day: '2026-03-02', classes: [], groups: [], services: [
    { id: 'a', prefix: 'A', name: { vi: 'Đất đai' }, open: true, waiting: 4, estimate: null },
    { id: 'b', prefix: 'B', name: { vi: 'Hộ tịch' }, open: false, opensAt: '2026-03-02T13:30:00Z' },
  ] };
  const shown = screenOf('idle').view({ screen: { name: 'idle', view }, text: keys, needs: new Set(), paging: ONE_PAGE }, {});
  assert.match(shown, /waiting \{"count":4\}/);
  assert.match(shown, /tile\.from .*13:30/);
});

test('services of a group share a tile where the first of them would stand', () => {
  const services = ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id }));
  const groups = [{ id: 'one', services: ['d', 'b'] }, { id: 'other', services: ['e', 'gone'] }, { id: 'empty', services: ['gone'] }];
  const names = (tiles) => tiles.map(({ service, group, services: of }) => service?.id ?? `${group.id}: ${of.map(({ id }) => id)}`);
  assert.deepEqual(names(tilesOf({ services, groups })), ['a', 'one: b,d', 'c', 'other: e']);
  assert.deepEqual(names(tilesOf({ services, groups }, groups[0])), ['b', 'd']);
  assert.equal(openGroup({ screen: { view: { groups } }, group: 'one' }), groups[0]);
  assert.equal(openGroup({ screen: { view: { groups } }, group: 'removed' }), undefined);
  assert.equal(openGroup({ screen: {}, group: 'one' }), undefined);
});

test('a tile is on one page, and on one only', () => {
  const pages = [0, 1, 2].map((at) => [0, 1, 2, 3, 4, 5, 6].filter((index) => isShown({ starts: [0, 3, 5], at }, index)));
  assert.deepEqual(pages, [[0, 1, 2], [3, 4], [5, 6]]);
  assert.ok(isShown(ONE_PAGE, 39));
});

test('a screen says its seconds, and all of them again when somebody is there', () => {
  const time = new TimeLeft();
  assert.equal(time.read(0), null);
  time.begin(20, 1000);
  assert.deepEqual([1000, 1001, 11000, 30000].map((now) => time.read(now)?.seconds), [20, 20, 10, 0]);
  time.begin(20, 30000);
  assert.deepEqual(time.read(31000), { seconds: 19, of: 20 });
  time.begin(null, 31000);
  assert.equal(time.read(31000), null);
  assert.deepEqual([0, 999, 1000, 1500, 2000].map((now) => time.isSign(now)), [true, false, true, false, true]);
});

test('a number is spelled as it is called', () => {
  assert.equal(spelled(keys, 'A012'), 'speech.letter.A, speech.digit.0, speech.digit.1, speech.digit.2');
});

const held = (state, more = {}) => ({
  id: 'one', number: 'A001', code: '7K4PX2', serviceName: { vi: 'Hộ tịch' }, state, ahead: 3, estimate: null, counter: 2, ...more,
});
const seen = (name, screen) => screenOf(name).view({ screen: { name, why: null, refusal: null, ...screen }, text: keys, left: null }, {});
const buttonsOf = (shown) => [...shown.matchAll(/class="button (\w+)"[^>]*data-testid=([\w-]+)/g)].map(([, kind, id]) => `${id} ${kind}`);

test('who is awaited is asked first of all to check in; who has just gone is not', () => {
  const away = { tickets: [held('away')], acts: ['checkIn'] };
  assert.deepEqual(buttonsOf(seen('place', away)), ['check-in primary', 'done second']);
  assert.deepEqual(buttonsOf(seen('place', { ...away, why: 'left' })), ['done primary', 'check-in second']);
  assert.deepEqual(buttonsOf(seen('number', { ...away, known: true })), ['check-in primary', 'done second']);
});

test('what a waiting number can be asked for stands after the end of the visit', () => {
  const waiting = { tickets: [held('issued')], acts: ['postpone', 'leave'] };
  assert.deepEqual(buttonsOf(seen('place', waiting)), ['done primary', 'own-postpone second', 'own-leave second']);
});

test('where nothing can be done with a number nothing is offered', () => {
  assert.deepEqual(buttonsOf(seen('place', { tickets: [held('called')], acts: [] })), ['done primary']);
});

test('a number says where it stands, and one in a state of a newer server whom to ask', () => {
  const states = ['issued', 'called', 'serving', 'noShow', 'held', 'away', -1, 'of-a-later-version'];
  const told = states.map((state) => /data-testid="ahead">([\w.]+)/.exec(ticketFacts(keys, held(state)))?.[1]);
  assert.deepEqual(told, ['number.ahead', 'number.called', 'number.serving', 'number.noShow', 'number.held', 'number.away', 'number.other',
    'number.other']);
});

test('a refusal is said beside the number, and what was done is', () => {
  const waiting = { tickets: [held('issued')], acts: [] };
  assert.match(seen('place', { ...waiting, refusal: 'nobody-behind' }), /role="status"[^>]*>refusal\.nobody-behind/);
  assert.match(seen('place', { ...waiting, why: 'postponed' }), /role="status"[^>]*>number\.postponed/);
});

test('the question says what follows, and names each number where there are several', () => {
  const one = seen('sure', { tickets: [held('issued')], acts: ['leave'] });
  assert.match(one, /sure\.leave\.uncalled.*sure\.leave\.here.*sure\.leave\.kept/s);
  assert.match(seen('sure', { tickets: [held('issued', { page: 'https://so.example.vn/t/1' })], acts: ['leave'] }), /sure\.leave\.phone/);
  assert.deepEqual(buttonsOf(one), ['back second']); // and what is meant, written by hand
  const several = seen('sure', { tickets: [held('issued'), held('issued', { number: 'B002' })], acts: ['postpone'] });
  assert.equal(several.match(/data-testid="own-yes"/g).length, 2);
  assert.match(several, /visit\.postpone\.yes: .*A001.*visit\.postpone\.yes: .*B002/s);
});
