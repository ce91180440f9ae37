// What is chosen on a page of figures, one after the other: the last choice is what is shown in the end.

/**
 * @param {import('../shell/page-store.js').PageStore} store of a page that keeps as `asked` what is shown
 * @param {(asked: Wire) => Promise<void>} goTo shows what is asked for
 */
export function choicesOf(store, goTo) {
  /** @type {?Wire} what was chosen last and is not gone to yet */
  let wanted = null;
  /** Goes to what is chosen; what is chosen while a report is on its way is gone to after it. @param {Wire} changes */
  const go = async (changes) => {
    wanted = { ...(wanted ?? store.page.asked), ...changes };
    if (store.page.busy) return;
    while (wanted) {
      const next = wanted;
      wanted = null;
      await store.run(() => goTo(next));
    }
  };
  /** Goes to what was chosen while the page was begun. */
  const goOn = async () => { if (wanted) await go({}); };
  return { go, goOn };
}
