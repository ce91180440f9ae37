// What a question came to: one sentence, then the tables.

import { html, nothing } from 'lit';
import { isOneCounter, isUnchanged } from './question.js';
import { daysText } from '../reports/figures.js';
import { nameIn } from '/shared/texts.js';

const PLAYS = ['happened', 'replayed', 'changed'];
const LONGEST_LIST = 3; // names of services in a sentence

const digits = (text, value, most) => new Intl.NumberFormat(text.locale, { maximumFractionDigits: most }).format(value);
const isThere = (value) => value !== null && value !== undefined;

/** How each figure is written: minutes of seconds, a share, a number of people. */
const WRITTEN = {
  minutes: (text, value) => text('reports.minutes', { minutes: digits(text, value / 60, value < 600 ? 1 : 0) }),
  share: (text, value) => new Intl.NumberFormat(text.locale, { style: 'percent', maximumFractionDigits: 0 }).format(value),
  count: (text, value) => digits(text, value, 1),
};

/** A figure, or that there are too few to tell. @param {Words} text @param {string} kind of WRITTEN @param {?number} value */
export const written = (text, kind, value) => (isThere(value) ? WRITTEN[kind](text, value) : text('reports.empty'));

/** The figures of a day, in order: how each is written and where it stands. @type {[string, string, (of: Wire) => ?number][]} */
const FIGURES = [
  ['issued', 'count', (of) => of.issued],
  ['waitP50', 'minutes', (of) => of.waitP50],
  ['waitP90', 'minutes', (of) => of.waitP90],
  ['onTime', 'share', (of) => of.onTime],
  ['gaveUp', 'count', (of) => of.gaveUp],
  ['leftAtClosing', 'count', (of) => of.leftAtClosing],
  ['open', 'minutes', (of) => of.counters?.open],
  ['idle', 'minutes', (of) => of.counters?.idle],
  ['idleWhileWaiting', 'minutes', (of) => of.counters?.idleWhileWaiting],
];

/** Of a service, what can change and matters. */
const OF_SERVICES = FIGURES.filter(([name]) => ['waitP50', 'waitP90', 'onTime', 'leftAtClosing'].includes(name));

/** Names in a row, as a sentence has them; many are cut short. @param {Words} text @param {string[]} names */
export function listed(text, names) {
  const few = names.length > LONGEST_LIST ? [...names.slice(0, LONGEST_LIST - 1), text('whatIf.others',
    { count: names.length - LONGEST_LIST + 1 })] : names;
  return new Intl.ListFormat(text.locale, { type: 'conjunction' }).format(few);
}

/**
 * What the question came to, in sentences.
 * @param {Words} text
 * @param {Wire} answer
 * @param {Wire} question
 * @param {Wire} choices
 * @returns {string[]}
 */
export function sentences(text, { replayed, changed }, question, choices) {
  if (isUnchanged(question, choices)) return [text('whatIf.answer.unchanged')];
  const [before, now] = [replayed.total, changed.total];
  const kind = isOneCounter(question, choices) ? 'counter' : 'changes';
  const [{ services = [], from = '', to = '' } = {}] = question.added;
  const names = choices.services.filter(({ id }) => services.includes(id)).map(({ name }) => nameIn(name, text.language));
  const values = { services: listed(text, names), from, to };
  const figure = isThere(before.waitP90) && isThere(now.waitP90) ? 'waitP90' : 'waitP50';
  const minutes = (seconds) => digits(text, seconds / 60, 0);
  const said = isThere(before[figure]) && isThere(now[figure])
    ? [text(`whatIf.answer.${kind}.${figure}`, { ...values, now: minutes(now[figure]), before: minutes(before[figure]) })]
    : [text('whatIf.answer.few')];
  if (before.leftAtClosing > 0 || now.leftAtClosing > 0) {
    const left = (total) => written(text, 'count', total.leftAtClosing);
    said.push(text('whatIf.answer.left', { now: left(now), before: left(before) }));
  }
  return said;
}

/** How near the replay came, and what it had to make do with. @param {Words} text @param {Wire} answer */
export function remarks(text, { days, happened, replayed, people }) {
  const list = days.length === 1 ? daysText(text, days[0], days[0]) : days.map((day) => daysText(text, day, day)).join(', ');
  return html`
    <p class="muted" data-testid="days">${text(days.length === 1 ? 'whatIf.of.day' : 'whatIf.of.days', { days: list })}
      ${isThere(happened.total.waitP90) ? text('whatIf.near', { replayed: written(text, 'minutes', replayed.total.waitP90),
        happened: written(text, 'minutes', happened.total.waitP90) }) : nothing}</p>
    ${people.drawn > 0 ? html`<p class="muted" data-testid="drawn">${text('whatIf.drawn', { count: people.drawn })}</p>` : nothing}
    ${people.turnedAway > 0
      ? html`<p class="trouble" data-testid="turned-away">${text('whatIf.turnedAway', { count: people.turnedAway })}</p>` : nothing}
    ${people.leftOut > 0
      ? html`<p class="trouble" data-testid="left-out">${text('whatIf.leftOut', { count: people.leftOut })}</p>` : nothing}`;
}

/** A table that may be wider than the page. @param {Words} text @param {string} name @param {unknown} table */
export const wide = (text, name, table) => html`
  <div class="wide" tabindex="0" role="region" aria-label=${text('whatIf.scroll', { table: name })}>${table}</div>`;

const heads = (text) => PLAYS.map((play) => html`<th scope="col">${text(`whatIf.${play}`)}</th>`);

/** The whole, figure by figure. @param {Words} text @param {Wire} answer */
export const totalTable = (text, answer) => wide(text, text('reports.total'), html`
  <table data-testid="total">
    <thead><tr><th scope="col">${text('whatIf.figure')}</th>${heads(text)}</tr></thead>
    <tbody>${FIGURES.map(([name, kind, of]) => html`<tr data-figure=${name}><th scope="row">${text(`whatIf.figure.${name}`)}</th>
      ${PLAYS.map((play) => html`<td class="figure">${written(text, kind, of(answer[play].total))}</td>`)}</tr>`)}</tbody>
  </table>`);

/** Service by service. @param {Words} text @param {Wire} answer */
export function servicesTable(text, answer) {
  const called = (id) => nameIn(answer.services.find((service) => service.id === id)?.name ?? { vi: id }, text.language);
  const ids = answer.services.map(({ id }) => id).filter((id) => PLAYS.some((play) => answer[play].services[id]));
  return wide(text, text('whatIf.services'), html`
    <table data-testid="services">
      <thead>
        <tr><th scope="col" rowspan="2">${text('reports.by.service')}</th>${OF_SERVICES.map(([name]) =>
          html`<th scope="colgroup" colspan=${PLAYS.length}>${text(`whatIf.figure.${name}`)}</th>`)}</tr>
        <tr>${OF_SERVICES.map(() => PLAYS.map((play) => html`<th scope="col">${text(`whatIf.${play}.short`)}</th>`))}</tr>
      </thead>
      <tbody>${ids.map((id) => html`<tr data-service=${id}><th scope="row">${called(id)}</th>
        ${OF_SERVICES.map(([, kind, of]) => PLAYS.map((play) => html`<td class="figure">${written(text, kind,
          answer[play].services[id] && of(answer[play].services[id]))}</td>`))}</tr>`)}</tbody>
    </table>`);
}

/** Counter by counter: how long it was open, and nobody was there. @param {Words} text @param {Wire} answer */
export function countersTable(text, answer) {
  const known = answer.counters.map(({ id, name }) => ({ id, name: nameIn(name, text.language) }));
  const added = Object.keys(answer.changed.counters).filter((id) => !known.some((one) => one.id === id))
    .map((id) => ({ id, name: text('whatIf.added', { number: Number(id.split('-').at(-1)) }) }));
  const shown = [...known, ...added].filter(({ id }) => PLAYS.some((play) => answer[play].counters[id]));
  const figures = FIGURES.filter(([, , of]) => isThere(of({ counters: { open: 0, idle: 0, idleWhileWaiting: 0 } })));
  return wide(text, text('whatIf.idle'), html`
    <table data-testid="counters">
      <thead>
        <tr><th scope="col" rowspan="2">${text('reports.by.counter')}</th>${figures.map(([name]) =>
          html`<th scope="colgroup" colspan=${PLAYS.length}>${text(`whatIf.figure.${name}`)}</th>`)}</tr>
        <tr>${figures.map(() => PLAYS.map((play) => html`<th scope="col">${text(`whatIf.${play}.short`)}</th>`))}</tr>
      </thead>
      <tbody>${shown.map(({ id, name }) => html`<tr data-counter=${id}><th scope="row">${name}</th>
        ${figures.map(([, kind, of]) => PLAYS.map((play) => html`<td class="figure">${written(text, kind,
          answer[play].counters[id] && of({ counters: answer[play].counters[id] }))}</td>`))}</tr>`)}</tbody>
    </table>`);
}

/** The times at which anybody waited in any of the plays. @param {Wire} answer @returns {string[]} */
export const timesOf = (answer) => [...new Set(PLAYS.flatMap((play) => Object.keys(answer[play].line)))].sort();

/** How many waited, every half hour. @param {Words} text @param {Wire} answer */
export const lineTable = (text, answer) => wide(text, text('whatIf.picture'), html`
  <table data-testid="line">
    <thead><tr><th scope="col">${text('whatIf.time')}</th>${heads(text)}</tr></thead>
    <tbody>${timesOf(answer).map((time) => html`<tr><th scope="row">${time.slice(0, 5)}</th>
      ${PLAYS.map((play) => html`<td class="figure">${digits(text, answer[play].line[time] ?? 0, 1)}</td>`)}</tr>`)}</tbody>
  </table>`);
