import assert from 'node:assert/strict';
import { beforeEach, mock, test } from 'node:test';
import { makeDocument } from './dom.js';
import { keys } from './words.js';

const kept = new Map();
globalThis.sessionStorage = { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => kept.set(key, value) };
globalThis.document = makeDocument();
const { Announcer } = await import('../../DisplayBoard/wwwroot/board/announcer.js');
const { Clock } = await import('../../DisplayBoard/wwwroot/board/clock.js');
const { Languages } = await import('../../DisplayBoard/wwwroot/board/languages.js');
const { dealt } = await import('../../DisplayBoard/wwwroot/board/pages.js');
const { Rows } = await import('../../DisplayBoard/wwwroot/board/rows.js');
const { Sound } = await import('../../DisplayBoard/wwwroot/board/sound.js');
const { Stale } = await import('../../DisplayBoard/wwwroot/board/stale.js');

beforeEach(() => {
  kept.clear();
  globalThis.document = makeDocument();
  mock.timers.reset();
});

// ---------- rows ----------

const NOW = Date.parse('2026-03-02T09:00:00Z');
const counter = (number, minutesAgo) =>
  ({ number, current: `A0${number}`, serving: false, calledAt: new Date(NOW - minutesAgo * 60000).toISOString() });
const languages = { first: (key) => key, texts: () => [] };

/** Rows of as many counters as are called, one minute apart, the first the newest. */
function rowsOf(count, columns = 1) {
  const rows = new Rows(languages);
  rows.show({ open: true, display: { columns }, counters: Array.from({ length: count }, (_, i) => counter(i + 1, i)) });
  return rows;
}

const shown = () => document.getElementById('rows').children.map((row) => Number(row.querySelector('.desk').textContent));

test('the newest call stands first', () => {
  rowsOf(3);
  assert.deepEqual(shown(), [1, 2, 3]);
});

test('there are as many places as counters, in four, six or eight', () => {
  const places = (count, columns) => {
    rowsOf(count, columns);
    return document.getElementById('board').dataset.places;
  };
  assert.deepEqual([places(2), places(5), places(7), places(9), places(9, 2)], ['4', '6', '8', '8', '6']);
});

test('more than fit turn pages, and the newest stays on every one', () => {
  const rows = rowsOf(12);
  assert.deepEqual(shown(), [1, 2, 3, 4, 5, 6, 7]);
  assert.equal(document.getElementById('pages').textContent, '1/2');
  rows.turn();
  assert.deepEqual(shown(), [1, 8, 9, 10, 11, 12]);
  rows.turn();
  assert.equal(document.getElementById('pages').textContent, '1/2');
});

test('what does not fit is dealt out evenly, each once', () => {
  const sizes = (count, most) => dealt(Array.from({ length: count }, (_, i) => i), most).map(({ length }) => length);
  assert.deepEqual([sizes(0, 8), sizes(8, 8), sizes(9, 8), sizes(12, 5)], [[0], [8], [5, 4], [4, 4, 4]]);
  assert.deepEqual(dealt(['a', 'b', 'c', 'd'], 3), [['a', 'b'], ['c', 'd']]);
});

test('a call is lit for eight seconds and stays on while it is, whatever page is shown', () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  const rows = rowsOf(12);
  rows.light({ counter: 11 });
  assert.deepEqual(shown().slice(0, 2), [1, 11]);
  mock.timers.tick(8000);
  assert.ok(!shown().includes(11));
});

test('while nobody is called it says so: not connected, closed, idle', () => {
  const said = [];
  const rows = new Rows({ first: (key) => key, texts: (key) => { said.push(key); return []; } });
  rows.show(null);
  rows.show({ open: false, display: { columns: 1 }, counters: [] });
  rows.show({ open: true, display: { columns: 1 }, counters: [] });
  assert.deepEqual(said, ['board.connecting', 'board.closed', 'board.idle']);
});

// ---------- the voice ----------

const call = (sequence, secondsAgo = 0) =>
  ({ sequence, number: `A00${sequence}`, counter: 1, at: new Date(NOW - secondsAgo * 1000).toISOString() });

function announcer() {
  const told = [];
  let speaking = 0;
  globalThis.Audio = class {
    volume = 1;
    play() {
      speaking += 1;
      assert.equal(speaking, 1, 'two sounds at a time');
      told.push(this.src);
      queueMicrotask(() => {
        speaking -= 1;
        this.onended();
      });
      return Promise.resolve();
    }

    pause() {}
  };
  const made = new Announcer({ called() {}, spoken: ({ number }) => told.push(number), sound() {} });
  made.spoken = ['vi', 'en'];
  const take = async (calls, { catchingUp = false, wanted = ['vi'], office = 'ha-dong', volume = 80 } = {}) => {
    made.take({ office, display: { languages: wanted, volume }, calls }, catchingUp, NOW);
    while (made.running) await new Promise((soon) => { setImmediate(soon); });
    return told.splice(0);
  };
  return { made, take };
}

const numbers = (told) => told.filter((one) => !one.startsWith('/'));

test('each call is said once, in its order, one after the other', async () => {
  const { take } = announcer();
  assert.deepEqual(await take([call(2), call(1)]), [
    'A001', '/speech/chime.wav', '/speech/vi/A001/1.wav', 'A002', '/speech/chime.wav', '/speech/vi/A002/1.wav',
  ]);
  assert.deepEqual(numbers(await take([call(1), call(2), call(3)])), ['A003']);
});

test('a call that comes while another is said waits for its end', async () => {
  const { made, take } = announcer();
  made.take({ office: 'ha-dong', display: { languages: ['vi'], volume: 80 }, calls: [call(1)] }, false, NOW);
  assert.deepEqual(await take([call(1), call(2)]), [
    'A001', '/speech/chime.wav', '/speech/vi/A001/1.wav', 'A002', '/speech/chime.wav', '/speech/vi/A002/1.wav',
  ]);
});

test('a sound waits for the end of the one before', async () => {
  announcer();
  const sound = new Sound(() => {});
  const ends = [];
  await Promise.all([sound.play('/a.wav').then(() => ends.push('a')), sound.play('/b.wav').then(() => ends.push('b'))]);
  assert.deepEqual(ends, ['a', 'b']);
});

test('after a while away what is older than twenty seconds is past', async () => {
  const { take } = announcer();
  assert.deepEqual(numbers(await take([call(1, 21), call(2, 19)], { catchingUp: true })), ['A002']);
});

test('a page that was loaded anew says nothing twice', async () => {
  await announcer().take([call(1), call(2)]);
  assert.deepEqual(numbers(await announcer().take([call(1), call(2), call(3)])), ['A003']);
  assert.deepEqual(numbers(await announcer().take([call(1)], { office: 'other' })), ['A001'], 'another office counts by itself');
});

test('an office that counts from the start again is heard again, but for what is long past', async () => {
  const { take } = announcer();
  await take([call(7), call(8)]);
  assert.deepEqual(numbers(await take([call(1, 60), call(2)])), ['A002']);
});

test('the languages the office wants are spoken in its order, those this machine cannot are left out', async () => {
  const { take } = announcer();
  const told = await take([call(1)], { wanted: ['fr', 'en', 'vi'] });
  assert.deepEqual(told.slice(2), ['/speech/en/A001/1.wav', '/speech/vi/A001/1.wav']);
});

test('at no volume nothing is played, and the call is shown all the same', async () => {
  assert.deepEqual(await announcer().take([call(1)], { volume: 0 }), ['A001']);
});

test('a sound that never ends keeps the next silent for twenty seconds at most', async () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  globalThis.Audio = class {
    volume = 1;
    play() { return new Promise(() => {}); }
    pause() { this.paused = true; }
  };
  const sound = new Sound(() => {});
  const first = sound.play('/a.wav');
  await Promise.resolve();
  mock.timers.tick(20000);
  assert.equal(await first, false);
  assert.equal(sound.audio.paused, true);
});

// ---------- clock, languages, what is stale ----------

const language = (code, locale) => Object.assign((key) => `${code}:${key}`, { language: code, locale, has: () => true, with: () => keys });
const VI = language('vi', 'vi-VN');
const EN = language('en', 'en-GB');
const KO = language('ko', 'ko-KR');

test('the clock shows the office\'s time; a zone the browser does not know is not the end of it', (t) => {
  t.mock.method(console, 'warn', () => {});
  const clock = new Clock({ first: VI });
  clock.zone = 'Asia/Ho_Chi_Minh';
  assert.equal(clock.hoursAndMinutes(NOW), '16:00');
  clock.zone = 'Nowhere/Land';
  assert.match(clock.hoursAndMinutes(NOW), /^\d\d:\d\d$/);
});

test('beside Vietnamese stands the first other language the board speaks, else the next there is', () => {
  const board = new Languages([VI, EN, KO]);
  assert.deepEqual(board.written, [VI, EN]);
  assert.equal(board.choose(['vi', 'ko']), true);
  assert.deepEqual(board.written, [VI, KO]);
  assert.equal(board.choose(['ko']), false, 'the same as before');
});

test('the badge says since when the picture cannot be trusted: the earlier of the two lines', () => {
  const said = [];
  const stale = new Stale({ texts: (_, { since }) => { said.push(since); return []; } },
    { hoursAndMinutes: (time) => new Date(time).toISOString().slice(11, 16) }, () => { placed += 1; });
  let placed = 0;
  document.getElementById('stale').hidden = true; // as the page has it
  stale.feed(NOW);
  stale.link({ connected: false, since: '2026-03-02T08:30:00Z' }, true);
  assert.deepEqual(said, ['09:00', '08:30']);
  stale.link({ connected: true, since: '' }, true);
  stale.feed(null);
  assert.equal(document.getElementById('stale').hidden, true);
  assert.equal(placed, 2, 'it came and went');
});

test('a board that never had a picture is not stale', () => {
  const stale = new Stale({ texts: () => [] }, { hoursAndMinutes: String });
  stale.link({ connected: false, since: '2026-03-02T08:30:00Z' }, false);
  assert.equal(stale.shown, '');
});
