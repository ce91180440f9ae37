import { byId, fill, show } from './dom.js';

/** The badge that says since when the picture can no longer be trusted: the server is away, or the program itself is. */
export class Stale {
  /** @param {import('./languages.js').Languages} languages @param {Wire} clock @param {() => void} placed it came or went */
  constructor(languages, clock, placed) {
    this.placed = placed;
    this.languages = languages;
    this.clock = clock;
    this.linkSince = null;
    this.feedSince = null;
    this.shown = '';
  }

  /** @param {{connected: boolean, since: string}} state of the program's link to the server */
  link(state, hasPicture) {
    this.linkSince = state.connected || !hasPicture ? null : Date.parse(state.since);
    this.show();
  }

  /** @param {number | null} since when the program was last heard; null while it is */
  feed(since) {
    this.feedSince = since;
    this.show();
  }

  show() {
    const times = [this.linkSince, this.feedSince].filter((time) => time !== null);
    const since = times.length === 0 ? '' : this.clock.hoursAndMinutes(Math.min(...times));
    if (since === this.shown) return; // said anew only when it changes
    this.shown = since;
    const badge = byId('stale');
    fill(badge, ...(since === '' ? [] : this.languages.texts('board.stale', { since })));
    if (show(badge, since !== '')) this.placed();
  }
}
