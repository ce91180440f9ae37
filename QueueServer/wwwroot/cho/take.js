// Takes a number from afar: works for a moment in place of a name, then asks, and goes to the number's own page.
(function () {
  const form = /** @type {?HTMLFormElement} */ (document.getElementById('take'));
  if (!form) return;
  const { words, randomId, postProved, say, refuse } = window.asking;
  const button = /** @type {HTMLButtonElement} */ (form.querySelector('button'));
  const path = `/api/v1/offices/${form.dataset.office}/remote-numbers`;
  const commandId = randomId(); // of this page's one number: a repeated request gives it again

  const asked = new URLSearchParams(location.search).get('service');
  form.querySelectorAll('[name=service]').forEach((choice) => {
    const radio = /** @type {HTMLInputElement} */ (choice);
    if (radio.value === asked) radio.checked = true;
  });

  /** In another language the page keeps what was chosen. */
  form.addEventListener('change', keep);
  function keep() {
    const chosen = new FormData(form || undefined).get('service');
    document.querySelectorAll('nav a').forEach((link) => {
      const to = /** @type {HTMLAnchorElement} */ (link);
      const address = new URL(to.href);
      if (chosen) address.searchParams.set('service', String(chosen));
      to.href = address.href;
    });
  }
  keep();

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const chosen = new FormData(form);
    const service = chosen.get('service');
    if (!service) {
      say(words.choose);
      /** @type {HTMLInputElement} */ (form.querySelector('[name=service]')).focus();
      return;
    }
    button.disabled = true;
    say(words.working);
    const answer = await postProved(path, commandId, { service, class: chosen.get('class') || null });
    if (!answer.refused) {
      localStorage.setItem('visit.language', document.documentElement.lang); // the number's page goes on in it
      location.assign(`/t/${answer.ticket.id}`);
      return;
    }
    refuse(answer.refused);
    button.disabled = false;
    button.focus();
  });
}());
