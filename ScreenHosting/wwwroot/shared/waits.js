// How many wait and about how long, in words.

/** @param {Function} text @param {number} count */
export const waitingText = (text, count) => (count === 0 ? text('waiting.none') : text('waiting', { count }));

/** Beyond this many minutes a wait is told in hours. */
const HOURS_FROM = 90;

/** @param {Function} text @param {{fromMinutes: number, toMinutes: number, notToday?: boolean} | null} range */
export function rangeText(text, range) {
  if (!range) return text('wait.none');
  if (range.notToday) return text('wait.notToday');
  const { fromMinutes: from, toMinutes: to } = range;
  if (to <= 1) return text('wait.now');
  if (to > HOURS_FROM) return hoursText(text, Math.floor(from / 60), Math.ceil(to / 60));
  return from === 0 ? text('wait.short', { to }) : text('wait.range', { from, to });
}

const hoursText = (text, from, to) => (from === 0 ? text('wait.short.hours', { to }) : from === to ? text('wait.hours', { to }) : text('wait.range.hours', { from, to }));
