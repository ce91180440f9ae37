// Takes a number from afar: works for a moment in place of a name, then asks, and goes to the number's own page.
(function () {
  const BATCH = 256; // hashes at a time: the page stays alive between
  const PATIENCE = 15000;
  const form = /** @type {?HTMLFormElement} */ (document.getElementById('take'));
  if (!form) return;
  const said = /** @type {HTMLElement} */ (document.getElementById('said'));
  const button = /** @type {HTMLButtonElement} */ (form.querySelector('button'));
  const words = JSON.parse(/** @type {HTMLElement} */ (document.getElementById('words')).textContent || '{}');
  const path = `/api/v1/offices/${form.dataset.office}/remote-numbers`;
  const commandId = randomId(); // of this page's one number: a repeated request gives it again
  const encoder = new window.TextEncoder();

  /** A random UUID; old phones lack crypto.randomUUID. */
  function randomId() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 15) | 64;
    bytes[8] = (bytes[8] & 63) | 128;
    const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
  }

  const zeroBits = (hash) => {
    let zeros = 0;
    for (const byte of new Uint8Array(hash)) {
      if (byte) return zeros + Math.clz32(byte) - 24;
      zeros += 8;
    }
    return zeros;
  };

  /** A number behind the challenge that makes its hash begin with enough zero bits. */
  async function prove({ text, bits }) {
    for (let from = 0; ; from += BATCH) {
      const tried = Array.from({ length: BATCH }, (_, i) => `${text}.${from + i}`);
      const hashes = await Promise.all(tried.map((proof) => crypto.subtle.digest('SHA-256', encoder.encode(proof))));
      const found = hashes.findIndex((hash) => zeroBits(hash) >= bits);
      if (found >= 0) return tried[found];
    }
  }

  /** Asks the server, once more where no answer came. */
  async function ask(address, body, again = true) {
    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort(), PATIENCE);
    try {
      const answer = await fetch(address, {
        method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body), signal: patience.signal,
      });
      const told = await answer.json();
      return answer.ok ? told : { refused: told.code || 'other' };
    } catch {
      return again ? ask(address, body, false) : { refused: 'offline' };
    } finally {
      clearTimeout(timer);
    }
  }

  /** A challenge may have become too old while the phone slept: then another one, once. */
  async function take(wanted, again = true) {
    const challenge = await ask(`${path}/challenge`, { commandId });
    if (challenge.refused) return challenge;
    const answer = await ask(path, { commandId, ...wanted, proof: await prove(challenge) });
    return answer.refused === 'proof-wrong' && again ? take(wanted, false) : answer;
  }

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
      said.textContent = words.choose;
      /** @type {HTMLInputElement} */ (form.querySelector('[name=service]')).focus();
      return;
    }
    button.disabled = true;
    said.textContent = words.working;
    const answer = await take({ service, class: chosen.get('class') || null });
    if (!answer.refused) {
      localStorage.setItem('visit.language', document.documentElement.lang); // the number's page goes on in it
      location.assign(`/t/${answer.ticket.id}`);
      return;
    }
    said.textContent = words[answer.refused] || words.other.replace('{code}', answer.refused);
    button.disabled = false;
    button.focus();
  });
}());
