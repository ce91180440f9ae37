import { byId, el, fill } from './dom.js';

const LIT_MS = 8000;
const MOST_ROWS = 8;

/** The numbers now at a counter, newest call first. More than fit turn pages; the newest and the lit ones stay on. */
export class Rows {
  constructor(languages) {
    this.languages = languages;
    this.view = null;
    this.page = 0;
    this.lit = new Map(); // counter number → the timer that ends it
    this.made = new Map(); // counter number → its row
  }

  show(view) {
    this.view = view;
    this.render();
  }

  /** Lights the counter of a call from now on, 8 s. */
  light(call) {
    clearTimeout(this.lit.get(call.counter));
    this.lit.set(call.counter, setTimeout(() => {
      this.lit.delete(call.counter);
      this.render();
    }, LIT_MS));
    this.render();
  }

  turn() {
    this.page += 1;
    this.render();
  }

  render() {
    const counters = this.view ? this.view.counters : [];
    const busy = counters.filter((counter) => counter.current !== null)
      .sort((a, b) => Date.parse(b.calledAt) - Date.parse(a.calledAt) || a.number - b.number);
    // As many places as the office has counters: rows do not change their size when one more is called.
    const columns = this.view ? this.view.display.columns : 1;
    const inAColumn = Math.ceil(counters.length / columns);
    const rows = inAColumn <= 4 ? 4 : inAColumn <= 6 ? 6 : MOST_ROWS;
    byId('board').dataset.places = String(rows);
    byId('board').dataset.columns = String(columns);

    const { shown, pages } = this.choose(busy, rows * columns);
    this.place(shown.map((counter) => this.row(counter)));
    byId('pages').hidden = pages < 2;
    byId('pages').textContent = pages < 2 ? '' : `${(this.page % pages) + 1}/${pages}`;
    this.say(busy.length === 0);
  }

  choose(busy, places) {
    if (busy.length <= places) return { shown: busy, pages: 1 };
    const stays = (counter, index) => index === 0 || this.lit.has(counter.number);
    const staying = busy.filter(stays).slice(0, places - 1);
    const others = busy.filter((counter) => !staying.includes(counter));
    const perPage = places - staying.length;
    const pages = Math.ceil(others.length / perPage);
    const from = (this.page % pages) * perPage;
    return { shown: staying.concat(others.slice(from, from + perPage)), pages };
  }

  row(counter) {
    let row = this.made.get(counter.number);
    if (!row) {
      const number = el('span', 'number figure');
      number.dataset.testid = 'called-number';
      const desk = el('span', 'desk figure');
      desk.dataset.testid = 'called-counter';
      row = el('li', 'row', number, arrow(), el('span', 'visually-hidden', ` ${this.languages.first('board.counter')} `), desk);
      this.made.set(counter.number, row);
    }
    setText(row.querySelector('.number'), counter.current);
    setText(row.querySelector('.desk'), String(counter.number));
    row.classList.toggle('awaited', !counter.serving);
    row.classList.toggle('lit', this.lit.has(counter.number));
    return row;
  }

  // Moves only what is not in its place: a moved row would start its blinking anew.
  place(rows) {
    const list = byId('rows');
    Array.from(list.children).filter((row) => !rows.includes(row)).forEach((row) => list.removeChild(row));
    rows.forEach((row, index) => {
      if (list.children[index] !== row) list.insertBefore(row, list.children[index] || null);
    });
  }

  say(nobody) {
    const message = byId('message');
    const key = !this.view ? 'board.connecting' : !this.view.open ? 'board.closed' : 'board.idle';
    message.hidden = !nobody;
    byId('rows').hidden = nobody;
    fill(message, ...(nobody ? this.languages.texts(key) : []));
  }
}

function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

function arrow() {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 48 32');
  svg.setAttribute('class', 'arrow');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', 'M3 16h40M30 4l13 12-13 12');
  svg.appendChild(path);
  return svg;
}
