// What the pages on which something is asked for have in common: it stands in them, before their own script.
window.asking = (function () {
  const BATCH = 256; // hashes at a time: the page stays alive between
  const PATIENCE = 15000;
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

  /** Asks the server, once more where no answer came. @param {string} address @param {RequestInit} how @returns {Promise<Wire>} */
  async function ask(address, how, again = true) {
    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort(), PATIENCE);
    try {
      const answer = await fetch(address, { ...how, signal: patience.signal });
      const told = await answer.json();
      return answer.ok ? told : { refused: told.code || 'other' };
    } catch {
      return again ? ask(address, how, false) : { refused: 'offline' };
    } finally {
      clearTimeout(timer);
    }
  }

  const post = (address, body) =>
    ask(address, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

  /** Works for it first. A challenge may have become too old while the phone slept: then another one, once. */
  async function postProved(address, commandId, wanted, again = true) {
    const challenge = await post(`${address}/challenge`, { commandId });
    if (challenge.refused) return challenge;
    const answer = await post(address, { commandId, ...wanted, proof: await prove(challenge) });
    return answer.refused === 'proof-wrong' && again ? postProved(address, commandId, wanted, false) : answer;
  }

  const said = /** @type {HTMLElement} */ (document.getElementById('said'));
  const words = JSON.parse((document.getElementById('words') || {}).textContent || '{}');

  /** Says something where it is heard and seen. */
  function say(sentence) {
    said.textContent = sentence;
    said.scrollIntoView({ block: 'nearest' });
  }

  const refuse = (code) => say(words[code] || words.other.replace('{code}', code));

  return { words, randomId, ask, post, postProved, say, refuse };
}());
