// What is chosen on a page of figures, one after the other: the last choice is what is shown in the end.

/**
 * @param {import('../shell/page-store.js').PageStore} store of a page that keeps as `asked` what is shown
 * @param {(asked: Wire, pushes: boolean) => Promise<void>} goTo shows what is asked for; `pushes` puts it into the address
 */
export function choicesOf(store, goTo) {
  /** @type {{asked: Wire, pushes: boolean} | null} what was chosen last and is not gone to yet */
  let wanted = null;
  /** Goes to what was chosen; what is chosen while a report is on its way is gone to after it. */
  const goOn = async () => {
    if (store.page.busy) return;
    while (wanted) {
      const { asked, pushes } = wanted;
      wanted = null;
      await store.run(() => goTo(asked, pushes));
    }
  };
  /** Goes to what is chosen. @param {Wire} changes */
  const go = (changes) => {
    wanted = { asked: { ...(wanted?.asked ?? store.page.asked), ...changes }, pushes: true };
    return goOn();
  };
  /** Goes to what the address says already, as after Back. @param {Wire} asked */
  const arrive = (asked) => {
    wanted = { asked, pushes: false };
    return goOn();
  };
  return { go, arrive, goOn };
}
