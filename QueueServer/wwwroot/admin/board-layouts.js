// What of a board stands where, chosen by small pictures of it.

import { html, svg } from 'lit';
import { live } from 'lit/directives/live.js';

const PICTURES = {
  columns: svg`<path d="M4 13h34M4 21h34M4 29h34M4 37h34M42 9v35" /><path d="M48 16h16M48 24h16M48 32h16" />`,
  list: svg`<path d="M4 13h64M4 21h64M4 29h64M4 37h64" />`,
  split: svg`<path d="M4 13h34M4 21h34M4 29h34M4 37h34M42 9v35" />
    <rect x="46" y="15" width="21" height="18" rx="1.5" /><path d="M46 30l7-7 5 5 4-4 5 5" />`,
};

/** @param {import('./fields.js').Fields} fields @param {string} path */
export const layoutField = (fields, path) =>
  fields.group(path, { hint: fields.text('admin.hint.layout') }, html`<div class="layouts">${Object.entries(PICTURES).map(
    ([value, picture]) => html`<label class="layout">
      <svg viewBox="0 0 72 45" aria-hidden="true"><rect x="1" y="1" width="70" height="43" rx="3" /><path d="M1 8h70" />${picture}</svg>
      <span><input type="radio" name=${path} value=${value} data-testid="${path}.${value}" .checked=${live(fields.form.get(path) === value)}
        @change=${() => fields.set(path, value)} /> ${fields.text(`admin.value.${value}`)}</span></label>`)}</div>`);
