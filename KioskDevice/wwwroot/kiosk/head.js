// The head as a hand: a turn moves the choice, a turn that is held takes it, looking away for long ends the visit.
// It works on whatever a screen marks with data-choice, by focus and click, so that head, keypad and touch are one way.

const RESTED = 6000; // milliseconds without the head after a touch or a key: who touches also looks about
const AWAY = 2500; // milliseconds unseen before the visitor is told that the visit will end
const AWAY_SECONDS = 4; // and how long they are told

/** The choices on the screen now, in the order in which they stand; an answer comes before what may be added to it (data-choice="more"). */
export const choicesIn = (root) => [...root.querySelectorAll('[data-choice]:not(:disabled)')]
  .filter((choice) => !choice.closest('[hidden]')) // on another page
  .sort((one, other) => Number(one.dataset.choice === 'more') - Number(other.dataset.choice === 'more'));

/** Moves the focus along the choices, round at the ends. @param {number} step −1 or 1 */
export function moveChoice(root, step) {
  const choices = choicesIn(root);
  if (choices.length === 0) return null;
  const now = choices.indexOf(document.activeElement);
  const next = now < 0 && step < 0 ? choices.length - 1 : (now + step + choices.length) % choices.length;
  choices[next].focus();
  return choices[next];
}

export class Head extends EventTarget {
  #root;
  #restedUntil = 0;
  #steers = false; // the head moved a choice since the visit began
  /** @type {HTMLElement | null} */
  #ring = null; // the choice that shows the dwell
  #seenAt = 0;
  /** @type {number | null} */
  away = null; // seconds until the visit ends because nobody looks; null while somebody does

  /** Events: `steered` (the first move on a screen), `moved` (another choice), `away` (see the property), `left`. */
  constructor(root) {
    super();
    this.#root = root;
  }

  /** A touch or a key: the head rests for a while. */
  rest() {
    this.#restedUntil = performance.now() + RESTED;
    this.#show(null, 0);
    this.#stay();
  }

  /** Another screen. @param {boolean} quiet nobody is in a visit */
  screen(quiet) {
    if (quiet) this.#steers = false;
    this.#seenAt = performance.now();
    this.#show(null, 0);
    this.#stay();
  }

  /** Takes one frame's sign. @param {{pose: string, offset: number, turned: ?string, held: boolean, dwell: number}|null} sign */
  read(sign, now = performance.now()) {
    this.#dot(sign);
    if (!sign || now < this.#restedUntil) return;
    if (sign.pose === 'unseen') this.#unseen(now);
    else this.#seen(now);
    if (sign.turned) {
      if (!moveChoice(this.#root, sign.turned === 'right' ? 1 : -1)) return;
      this.#steers = true;
      this.dispatchEvent(new Event('steered'));
      this.dispatchEvent(new Event('moved'));
    }
    const chosen = choicesIn(this.#root).find((choice) => choice === document.activeElement);
    this.#show(chosen, chosen ? sign.dwell : 0);
    if (!sign.held || !chosen) return;
    this.#show(null, 0);
    chosen.click();
  }

  #seen(now) {
    this.#seenAt = now;
    this.#stay();
  }

  #unseen(now) {
    const gone = now - this.#seenAt;
    if (!this.#steers || gone < AWAY) return;
    const left = Math.ceil(AWAY_SECONDS - (gone - AWAY) / 1000);
    if (left <= 0) {
      this.#steers = false;
      this.#stay();
      this.dispatchEvent(new Event('left'));
    } else if (left !== this.away) {
      this.away = left;
      this.dispatchEvent(new Event('away'));
    }
  }

  #stay() {
    if (this.away === null) return;
    this.away = null;
    this.dispatchEvent(new Event('away'));
  }

  /** The ring around the choice that is held. */
  #show(choice, dwell) {
    if (this.#ring && this.#ring !== choice) this.#ring.style.removeProperty('--dwell');
    this.#ring = choice ?? null;
    choice?.style.setProperty('--dwell', dwell);
  }

  /** Where the head is, at once and always: a dot on a bar under the mirror. */
  #dot(sign) {
    const bar = document.getElementById('head-bar');
    if (!bar) return;
    bar.hidden = !sign;
    if (!sign) return;
    bar.dataset.pose = sign.pose;
    bar.style.setProperty('--offset', String(Math.max(-1.4, Math.min(1.4, sign.offset))));
  }
}
