import { byId, el, fill, show } from './dom.js';
import { fitInto } from './fit.js';

const FAR = ['t31', 't25']; // read from afar
const SIZES = FAR.concat('t20', 't16');
const SENTENCE = /.+?(?:[.!?]+\s+|$)/gs;
const LETTERS_A_TURN = 100; // of one language: what is read with ease until the board turns

/**
 * The office's lines at the foot, one after another: its notice, then what is announced today. A line has all the board's languages at
 * once; where they have no room each comes by itself, and as many of its sentences as have. The foot is as high as its highest line,
 * so that nothing else moves.
 */
export class Notice {
  constructor(languages) {
    this.languages = languages;
    this.said = [];
    this.key = '';
    this.at = 0;
    this.turns = 0; // since the line came
  }

  /** @param {Record<string, string>[]} said each by language code */
  show(said) {
    const key = JSON.stringify([said, this.languages.written.map(({ language }) => language)]);
    if (key === this.key) return;
    this.key = key;
    this.said = said;
    this.at = 0;
    this.turns = 0;
    this.fit();
  }

  /** Writes each line as large as there is room for it. */
  fit() {
    const given = this.said.map((words) => this.languages.given(words)).filter((lines) => lines.length > 0);
    show(byId('notice'), given.length > 0);
    fill(byId('notice'));
    given.forEach((lines) => {
      if (hasRoom(lines)) add(lines);
      else lines.forEach(addSentences);
    });
    this.mark();
  }

  /** The board turns: the next line comes once this one was read. */
  turn() {
    const lines = byId('notice').children;
    if (lines.length < 2) return;
    this.turns += 1;
    const longest = Math.max(...Array.from(lines[this.at % lines.length].children).map((words) => words.textContent.length));
    if (this.turns < Math.ceil(longest / LETTERS_A_TURN)) return;
    this.at += 1;
    this.turns = 0;
    this.mark();
  }

  mark() {
    const lines = Array.from(byId('notice').children);
    lines.forEach((line, index) => line.classList.toggle('now', index === this.at % lines.length));
  }
}

/** @param {Node[]} words */
function add(words) {
  const line = el('p', 'line', ...words);
  byId('notice').appendChild(line);
  fitInto(line, SIZES);
  return line;
}

/** Whether it can be read from afar. @param {Node[]} words */
function hasRoom(words) {
  const line = add(words);
  const fits = fitInto(line, FAR);
  byId('notice').removeChild(line);
  return fits;
}

function addSentences(language) {
  const part = (text) => {
    const words = language.cloneNode();
    words.textContent = text;
    return words;
  };
  const parts = [''];
  language.textContent.match(SENTENCE).forEach((sentence) => {
    const longer = parts[parts.length - 1] + sentence;
    if (longer === sentence || hasRoom([part(longer)])) parts[parts.length - 1] = longer;
    else parts.push(sentence);
  });
  parts.forEach((text) => add([part(text)]));
}
