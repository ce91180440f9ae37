// A funnel plot: how many were counted against the share on time, with the limits of what chance does. What it shows stands in the table.

import { axisStyle, letters, pictureOf, token } from '../plot.js';

const HEIGHT = 320;
const WARNING = 1.959963984540054; // z of 95 %, as the server's
const ALARM = 3.090232306167813; // z of 99.8 %
const STEPS = 60; // of the limits' lines

/** What an axis that grows by factors names. */
const ROUND = [1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8].flatMap((ten) => [1, 2, 3, 5, 7].map((of) => of * ten));

/** The round numbers between which so many lie, and those between them. @param {number[]} counts */
function roundsAround(counts) {
  const first = ROUND.findLastIndex((round) => round <= Math.min(...counts));
  const last = ROUND.findIndex((round) => round > Math.max(...counts));
  return ROUND.slice(first, last + 1);
}

/** @param {HTMLElement} _ @param {Words} text @param {Wire} report @returns {[object, any[]]} */
function funnelOf(_, text, { rows, whole }) {
  const share = whole.onTime / whole.onTimeOf;
  const counted = rows.map(({ figures }) => figures).filter(({ onTimeOf }) => onTimeOf > 0);
  const rounds = roundsAround(counted.map(({ onTimeOf }) => onTimeOf));
  const [fewest, most] = [rounds[0], rounds[rounds.length - 1]];
  const line = Array.from({ length: STEPS + 1 }, (_, i) => ({ at: fewest * (most / fewest) ** (i / STEPS), share: null }));
  const points = [...line, ...counted.map((of) => ({ at: of.onTimeOf, share: of.onTime / of.onTimeOf }))].sort((a, b) => a.at - b.at);
  const limit = (z) => points.map(({ at }) => Math.min(1, Math.max(0, share + z * Math.sqrt(share * (1 - share) / at))));
  const percent = new Intl.NumberFormat(text.locale, { style: 'percent', maximumFractionDigits: 1 });
  const number = new Intl.NumberFormat(text.locale);
  const axis = axisStyle();
  const limits = (label, dash) => ({ label, stroke: token('--ink-muted'), width: 1, dash, points: { show: false } });
  const lowest = Math.min(...counted.map((of) => of.onTime / of.onTimeOf), share) - 0.05;
  return [{
    legend: { live: false, markers: { dash: (_, of) => (of === 3 ? 'dashed' : 'solid') } }, // told apart as they are drawn
    scales: { x: { time: false, distr: 3, range: [fewest, most] }, y: { range: [Math.max(0, lowest), 1.02] } },
    axes: [
      { ...axis, label: text('units.picture.of'), labelFont: letters(), splits: () => rounds, filter: (_, at) => at,
        values: (_, at) => at.map((of) => number.format(of)) },
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
