import assert from 'node:assert/strict';
import { test } from 'node:test';

const kept = new Map();
globalThis.localStorage = { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => kept.set(key, value) };
const played = [];
const quiet = { setValueAtTime() {}, linearRampToValueAtTime() {}, exponentialRampToValueAtTime() {} };
globalThis.AudioContext = class {
  currentTime = 10;
  destination = {};
  createGain() { return { gain: quiet, connect: (to) => to }; }
  createOscillator() {
    return { frequency: { value: 0 }, connect: (to) => to, start(at) { played.push([this.frequency.value, at]); }, stop() {} };
  }
};
const { chime, setSound, somebodyCame, soundIsOn, wakeSound } = await import('../../QueueServer/wwwroot/console/chime.js');

const view = (more) => ({ counter: 'quay-1', waiting: 0, current: null, pause: null, dayOpen: true, ...more });

test('somebody came where nobody could be called before, and somebody can now', () => {
  assert.equal(somebodyCame(view(), view({ waiting: 1 })), true);
  assert.equal(somebodyCame(view({ waiting: 1 }), view({ waiting: 2 })), false, 'somebody waited before');
  assert.equal(somebodyCame(null, view({ waiting: 1 })), false, 'the first view');
  assert.equal(somebodyCame(view({ counter: 'quay-2' }), view({ waiting: 1 })), false, 'another counter');
});

test('nobody is told of who came while they serve, pause, or are closed', () => {
  for (const busy of [{ current: {} }, { pause: {} }, { dayOpen: false }]) assert.equal(somebodyCame(view(), view({ waiting: 1, ...busy })),
    false);
});

test('nothing sounds before the first press; then two notes, the low one first', () => {
  chime();
  assert.deepEqual(played, []);
  wakeSound();
  chime();
  assert.deepEqual(played.map(([hertz]) => hertz), [659, 880]);
  assert.ok(played[0][1] < played[1][1]);
});

test('sound is on until it is turned off, over a reload', () => {
  assert.equal(soundIsOn(), true);
  setSound(false);
  assert.equal(soundIsOn(), false);
  played.length = 0;
  chime();
  assert.deepEqual(played, []);
});
