import assert from 'node:assert/strict';
import { test } from 'node:test';
import { moment, takeMoment } from '/shared/moment.js';

const near = (value, expected) => assert.ok(Math.abs(value - expected) < 1000, `${value} is not ${expected}`);

test('a page goes by the moment it was told, not by its own clock', () => {
  takeMoment('2020-01-02T03:04:05Z');
  near(moment(), Date.parse('2020-01-02T03:04:05Z'));
});

test('a moment within the tolerance means nothing, one beyond it does', () => {
  takeMoment('2020-01-02T03:04:05Z');
  takeMoment('2020-01-02T03:04:07Z', 5000);
  near(moment(), Date.parse('2020-01-02T03:04:05Z'));
  takeMoment('2020-01-02T03:05:05Z', 5000);
  near(moment(), Date.parse('2020-01-02T03:05:05Z'));
});

test('what is no moment changes nothing', () => {
  takeMoment('2020-01-02T03:04:05Z');
  takeMoment('soon');
  takeMoment(null); // an answer that says no date
  near(moment(), Date.parse('2020-01-02T03:04:05Z'));
});
