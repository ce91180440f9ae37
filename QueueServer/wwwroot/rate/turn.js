// One visitor's turn at the tablet: asked, one touch, at most one more, thanks. Pure: it is told what happens and what time it is.

export const SHOWN = 30000; // milliseconds that a question stands, and that it is prolonged by
const WRITING = 90000; // for who writes, since the last letter
const THANKS = 2000;

/** @typedef {{level?: string, stars?: number, reasons?: string[], text?: string}} Rating */

export class Turn {
  /** @type {'idle' | 'asked' | 'more' | 'writing' | 'thanks'} */
  phase = 'idle';
  /** @type {string | null} what lets the service be rated */
  token = null;
  /** @type {Rating | null} what was touched first */
  choice = null;
  text = '';
  #until = 0;
  #keep;
  /** @type {{token: string, endedAt: string} | null} the newest that the server told of */
  #newest = null;
  #over = ''; // the token whose turn is over

  /**
   * @param {(token: string, rating: Rating | null, isFinal: boolean) => void} keep told what is touched, as soon as it is: who goes away
   *   after one touch has rated; null takes it back
   */
  constructor(keep) {
    this.#keep = keep;
  }

  /** Seconds left of what stands there. @param {number} now milliseconds since 1970, by the server */
  left(now) {
    return Math.max(0, Math.ceil((this.#until - now) / 1000));
  }

  /** The server says what is to be asked. @param {{token: string, endedAt: string} | null} question */
  see(question, now) {
    this.#newest = question;
    if (this.phase === 'thanks' || question?.token === this.token) return;
    if (this.choice && question) this.#handIn(this.choice);
    else if (this.choice) this.#keep(/** @type {string} */ (this.token), null, false); // undone, or rated elsewhere
    this.#begin(now);
  }

  choose(choice, now) {
    this.choice = choice;
    this.#keep(/** @type {string} */ (this.token), choice, false);
    this.#stand('more', now + SHOWN);
  }

  reason(reason, now) {
    this.#finish({ ...this.choice, reasons: [reason] }, now);
  }

  done(now) {
    this.#finish({ ...this.choice }, now);
  }

  write(now) {
    this.#stand('writing', now + WRITING);
  }

  typed(text, now) {
    this.text = text;
    this.#until = Math.max(this.#until, now + WRITING);
  }

  send(now) {
    const text = this.text.trim();
    this.#finish({ ...this.choice, ...(text && { text }) }, now);
  }

  /** Out of the words, back to the reasons; out of the reasons, back to the question. */
  back(now) {
    this.text = '';
    if (this.phase === 'writing') return this.#stand('more', now + SHOWN);
    this.choice = null;
    this.#keep(/** @type {string} */ (this.token), null, false);
    return this.#stand('asked', now + SHOWN);
  }

  longer(now) {
    this.#until = Math.max(this.#until, now) + SHOWN;
  }

  /** Time passes. */
  tick(now) {
    if (this.phase === 'idle' || now < this.#until) return;
    if (this.phase === 'more' || this.phase === 'writing') this.done(now);
    else this.#begin(now);
  }

  #begin(now) {
    const question = this.#newest;
    this.#over = this.token && this.token === question?.token ? this.token : '';
    const until = question ? Date.parse(question.endedAt) + SHOWN : 0;
    this.choice = null;
    this.text = '';
    this.token = question?.token ?? null;
    if (question && question.token !== this.#over && now < until) this.#stand('asked', until);
    else this.phase = 'idle';
  }

  #stand(phase, until) {
    this.phase = phase;
    this.#until = until;
  }

  #finish(rating, now) {
    this.#handIn(rating);
    this.choice = null;
    this.#stand('thanks', now + THANKS);
  }

  #handIn(rating) {
    this.#keep(/** @type {string} */ (this.token), rating, true);
  }
}
