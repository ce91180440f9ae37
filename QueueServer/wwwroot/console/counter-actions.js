// What can be done at a counter, in its fixed order: each with its key, its words, and why it cannot be done just now.

import { secondsUntil } from '../shell/times.js';

const because = (key, values = {}) => ({ key, values });

/** Why nothing at all can be done at this counter; null when something can. */
export function whyNothing({ view, me, connected }) {
  if (!connected) return because('refusal.offline');
  if (!view.dayOpen) return because('console.dayClosed');
  if (!view.officer) return because('refusal.counter-closed');
  return view.officer === me.username ? null : because('refusal.counter-not-yours');
}

/**
 * @param {Page} page {view, me, connected, now, text, sound}
 * @param {Wire} actions what each does
 * @returns {{id: string, key: string, words: string, more?: string, why: {key: string, values: Record<string, unknown>} | null,
 *   act: () => void}[]}
 */
export function actionsOf(page, actions) {
  const { view, now, text, connected } = page;
  const ticket = view.current;
  const called = ticket && !ticket.servingSince;
  const finishes = finishesFirst(view);
  const nothing = whyNothing(page);
  const noTicket = ticket ? null : because('console.why.noTicket');
  const noFace = ticket?.hasFace ? null : because('refusal.no-face');
  const notCalled = noTicket ?? (called ? null : because('refusal.not-called'));
  const soon = (from) => (from && secondsUntil(from, now) > 0 ? because('console.why.soon', { seconds: secondsUntil(from, now) }) : null);
  const spent = called && !ticket.recallFrom ? because('refusal.calls-spent') : null;
  const open = ticket ? because('refusal.ticket-open') : null;
  const paused = view.pause ? because('refusal.counter-paused') : null;
  const nobody = view.waiting === 0 ? because('refusal.nobody-waiting') : null;
  const undo = undoOf(view, now);
  const action = (id, key, words, why, act, more) => ({ id, key, words, why: nothing ?? why, act, more });
  const always = (id, key, words, act) => ({ id, key, words, why: null, act });
  return [
    action('next', 'n', text(finishes ? 'console.finishAndNext' : 'console.next'), finishes ? null : open ?? paused ?? nobody,
      actions.next),
    action('serve', 'a', text('console.serve'), notCalled, () => actions.act('serve')),
    action('recall', 'r', text('console.recall'), notCalled ?? spent ?? soon(ticket.recallFrom), () => actions.act('recall'),
      counted(called && ticket.recallFrom, now, text)),
    action('no-show', 'v', text('console.noShow'), notCalled ?? soon(ticket.noShowFrom), () => actions.act('no-show'),
      counted(called && ticket.noShowFrom, now, text)),
    action('finish', 'f', text('console.finish'), noTicket, () => actions.act('finish')),
    action('hold', 'g', text('console.hold'), noTicket, () => actions.show('hold')),
    action('transfer', 'c', text('console.transfer'), noTicket, () => actions.show('transfer')),
    action('check', 'k', text('console.check'),
      noTicket ?? noFace ?? (view.camera ? null : because('console.why.noCamera'))
        ?? (view.check?.outcome === 'asked' ? because('check.asked') : null), actions.check),
    action('forget-face', 'x', text('console.forgetFace'), noTicket ?? noFace, () => actions.show('forget-face', { ticket })),
    action('undo', 'z', text('console.undo'), undo ? null : because('refusal.nothing-to-undo'), () => actions.undo(undo.ticket),
      undo && text('console.undo.what',
        { what: text(`console.undo.${undo.kind}`, { number: undo.number }), seconds: secondsUntil(undo.until, now) })),
    action('walk-up', 'l', text('console.walkUp'), null, () => actions.show('walk-up')),
    action('away', 'e', text('console.away'), null, actions.showAway),
    { ...always('finished', 't', text('console.finishedToday'), actions.showFinished), why: connected ? null : nothing },
    { ...always('appointment', 'h', text('console.appointment'), actions.showAppointment), why: connected ? null : nothing },
    view.pause
      ? action('pause', 'p', text('console.continue'), null, actions.goOn)
      : action('pause', 'p', text('console.pause'), open, () => actions.show('pause')),
    // Who sits at no counter of their own any more may always choose another.
    { ...always('leave', 'd', text('console.change'), actions.leave), why: !connected ? nothing : nothing ? null : open },
    always('sound', 'm', text(page.sound ? 'console.sound.on' : 'console.sound.off'), actions.nextSound),
    always('help', '?', text('console.help'), () => actions.show('help')),
  ];
}

/**
 * The one thing to do next, in every state: its button is filled.
 * @returns {string} an action's id
 */
export function nextOf({ view, now }) {
  const ticket = view.current;
  if (!ticket) return view.pause ? 'pause' : 'next';
  if (ticket.servingSince) return finishesFirst(view) ? 'next' : 'finish';
  const isLate = !ticket.recallFrom && ticket.noShowFrom && secondsUntil(ticket.noShowFrom, now) === 0; // called three times, and long ago
  return isLate ? 'no-show' : 'serve';
}

/** Whether calling the next would first finish who is served, as the office chose. */
const finishesFirst = ({ nextFinishes, current }) => Boolean(nextFinishes && current?.servingSince);

/** The offer to undo, while it holds. */
export const undoOf = (view, now) => (view.undo && secondsUntil(view.undo.until, now) > 0 ? view.undo : null);

const counted = (from, now, text) =>
  (from && secondsUntil(from, now) > 0 ? text('console.seconds', { seconds: secondsUntil(from, now) }) : undefined);
