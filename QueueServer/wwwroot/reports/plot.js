// What every picture of the reports has in common: it is drawn anew when what it shows is another, is as wide as the page, and has the
// page's own colours and letters.

import uPlot from 'uplot';

/** A colour or font of the page. @param {string} name */
export const token = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/** The letters of a picture. */
export const letters = () => `14px ${token('--font')}`;

/** How an axis is drawn. */
export const axisStyle = () => ({
  stroke: token('--ink'), font: letters(), grid: { stroke: token('--line'), width: 1 }, ticks: { stroke: token('--line') },
});

/**
 * A picture that a page has at most one of.
 * @param {number} height
 * @param {(into: HTMLElement, text: Words, of: Wire) => [object, any[]]} make the options but for its size, and what is shown
 */
export function pictureOf(height, make) {
  /** @type {{plot: uPlot, of: [HTMLElement, Words, Wire]} | null} what is drawn, and what of */
  let shown = null;
  return {
    /**
     * Draws it into an element, or takes it away where there is nothing to draw.
     * @param {?HTMLElement} into
     * @param {Words} text
     * @param {?Wire} of
     */
    draw(into, text, of) {
      const drawn = shown?.of;
      if (drawn && drawn[0] === into && drawn[1] === text && drawn[2] === of) return;
      shown?.plot.destroy();
      shown = null;
      if (!into || !of) return;
      const [options, data] = make(into, text, of);
      const plot = new uPlot({ width: into.clientWidth, height, cursor: { show: false }, legend: { live: false },
        .../** @type {any} */ (options) }, /** @type {any} */ (data), into);
      shown = { plot, of: [into, text, of] };
      document.fonts.load(letters()).then(() => { if (shown?.plot === plot) plot.redraw(false, true); }); // they may come later
    },
    /** It is as wide as the page. */
    fit: () => shown?.plot.setSize({ width: shown.of[0].clientWidth, height }),
  };
}
