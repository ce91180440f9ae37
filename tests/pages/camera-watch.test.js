import assert from 'node:assert/strict';
import { test } from 'node:test';

/** A canvas whose pixels are one brightness, but for a noise that differs from picture to picture. */
const picture = (brightness, noise = 0) => ({
  width: 4, height: 4,
  getContext: () => ({ getImageData: () => ({ data: pixels(brightness, noise) }) }),
  brightness,
});

const pixels = (brightness, noise, count = 16) => {
  const data = new Uint8ClampedArray(count * 4).fill(brightness);
  data[0] = brightness + noise;
  return data;
};

let small = 0;
globalThis.document = {
  createElement: () => ({
    getContext: () => ({ drawImage: (of) => { small = of.brightness; },
      getImageData: (x, y, width, height) => ({ data: pixels(small, 0, width * height) }) }),
  }),
};
const { CameraWatch } = await import('../../KioskDevice/wwwroot/camera/camera-watch.js');

/** Looks once a second from one second to another, and says what was found at the last. */
function look(watch, from, to, pictureAt) {
  let found = null;
  for (let second = from; second <= to; second++) found = watch.look(pictureAt(second), false, second * 1000);
  return found;
}

const living = (second) => picture(120, second % 7);
const still = () => picture(120);
const dark = (second) => picture(5, second % 3);

test('pictures with a sensor\'s noise are pictures', () => {
  assert.deepEqual(look(new CameraWatch(), 0, 60, living), { fault: null, reopen: false });
});

test('pictures that stay the same for ten seconds: the camera is opened anew before anything is said', () => {
  const watch = new CameraWatch();
  assert.deepEqual(look(watch, 0, 10, still), { fault: null, reopen: false });
  assert.deepEqual(look(watch, 11, 11, still), { fault: null, reopen: true });
});

test('a camera that stays frozen is said to be so, and opened again each half minute', () => {
  const watch = new CameraWatch();
  look(watch, 0, 11, still);
  assert.deepEqual(look(watch, 12, 20, still), { fault: null, reopen: false });
  assert.equal(look(watch, 21, 21, still).fault, 'frozen');
  assert.equal(look(watch, 22, 40, still).reopen, false);
  assert.equal(look(watch, 41, 41, still).reopen, true);
});

test('a covered lens is dark, whatever noise is in it', () => {
  const watch = new CameraWatch();
  assert.equal(look(watch, 0, 30, dark).fault, 'dark');
  assert.equal(watch.isBad, true);
});

test('a picture or two after it was opened are not yet well; five seconds of them are', () => {
  const watch = new CameraWatch();
  look(watch, 0, 25, still);
  look(watch, 26, 27, living);
  assert.deepEqual(look(watch, 28, 39, still), { fault: 'frozen', reopen: false }, 'it is the same fault still');
  look(watch, 40, 46, living);
  assert.deepEqual(look(watch, 47, 58, still), { fault: null, reopen: true }, 'a new one begins with opening it');
});

test('nothing that comes, and a camera that says so itself, are frozen, too', () => {
  const watch = new CameraWatch();
  for (let second = 0; second <= 20; second++) watch.look(null, false, second * 1000);
  assert.equal(watch.look(null, false, 21000).fault, 'frozen');
  const muted = new CameraWatch();
  for (let second = 0; second <= 20; second++) muted.look(living(second), true, second * 1000);
  assert.equal(muted.look(living(1), true, 21000).fault, 'frozen');
});
