import { nameIn } from '/shared/texts.js';
import { rangeWords } from '/shared/waits.js';
import { byId, el, fill } from './dom.js';

const MOST_SERVICES = 6;

/** Who waits, by service; the last ones called; the office. */
export class Hall {
  constructor(languages) {
    this.languages = languages;
    this.view = null;
    this.page = 0;
  }

  show(view) {
    this.view = view;
    fill(byId('office'), ...this.languages.each((text) => nameIn(view.name, text.language)));
    const last = view.lastCalled.slice(0, view.display.lastCalled);
    byId('called').hidden = last.length === 0;
    fill(byId('last'), ...last.map((call) => this.call(call)));
    this.showServices();
  }

  clear() {
    this.view = null;
    ['office', 'last', 'services'].forEach((id) => fill(byId(id)));
  }

  turn() {
    this.page += 1;
    this.showServices();
  }

  // As many at once as have room: long names take more of it. The others come with the next page.
  showServices() {
    if (!this.view) return;
    const hall = byId('hall');
    for (let perPage = MOST_SERVICES; perPage > 0; perPage -= 1) {
      this.fillServices(perPage);
      if (hall.scrollHeight <= hall.clientHeight + 1) return;
    }
  }

  fillServices(perPage) {
    const { services } = this.view;
    const pages = Math.max(1, Math.ceil(services.length / perPage));
    const from = (this.page % pages) * perPage;
    fill(byId('services'), ...services.slice(from, from + perPage).map((service) => this.service(service)));
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
