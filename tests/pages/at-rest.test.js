import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cameraAtRest } from '../../KioskDevice/wwwroot/counter/at-rest.js';

/** A browser with these cameras. */
const browser = (labels, permission = 'granted') => Object.defineProperty(globalThis, 'navigator', {
  configurable: true,
  value: {
    mediaDevices: { enumerateDevices: async () => [{ kind: 'audioinput', label: 'Microphone' },
      ...labels.map((label) => ({ kind: 'videoinput', label }))] },
    permissions: { query: async () => {
      if (permission === 'unknown') throw new TypeError('camera is no permission');
      return { state: permission };
    } },
  },
});

test('a camera that is there rests until it is wanted', async () => {
  browser(['C920']);
  for (const last of ['starting', 'resting', 'ready', 'none', 'unplugged']) assert.equal(await cameraAtRest(last, '', false), 'resting');
  browser(['C920'], 'unknown');
  assert.equal(await cameraAtRest('ready', 'C920', false), 'resting');
});

test('one that was never there is missing, one that went is unplugged', async () => {
  browser([]);
  assert.equal(await cameraAtRest('starting', '', false), 'none');
  assert.equal(await cameraAtRest('resting', '', true), 'unplugged');
  assert.equal(await cameraAtRest('frozen', '', true), 'unplugged');
  assert.equal(await cameraAtRest('unplugged', '', false), 'unplugged');
});

test('another camera than the one in the settings is none, unless its name is not told yet', async () => {
  browser(['Brio']);
  assert.equal(await cameraAtRest('starting', 'C920', false), 'none');
  browser([''], 'prompt');
  assert.equal(await cameraAtRest('starting', 'C920', false), 'resting');
});

test('a browser that forbids it says so', async () => {
  browser([''], 'denied');
  assert.equal(await cameraAtRest('starting', '', false), 'refused');
});

test('what was found while it was open stays, until something is plugged in', async () => {
  browser(['C920']);
  assert.equal(await cameraAtRest('frozen', '', false), 'frozen');
  assert.equal(await cameraAtRest('dark', '', false), 'dark');
  assert.equal(await cameraAtRest('frozen', '', true), 'resting');
});

test('a browser without cameras at all has none', async () => {
  Object.defineProperty(globalThis, 'navigator', { configurable: true, value: {} });
  assert.equal(await cameraAtRest('starting', '', false), 'none');
});
