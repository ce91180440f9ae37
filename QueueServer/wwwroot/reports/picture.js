// The waits of a report's parts as a picture. What it shows stands in the table, too.

import uPlot from 'uplot';
import { partName } from './figures.js';

const HEIGHT = 280;

/** @type {{plot: uPlot, of: [HTMLElement, Words, Wire]} | null} what is drawn, and what of */
let shown = null;

const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/**
 * Draws the waits into an element, or takes them away where there is nothing to draw.
 * @param {?HTMLElement} into
 * @param {Words} text
 * @param {?Wire} report
 */
export function drawWaits(into, text, report) {
  const drawn = shown?.of;
  if (drawn && drawn[0] === into && drawn[1] === text && drawn[2] === report) return;
  shown?.plot.destroy();
  shown = into && report ? { plot: plotOf(into, text, report), of: [into, text, report] } : null;
}

/** @param {HTMLElement} into @param {Words} text @param {Wire} report */
function plotOf(into, text, report) {
  const names = report.parts.map(({ key }) => partName(text, report, key));
  const line = (name, fill) => ({
    label: text(`reports.figure.wait${name.toUpperCase()}`), stroke: colour('--action'), fill: colour(fill), width: 1,
    paths: uPlot.paths.bars?.({ size: [0.8, 60], align: 0 }), points: { show: false },
  });
  const font = `14px ${colour('--font')}`;
  const axis = { stroke: colour('--ink'), font, grid: { stroke: colour('--line'), width: 1 }, ticks: { stroke: colour('--line') } };
  const minutes = (name) => report.parts.map(({ figures }) => (figures.wait[name] === null ? null : figures.wait[name] / 60));
  return new uPlot({
    width: into.clientWidth,
    height: HEIGHT,
    cursor: { show: false },
    legend: { live: false },
    scales: { x: { time: false, range: () => [-0.7, names.length - 0.3] }, y: { range: (_, __, most) => [0, (most || 1) * 1.1] } },
    axes: [
      { ...axis, grid: { show: false }, splits: () => placesFor(names, into.clientWidth), values: (_, at) => at.map((i) => names[i]) },
      { ...axis, size: 56 },
    ],
    series: [{}, line('p90', '--action-wash'), line('p50', '--action')],
  }, [names.map((_, i) => i), minutes('p90'), minutes('p50')], into);
}

/** Names that have room beside each other: every one, every second, and so on. */
function placesFor(names, width) {
  const longest = Math.max(...names.map((name) => name.length)) * 8 + 16;
  const step = Math.max(1, Math.ceil(names.length * longest / Math.max(width - 60, 1)));
  return names.map((_, i) => i).filter((i) => i % step === 0);
}

/** It is as wide as the page. */
export function fitPicture() {
  shown?.plot.setSize({ width: shown.of[0].clientWidth, height: HEIGHT });
}
