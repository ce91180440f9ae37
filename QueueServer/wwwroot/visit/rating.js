// How satisfied the visitor is, asked on their phone once the service has ended: one touch, and at most one more.

import { choicesOf, choiceText, LONGEST, REASONS } from '../rate/choices.js';
import { face } from '../rate/faces.js';
import { element } from './dom.js';

export class RatingPart {
  /** @type {import('../rate/choices.js').Choice | null} */
  #choice = null;
  #isWriting = false;
  #text = '';
  /** @type {'open' | 'sending' | 'given' | 'late' | 'offline'} */
  #state = 'open';
  #send;
  #changed;

  /**
   * @param {(rating: Wire, keepalive: boolean) => Promise<{ok: boolean}>} send hands in what was said
   * @param {(focus?: string) => void} changed told when it is to be drawn again, and what is focused then
   */
  constructor(send, changed) {
    this.#send = send;
    this.#changed = changed;
    // Who chose and puts the phone away has answered.
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden' && this.#choice && this.#state === 'open') this.#hand({}, true);
    });
  }

  /** Whether somebody writes: what is drawn anew meanwhile would take the field from under their hands. */
  get isWriting() {
    return this.#isWriting && document.activeElement !== null && document.activeElement.id === 'rating-words';
  }

  /** Whether there is nothing more to answer. */
  get isOver() {
    return this.#state === 'given' || this.#state === 'late';
  }

  /** @param {Words} text @param {{stars: boolean} | null} question null where nothing is asked (any more) */
  draw(text, question) {
    if (this.#state === 'given') return note(text('rating.thanks'), text('rating.thanks.more'));
    if (this.#state === 'late') return note(text('rating.late'));
    if (!question) return null;
    const parts = this.#choice ? this.#more(text, this.#choice) : this.#first(text, question.stars);
    return element('section', { class: 'rating', 'aria-labelledby': 'rating', testid: 'rating' }, [
      ...parts,
      this.#state === 'offline' && element('p', { class: 'refusal', role: 'alert' }, text('refusal.offline')),
    ]);
  }

  #first(text, stars) {
    return [
      element('h2', { id: 'rating' }, text('rating.question')),
      stars && element('p', {}, text('rating.stars')),
      element('div', { class: 'choices' }, choicesOf(stars).map((choice) => {
        const button = this.#button(choiceText(text, choice), choice.level || `star-${choice.stars}`, () => this.#choose(choice));
        button.prepend(face(choice.level || 'star', `visit-${choice.stars || ''}`));
        return button;
      })),
      element('p', { class: 'quiet-note' }, text('rating.private')),
    ];
  }

  #more(text, choice) {
    if (this.#isWriting) return this.#writing(text);
    return [
      element('p', {}, text('rating.chosen', { choice: choiceText(text, choice) })),
      element('h2', { id: 'rating' }, text('rating.more')),
      ...REASONS.map((reason) => this.#button(text(`rating.reason.${reason}`), reason, () => this.#hand({ reasons: [reason] }))),
      this.#button(text('rating.write'), 'rating-write', () => this.#write(true, 'rating-words')),
      this.#button(text('rating.done'), 'rating-done', () => this.#hand({}), 'primary'),
      this.#button(text('rating.back'), 'rating-back', () => this.#choose(null)),
    ];
  }

  #writing(text) {
    const field = /** @type {HTMLTextAreaElement} */ (element('textarea',
      { id: 'rating-words', testid: 'rating-words', maxlength: `${LONGEST}`, rows: '4', 'aria-describedby': 'rating-left' }, this.#text));
    const hint = () => text('rating.write.hint', { count: LONGEST - this.#text.length });
    const left = element('p', { id: 'rating-left', class: 'quiet-note' }, hint());
    field.addEventListener('input', () => {
      this.#text = field.value;
      left.textContent = hint();
    });
    return [
      element('h2', { id: 'rating' }, [element('label', { for: 'rating-words' }, text('rating.write.label'))]),
      field,
      left,
      this.#button(text('rating.send'), 'rating-send', () => this.#handWords(), 'primary'),
      this.#button(text('rating.write.none'), 'rating-unwrite', () => this.#write(false, 'rating-write')),
    ];
  }

  #button(words, testid, click, look = '') {
    return element('button', { type: 'button', class: look, testid, disabled: this.#state === 'sending', click },
      [element('span', {}, words)]);
  }

  #choose(choice) {
    this.#choice = choice;
    this.#changed(choice ? 'waitedLong' : undefined);
  }

  #write(isWriting, focus) {
    this.#isWriting = isWriting;
    this.#changed(focus);
  }

  #handWords() {
    const text = this.#text.trim();
    return this.#hand(text ? { text } : {});
  }

  async #hand(more, keepalive = false) {
    this.#state = 'sending';
    this.#changed();
    const answer = await this.#send(Object.assign({}, this.#choice, more), keepalive).catch(() => null);
    this.#state = !answer ? 'offline' : answer.ok ? 'given' : 'late';
    this.#isWriting = false;
    this.#changed();
  }
}

const note = (words, more = '') => element('section', { class: 'rating', role: 'status', testid: 'rating-given' },
  [element('p', { class: 'lead' }, words), more ? element('p', {}, more) : null]);
