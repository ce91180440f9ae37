// Whether white words can be read on a colour: WCAG 2.2, https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio. The server checks it, too.

/** The least ratio for words of ordinary size. */
export const FOR_WORDS = 4.5;

/** The ratio of white to a colour written as #rrggbb, 1…21; null for anything else. @param {string} colour */
export function withWhite(colour) {
  if (!/^#[0-9a-f]{6}$/i.test(colour)) return null;
  const [red, green, blue] = [1, 3, 5].map((at) => linear(parseInt(colour.slice(at, at + 2), 16) / 255));
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
}

const linear = (share) => (share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4);
