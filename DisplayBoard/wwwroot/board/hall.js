import { nameIn } from '/shared/texts.js';
import { rangeWords } from '/shared/waits.js';
import { byId, el, fill, show } from './dom.js';
import { dealt, sayPage } from './pages.js';

const MOST_SERVICES = 6;
const FEWEST_SERVICES = 2; // beside the way to the page for phones: it is left out where only one would have room

/** Who waits, by service; the last ones called; the way to the same on a phone. */
export class Hall {
  constructor(languages) {
    this.languages = languages;
    this.pages = /** @type {HTMLElement[][]} */ ([[]]);
    this.page = 0;
    this.services = /** @type {HTMLElement[]} */ ([]);
    this.isOnPhones = false;
  }

  /** @param {Wire} view @param {string | null} qr the page for phones as a picture */
  show(view, qr) {
    const last = view.lastCalled.slice(0, view.display.lastCalled);
    byId('called').hidden = last.length === 0;
    fill(byId('last'), ...last.map((call) => this.call(call)));
    this.services = view.services.map((service) => this.service(service));
    this.isOnPhones = qr !== null;
    if (qr === null) return;
    fill(byId('page-address'), view.page.replace(/^https?:[/][/]/, ''));
    if (byId('page-qr').getAttribute('src') !== qr) byId('page-qr').setAttribute('src', qr);
  }

  clear() {
    this.services = [];
    this.isOnPhones = false;
    ['last', 'services'].forEach((id) => fill(byId(id)));
  }

  turn() {
    this.page += 1;
    this.showPage();
  }

  fit() {
    show(byId('on-phones'), this.isOnPhones);
    if (this.deal() < FEWEST_SERVICES && show(byId('on-phones'), false)) this.deal();
    this.showPage();
  }

  /**
   * Deals the services out so that each page has room: long names take more of it.
   * @returns {number} how many a page has at most; 0 where even one has no room
   */
  deal() {
    const hall = byId('hall');
    let most = MOST_SERVICES;
    for (; most > 0; most -= 1) {
      this.pages = dealt(this.services, most);
      const fits = this.pages.every((_, page) => {
        this.showPage(page);
        return hall.scrollHeight <= hall.clientHeight + 1;
      });
      if (fits) break;
    }
    return most;
  }

  showPage(page = this.page) {
    const at = page % this.pages.length;
    sayPage(byId('services-pages'), at, this.pages.length);
    fill(byId('services'), ...this.pages[at]);
  }

  service(service) {
    const name = el('div', 'name', ...this.languages.each((text) => nameIn(service.name, text.language)));
    const range = el('p', 'range', ...this.languages.texts(...rangeWords(service.estimate)));
    const count = el('p', 'count figure', String(service.waiting),
      el('span', 'visually-hidden', ` ${this.languages.first('board.waiting.unit')}`));
    return el('li', 'service', el('span', 'prefix figure', service.prefix), el('div', 'about', name, range), count);
  }

  call(call) {
    const desk = el('span', 'at', ...this.languages.each((text) => `${text('board.counter')} ${call.counter}`));
    return el('li', 'call', el('span', 'number figure', call.number), desk);
  }
}
