// An appointment of whoever has its code: it is confirmed, moved, given up, and its visitor says here that they have come.
(function () {
  const { words, randomId, post, say, refuse } = window.asking;
  const EVERY = 60000;
  const shown = () => document.getElementById('booking');
  if (!shown()) return;
  const { office, code, service, days } = shown().dataset;
  const path = `/api/v1/offices/${office}`;
  const here = `${path}/bookings/${code}`;
  const moving = /** @type {HTMLFormElement} */ (document.getElementById('moving'));
  const sure = /** @type {HTMLDialogElement} */ (document.getElementById('sure'));
  const picker = window.slotPicker(document.getElementById('slots'), path, days);
  const comesBy = randomId(); // they come once, however often it is said
  let moved = { to: '', id: '' }; // what was asked for without an answer: the same is asked for again under the same id
  let busy = false;

  /** What the server says of it now; the focus stays where it was. */
  async function refresh() {
    try {
      const answer = await fetch(location.href, { cache: 'no-store' });
      if (answer.status === 404) return location.reload(); // its day is over
      const next = new window.DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('booking');
      if (!next || next.outerHTML === shown().outerHTML) return undefined;
      const focused = /** @type {?HTMLElement} */ (document.activeElement && document.activeElement.closest('[data-act]'));
      shown().replaceWith(document.adoptNode(next));
      const again = focused && shown().querySelector(`[data-act=${focused.dataset.act}]`);
      if (again) again.focus();
    } catch {
      // what is shown stays so, and is asked for again
    }
    return undefined;
  }

  setInterval(look, EVERY);
  document.addEventListener('visibilitychange', look);
  function look() {
    if (!document.hidden && !busy && !sure.open) refresh();
  }

  /** What an act is refused for is said, and what became of the appointment is shown. */
  async function act(address, body, done = '') {
    say(words.moment);
    const answer = await post(address, body);
    if (answer.refused) refuse(answer.refused);
    else say(done);
    await refresh();
    return answer;
  }

  function showMoving(isMoving) {
    moving.hidden = !isMoving;
    const next = isMoving ? moving.querySelector('h2') : document.querySelector('[data-act=move]') || document.querySelector('h1');
    /** @type {HTMLElement} */ (next).focus();
  }

  async function move() {
    const to = picker.start();
    if (!to) {
      say(words.choose);
      return picker.focus();
    }
    if (moved.to !== to) moved = { to, id: randomId() };
    const answer = await act(`${here}/move`, { commandId: moved.id, start: to }, words.moved);
    if (answer.refused === 'offline') return undefined;
    moved = { to: '', id: '' };
    if (!answer.refused) return showMoving(false);
    await picker.show(service, { fresh: true, start: null });
    return picker.focus();
  }

  /** Where the office has said where it is, the phone itself looks whether it is there; its place leaves it for nobody. */
  async function come() {
    say(words.looking);
    const { arrival } = await import('/visit/arrival.js');
    const found = await arrival(shown().dataset.near || '');
    const { lang } = document.documentElement;
    if (found.is !== 'near') return say(words[found.is].replace('{metres}', new Intl.NumberFormat(lang).format(found.metres || 0)));
    const answer = await post(`${here}/check-in`, { commandId: comesBy });
    if (answer.refused) return refuse(answer.refused);
    localStorage.setItem('visit.language', lang); // the number's page goes on in it
    return location.assign(answer.page);
  }

  const acts = {
    confirm: () => act(`${here}/confirm`, { commandId: randomId() }),
    come: () => come().catch(() => refuse('offline')),
    move: () => {
      say('');
      showMoving(true);
      return picker.show(service, { fresh: true });
    },
    stay: () => {
      say('');
      showMoving(false);
    },
    cancel: () => sure.showModal(),
    no: () => sure.close(),
    yes: async () => {
      sure.close();
      moving.hidden = true;
      await act(`${here}/cancel`, { commandId: randomId() });
      /** @type {HTMLElement} */ (document.querySelector('h1')).focus();
    },
  };

  async function once(doing) {
    if (busy) return;
    busy = true;
    try {
      await doing();
    } finally {
      busy = false;
    }
  }

  document.addEventListener('click', ({ target }) => {
    const button = /** @type {Element} */ (target).closest('[data-act]');
    if (button) once(acts[button.dataset.act || '']);
  });
  moving.addEventListener('submit', (event) => {
    event.preventDefault();
    once(move);
  });
}());
