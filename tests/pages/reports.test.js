import assert from 'node:assert/strict';
import { test } from 'node:test';
import { beside, earlier, figure, written } from '../../QueueServer/wwwroot/reports/figures.js';
import { wordsOf } from './words.js';

const [vi, en] = [await wordsOf('vi'), await wordsOf('en')];
const rated = { count: 120, satisfied: 114, asked: 300, finished: 310, hides: null, share: 0.95, interval: { low: 0.895, high: 0.977 },
  responseRate: 0.4 };
const figures = (ratings) => ({ issued: 400, ratings });
const hidden = (hides) => figures({ ...rated, count: null, share: null, interval: null, responseRate: null, hides });

test('beside the satisfied share stand how many said so, and between which it lies', () => {
  assert.equal(written(en, figure('satisfied'), figures(rated)), '95%');
  assert.equal(beside(en, figure('satisfied'), figures(rated)), '89.5%–97.7%, n = 120');
  assert.equal(beside(en, figure('answered'), figures(rated)), '120 of 300 asked, 310 finished');
  assert.equal(earlier(vi, figure('satisfied'), figures(rated)), '95% (89,5%–97,7%, n = 120)');
});

test('what fewer than five said, and what would tell it, is not written', () => {
  for (const name of ['satisfied', 'answered']) {
    assert.equal(written(vi, figure(name), hidden('few')), '<5');
    assert.equal(written(vi, figure(name), hidden('beside')), '*');
    assert.equal(beside(vi, figure(name), hidden('few')), null);
  }
});

test('where nobody said anything, or nothing tells whose it is, nothing is said', () => {
  const none = { ...rated, count: 0, share: null, interval: null, responseRate: 0 };
  assert.equal(written(en, figure('satisfied'), figures(none)), '–');
  assert.equal(beside(en, figure('satisfied'), figures(none)), null);
  assert.equal(written(en, figure('satisfied'), figures(null)), '–');
  assert.equal(earlier(en, figure('answered'), { issued: 0, ratings: null }), '–');
});
