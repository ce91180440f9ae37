// The camera's picture as a mirror, and what is drawn over it.

import { html, nothing } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import { icon } from '/shared/icons.js';

/** @param {Page} page @param {HTMLCanvasElement} canvas the camera's */
export function mirror({ screen, text, mirror: mirrored }, canvas) {
  const share = screen.name === 'capture' && screen.wanted ? screen.good / screen.wanted : 0;
  return html`
    <section class="mirror" aria-label=${text('kiosk.camera')} ?hidden=${screen.camera !== 'ready'}>
      <div class=${classMap({ glass: true, mirrored, wide: canvas.width > (canvas.height * 4) / 3 })}>
        ${canvas}
        <div class="outline" id="outline" hidden></div>
      </div>
      <svg class="guide" viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true"><ellipse cx="50" cy="50" rx="27"
        ry="42" /></svg>
      ${screen.name === 'capture'
        ? html`<svg class="ring" viewBox="0 0 100 100" role="img"
          aria-label=${text('capture.progress', { good: screen.good, wanted: screen.wanted })}>
            <circle cx="50" cy="50" r="44" pathLength="100" class="track" />
            <circle cx="50" cy="50" r="44" pathLength="100" class="done" stroke-dasharray="${share * 100} 100" />
          </svg>`
        : nothing}
      ${screen.name === 'challenge' && screen.challenge.asked
        ? html`<div class="arrow" data-way=${screen.challenge.asked}>${icon(screen.challenge.asked === 'left' ? 'left' : 'right')}</div>`
        : nothing}
      <div class="head-bar" id="head-bar" data-testid="head-bar" aria-hidden="true" hidden><span class="head-dot"></span></div>
    </section>`;
}

/** Outlines the face that was found. @param {{x: number, y: number, width: number, height: number} | null} box shares of the frame */
export function outline(box) {
  const shown = document.getElementById('outline');
  if (!shown) return;
  shown.hidden = !box;
  if (!box) return;
  for (const [side, value] of Object.entries({ left: box.x, top: box.y, width: box.width, height: box.height })) {
    shown.style[side] = `${value * 100}%`;
  }
}

/**
 * Gives the glass the shape of the frames, so that it covers the 4:3 mirror whatever way the camera hangs.
 * @param {HTMLCanvasElement} canvas the camera's
 * @returns {boolean} whether it had another
 */
export function fitGlass(canvas) {
  const glass = canvas.parentElement;
  const shape = canvas.width / canvas.height;
  if (!glass || Number(glass.dataset.shape) === shape) return false;
  glass.dataset.shape = String(shape);
  glass.style.aspectRatio = String(shape);
  return true;
}
