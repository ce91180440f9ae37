// A funnel plot: how many were counted against the share on time, with the limits of what chance does. What it shows stands in the table.

import { axisStyle, letters, pictureOf, token } from '../plot.js';

const HEIGHT = 320;
const WARNING = 1.959963984540054; // z of 95 %, as the server's
const ALARM = 3.090232306167813; // z of 99.8 %
const STEPS = 60; // of the limits' lines

/** @param {HTMLElement} _ @param {Words} text @param {Wire} report @returns {[object, any[]]} */
function funnelOf(_, text, { rows, whole }) {
  const share = whole.onTime / whole.onTimeOf;
  const counted = rows.map(({ figures }) => figures).filter(({ onTimeOf }) => onTimeOf > 0);
  const [fewest, most] = [Math.min(...counted.map((of) => of.onTimeOf)) / 1.5, Math.max(...counted.map((of) => of.onTimeOf)) * 1.5];
  const line = Array.from({ length: STEPS + 1 }, (_, i) => ({ at: fewest * (most / fewest) ** (i / STEPS), share: null }));
  const points = [...line, ...counted.map((of) => ({ at: of.onTimeOf, share: of.onTime / of.onTimeOf }))].sort((a, b) => a.at - b.at);
  const limit = (z) => points.map(({ at }) => Math.min(1, Math.max(0, share + z * Math.sqrt(share * (1 - share) / at))));
  const percent = new Intl.NumberFormat(text.locale, { style: 'percent', maximumFractionDigits: 0 });
  const number = new Intl.NumberFormat(text.locale);
  const axis = axisStyle();
  const limits = (label, dash) => ({ label, stroke: token('--ink-muted'), width: 1, dash, points: { show: false } });
  const lowest = Math.min(...counted.map((of) => of.onTime / of.onTimeOf), share) - 0.05;
  return [{
    scales: { x: { time: false, distr: 3, range: [fewest, most] }, y: { range: [Math.max(0, lowest), 1.02] } },
    axes: [
      { ...axis, label: text('units.picture.of'), labelFont: letters(), values: (_, at) => at.map((of) => (of ? number.format(of) : '')) },
      { ...axis, size: 64, values: (_, at) => at.map((of) => percent.format(of)) },
    ],
    series: [
      {},
      { label: text('units.picture.rows'), stroke: token('--action'), paths: () => null,
        points: { show: true, size: 9, fill: token('--action') } },
      { label: text('units.picture.whole'), stroke: token('--ink'), width: 1, points: { show: false } },
      limits(text('units.picture.warning'), [6, 4]), { ...limits('', [6, 4]), class: 'unnamed' },
      limits(text('units.picture.alarm'), []), { ...limits('', []), class: 'unnamed' },
    ],
  }, [points.map(({ at }) => at), points.map((point) => point.share), points.map(() => share),
    limit(-WARNING), limit(WARNING), limit(-ALARM), limit(ALARM)]];
}

/** The funnel of a report of units. */
export const funnelPicture = pictureOf(HEIGHT, funnelOf);
