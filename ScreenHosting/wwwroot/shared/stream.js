// A stream of server-sent events that never stands still in silence. A browser notices neither a line that swallows everything nor one that
// was never answered: who says nothing for too long is away, and is asked anew until it speaks.

import { moment } from './moment.js';

const OPENING = 4000; // milliseconds after which another connection is tried beside the one that has not spoken yet
const MOST_OPENING = 3; // connections tried at a time, so that a slow line has this many times as long to answer
const PAUSE = 1000; // milliseconds after an error

export class Stream {
  /**
   * @param {string} path
   * @param {Record<string, (data: string, isFirst: boolean) => void>} on what is done with each event, by its name; first: of a connection
   * @param {object} more
   * @param {number} more.silence milliseconds of silence that mean that the line is dead
   * @param {(since: number) => void} more.away nothing is heard since this moment; told again with each failure
   * @param {() => void} [more.opened] a connection was made
   * @param {() => void} [more.failed] a connection ended or was refused
   */
  constructor(path, on, more) {
    this.path = path;
    this.on = on;
    this.more = more;
    this.sources = [];
    this.speaking = null;
    this.timer = undefined;
    this.heardAt = moment();
  }

  open() {
    const source = new EventSource(this.path);
    this.sources.push(source);
    if (this.sources.length > MOST_OPENING) this.drop(this.sources[0]);
    Object.keys(this.on).forEach((name) => source.addEventListener(name, (event) => this.hear(source, name, event.data)));
    source.onopen = () => this.more.opened && this.more.opened();
    source.onerror = () => this.fail(source);
    this.then(OPENING);
  }

  close() {
    clearTimeout(this.timer);
    this.sources.slice().forEach((source) => this.drop(source));
  }

  hear(source, name, data) {
    if (!this.sources.includes(source)) return; // one that was given up, with a last word
    const isFirst = this.speaking !== source;
    this.speaking = source;
    this.sources.filter((other) => other !== source).forEach((other) => this.drop(other));
    this.heardAt = moment();
    this.then(this.more.silence);
    this.on[name](data, isFirst);
  }

  fail(source) {
    this.drop(source);
    if (this.sources.length === 0) this.then(PAUSE);
    this.more.away(this.heardAt);
    if (this.more.failed) this.more.failed();
  }

  drop(source) {
    source.close();
    this.sources = this.sources.filter((other) => other !== source);
  }

  /** Unless something is heard until then, it is away and another connection is tried. */
  then(inMs) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.more.away(this.heardAt);
      this.open();
    }, inMs);
  }
}
