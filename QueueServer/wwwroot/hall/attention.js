// What in the hall needs somebody's attention. Pure: the same view at the same moment gives the same list.

import { minutesSince } from '../shell/times.js';

/** Minutes after which something is worth a look. */
export const LIMITS = { called: 3, held: 30, wait: 45, paused: 30 };

/** How many times the expected minutes a service may take. */
export const SERVICE_TIMES = 2;

const KINDS = ['dissatisfied', 'unserved', 'device', 'served-long', 'called-long', 'wait-long', 'held-long', 'paused-long'];

/**
 * @param {Wire} view a HallView
 * @param {Date} now
 * @param {Wire[]} devices how the office's devices are
 * @returns {{kind: string, since: string, minutes: number, values: Wire}[]} the gravest kind first, within a kind the longest;
 *   `values` are what its sentence names; names stay by language code
 */
export function attentionOf(view, now, devices = []) {
  if (!view.dayOpen) return [];
  const found = (kind, since, values) => ({ kind, since, minutes: minutesSince(since, now), values });
  return [
    ...view.lines.flatMap((line) => {
      const values = { serviceName: line.serviceName, class: line.class, waiting: line.waiting };
      if (!line.served) return [found('unserved', line.longestSince, values)];
      return minutesSince(line.longestSince, now) >= LIMITS.wait ? [found('wait-long', line.longestSince, values)] : [];
    }),
    ...view.counters.flatMap(({ number, officer, pause, current, dissatisfied }) => [
      ...(dissatisfied ? [found('dissatisfied', dissatisfied.since, { counter: number, count: dissatisfied.count })] : []),
      ...atCounter(current, now)
        .map((kind) => found(kind, current.since, { counter: number, number: current.number, expected: current.expectedMinutes })),
      ...(pause && minutesSince(pause.since, now) >= LIMITS.paused
        ? [found('paused-long', pause.since, { counter: number, officer })]
        : []),
    ]),
    ...devices.filter((device) => device.trouble).map((device) => found('device', device.troubleSince, { device })),
    ...view.held.filter((ticket) => minutesSince(ticket.since, now) >= LIMITS.held)
      .map((ticket) => found('held-long', ticket.since, { number: ticket.number })),
  ].sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || Date.parse(a.since) - Date.parse(b.since));
}

function atCounter(ticket, now) {
  const minutes = ticket ? minutesSince(ticket.since, now) : 0;
  if (ticket?.state === 'called' && minutes >= LIMITS.called) return ['called-long'];
  const expected = ticket?.expectedMinutes ?? 0;
  return ticket?.state === 'serving' && expected > 0 && minutes >= expected * SERVICE_TIMES ? ['served-long'] : [];
}
