// The queue server as its pages see it by HTTP: questions and commands. Views are followed in hub-link.js.

import { asked } from '/shared/asked.js';
import { moment, takeMoment } from '/shared/moment.js';

const REACH = 3000; // milliseconds the server may take to say that it is there
const CLOCK_TOLERANCE = 2000; // an answer says the server's time in whole seconds, and was under way

let heardAt = performance.now(); // when the server last answered
let token = ''; // said with every change, so that no page of another site can make one with this browser's cookie

/** A refusal or a failure, with the server's stable code. */
export class Refusal extends Error {
  /** @param {string} code @param {{from?: string, errors?: Record<string, string>}} [more] */
  constructor(code, { from, errors } = {}) {
    super(code);
    this.code = code;
    this.from = from;
    this.errors = errors ?? {}; // by field
  }
}

/** The server's time: what it says is measured by its own clock, whatever this machine's says. */
export const serverNow = () => new Date(moment());

/** The server said something. */
export const heard = () => { heardAt = performance.now(); };

/** What is said with each change. */
export const changeHeaders = () => (token ? { 'x-csrf-token': token } : {});

/** Milliseconds since the server last answered anything. */
export const silence = () => performance.now() - heardAt;

/** Asks the server. @returns the answer's JSON @throws {Refusal} with the server's code, or `offline` */
export async function ask(method, path, body) {
  try {
    return await askOnce(method, path, body);
  } catch (refusal) {
    // Somebody signed in anew on another tab: their token is the one that holds.
    if (refusal.code !== 'bad-csrf' || !(await askOnce('GET', '/api/me'))) throw refusal;
    return askOnce(method, path, body);
  }
}

async function askOnce(method, path, body) {
  let answer;
  try {
    answer = await asked(path, {
      method,
      headers: { ...(body && { 'content-type': 'application/json' }), ...(method !== 'GET' && changeHeaders()) },
      body: body && JSON.stringify(body),
    });
  } catch {
    throw new Refusal('offline');
  }
  heard();
  takeMoment(answer.headers.get('date'), CLOCK_TOLERANCE);
  if (answer.status === 204) return null;
  if (answer.ok) {
    const value = answer.json();
    token = value.csrfToken ?? value.me?.csrfToken ?? token;
    return value;
  }
  if (answer.status === 401) throw new Refusal('signed-out');
  const problem = problemOf(answer);
  throw new Refusal(problem.code ?? `http-${answer.status}`, problem);
}

function problemOf(answer) {
  try {
    return answer.json();
  } catch {
    return {}; // a proxy's own words, not the server's
  }
}

/** Whether the server is there. @returns {Promise<boolean>} */
export const reach = () => asked('/health/live', {}, REACH).then(({ ok }) => {
  if (ok) heard();
  return ok;
}, () => false);

/** Sends a command; repeats it under the same id when the answer was lost, so that it happens once. */
export async function command(path, values = {}) {
  const body = { commandId: crypto.randomUUID(), ...values };
  try {
    return await ask('POST', path, body);
  } catch (refusal) {
    if (refusal.code !== 'offline') throw refusal;
    return ask('POST', path, body);
  }
}
