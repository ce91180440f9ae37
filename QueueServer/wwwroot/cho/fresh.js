// Keeps what is true for a minute fresh. Once nobody answered for a minute, the waits are hidden, and it is said since when.
(function () {
  const EVERY = 20000;
  const PATIENCE = 10000;
  const STALE = 60000;
  let heard = performance.now();
  let asking = false;

  const show = () => {
    const now = /** @type {HTMLElement} */ (document.getElementById('now'));
    const stale = performance.now() - heard > STALE;
    now.classList.toggle('old', stale);
    /** @type {HTMLElement} */ (now.querySelector('.stale')).hidden = !stale;
  };

  async function ask() {
    if (asking || document.hidden) return;
    asking = true;
    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort(), PATIENCE);
    try {
      const answer = await fetch(location.href, { cache: 'no-cache', signal: patience.signal });
      const next = answer.ok && new window.DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('now');
      if (next) {
        document.getElementById('now')?.replaceWith(document.adoptNode(next));
        heard = performance.now();
      }
    } catch {
      // said by its age
    } finally {
      clearTimeout(timer);
      asking = false;
    }
    show();
  }

  setInterval(ask, EVERY);
  document.addEventListener('visibilitychange', ask);
}());
