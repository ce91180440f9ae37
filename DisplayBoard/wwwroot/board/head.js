import { nameIn } from '/shared/texts.js';
import { byId, fill, show } from './dom.js';
import { fitInto } from './fit.js';

const SIZES = ['t31', 't25', 't20', 't16'];

/** The office's name, colour and logo, and how its picture stands on the screen. The clock beside them is told apart. */
export class Head {
  constructor(languages) {
    this.languages = languages;
  }

  /** @param {Wire} view @param {string | null} logo its path, once it is here */
  show(view, logo) {
    const { display, brand } = view;
    const { style } = document.documentElement;
    byId('board').dataset.layout = display.layout;
    style.setProperty('--overscan', String(display.overscan));
    if (brand.colour) style.setProperty('--brand', brand.colour);
    byId('head').classList.toggle('branded', Boolean(brand.colour));
    show(byId('logo'), logo !== null);
    if (logo !== null && byId('logo').getAttribute('src') !== logo) byId('logo').setAttribute('src', logo);
    fill(byId('office'), ...this.languages.each((text) => nameIn(view.name, text.language)));
  }

  clear() {
    fill(byId('office'));
    byId('head').classList.toggle('branded', false);
    show(byId('logo'), false);
  }

  fit() {
    fitInto(byId('office'), SIZES);
  }
}
