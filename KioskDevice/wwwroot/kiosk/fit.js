// Nothing scrolls. What a screen shows is drawn smaller, step by step (fit.css), until it fits; tiles that do not fit even then turn into
// pages. Needs no event of its own: it is asked after each drawing.

/** The steps of fit.css, each with the least share of its size that the mirror has. */
const STEPS = [0.65, 0.5, 0.42, 0.36, 0.22, 0.16];
const EASY = 3; // the step at which pages are read with ease
const MIRRORS = [1, 0.8, 0.65, 0.5, 0.42, 0.36, 0.22, 0.16];

/** What may be too large: the whole, and each part that has a place of its own. */
const PARTS = '.kiosk, main, .question, .answers';

const isTooLarge = (part) => part.scrollHeight > part.clientHeight + 1 || part.scrollWidth > part.clientWidth + 1;

const overflows = (root) => [...root.querySelectorAll(PARTS)].some(isTooLarge);

/**
 * How the tiles of a screen are dealt out to pages. `starts` holds each page's first tile, `at` is the page that is shown.
 * @typedef {{starts: number[], at: number}} Paging
 */

/** One page with all of them. @type {Paging} */
export const ONE_PAGE = { starts: [0], at: 0 };

/** Whether a tile is on the page that is shown. @param {Paging} paging @param {number} index */
export const isShown = ({ starts, at }, index) => index >= starts[at] && index < (starts[at + 1] ?? Infinity);

/** What is drawn, and how: the same needs no other sizes. @param {Page} page */
export function keyOf({ screen, language, needs, group }) {
  const services = [...screen.view?.services ?? [], ...screen.view?.groups ?? []].map(({ id, name }) => [id, name]);
  const { innerWidth, innerHeight } = window;
  return JSON.stringify([screen.name, screen.camera, screen.why, screen.acts, language.language, [...needs], services, group, innerWidth,
    innerHeight]);
}

/** Fits what is drawn: the step that is needed once stays, until something else is drawn. */
export class Fit {
  #key = '';
  /** @type {Paging} */
  paging = ONE_PAGE;

  /**
   * @param {HTMLElement} root the page
   * @param {string} key what is drawn and how: another one is measured anew
   * @returns {boolean} whether the tiles are dealt out otherwise, and are to be drawn again
   */
  measure(root, key) {
    const kiosk = /** @type {HTMLElement} */ (root.querySelector('.kiosk'));
    const isNew = key !== this.#key;
    if (!isNew && !overflows(root)) return false;
    this.#key = key;
    const before = this.paging;
    const tiles = /** @type {HTMLElement[]} */ ([...root.querySelectorAll('.tiles > li')]);
    const pager = root.querySelector('.pager');
    kiosk.style.setProperty('--foot', `${kiosk.querySelector('.foot')?.clientHeight ?? 0}px`);
    showAll(tiles, pager);
    const first = isNew ? 0 : Number(kiosk.dataset.fit ?? 0);
    const step = STEPS.findIndex((mirror, at) => at >= first && fitsAt(root, kiosk, at, mirror));
    const starts = step < 0 ? dealOut(root, kiosk, tiles, pager) : ONE_PAGE.starts;
    growMirror(kiosk, () => allFit(root, tiles, starts));
    for (const tile of tiles) tile.style.removeProperty('display');
    pager?.style.removeProperty('display');
    this.paging = { starts, at: Math.min(isNew ? 0 : before.at, starts.length - 1) };
    return String(before.starts) !== String(starts) || before.at !== this.paging.at;
  }

  /** What was measured may be otherwise now: measure all anew. */
  forget() {
    this.#key = '';
  }

  /** Turns to another page. @param {number} by pages */
  turn(by) {
    const { starts, at } = this.paging;
    this.paging = { starts, at: Math.max(0, Math.min(starts.length - 1, at + by)) };
  }
}

function showAll(tiles, pager) {
  for (const tile of tiles) tile.style.display = 'grid';
  if (pager) pager.style.display = 'none';
}

/** Draws at a step. @returns {boolean} whether it fits */
function fitsAt(root, kiosk, step, mirror) {
  kiosk.dataset.fit = String(step);
  kiosk.style.setProperty('--mirror', String(mirror));
  return !overflows(root);
}

/** The mirror as large as there is room for it. */
function growMirror(kiosk, isWell) {
  const least = kiosk.style.getPropertyValue('--mirror');
  for (const mirror of MIRRORS) {
    kiosk.style.setProperty('--mirror', String(mirror));
    if (String(mirror) === least || isWell()) return;
  }
}

/** The first tile of each page: read with ease where that takes one page more at most, else at the smallest step. */
function dealOut(root, kiosk, tiles, pager) {
  if (tiles.length < 2) return ONE_PAGE.starts;
  if (pager) pager.style.display = 'grid';
  const draw = (step) => fitsAt(root, kiosk, step, STEPS[step]);
  const smallest = STEPS.length - 1;
  draw(smallest);
  const least = deal(root, tiles);
  draw(EASY);
  const easy = deal(root, tiles);
  if (easy.length <= least.length + 1 && allFit(root, tiles, easy)) return easy;
  draw(smallest);
  return least;
}

const allFit = (root, tiles, starts) => starts.every((from, page) => fits(root, tiles, from, starts[page + 1] ?? tiles.length));

/** The first tile of each page: evenly where that fits, else as many on each as fit. */
function deal(root, tiles) {
  const starts = [0];
  while (starts[starts.length - 1] < tiles.length) starts.push(endOf(root, tiles, starts[starts.length - 1]));
  starts.pop();
  const each = Math.ceil(tiles.length / starts.length);
  const even = starts.map((_, page) => page * each);
  return allFit(root, tiles, even) ? even : starts;
}

/** Where a page ends that begins with a tile: after one, if not even that fits. */
function endOf(root, tiles, from) {
  let [least, most] = [from + 1, tiles.length];
  while (least < most) {
    const middle = Math.ceil((least + most) / 2);
    if (fits(root, tiles, from, middle)) least = middle;
    else most = middle - 1;
  }
  return least;
}

function fits(root, tiles, from, to) {
  for (const [index, tile] of tiles.entries()) tile.style.display = index >= from && index < to ? 'grid' : 'none';
  return !overflows(root);
}
