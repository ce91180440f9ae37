// Books an appointment: a time is chosen and kept, then confirmed, with a contact or without.
(function () {
  const form = /** @type {HTMLFormElement} */ (document.getElementById('book'));
  if (!form) return;
  const { words, randomId, ask, post, postProved, say, refuse } = window.asking;
  const KEPT = 'book';
  const SOON = 60000;
  const OF_THE_TIME = ['slot-full', 'start-past', 'start-too-soon', 'start-too-far', 'not-in-plan', 'closed-then'];
  const OF_THE_CONTACT = ['bad-contact', 'contact-limit', 'contact-missed'];
  const OVER = ['hold-lapsed', 'booking-cancelled', 'unknown-booking'];
  const button = /** @type {HTMLButtonElement} */ (form.querySelector('[type=submit]'));
  const [choosing, confirming] = ['choosing', 'confirming'].map((id) => document.getElementById(id));
  const contact = /** @type {HTMLInputElement} */ (form.querySelector('[name=contact]'));
  const office = `/api/v1/offices/${form.dataset.office}`;
  const path = `${office}/bookings`;
  const picker = window.slotPicker(document.getElementById('slots'), office, form.dataset.days);
  /** @type {Wire} */
  let held = null; // the place that is kept: its code, for what, and until when by this page's clock
  let asked = { of: '', id: '' }; // what was asked for without an answer: the same is asked for again under the same id

  const valueOf = (name) => String(new FormData(form).get(name) || '');
  const wish = () => ({ service: valueOf('service'), start: picker.start(), class: valueOf('class') || null });

  function step(isConfirming) {
    choosing.hidden = isConfirming;
    confirming.hidden = !isConfirming;
    button.textContent = isConfirming ? words.confirm : words.next;
    if (!isConfirming) return;
    const name = form.querySelector('[name=service]:checked + span');
    document.getElementById('what').textContent = name && name.textContent;
    document.getElementById('when').textContent = picker.whenText();
    /** @type {HTMLElement} */ (confirming.querySelector('h2')).focus();
  }

  // --- the place that is kept

  function keep({ code, at, heldUntil }, of) {
    held = { code, of, until: performance.now() + Date.parse(heldUntil) - Date.parse(at), time: picker.timeText(heldUntil), told: false };
    tick();
  }

  function tick() {
    if (!held) return;
    const left = held.until - performance.now();
    if (left <= 0) return lapse();
    const seconds = Math.ceil(left / 1000);
    const clock = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
    document.getElementById('until').textContent = words.until.replace('{time}', held.time).replace('{left}', clock);
    if (left > SOON || held.told || confirming.hidden) return;
    held.told = true;
    say(words.soon);
  }
  setInterval(tick, 1000);

  async function lapse(code = 'hold-lapsed') {
    const wasConfirming = !confirming.hidden;
    held = null;
    if (!wasConfirming) return;
    step(false);
    await picker.show(valueOf('service'), { fresh: true, start: null });
    refuse(code);
    picker.focus();
  }

  /** A clock may stand still while a phone sleeps: the server knows better. */
  async function look({ code, of }) {
    const told = await ask(`${path}/${code}`, {});
    if (told.heldUntil) keep(told, of);
    else if (told.refused !== 'offline') await lapse();
  }
  document.addEventListener('visibilitychange', () => {
    if (held && !document.hidden && !confirming.hidden && !button.disabled) look(held);
  });

  // --- what the button does

  async function hold() {
    const wanted = wish();
    const of = JSON.stringify(wanted);
    if (!wanted.service || !wanted.start) {
      say(wanted.service ? words.choose : words.chooseService);
      return wanted.service ? picker.focus() : /** @type {HTMLElement} */ (form.querySelector('[name=service]')).focus();
    }
    if (held && held.of === of) return step(true);
    if (asked.of !== of) asked = { of, id: randomId() };
    say(words.working);
    const answer = await postProved(path, asked.id, { ...wanted, language: document.documentElement.lang });
    if (answer.refused !== 'offline') asked = { of: '', id: '' };
    if (answer.heldUntil) {
      if (held) post(`${path}/${held.code}/cancel`, { commandId: randomId() }); // one place is enough
      say('');
      keep(answer, of);
      return step(true);
    }
    const code = answer.refused || 'hold-lapsed';
    if (OF_THE_TIME.includes(code)) await picker.show(wanted.service, { fresh: true, start: null });
    refuse(code);
    return OF_THE_TIME.includes(code) ? picker.focus() : button.focus();
  }

  async function confirm() {
    say(words.moment);
    const answer = await post(`${path}/${held.code}/confirm`, { commandId: randomId(), contact: contact.value.trim() || null });
    if (!answer.refused) {
      const { lang } = document.documentElement;
      return location.replace(`/b/${form.dataset.office}/${answer.code}?language=${lang}`);
    }
    if (OVER.includes(answer.refused)) return lapse(answer.refused);
    const isOfContact = OF_THE_CONTACT.includes(answer.refused);
    contact.setAttribute('aria-invalid', String(isOfContact));
    refuse(answer.refused);
    return (isOfContact ? contact : button).focus();
  }

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (button.getAttribute('aria-disabled')) return;
    button.setAttribute('aria-disabled', 'true'); // it keeps the focus
    await (confirming.hidden ? hold() : confirm());
    button.removeAttribute('aria-disabled');
  });

  document.getElementById('back').addEventListener('click', () => {
    say('');
    step(false);
    picker.focus();
  });

  // --- what is chosen, in another language too

  form.addEventListener('change', ({ target }) => {
    const { name, value } = /** @type {HTMLInputElement} */ (target);
    if (name === 'service') picker.show(value, { day: picker.day() });
  });

  document.querySelectorAll('nav a').forEach((link) => link.addEventListener('click', () => sessionStorage.setItem(KEPT, JSON.stringify({
    ...wish(), day: picker.day(), contact: contact.value, held: held && { code: held.code, of: held.of }, isConfirming: !confirming.hidden,
  }))));

  async function begin() {
    const kept = JSON.parse(sessionStorage.getItem(KEPT) || '{}');
    sessionStorage.removeItem(KEPT);
    const service = kept.service || new URLSearchParams(location.search).get('service') || valueOf('service');
    const choices = /** @type {HTMLInputElement[]} */ ([...form.querySelectorAll('[name=service]')]);
    const choice = choices.find(({ value }) => value === service) || (choices.length === 1 ? choices[0] : null);
    if (!choice) return;
    choice.checked = true;
    contact.value = kept.contact || '';
    if (kept.class) /** @type {HTMLSelectElement} */ (form.querySelector('[name=class]')).value = kept.class;
    await picker.show(choice.value, { day: kept.day, start: kept.start });
    if (!kept.held) return;
    await look(kept.held);
    if (held && kept.isConfirming) step(true);
    else if (kept.isConfirming) refuse('hold-lapsed');
  }
  begin();
}());
