// Whether a phone is at the office, across the places it may be in and what it knows of them.

import assert from 'node:assert/strict';
import test from 'node:test';
import { arrivalOf, metresBetween } from '../../QueueServer/wwwroot/visit/arrival.js';

const HA_DONG = '20.9712, 105.7788';
const at = (latitude, longitude, accuracy = 20) => ({ latitude, longitude, accuracy });

test('a degree of the earth is as long as it is', () => {
  assert.equal(Math.round(metresBetween(at(0, 0), at(1, 0))), 111195); // a degree of latitude on the sphere
  assert.equal(Math.round(metresBetween(at(60, 0), at(60, 1))), 55597); // at 60 degrees north half as long
  assert.ok(Math.abs(metresBetween(at(0, 179.9995), at(0, -179.9995)) - 111.2) < 0.1); // across the date line
});

test('at the office, beside it, and on the way', () => {
  assert.deepEqual(arrivalOf(HA_DONG, at(20.9712, 105.7788)), { is: 'near' });
  assert.deepEqual(arrivalOf(HA_DONG, at(20.9735, 105.7788)), { is: 'near' }); // 256 m
  assert.deepEqual(arrivalOf(HA_DONG, at(20.9742, 105.7788)), { is: 'far', metres: 400 }); // 334 m, surely
  assert.deepEqual(arrivalOf(HA_DONG, at(20.9742, 105.7788, 60)), { is: 'near' }); // perhaps there
  assert.deepEqual(arrivalOf(HA_DONG, at(21.0285, 105.8542)), { is: 'far', metres: 10100 });
  assert.deepEqual(arrivalOf('-33.86, 151.2', at(-33.8601, 151.2)), { is: 'near' }); // south and far east
});

test('a phone that does not know, or says nothing, is sent to the kiosk', () => {
  assert.deepEqual(arrivalOf(HA_DONG, null), { is: 'unknown' });
  assert.deepEqual(arrivalOf(HA_DONG, at(20.9712, 105.7788, 2000)), { is: 'unknown' }); // a mast knows no better
  assert.deepEqual(arrivalOf(HA_DONG, at(20.9712, 105.7788, NaN)), { is: 'unknown' });
});
