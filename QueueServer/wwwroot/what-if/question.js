// What is asked: which day, and what would be otherwise. A question is what stands in the form; a request is what the server is asked.

/** More counters than this are not added. */
export const MOST_ADDED = 10;

/** From how many of its last days a weekday is made. */
export const DAYS = 6;

/** Which day: one, or a weekday as it usually is. */
export const WHICH = ['day', '1', '2', '3', '4', '5', '6', '7'];

const MORNING = { from: '08:30', to: '10:00' };
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/**
 * @typedef {object} Question
 * @property {string} which of WHICH
 * @property {string} day as 2026-11-23
 * @property {{services: string[], from: string, to: string}[]} added
 * @property {Record<string, {works: 'asItWas' | 'only' | 'never', from: string, to: string}>} counters by id
 * @property {{from: string, to: string} | null} hours
 * @property {{order: string, priority: number | null, normal: number | null} | null} calling
 * @property {Record<string, number | null>} paces percent by service
 */

/** One more counter for the first service on the last day there was. @param {Wire} choices @returns {Question} */
export const firstQuestion = ({ lastDay, services }) => ({
  which: 'day', day: lastDay ?? '', added: services.length > 0 ? [{ services: [services[0].id], ...MORNING }] : [], counters: {},
  hours: null, calling: null, paces: {},
});

/** A counter more to be filled in. @param {Question} question @param {Wire} choices @returns {Question} */
export const withCounter = (question, { services }) =>
  ({ ...question, added: [...question.added, { services: services.slice(0, 1).map(({ id }) => id), ...MORNING }] });

/** The question an address carries; null where it carries none. @param {?string} written @param {Wire} choices @returns {?Question} */
export function questionIn(written, choices) {
  try {
    const said = JSON.parse(written ?? 'null');
    if (said === null || typeof said !== 'object') return null;
    const question = { ...firstQuestion(choices), added: [], ...said };
    const lists = [question.added, ...question.added.map(({ services }) => services)];
    return WHICH.includes(question.which) && lists.every(Array.isArray) ? question : null;
  } catch {
    return null;
  }
}

const time = (typed) => `${typed}:00`;
const period = ({ from, to }) => ({ from: time(from), to: time(to) });

/** Counters whose work is otherwise, in the office's order. @param {Question} question @param {Wire} choices */
const changedCounters = ({ counters }, choices) => choices.counters.filter(({ id }) => (counters[id]?.works ?? 'asItWas') !== 'asItWas');

/** Services that take another time, in the office's order. @param {Question} question @param {Wire} choices */
const changedPaces = ({ paces }, choices) => choices.services.filter(({ id }) => paces[id] !== undefined && paces[id] !== 100);

/** What the server is asked. @param {Question} question @param {Wire} choices */
export function requestOf(question, choices) {
  const { which, day, added, counters, hours, calling, paces } = question;
  return {
    ...(which === 'day' ? { day } : { weekday: Number(which), days: DAYS }),
    changes: {
      added: added.map(({ services, from, to }) => ({ services, open: period({ from, to }) })),
      counters: changedCounters(question, choices).map(({ id }) =>
        ({ counter: id, works: counters[id].works === 'never' ? null : period(counters[id]) })),
      ...(hours && { hours: period(hours) }),
      ...(calling && { calling: { ...choices.calling, ...calling } }),
      paces: changedPaces(question, choices).map(({ id }) => ({ service: id, percent: paces[id] })),
    },
  };
}

/**
 * What a request could not even carry, by its path there.
 * @param {Question} question
 * @param {Wire} choices
 * @returns {Record<string, string>}
 */
export function blanks(question, choices) {
  const found = {};
  const look = (path, { from, to }) => {
    if (!TIME.test(from) || !TIME.test(to)) found[path] = 'not-a-time';
  };
  if (question.which === 'day' && !/^\d{4}-\d\d-\d\d$/.test(question.day)) found.day = 'missing';
  question.added.forEach((counter, i) => look(`changes.added[${i}].open`, counter));
  changedCounters(question, choices).forEach(({ id }, i) => {
    if (question.counters[id].works === 'only') look(`changes.counters[${i}].works`, question.counters[id]);
  });
  if (question.hours) look('changes.hours', question.hours);
  changedPaces(question, choices).forEach(({ id }, i) => {
    if (!Number.isInteger(question.paces[id])) found[`changes.paces[${i}].percent`] = 'missing';
  });
  ['priority', 'normal'].forEach((name) => {
    if (question.calling && !Number.isInteger(question.calling[name])) found[`changes.calling.${name}`] = 'missing';
  });
  return found;
}

/** Where a counter's or a service's change stands in the request; -1 where it is as it was. */
export const placeOf = {
  /** @param {Question} question @param {Wire} choices @param {string} id */
  counter: (question, choices, id) => changedCounters(question, choices).findIndex((one) => one.id === id),
  /** @param {Question} question @param {Wire} choices @param {string} id */
  pace: (question, choices, id) => changedPaces(question, choices).findIndex((one) => one.id === id),
};

/** Whether the only change is one more counter. @param {Question} question @param {Wire} choices */
export const isOneCounter = (question, choices) => {
  const { added, counters, hours, calling, paces } = requestOf(question, choices).changes;
  return added.length === 1 && counters.length === 0 && !hours && !calling && paces.length === 0;
};

/** Whether nothing is changed. @param {Question} question @param {Wire} choices */
export const isUnchanged = (question, choices) => {
  const { added, counters, hours, calling, paces } = requestOf(question, choices).changes;
  return added.length + counters.length + paces.length === 0 && !hours && !calling;
};
