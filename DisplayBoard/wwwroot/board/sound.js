const LONGEST_MS = 20000;

/** One loudspeaker: the next sound waits for the end of the one before. */
export class Sound {
  /** @param {(on: boolean) => void} changed whether the browser lets the page be heard */
  constructor(changed) {
    this.changed = changed;
    this.audio = new Audio();
    this.ending = Promise.resolve(true);
  }

  /** @param {number} volume 0…1 */
  setVolume(volume) {
    this.audio.volume = volume;
  }

  /** Plays to the end. @returns {Promise<boolean>} whether it was heard */
  play(source) {
    this.ending = this.ending.then(() => this.playNow(source));
    return this.ending;
  }

  playNow(source) {
    const { audio } = this;
    if (audio.volume === 0) return Promise.resolve(false); // silence is wanted
    return new Promise((resolve) => {
      let ended = false;
      const end = (heard) => {
        if (ended) return; // a late answer must not touch the next sound
        ended = true;
        clearTimeout(limit);
        audio.onended = null;
        audio.onerror = null;
        resolve(heard);
      };
      const limit = setTimeout(() => {
        audio.pause(); // a file that never ends must not keep the next call silent
        end(false);
      }, LONGEST_MS);
      audio.onended = () => end(true);
      audio.onerror = () => end(false);
      audio.src = source;
      Promise.resolve(audio.play()).then(() => this.changed(true), (error) => {
        if (error.name === 'NotAllowedError') this.changed(false);
        end(false);
      });
    });
  }
}
