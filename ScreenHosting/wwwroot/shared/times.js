// When something is, in a time zone: "13:30 hôm nay", "07:30 thứ Hai, 30/11". Without a zone it is the browser's own.

/**
 * @param {Words} text
 * @param {string} instant ISO 8601
 * @param {{timeZone: string, day: string}} office its time zone and its own date
 */
export function whenText(text, instant, { timeZone, day }) {
  const at = new Date(instant);
  const time = timeOfDay(text, at, timeZone);
  if (dayOf(at, timeZone) === day) return text('time.today', { time });
  const date = new Intl.DateTimeFormat(text.locale, { weekday: 'long', day: '2-digit', month: '2-digit', timeZone }).format(at);
  return text('time.day', { time, date: text.language === 'vi' ? withinASentence(date) : date });
}

/** The clock's time of a moment: 09:05. @param {Words} text @param {string | Date} instant @param {string} [timeZone] */
export const timeOfDay = (text, instant, timeZone) =>
  new Intl.DateTimeFormat(text.locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone }).format(new Date(instant));

/**
 * Date and time of a moment, short.
 * @param {Words} text
 * @param {string | Date} instant
 * @param {string} [timeZone]
 * @param {{seconds?: boolean}} [about] whether seconds are said, too
 */
export const dateAndTime = (text, instant, timeZone, { seconds = false } = {}) =>
  new Intl.DateTimeFormat(text.locale, { dateStyle: 'short', timeStyle: seconds ? 'medium' : 'short', timeZone }).format(new Date(instant));

/**
 * The moment a date begins in a time zone.
 * @param {string} date as 2026-11-23
 * @param {string} timeZone
 * @param {number} [days] so many days later
 */
export function startOfDay(date, timeZone, days = 0) {
  const midnight = Date.parse(`${date}T00:00:00Z`) + days * 86400000;
  const guess = midnight - aheadOfUtc(midnight, timeZone);
  return new Date(midnight - aheadOfUtc(guess, timeZone)); // once more: the clocks may change between the two
}

/** Milliseconds a zone's clocks are ahead of UTC at a moment, to the second. */
function aheadOfUtc(at, timeZone) {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
  }).formatToParts(at);
  const types = ['year', 'month', 'day', 'hour', 'minute', 'second'];
  const [year, month, day, hour, minute,
    second] = types.map((type) => Number((parts.find((part) => part.type === type) || { value: NaN }).value));
  return Date.UTC(year, month - 1, day, hour, minute, second) - at;
}

/** A date's weekday, day and month: "Thứ Hai, 30/11". @param {Words} text @param {string} date as 2026-11-30 */
export const dateText = (text, date) =>
  new Intl.DateTimeFormat(text.locale, { weekday: 'long', day: '2-digit', month: '2-digit', timeZone: 'UTC' })
    .format(new Date(`${date}T00:00:00Z`));

/** The date in a time zone, as 2026-11-23: the way the server writes it. @param {Date} at */
export const dayOf = (at, timeZone) => new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone })
  .format(at);

/** Intl writes a Vietnamese weekday as it begins a sentence ("Thứ Hai"); within one it is "thứ Hai". */
const withinASentence = (date) => date.charAt(0).toLocaleLowerCase('vi') + date.slice(1);
