// How many wait and about how long, in words.

/** @param {Words} text @param {number} count */
export const waitingText = (text, count) => (count === 0 ? text('waiting.none') : text('waiting', { count }));

/** Beyond this many minutes a wait is told in hours. */
const HOURS_FROM = 90;

/**
 * A wait as a text's key and its values.
 * @param {{fromMinutes: number, toMinutes: number, notToday: boolean} | null} range
 * @returns {[string, Record<string, unknown>]}
 */
export function rangeWords(range) {
  if (!range) return ['wait.none', {}];
  if (range.notToday) return ['wait.notToday', {}];
  const { fromMinutes: from, toMinutes: to } = range;
  if (to <= 1) return ['wait.now', {}];
  if (to > HOURS_FROM) return hoursWords(Math.floor(from / 60), Math.ceil(to / 60));
  return from === 0 ? ['wait.short', { to }] : ['wait.range', { from, to }];
}

/** @returns {[string, Record<string, unknown>]} */
const hoursWords = (from, to) =>
  (from === 0 ? ['wait.short.hours', { to }] : [from === to ? 'wait.hours' : 'wait.range.hours', { from, to }]);

/** The same in words. @param {Words} text */
export const rangeText = (text, range) => text(...rangeWords(range));
