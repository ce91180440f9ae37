// A view of the server, live, by SignalR: over a WebSocket, and where the network lets none through, over what it does let through. It
// never stops trying, and waits for no connection for long: a line that swallows everything refuses nothing.

import { takeMoment } from '/shared/moment.js';
import { changeHeaders, heard, reach, serverNow } from './server.js';

const TOLERANCE = 1000; // milliseconds a view is under way
const FIRST_PAUSE = 250;
const LONGEST_PAUSE = 2000;
const OPENING = 5000; // milliseconds a connection may take until the first view is there
const LOOK_EVERY = 10000; // milliseconds
const REFUSALS = 2; // of WebSockets, by a network on which the server answers: one may be the line that just came back

const { HttpTransportType: by, HubConnectionBuilder, LogLevel } = window.signalR;

// The best first. Some proxies pass on server-sent events only once they end: polling is left then.
const WAYS = [{ skipNegotiation: true, transport: by.WebSockets }, { transport: by.ServerSentEvents | by.LongPolling },
  { transport: by.LongPolling }];

/** Follows one view of the server. Events: `view` with the newest view, `state` with {connected, since, refused}. */
export class HubLink extends EventTarget {
  #watch;
  #pushed;
  #path;
  /** @type {Wire} */
  #connection = null;
  #sockets = []; // what the connection opened
  #stopped = false;
  #latest = -1;
  #pause = FIRST_PAUSE;
  #way = 0;
  #refusals = 0;
  #look = 0;
  connected = false;
  refused = false; // the server answers, and the network lets no view through

  /**
   * @param {string} method what is asked of the hub, such as `WatchCounter`
   * @param {Array} args its arguments
   * @param {string} pushed what the hub then sends, such as `CounterChanged`
   * @param {string} [path] where the hub stands
   */
  constructor(method, args, pushed, path = '/hub') {
    super();
    this.#path = path;
    this.#watch = [method, ...args];
    this.#pushed = pushed;
  }

  async start() {
    if (this.#stopped) return;
    const connection = this.#build(WAYS[this.#way]);
    this.#connection = connection;
    const isCurrent = () => this.#connection === connection;
    let started = false;
    this.#latest = -1; // what a connection says first is true, even after the server's data was replaced
    connection.on(this.#pushed, (view) => isCurrent() && this.#take(view));
    connection.onclose(() => isCurrent() && this.#again());
    const giveUp = setTimeout(() => isCurrent() && this.#fail(started), OPENING);
    try {
      await connection.start();
      started = true;
      const view = await connection.invoke(...this.#watch);
      if (!isCurrent()) return;
      this.#take(view);
      this.#pause = FIRST_PAUSE;
      // A poll that waits for the next view looks like one that a dead line has swallowed: the server is asked beside it.
      if (this.#way > 0) this.#look = setInterval(async () => isCurrent() && !(await reach()) && isCurrent() && this.#again(), LOOK_EVERY);
      this.#way = 0; // this time; the next begins with the best again
      this.#refusals = 0;
      this.#say(true, false);
    } catch {
      if (isCurrent()) this.#fail(started);
    } finally {
      clearTimeout(giveUp);
    }
  }

  stop() {
    this.#stopped = true;
    this.#letGo();
  }

  #build(way) {
    const sockets = [];
    this.#sockets = sockets;
    const noted = (Kind) => class extends Kind {
      constructor(...values) {
        super(...values);
        sockets.push(this);
      }
    };
    const connection = new HubConnectionBuilder()
      .withUrl(this.#path,
        { ...way, headers: changeHeaders(), timeout: OPENING, WebSocket: noted(WebSocket), EventSource: noted(EventSource) })
      .configureLogging(LogLevel.None)
      .build();
    connection.serverTimeoutInMilliseconds = 10000;
    connection.keepAliveIntervalInMilliseconds = 4000;
    return connection;
  }

  /** A connection did not come about. Where the server answers, it is the network that refuses this way: the next one is tried at once. */
  async #fail(started) {
    this.#letGo();
    const isRefused = !started && (await reach());
    if (this.#stopped) return undefined;
    if (!isRefused) {
      this.#way = 0;
      this.#refusals = 0;
      return this.#again();
    }
    this.#refusals += 1;
    if (this.#refusals < REFUSALS) return this.start();
    this.#way = (this.#way + 1) % WAYS.length;
    return this.#way === 0 ? this.#again(true) : this.start();
  }

  /**
   * Whatever the connection still does is nobody's any more. What is still opening is closed: browsers open one WebSocket to a server at a
   * time.
   */
  #letGo() {
    const connection = this.#connection;
    this.#connection = null;
    clearInterval(this.#look);
    for (const socket of this.#sockets) socket.close();
    connection?.stop().catch(() => {}); // it may be waiting for an answer that never comes: nobody waits with it
  }

  #take(view) {
    heard();
    if (view.at) takeMoment(view.at, TOLERANCE);
    if (view.version < this.#latest) return;
    this.#latest = view.version;
    this.dispatchEvent(new CustomEvent('view', { detail: view }));
  }

  #again(refused = false) {
    this.#letGo();
    if (this.#stopped) return;
    this.#say(false, refused);
    setTimeout(() => this.start(), this.#pause);
    this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE);
  }

  #say(connected, refused) {
    if (connected === this.connected && refused === this.refused) return;
    const since = connected === this.connected ? {} : { since: serverNow() };
    this.connected = connected;
    this.refused = refused;
    this.dispatchEvent(new CustomEvent('state', { detail: { connected, refused, ...since } }));
  }
}
