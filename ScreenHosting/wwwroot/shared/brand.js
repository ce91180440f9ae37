// An office's own look: its logo, and its colour in place of the action colour. It was checked: white words can be read on it.

const PRESSED = 0.8; // of its light
const WASH = 0.1; // of it in white

/** @param {{colour: ?string} | null | undefined} brand */
export function wear(brand) {
  const { style } = document.documentElement;
  const colour = brand && brand.colour;
  const parts = colour && [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
  const set = (name, change) => (parts
    ? style.setProperty(name, `rgb(${parts.map((part) => Math.round(change(part))).join(', ')})`)
    : style.removeProperty(name));
  set('--own', (part) => part);
  set('--own-press', (part) => part * PRESSED);
  set('--own-wash', (part) => 255 - (255 - part) * WASH);
}

/** Where everybody may read the logo; null where there is none. @param {{logo: ?string} | null | undefined} brand */
export const logoOf = (brand) => (brand && brand.logo ? brand.logo.replace('/media/', '/logo/') : null);
