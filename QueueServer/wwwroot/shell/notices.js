// What is told of the queue itself: it was repaired, the server's clock jumped, its day lies ahead. Pure but for the template.

import { html, nothing } from 'lit';
import { dateAndTime, timeOfDay } from '/shared/times.js';

const numbersOf = ({ first, last }) => (first === last ? first : `${first}–${last}`);
const dayText = (text, day) => new Date(`${day}T00:00:00`).toLocaleDateString(text.locale);

/**
 * @param {Words} text
 * @param {Wire} view a HallView or CounterView
 * @param {string} [timeZone] the office's; without one the browser's
 * @returns {{kind: string, said: string, next: string, answer: string}[]} a sentence, what to do, and the button of who may answer it
 */
export function noticesOf(text, { notices }, timeZone) {
  const { repair, clock, ahead } = notices ?? {};
  const notice = (kind, values, without = '') => ({
    kind, said: text(`notice.${kind}${without}`, values), next: text(`notice.${kind}.do`, values), answer: text(`notice.${kind}.answer`),
  });
  return [
    ...(repair ? [notice('repaired', { time: dateAndTime(text, repair.at, timeZone), numbers: repair.unknown.map(numbersOf).join(', ') },
      repair.unknown.length ? '' : '.none')] : []),
    ...(clock
      ? [notice('clock', { office: timeOfDay(text, clock.office, timeZone), machine: dateAndTime(text, clock.machine, timeZone) })]
      : []),
    ...(ahead ? [notice('ahead', { day: dayText(text, ahead.day), today: dayText(text, ahead.today) })] : []),
  ];
}

/**
 * The panel of notices, nothing while there are none.
 * @param {((kind: string) => void) | null} answer called with a kind; null where nobody answers
 */
export function noticePanel(text, view, timeZone, answer) {
  const found = noticesOf(text, view, timeZone);
  return found.length === 0 ? nothing : html`
    <section class="notices" role="status" aria-label=${text('notice.title')}>
      ${found.map(({ kind, said, next, answer: words }) => html`
        <div data-testid="notice" data-kind=${kind}>
          <p><strong>${said}</strong> ${next}</p>
          ${answer ? html`<button type="button" data-testid="notice-answer" @click=${() => answer(kind)}>${words}</button>` : nothing}
        </div>`)}
    </section>`;
}
