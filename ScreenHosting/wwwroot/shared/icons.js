// One set of icons: 24 × 24, strokes of 2, always beside words.

import { html, svg } from 'lit';

const PATHS = {
  globe: svg`<circle cx="12" cy="12" r="9" /><path d="M3 12h18M12 3c3 3 3 15 0 18M12 3c-3 3-3 15 0 18" />`,
  contrast: svg`<circle cx="12" cy="12" r="9" /><path d="M12 3v18" /><path d="M12 7l6 0M12 12l8 0M12 17l6 0" />`,
  text: svg`<path d="M3 19l6-14 6 14M5.200 14h7.600M16 19l3-7 3 7M17 16.500h4" />`,
  reach: svg`<path d="M12 3v11M7.500 10l4.500 4.500 4.500-4.500" /><path d="M4 20h16" />`,
  priority: svg`<path d="M12 3.500l2.600 5.400 5.900.800-4.300 4.100 1 5.900-5.200-2.800-5.200 2.800 1-5.900-4.300-4.100 5.900-.800z" />`,
  cross: svg`<path d="M6 6l12 12M18 6L6 18" />`,
  place: svg`<path d="M12 21s-7-6-7-11a7 7 0 0 1 14 0c0 5-7 11-7 11z" /><circle cx="12" cy="10" r="2.5" />`,
  group: svg`<rect x="4" y="4" width="7" height="7" rx="1.5" /><rect x="13" y="4" width="7" height="7" rx="1.5" />
    <rect x="4" y="13" width="7" height="7" rx="1.5" /><rect x="13" y="13" width="7" height="7" rx="1.5" />`,
  face: svg`<circle cx="12" cy="9" r="4.5" /><path d="M4 21c1-5 4-7 8-7s7 2 8 7" />`,
  ticket: svg`<path d="M4 6h16v4a2 2 0 0 0 0 4v4H4v-4a2 2 0 0 0 0-4z" /><path d="M14 6v12" stroke-dasharray="2 2.5" />`,
  people: svg`<circle cx="9" cy="8" r="3.5" /><path d="M2.5 20c.8-4 3-6 6.5-6s5.700 2 6.5 6" />
    <path d="M16 5a3.5 3.5 0 0 1 0 6.5M17.5 14.5c2.300.7 3.600 2.5 4 5.5" />`,
  clock: svg`<circle cx="12" cy="12" r="9" /><path d="M12 7v5l3.5 2" />`,
  ear: svg`<path d="M7 10a5.500 5.500 0 1 1 11 0c0 4-4 4.500-4 7.500a3 3 0 0 1-5.500 1.700" />
    <path d="M10 10.500a2.500 2.500 0 1 1 4.500 1.500" />`,
  left: svg`<path d="M20 12H5M11 6l-6 6 6 6" />`,
  right: svg`<path d="M4 12h15M13 6l6 6-6 6" />`,
  back: svg`<path d="M15 5l-7 7 7 7" />`,
  check: svg`<path d="M4 12.5l5.5 5.5L20 7" />`,
  calm: svg`<circle cx="12" cy="12" r="9" /><path d="M12 7v6M12 16.5v.5" />`,
};

/** @param {keyof typeof PATHS} name */
export const icon = (name) => html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">${PATHS[name]}</svg>`;
