// What does not fit on the board at once comes in turn.

/**
 * Deals things out to as few pages as there can be, evenly: nine on pages of eight at most are five and four.
 * @template T @param {T[]} things @param {number} most on a page @returns {T[][]} one page at least
 */
export function dealt(things, most) {
  const pages = Math.max(1, Math.ceil(things.length / most));
  const start = (page) => Math.ceil(page * things.length / pages);
  return Array.from({ length: pages }, (_, page) => things.slice(start(page), start(page + 1)));
}

/** Says which of the pages is shown; nothing where there is only one. */
export function sayPage(node, page, pages) {
  const said = pages < 2 ? '' : `${page + 1}/${pages}`;
  node.hidden = said === '';
  if (node.textContent !== said) node.textContent = said;
}
