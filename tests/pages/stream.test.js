import assert from 'node:assert/strict';
import { beforeEach, mock, test } from 'node:test';
import { asked, askedUntilAnswered } from '/shared/asked.js';
import { Stream } from '/shared/stream.js';

let made = [];

globalThis.EventSource = class {
  listeners = {};
  constructor() { made.push(this); }
  addEventListener(name, listener) { this.listeners[name] = listener; }
  close() { this.closed = true; }
  says(name, data) { this.listeners[name]({ data }); }
};

beforeEach(() => {
  made = [];
  mock.timers.reset();
  mock.timers.enable({ apis: ['setTimeout'] });
});

function open() {
  const told = { heard: [], away: 0, failed: 0 };
  const stream = new Stream('/feed', { view: (data, isFirst) => told.heard.push([data, isFirst]) }, {
    silence: 10000, away: () => { told.away += 1; }, failed: () => { told.failed += 1; },
  });
  stream.open();
  return { stream, told };
}

test('what comes is told, the first of a connection as such', () => {
  const { told } = open();
  made[0].says('view', 'a');
  made[0].says('view', 'b');
  assert.deepEqual(told.heard, [['a', true], ['b', false]]);
});

test('a line that swallows everything is away, and is asked anew until it speaks', () => {
  const { told } = open();
  made[0].says('view', 'a');
  mock.timers.tick(10000);
  assert.deepEqual([told.away, made.length], [1, 2]);
  made[1].says('view', 'b');
  assert.equal(made[0].closed, true, 'the old one is given up');
  assert.deepEqual(told.heard.at(-1), ['b', true]);
});

test('a last word of a connection that was given up is not heard', () => {
  const { told } = open();
  mock.timers.tick(4000);
  made[1].says('view', 'new');
  made[0].says('view', 'old');
  assert.deepEqual(told.heard, [['new', true]]);
});

test('a slow line has three connections at a time to answer on, and no more', () => {
  open();
  for (let i = 0; i < 5; i++) mock.timers.tick(4000);
  assert.equal(made.filter(({ closed }) => !closed).length, 3);
});

test('one that is refused is tried again a second later; one that is closed, never', () => {
  const { stream, told } = open();
  made[0].onerror();
  assert.deepEqual([told.away, told.failed], [1, 1]);
  mock.timers.tick(1000);
  assert.equal(made.length, 2);
  stream.close();
  mock.timers.tick(60000);
  assert.equal(made.length, 2);
});

test('a question that is not answered in its time is given up', async () => {
  globalThis.fetch = (_, { signal }) =>
    new Promise((_resolve, reject) => { signal.addEventListener('abort', () => reject(signal.reason)); });
  const answer = asked('/slow', {}, 3000);
  mock.timers.tick(3000);
  await assert.rejects(answer, { name: 'AbortError' });
});

test('what a page cannot do without is asked for until there is an answer', async (t) => {
  t.mock.method(console, 'warn', () => {});
  let asks = 0;
  globalThis.fetch = async () => {
    asks += 1;
    if (asks < 3) throw new Error('nobody is there');
    return new Response('{"a":1}');
  };
  let failures = 0;
  const answer = askedUntilAnswered('/texts', undefined, () => { failures += 1; });
  for (let i = 0; i < 4; i++) {
    await new Promise((soon) => { setImmediate(soon); });
    mock.timers.tick(2000);
  }
  assert.deepEqual((await answer).json(), { a: 1 });
  assert.deepEqual([asks, failures], [3, 2]);
});
