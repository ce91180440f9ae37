// How many wait through the day, as a picture. What it shows stands in the table beside it, too.

import { timesOf } from './answers.js';
import { axisStyle, pictureOf, token } from '../reports/plot.js';

const HEIGHT = 280;

const minutes = (time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
const clock = (at) => `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`;

/** @param {HTMLElement} _ @param {Words} text @param {Wire} answer @returns {[object, any[]]} */
function lineOf(_, text, answer) {
  const [first, last] = [timesOf(answer).at(0), timesOf(answer).at(-1)].map((time) => minutes(time ?? '00:00'));
  const times = Array.from({ length: (last - first) / 30 + 3 }, (_, i) => first + (i - 1) * 30);
  const counts = (play) => times.map((at) => answer[play].line[`${clock(at)}:00`] ?? 0);
  // told apart by how they are drawn, and not by colour alone
  const line = (play, stroke, width, dash) =>
    ({ label: text(`whatIf.${play}`), stroke: token(stroke), width, dash, points: { show: false } });
  const axis = axisStyle();
  return [{
    scales: { x: { time: false }, y: { range: (_, __, most) => [0, (most || 1) * 1.1] } },
    axes: [
      { ...axis, space: 70, incrs: [30, 60, 120, 240], values: (_, at) => at.map(clock) },
      { ...axis, size: 48, incrs: [1, 2, 5, 10, 20, 50, 100, 200] },
    ],
    series: [{}, line('happened', '--ink-muted', 2, [2, 4]), line('replayed', '--ink', 2, [10, 5]), line('changed', '--action', 4, [])],
  }, [times, counts('happened'), counts('replayed'), counts('changed')]];
}

/** How many wait through the day. */
export const linePicture = pictureOf(HEIGHT, lineOf);
