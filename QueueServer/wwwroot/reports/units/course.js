// The course of a row: the share on time, day by day or month by month, as a line of a few words' size.

import { html, svg } from 'lit';
import { daysText } from '../figures.js';

const WIDTH = 120;
const HEIGHT = 32;
const EDGE = 3;

/** @param {Words} text @param {Wire} row @param {Wire} report */
export function course(text, row, { from, to }) {
  const points = row.course.filter(({ onTimeOf }) => onTimeOf > 0).map(({ at, onTime, onTimeOf }) => ({ at, share: onTime / onTimeOf }));
  if (points.length < 2) return html`<span class="visually-hidden">${text('units.course.none')}</span>`;
  const [begins, ends] = [Date.parse(from), Math.max(Date.parse(to), Date.parse(from) + 1)];
  const place = ({ at, share }) => {
    const x = EDGE + ((Math.max(Date.parse(at), begins) - begins) / (ends - begins)) * (WIDTH - 2 * EDGE);
    return `${x.toFixed(1)},${(HEIGHT - EDGE - share * (HEIGHT - 2 * EDGE)).toFixed(1)}`;
  };
  const percent = (share) => new Intl.NumberFormat(text.locale, { style: 'percent', maximumFractionDigits: 0 }).format(share);
  const lowest = points.reduce((one, other) => (other.share < one.share ? other : one));
  const last = points[points.length - 1];
  const words = text('units.course.words', {
    first: percent(points[0].share), last: percent(last.share), lowest: percent(lowest.share), day: daysText(text, lowest.at, lowest.at),
  });
  return html`<svg class="course" role="img" aria-label=${words} viewBox="0 0 ${WIDTH} ${HEIGHT}" width=${WIDTH} height=${HEIGHT}>
    <title>${words}</title>
    ${svg`<line class="floor" x1="0" x2=${WIDTH} y1=${HEIGHT - EDGE} y2=${HEIGHT - EDGE} />
      <polyline points=${points.map(place).join(' ')} />
      <circle r="3" cx=${place(last).split(',')[0]} cy=${place(last).split(',')[1]} />`}
  </svg>`;
}
