// Reads the screens aloud. What is said last counts: new words end the ones before, added words wait for their end.

import { askedUntilAnswered } from '/shared/asked.js';

export class Narrator {
  on = false;
  languages = []; // that this machine can speak
  #audio = new Audio();
  #waiting = [];
  #said = '';

  async load() {
    const answer = await askedUntilAnswered('/narrator');
    if (answer.ok) this.languages = answer.json().languages;
  }

  constructor() {
    this.#audio.addEventListener('ended', () => this.#next());
    this.#audio.addEventListener('error', () => this.#next());
  }

  turn(on) {
    this.on = on;
    this.#said = '';
    if (!on) this.hush();
  }

  hush() {
    this.#waiting = [];
    this.#audio.pause();
  }

  /** Says words at once. @param {string} words @param {string} language */
  say(words, language) {
    if (!this.on || !words) return;
    this.hush();
    this.#start({ words, language });
  }

  /** Says words after those that are being said. */
  add(words, language) {
    if (!this.on || !words) return;
    if (this.#audio.paused || this.#audio.ended) this.#start({ words, language });
    else this.#waiting = [{ words, language }];
  }

  /** Says a screen's words when they are not the ones said last. */
  screen(words, language) {
    if (!this.on || words === this.#said) return;
    this.#said = words;
    this.say(words, language);
  }

  #next() {
    const next = this.#waiting.shift();
    if (next) this.#start(next);
  }

  #start({ words, language }) {
    if (!this.languages.includes(language)) return;
    this.#audio.src = `/narrator/speech.wav?${new URLSearchParams({ language, text: words.slice(0, 600) })}`;
    this.#audio.play().catch(() => {}); // a sound that was ended by the next one
  }
}

/** What an element says to somebody who does not see it. @param {HTMLElement | null | undefined} element */
export const wordsOf = (element) => {
  if (!element) return '';
  if (element.dataset.say) return element.dataset.say;
  if (element.ariaLabel) return element.ariaLabel;
  if (element instanceof HTMLInputElement) return element.labels?.[0]?.textContent.trim() ?? '';
  const copy = /** @type {HTMLElement} */ (element.cloneNode(true));
  for (const hidden of copy.querySelectorAll('[aria-hidden=true]')) hidden.remove();
  for (const said of copy.querySelectorAll('[data-say]')) said.textContent = said.dataset.say ?? '';
  return copy.textContent.replace(/\s+/g, ' ').trim();
};
