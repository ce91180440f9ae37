// Asks over HTTP, with a time limit on the whole of it: a line that swallows everything answers a request never, and says so never.

const LIMIT = 8000; // milliseconds

/**
 * Fetches, the body included.
 * @param {string} path
 * @param {RequestInit} [options]
 * @param {number} [limit] milliseconds until it is given up
 * @returns {Promise<{ok: boolean, status: number, headers: Headers, json: () => any}>} `json` throws where there is none
 * @throws when there was no whole answer in that time
 */
export async function asked(path, options = {}, limit = LIMIT) {
  const end = new AbortController();
  const timer = setTimeout(() => end.abort(), limit);
  try {
    const answer = await fetch(path, Object.assign({}, options, { signal: end.signal }));
    const text = await answer.text();
    return { ok: answer.ok, status: answer.status, headers: answer.headers, json: () => JSON.parse(text) };
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Fetches what a page cannot do without: asks until there is an answer.
 * @param {string} path
 * @param {RequestInit} [options]
 * @param {() => void} [failed] told each time there was none
 */
export async function askedUntilAnswered(path, options, failed) {
  for (;;) {
    try {
      return await asked(path, options);
    } catch (error) {
      console.warn(`${path} did not come and is asked for again`, error);
      if (failed) failed();
      await new Promise((again) => { setTimeout(again, 2000); });
    }
  }
}

/** How something is said to the server. @returns {RequestInit} */
export const posted = (said, keepalive = false) =>
  ({ method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(said), keepalive });
