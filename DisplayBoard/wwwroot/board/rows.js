import { nameIn } from '/shared/texts.js';
import { byId, el, fill } from './dom.js';
import { fitInto } from './fit.js';
import { dealt, sayPage } from './pages.js';

const LIT_MS = 8000;
const MOST_ROWS = 8;
const SIZES = ['t39', 't31', 't25', 't20', 't16']; // of what stands beside the numbers in a list

/**
 * The counters and their numbers. In columns, the numbers now at a counter, newest call first; in a list, every counter, in the
 * office's order. More than fit turn pages: in columns the newest and the lit ones stay on, a list opens where a counter is lit.
 */
export class Rows {
  constructor(languages) {
    this.languages = languages;
    this.view = null;
    this.page = 0;
    this.lit = new Map(); // counter number → the timer that ends it; the last one lit is the last
    this.made = new Map(); // counter number → its row
  }

  show(view) {
    if (layoutOf(view) !== layoutOf(this.view)) this.made.clear();
    this.view = view;
    this.render();
  }

  /** Lights the counter of a call from now on, 8 s. */
  light(call) {
    clearTimeout(this.lit.get(call.counter));
    this.lit.delete(call.counter);
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
    const isList = layoutOf(this.view) === 'list';
    const columns = this.view && !isList ? this.view.display.columns : 1;
    const { shown, pages, rows } = isList ? this.listed(counters) : this.newest(counters, columns);
    byId('board').dataset.places = String(rows);
    byId('board').dataset.columns = String(columns);
    this.place(shown.map((counter) => (isList ? this.listRow(counter) : this.row(counter))));
    sayPage(byId('pages'), this.page % pages, pages);
    this.say(isList && this.view.open ? shown.length === 0 : !counters.some(isBusy));
    this.fit();
  }

  newest(counters, columns) {
    const busy = counters.filter(isBusy).sort((a, b) => Date.parse(b.calledAt) - Date.parse(a.calledAt) || a.number - b.number);
    // As many places as the office has counters: rows do not change their size when one more is called.
    const rows = placesFor(Math.ceil(counters.length / columns));
    const places = rows * columns;
    if (busy.length <= places) return { shown: busy, pages: 1, rows };
    const stays = (counter, index) => index === 0 || this.lit.has(counter.number);
    const staying = busy.filter(stays).slice(0, places - 1);
    const pages = dealt(busy.filter((counter) => !staying.includes(counter)), places - staying.length);
    return { shown: staying.concat(pages[this.page % pages.length]), pages: pages.length, rows };
  }

  listed(counters) {
    const pages = dealt(counters, MOST_ROWS);
    const lit = pages.findIndex((page) => page.some(({ number }) => number === Array.from(this.lit.keys()).pop()));
    if (lit >= 0) this.page = lit;
    return { shown: pages[this.page % pages.length], pages: pages.length, rows: placesFor(pages[0].length) };
  }

  row(counter) {
    const row = this.rowOf(counter, (number, desk) =>
      [number, arrow(), el('span', 'visually-hidden', ` ${this.languages.first('board.counter')} `), desk]);
    row.classList.toggle('awaited', !counter.serving);
    return row;
  }

  /** A counter, its name, and its number; where it has none, the letters of what is served there. */
  listRow(counter) {
    const row = this.rowOf(counter, (number, desk) =>
      [el('span', 'visually-hidden', `${this.languages.first('board.counter')} `), desk, el('span', 'name'), number, el('span', 'offers')]);
    fill(row.querySelector('.name'), ...this.languages.each((text) => nameIn(counter.name, text.language)));
    fill(row.querySelector('.offers'), ...(isBusy(counter) ? [] : this.offers(counter)));
    row.classList.toggle('awaited', isBusy(counter) && !counter.serving);
    return row;
  }

  offers({ open, prefixes }) {
    return open ? prefixes.map((prefix) => el('span', 'letter figure', prefix)) : this.languages.texts('board.counter.closed');
  }

  /** @param {(number: HTMLElement, desk: HTMLElement) => Node[]} parts of a row that is made */
  rowOf(counter, parts) {
    if (!this.made.has(counter.number)) {
      const number = el('span', 'number figure');
      number.dataset.testid = 'called-number';
      const desk = el('span', 'desk figure');
      desk.dataset.testid = 'called-counter';
      this.made.set(counter.number, el('li', 'row', ...parts(number, desk)));
    }
    const row = this.made.get(counter.number);
    setText(row.querySelector('.number'), counter.current || '');
    setText(row.querySelector('.desk'), String(counter.number));
    row.classList.toggle('lit', this.lit.has(counter.number));
    return row;
  }

  /** The names of a list in one size, in which each has room in its row. */
  fit() {
    const rows = byId('rows');
    if (layoutOf(this.view) !== 'list' || rows.hidden) return;
    fitInto(rows, SIZES, () => Array.from(rows.children).every((row) =>
      Array.from(row.children).every((part) => part.matches('.number, .desk') || part.clientHeight <= row.clientHeight)));
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

const layoutOf = (view) => (view ? view.display.layout : null);

const isBusy = (counter) => counter.current !== null;

const placesFor = (count) => (count <= 4 ? 4 : count <= 6 ? 6 : MOST_ROWS);

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
