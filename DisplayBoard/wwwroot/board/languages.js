// Which languages the board writes, and one thing in each of them.

import { el, fill } from './dom.js';

/** The first language there is (Vietnamese), and beside it one more. */
export class Languages {
  /** @param {Words[]} texts every language there is, Vietnamese first */
  constructor(texts) {
    this.all = texts;
    this.written = [];
    this.choose([]);
  }

  /**
   * Takes as the second the first other one the board speaks, else the next there is.
   * @param {string[]} wanted language codes
   * @returns {boolean} whether that is another than before
   */
  choose(wanted) {
    const [first, ...others] = this.all;
    const spoken = /** @type {Words[]} */ (wanted.map((code) => others.find((text) => text.language === code)).filter(Boolean));
    const before = this.written;
    this.written = [first].concat(spoken, others).slice(0, 2);
    return this.written.some((text, index) => text !== before[index]);
  }

  get first() {
    return this.written[0];
  }

  /** One thing in the languages of the board; the second stands only where it says something else. @param {(text: Words) => string} say */
  each(say) {
    return lines(this.written.map((text) => [text.language, say(text)])
      .filter(([, words], index, said) => index === 0 || words !== said[0][1]));
  }

  /** One text in the languages of the board. */
  texts(key, values) {
    return this.each((text) => text(key, values));
  }

  /**
   * Words the office gave by language: in the languages of the board, else in those they were given in.
   * @param {Record<string, string>} words
   */
  given(words) {
    const given = Array.from(new Set(this.written.concat(this.all))).filter((text) => words[text.language]);
    return lines(given.slice(0, 2).map((text) => [text.language, words[text.language]]));
  }

  /** Fills `data-text` with the first language alone and `data-both` with all of the board's. */
  fill(root) {
    root.querySelectorAll('[data-text]').forEach((node) => { node.textContent = this.first(node.dataset.text); });
    root.querySelectorAll('[data-both]').forEach((node) => fill(node, ...this.texts(node.dataset.both)));
  }
}

const lines = (said) => said.map(([language, words], index) => {
  const line = el('span', index === 0 ? 'first' : 'second', words);
  line.lang = language;
  return line;
});
