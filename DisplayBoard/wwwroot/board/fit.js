// Words that must not be cut are written smaller until they have room.

/**
 * The largest size in which a part fits. It is kept on the part, for the style sheets.
 * @param {HTMLElement} part @param {string[]} sizes the largest first; the last is taken whether it fits or not
 * @param {() => boolean} [fits] by its own height, where nothing else is said
 */
export function fitInto(part, sizes, fits = () => part.scrollHeight <= part.clientHeight + 1) {
  return sizes.some((size) => {
    part.dataset.size = size;
    return fits();
  });
}
