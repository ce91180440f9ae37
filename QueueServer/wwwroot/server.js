// The queue server as its pages see it: commands by HTTP, a view by SignalR. It never stops trying to connect.

const FIRST_PAUSE = 250;
const LONGEST_PAUSE = 2000;

const CLOCK_TOLERANCE = 2000; // the server says its time in whole seconds

let ahead = 0; // milliseconds the server's clock is ahead of this machine's
let token = ''; // said with every change, so that no page of another site can make one with this browser's cookie

/** A refusal or a failure, with the server's stable code. */
export class Refusal extends Error {
  constructor(code, { from, errors } = {}) {
    super(code);
    this.code = code;
    this.from = from;
    this.errors = errors ?? {}; // by field
  }
}

/** The server's time: what it says is measured by its own clock, whatever this machine's says. */
export const serverNow = () => new Date(Date.now() + ahead);

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
    answer = await fetch(path, {
      method,
      headers: { ...(body && { 'content-type': 'application/json' }), ...(method !== 'GET' && token && { 'x-csrf-token': token }) },
      body: body && JSON.stringify(body),
      signal: AbortSignal.timeout(8000),
    });
  } catch {
    throw new Refusal('offline');
  }
  const apart = new Date(answer.headers.get('date')) - Date.now();
  ahead = Math.abs(apart) > CLOCK_TOLERANCE ? apart : 0;
  if (answer.status === 204) return null;
  if (answer.ok) {
    const value = await answer.json();
    if (value.csrfToken) token = value.csrfToken;
    return value;
  }
  if (answer.status === 401) throw new Refusal('signed-out');
  const problem = await answer.json().catch(() => ({}));
  throw new Refusal(problem.code ?? `http-${answer.status}`, problem);
}

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

/** Follows one view of the server. Events: `view` with the newest view, `state` with {connected, since}. */
export class HubLink extends EventTarget {
  #watch;
  #pushed;
  #connection = null;
  #stopped = false;
  #latest = -1;
  #pause = FIRST_PAUSE;
  connected = false;

  /**
   * @param {string} method what is asked of the hub, such as `WatchCounter`
   * @param {Array} args its arguments
   * @param {string} pushed what the hub then sends, such as `CounterChanged`
   */
  constructor(method, args, pushed) {
    super();
    this.#watch = [method, ...args];
    this.#pushed = pushed;
  }

  async start() {
    if (this.#stopped) return;
    const connection = new window.signalR.HubConnectionBuilder()
      .withUrl('/hub', { skipNegotiation: true, transport: window.signalR.HttpTransportType.WebSockets })
      .configureLogging(window.signalR.LogLevel.None)
      .build();
    connection.serverTimeoutInMilliseconds = 10000;
    connection.keepAliveIntervalInMilliseconds = 4000;
    this.#connection = connection;
    this.#latest = -1; // what a connection says first is true, even after the server's data was replaced
    connection.on(this.#pushed, (view) => this.#take(view));
    connection.onclose(() => this.#again());
    try {
      await connection.start();
      this.#take(await connection.invoke(...this.#watch));
      this.#pause = FIRST_PAUSE;
      this.#say(true);
    } catch {
      if (connection.state === 'Connected') await connection.stop(); // onclose tries again
      else this.#again();
    }
  }

  stop() {
    this.#stopped = true;
    this.#connection?.stop();
  }

  #take(view) {
    if (view.version < this.#latest) return;
    this.#latest = view.version;
    this.dispatchEvent(new CustomEvent('view', { detail: view }));
  }

  #again() {
    if (this.#stopped) return;
    this.#say(false);
    setTimeout(() => this.start(), this.#pause);
    this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE);
  }

  #say(connected) {
    if (connected === this.connected) return;
    this.connected = connected;
    this.dispatchEvent(new CustomEvent('state', { detail: { connected, since: new Date() } }));
  }
}
