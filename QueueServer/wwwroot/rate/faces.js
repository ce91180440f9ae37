// Three faces of our own strokes, which differ by mouth and eyes and not by colour; and a star. Words stand beside them.

const SVG = 'http://www.w3.org/2000/svg';
const ROUND = 'M40 5a35 35 0 1 1 0 70a35 35 0 1 1 0-70z';

const STROKES = {
  verySatisfied: [ROUND, 'M22 32q5-7 10 0M48 32q5-7 10 0', 'M20 44h40q-3 18-20 18t-20-18z'],
  satisfied: [ROUND, 'M28 28v6M52 28v6', 'M24 50q16 12 32 0'],
  dissatisfied: [ROUND, 'M21 28l11-5M59 28l-11-5M28 33v5M52 33v5', 'M25 58q15-14 30 0'],
  star: ['M40 8l9.600 20.500 22.400 2.800-16.500 15.400 4.300 22.300-19.800-11-19.800 11 4.300-22.300-16.500-15.400 22.400-2.800z'],
};

/** @type {Map<string, SVGElement>} */
const drawn = new Map();

/**
 * A face, or the star; the same one for the same place, so that a page which draws again leaves it alone.
 * @param {keyof typeof STROKES} name
 * @param {string | number} [place] tells apart those that stand on a page at once
 */
export function face(name, place = '') {
  const key = `${name} ${place}`;
  const found = drawn.get(key);
  if (found) return found;
  const made = document.createElementNS(SVG, 'svg');
  made.setAttribute('class', `face ${name}`);
  made.setAttribute('viewBox', '0 0 80 80');
  made.setAttribute('aria-hidden', 'true');
  STROKES[name].forEach((stroke) => {
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('d', stroke);
    made.append(path);
  });
  drawn.set(key, made);
  return made;
}
