// Times as people type them.

/** 730, 0730 and 7:30 are 07:30: a keyboard of figures has no colon. @param {string} typed */
export const completed = (typed) => typed.trim().replace(/^(\d{1,2}):?(\d\d)$/,
  (_, hours, minutes) => `${hours.padStart(2, '0')}:${minutes}`);

/** A time as settings have it: 07:30:00. */
export const TIME = /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/;

/** What is typed as settings have it; what is no time (yet) stays as it is typed. @param {string} typed */
export const timeKept = (typed) => (TIME.test(`${typed}:00`) ? `${typed}:00` : typed);

/** The other way round. @param {string} [kept] */
export const timeShown = (kept = '') => (TIME.test(kept) ? kept.slice(0, 5) : kept);

/** What a field of a time takes, as its pattern. */
export const TIME_PATTERN = '([01][0-9]|2[0-3]):[0-5][0-9]';
