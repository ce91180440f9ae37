// Which days a report is about. Dates are written as the server writes them: 2026-11-23.

const DAY = 86400000;

const parse = (day) => new Date(`${day}T00:00:00Z`);
const write = (date) => date.toISOString().slice(0, 10);

/** A day so many days later. @param {string} day @param {number} days */
export const plusDays = (day, days) => write(new Date(parse(day).getTime() + days * DAY));

const first = (year, month) => write(new Date(Date.UTC(year, month, 1)));
const last = (year, month) => write(new Date(Date.UTC(year, month + 1, 0)));

/** The days of each choice; one that goes on ends today. @type {Record<string, (today: string) => [string, string]>} */
const DAYS_OF = {
  today: (today) => [today, today],
  yesterday: (today) => [plusDays(today, -1), plusDays(today, -1)],
  week: (today) => [plusDays(today, -((parse(today).getUTCDay() + 6) % 7)), today],
  month: (today) => [`${today.slice(0, 8)}01`, today],
  lastMonth: (today) => monthBefore(today),
  quarter: (today) => [first(Number(today.slice(0, 4)), Math.floor((Number(today.slice(5, 7)) - 1) / 3) * 3), today],
  year: (today) => [`${today.slice(0, 4)}-01-01`, today],
};

/** The choices there are, the last for days of one's own. */
export const PERIODS = [...Object.keys(DAYS_OF), 'own'];

/** Those of days that are over. */
export const OVER = PERIODS.filter((period) => period !== 'today');

/** The whole month before a day's. @param {string} day @returns {[string, string]} */
export function monthBefore(day) {
  const [year, month] = day.split('-').map(Number);
  return [first(year, month - 2), last(year, month - 2)];
}

/** The first and last day of a choice; null for days of one's own. @param {string} period @param {string} today @returns {Wire} */
export const daysOf = (period, today) => DAYS_OF[period]?.(today) ?? null;

/** This month so far; on its first day, when nothing of it is over, the last one. @param {string} today @returns {[string, string]} */
export const monthSoFar = (today) => (today.endsWith('-01') ? monthBefore(today) : DAYS_OF.month(today));

/** The choice that these days are; `own` for none. @param {string} from @param {string} to @param {string} today */
export const periodOf = (from, to, today) => Object.keys(DAYS_OF).find((period) => {
  const [begins, ends] = DAYS_OF[period](today);
  return begins === from && ends === to;
}) ?? 'own';

/** Cuts that are times, and have an order of their own. */
export const TIMES = ['hour', 'weekday', 'day', 'week', 'month', 'quarter', 'year'];

/** Cuts in the order in which they are offered. */
export const CUTS = ['service', 'procedure', 'counter', 'officer', 'class', 'channel', ...TIMES];

/** The cut that shows most of so many days. @param {string} from @param {string} to */
export function cutFor(from, to) {
  const days = (parse(to).getTime() - parse(from).getTime()) / DAY + 1;
  return days === 1 ? 'hour' : days <= 62 ? 'day' : 'month';
}

/**
 * What another period changes of a cut: one by times is cut so as to show most of it.
 * @param {string} by
 * @returns {(from: string, to: string) => object}
 */
export const recutOf = (by) => (from, to) => (['hour', 'day', 'month'].includes(by) ? { by: cutFor(from, to) } : {});

/**
 * The days an address asks for; those it leaves out are the period's.
 * @param {URLSearchParams} address
 * @param {[string, string]} period
 */
export const daysIn = (address, [from, to]) => ({ from: address.get('from') || from, to: address.get('to') || to });
