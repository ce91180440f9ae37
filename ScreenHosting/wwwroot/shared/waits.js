// How many wait and about how long, in words.

/** @param {Function} text @param {number} count */
export const waitingText = (text, count) => (count === 0 ? text('waiting.none') : text('waiting', { count }));

const MINUTES_SAID = 90; // above it nobody counts in minutes

/** @param {Function} text @param {{fromMinutes: number, toMinutes: number} | null} range */
export const rangeText = (text, range) => text(...rangeWords(range));

/** The text's key and values. @param {{fromMinutes: number, toMinutes: number} | null} range @returns {[string, object?]} */
export function rangeWords(range) {
  if (!range) return ['wait.none'];
  if (range.toMinutes <= 1) return ['wait.now'];
  if (range.toMinutes > MINUTES_SAID) return hours(Math.floor(range.fromMinutes / 60), Math.ceil(range.toMinutes / 60));
  return range.fromMinutes === 0 ? ['wait.short', { to: range.toMinutes }] : ['wait.range', { from: range.fromMinutes, to: range.toMinutes }];
}

const hours = (from, to) => (from === 0 ? ['wait.short.hours', { to }] : ['wait.range.hours', { from, to }]);
