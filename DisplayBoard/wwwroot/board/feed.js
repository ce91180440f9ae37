// The stream of pictures. A browser opens a broken one again by itself, except after an error answer, and except when it does
// not notice: the program's beat comes every 10 s, so a longer silence means that the line is dead.

const SILENCE_MS = 25000;
const PAUSE_MS = 1000;

export class Feed {
  /** @param {{opened: Function, time: Function, picture: Function, away: Function}} on who listens */
  constructor(on) {
    this.on = on;
    this.source = null;
    this.watch = undefined;
  }

  open() {
    if (this.source) this.source.close();
    const source = new EventSource('/feed');
    this.source = source;
    let first = true;
    this.heard();
    source.onopen = () => {
      first = true;
      this.heard();
      this.on.opened();
    };
    source.addEventListener('beat', (event) => {
      this.heard();
      this.on.time(JSON.parse(event.data));
    });
    source.addEventListener('board', (event) => {
      this.heard();
      const picture = JSON.parse(event.data);
      this.on.time(picture.now);
      this.on.away(false);
      this.on.picture(picture, first);
      first = false;
    });
    source.onerror = () => {
      this.on.away(true);
      if (source.readyState === EventSource.CLOSED && source === this.source) this.again(PAUSE_MS);
    };
  }

  heard() {
    this.again(SILENCE_MS);
  }

  again(inMs) {
    clearTimeout(this.watch);
    this.watch = setTimeout(() => {
      this.on.away(true);
      this.open();
    }, inMs);
  }
}
