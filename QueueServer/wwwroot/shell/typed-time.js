// Times as people type them.

/** 730, 0730 and 7:30 are 07:30: a keyboard of figures has no colon. @param {string} typed */
export const completed = (typed) => typed.trim().replace(/^(\d{1,2}):?(\d\d)$/,
  (_, hours, minutes) => `${hours.padStart(2, '0')}:${minutes}`);

/** What a field of a time takes, as its pattern. */
export const TIME_PATTERN = '([01][0-9]|2[0-3]):[0-5][0-9]';
