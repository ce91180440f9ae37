// The waits of a report's parts as a picture. What it shows stands in the table, too.

import uPlot from 'uplot';
import { partName } from './figures.js';
import { axisStyle, pictureOf, token } from './plot.js';

const HEIGHT = 280;

/** @param {HTMLElement} into @param {Words} text @param {Wire} report @returns {[object, any[]]} */
function waitsOf(into, text, report) {
  const names = report.parts.map(({ key }) => partName(text, report, key));
  const line = (name, fill) => ({
    label: text(`reports.figure.wait${name.toUpperCase()}`), stroke: token('--action'), fill: token(fill), width: 1,
    paths: uPlot.paths.bars?.({ size: [0.8, 60], align: 0 }), points: { show: false },
  });
  const axis = axisStyle();
  const minutes = (name) => report.parts.map(({ figures }) => (figures.wait[name] === null ? null : figures.wait[name] / 60));
  return [{
    scales: { x: { time: false, range: () => [-0.7, names.length - 0.3] }, y: { range: (_, __, most) => [0, (most || 1) * 1.1] } },
    axes: [
      { ...axis, grid: { show: false }, splits: () => placesFor(names, into.clientWidth), values: (_, at) => at.map((i) => names[i]) },
      { ...axis, size: 56 },
    ],
    series: [{}, line('p90', '--action-wash'), line('p50', '--action')],
  }, [names.map((_, i) => i), minutes('p90'), minutes('p50')]];
}

/** Names that have room beside each other: every one, every second, and so on. */
function placesFor(names, width) {
  const longest = Math.max(...names.map((name) => name.length)) * 8 + 16;
  const step = Math.max(1, Math.ceil(names.length * longest / Math.max(width - 60, 1)));
  return names.map((_, i) => i).filter((i) => i % step === 0);
}

/** The waits of a report. */
export const waitsPicture = pictureOf(HEIGHT, waitsOf);
