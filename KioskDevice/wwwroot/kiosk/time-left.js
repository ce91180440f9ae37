// The time a screen has until it goes by itself, counted by the browser from when the program said it last; and the sign that somebody is
// there, which gives it all of its time again.

const TOUCH_EVERY = 1000; // milliseconds between two signs

export class TimeLeft {
  #of = 0;
  /** @type {number | null} */
  #endsAt = null;
  #touchedAt = -TOUCH_EVERY;

  /** Another screen, or more time. @param {number | null | undefined} seconds none for one that stays */
  begin(seconds, now = performance.now()) {
    this.#of = seconds ?? 0;
    this.#endsAt = seconds ? now + seconds * 1000 : null;
  }

  /** Whole seconds, and of how many; null where the screen stays. @returns {{seconds: number, of: number} | null} */
  read(now = performance.now()) {
    return this.#endsAt === null ? null : { seconds: Math.max(0, Math.ceil((this.#endsAt - now) / 1000)), of: this.#of };
  }

  /** Whether a touch, a key or a turn of the head is to be told. */
  isSign(now = performance.now()) {
    if (now - this.#touchedAt < TOUCH_EVERY) return false;
    this.#touchedAt = now;
    return true;
  }
}
