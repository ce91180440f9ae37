import { byId, el, fill, show } from './dom.js';

const PICTURE_MS = 10000;
const FIRST_FRAME_MS = 15000;

/**
 * The office's pictures and videos, one after the other: while nobody was called for a while, and a call ends them at once; or all the
 * time, in a place of their own.
 */
export class Media {
  /** @param {{now: () => number}} clock the clock of the calls @param {() => void} placed they came or went */
  constructor(clock, placed) {
    this.clock = clock;
    this.placed = placed;
    this.paths = [];
    this.quietFrom = Infinity;
    this.next = 0;
    this.failures = 0;
    this.timer = undefined;
    this.running = false;
  }

  /** @param {Wire} view @param {string[]} paths the media that are here */
  show(view, paths) {
    if (paths.join() !== this.paths.join()) {
      this.paths = paths;
      this.failures = 0;
      this.stop();
    }
    const last = view ? Math.max(0, ...view.calls.map((call) => Date.parse(call.at))) : Infinity;
    const isAlways = view !== null && view.display.layout === 'split';
    this.quietFrom = isAlways ? -Infinity : last + (view ? view.display.quietSeconds * 1000 : 0);
    this.look();
  }

  /** Begins or ends, as the time is. */
  look() {
    const quiet = this.clock.now() >= this.quietFrom && this.failures < this.paths.length;
    if (!quiet) this.stop();
    else if (!this.running) {
      this.running = true;
      this.turn();
    }
  }

  stop() {
    if (!this.running) return;
    this.running = false;
    clearTimeout(this.timer);
    fill(byId('media'));
    this.place(false);
  }

  place(isShown) {
    if (!show(byId('media'), isShown)) return;
    byId('board').classList.toggle('with-media', isShown);
    this.placed();
  }

  turn() {
    clearTimeout(this.timer);
    const path = this.paths[this.next % this.paths.length];
    this.next += 1;
    const shown = /\.(webm|mp4)$/.test(path) ? this.video(path) : this.picture(path);
    fill(byId('media'), shown);
    this.place(true);
    this.timer = setTimeout(() => this.fail(shown), FIRST_FRAME_MS); // one that never comes is passed over
  }

  picture(path) {
    const picture = el('img', 'medium');
    picture.alt = '';
    picture.onload = () => this.lives(picture, PICTURE_MS);
    picture.onerror = () => this.fail(picture);
    picture.src = path;
    return picture;
  }

  video(path) {
    const video = el('video', 'medium');
    video.muted = true;
    video.autoplay = true;
    video.playsInline = true;
    video.onplaying = () => this.lives(video, null);
    video.onended = () => this.isShown(video) && this.turn();
    video.onerror = () => this.fail(video);
    video.src = path;
    return video;
  }

  lives(medium, forMs) {
    if (!this.isShown(medium)) return;
    this.failures = 0;
    clearTimeout(this.timer);
    if (forMs !== null) this.timer = setTimeout(() => this.turn(), forMs);
  }

  fail(medium) {
    if (!this.isShown(medium)) return;
    this.failures += 1;
    if (this.failures >= this.paths.length) this.stop(); // none can be shown: the numbers stay, until others come
    else this.turn();
  }

  isShown(medium) {
    return this.running && medium.parentNode === byId('media');
  }
}
