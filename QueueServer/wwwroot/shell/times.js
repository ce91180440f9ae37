// Spans of time as the pages show them. Never negative, whatever two clocks say.

/** Seconds since a moment. @param {string | Date} time @param {Date} now */
export const secondsSince = (time, now) => Math.max(0, Math.floor((now.getTime() - new Date(time).getTime()) / 1000));

/** Seconds until a moment. @param {string | Date} time @param {Date} now */
export const secondsUntil = (time, now) => Math.max(0, Math.ceil((new Date(time).getTime() - now.getTime()) / 1000));

/** Whole minutes since a moment. */
export const minutesSince = (time, now) => Math.floor(secondsSince(time, now) / 60);

/** m:ss, or h:mm:ss from an hour on. @param {number} seconds */
export function clock(seconds) {
  const two = (value) => String(value).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  return minutes < 60 ? `${minutes}:${two(seconds % 60)}` : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`;
}

/**
 * How long a service takes against what is expected: `calm`, `caution` beyond it, `alert` beyond twice.
 * @param {number} seconds @param {number} expectedMinutes 0 when nothing is expected
 */
export function paceOf(seconds, expectedMinutes) {
  const expected = expectedMinutes * 60;
  if (!expected || seconds <= expected) return 'calm';
  return seconds <= expected * 2 ? 'caution' : 'alert';
}

/** Whole minutes in words; less than one is said so. @param {Words} text @param {number} minutes */
export const minutesText = (text, minutes) => (Math.round(minutes) < 1
  ? text('wait.short', { to: 1 })
  : text('console.minutes', { minutes: Math.round(minutes) }));
