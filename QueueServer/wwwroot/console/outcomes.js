// What a finished number came to. Right after the finish it is asked in the line of notices: one key answers, and nothing waits for it.

import { html, nothing } from 'lit';
import { whyNothing } from './counter-actions.js';
import { brief } from './counter-lists.js';
import { secondsUntil } from '../shell/times.js';
import { nameIn } from '/shared/texts.js';

/** What a service can come to, in the order in which it is offered. */
export const KINDS = ['accepted', 'instructedToComplete', 'resultHandedOut', 'adviceOnly', 'doneOnTheSpot', 'sentElsewhere', 'refused'];

/** The keys that answer. */
const KEYS = ['1', '2', '3', '4', '5'];

const ASKED = 20; // seconds, as the server asks

/** Seconds for which it is still asked; 0 while nothing is. @param {Page} page */
const secondsLeft = ({ view, now }) => (view.justFinished ? Math.min(ASKED, secondsUntil(view.justFinished.until, now)) : 0);

/** What one procedure and its number of times is called. @param {Words} text @param {Wire} procedures @param {Wire} one */
export function procedureText(text, procedures, { code, quantity }) {
  const name = nameIn(procedures.find((known) => known.code === code)?.name ?? {}, text.language) || code;
  return quantity > 1 ? text('outcome.times', { name, count: quantity }) : name;
}

/** What was said of a number, in words; empty for nothing. @param {Words} text @param {Wire} procedures @param {Wire} ticket */
export const saidText = (text, procedures, { outcome, procedures: said }) => [
  outcome && text(`outcome.${outcome}`), ...said.map((one) => procedureText(text, procedures, one)),
].filter(Boolean).join(' · ');

/**
 * The answers that are offered, each with its key; none while nothing is asked. Another key puts right what a wrong one said; the same one
 * again says the same.
 * @param {Page} page @param {Wire} actions
 */
export function answersOf(page, actions) {
  const { text, view } = page;
  if (secondsLeft(page) === 0) return [];
  const { ticket, choices } = view.justFinished;
  const why = whyNothing(page);
  const answer = (words, isSaid, values) => ({ words, isSaid, why, act: () => actions.note(ticket.id, { ...ticket, ...values }) });
  const answers = choices.length > 0
    ? choices.map(({ code, name }) => answer(nameIn(name, text.language), ticket.procedures.some((one) => one.code === code),
      { procedures: [{ code, quantity: 1 }] }))
    : KINDS.slice(0, KEYS.length).map((kind) => answer(text(`outcome.${kind}`), ticket.outcome === kind, { outcome: kind }));
  return answers.map((one, at) => ({ ...one, key: KEYS[at] }));
}

/** Whether a key would answer, if anything were asked. @param {string[]} keys */
export const isAnswer = (keys) => keys.some((key) => KEYS.includes(key));

/** The question in its line, while it is asked. */
export function askedLine(page, actions) {
  const { text, view, busy } = page;
  const answers = answersOf(page, actions);
  if (answers.length === 0) return nothing;
  const { ticket: { number, said } } = view.justFinished;
  const left = secondsLeft(page);
  return html`
    <section class="asked" data-testid="asked" aria-label=${text('outcome.ask', { number })}>
      <p role="status">${text(said ? 'outcome.noted' : 'outcome.ask', { number })}</p>
      <ul>${answers.map(({ words, isSaid, why, act, key }) => {
        const cause = why && text(why.key, why.values);
        return html`<li><button type="button" class="small" data-testid="answer" data-key=${key} aria-keyshortcuts=${key}
          aria-pressed=${isSaid} aria-disabled=${Boolean(cause) || busy} ?data-busy=${busy && !cause} title=${cause ?? nothing}
          @click=${() => actions.perform({ why, act })}><kbd>${key}</kbd>${brief(words)}</button></li>`;
      })}</ul>
      <p class="left figure" data-testid="asked-left"><progress max=${ASKED} value=${left} aria-hidden="true"></progress>
        ${text('outcome.left', { seconds: left })}</p>
    </section>`;
}
