// How many wait through the day, as a picture. What it shows stands in the table beside it, too.

import uPlot from 'uplot';
import { timesOf } from './answers.js';

const HEIGHT = 280;

/** @type {{plot: uPlot, of: [HTMLElement, Words, Wire]} | null} what is drawn, and what of */
let shown = null;

const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const minutes = (time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
const clock = (at) => `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`;

/**
 * Draws the lines into an element, or takes them away where there is nothing to draw.
 * @param {?HTMLElement} into
 * @param {Words} text
 * @param {?Wire} answer
 */
export function drawLine(into, text, answer) {
  const drawn = shown?.of;
  if (drawn && drawn[0] === into && drawn[1] === text && drawn[2] === answer) return;
  shown?.plot.destroy();
  shown = into && answer ? { plot: plotOf(into, text, answer), of: [into, text, answer] } : null;
}

/** @param {HTMLElement} into @param {Words} text @param {Wire} answer */
function plotOf(into, text, answer) {
  const [first, last] = [timesOf(answer).at(0), timesOf(answer).at(-1)].map((time) => minutes(time ?? '00:00'));
  const times = Array.from({ length: (last - first) / 30 + 3 }, (_, i) => first + (i - 1) * 30);
  const counts = (play) => times.map((at) => answer[play].line[`${clock(at)}:00`] ?? 0);
  // told apart by how they are drawn, and not by colour alone
  const line = (play, stroke, width, dash) =>
    ({ label: text(`whatIf.${play}`), stroke: colour(stroke), width, dash, points: { show: false } });
  const axis = { stroke: colour('--ink'), font: `14px ${colour('--font')}`, grid: { stroke: colour('--line'), width: 1 },
    ticks: { stroke: colour('--line') } };
  return new uPlot({
    width: into.clientWidth,
    height: HEIGHT,
    cursor: { show: false },
    legend: { live: false },
    scales: { x: { time: false }, y: { range: (_, __, most) => [0, (most || 1) * 1.1] } },
    axes: [
      { ...axis, space: 70, incrs: [30, 60, 120, 240], values: (_, at) => at.map(clock) },
      { ...axis, size: 48, incrs: [1, 2, 5, 10, 20, 50, 100, 200] },
    ],
    series: [{}, line('happened', '--ink-muted', 2, [2, 4]), line('replayed', '--ink', 2, [10, 5]), line('changed', '--action', 4, [])],
  }, [times, counts('happened'), counts('replayed'), counts('changed')], into);
}

/** It is as wide as the page. */
export function fitPicture() {
  shown?.plot.setSize({ width: shown.of[0].clientWidth, height: HEIGHT });
}
