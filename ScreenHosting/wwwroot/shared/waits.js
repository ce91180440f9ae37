// How many wait and about how long, in words.

/** @param {Function} text @param {number} count */
export const waitingText = (text, count) => (count === 0 ? text('waiting.none') : text('waiting', { count }));

/** @param {Function} text @param {{fromMinutes: number, toMinutes: number} | null} range */
export function rangeText(text, range) {
  if (!range) return text('wait.none');
  if (range.toMinutes <= 1) return text('wait.now');
  return range.fromMinutes === 0 ? text('wait.short', { to: range.toMinutes }) : text('wait.range', { from: range.fromMinutes, to: range.toMinutes });
}
