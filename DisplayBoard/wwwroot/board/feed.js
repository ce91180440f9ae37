// The stream of pictures: whole ones, and a beat with the time between them.

import { Stream } from '/shared/stream.js';

const SILENCE_MS = 25000; // the program's beat comes every 10 s, so a longer silence means that the line is dead

export class Feed {
  /**
   * @param {{opened: () => void, time: (now: string) => void, picture: (picture: Wire, isFirst: boolean) => void,
   *   away: (since: number | null) => void}} on who listens
   */
  constructor(on) {
    this.stream = new Stream('/feed', {
      beat: (data) => {
        on.away(null);
        on.time(JSON.parse(data));
      },
      board: (data, isFirst) => {
        const picture = JSON.parse(data);
        on.time(picture.now);
        on.away(null);
        on.picture(picture, isFirst);
      },
    }, { silence: SILENCE_MS, away: on.away, opened: on.opened });
  }

  open() {
    this.stream.open();
  }
}
