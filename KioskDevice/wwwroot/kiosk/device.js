// The one WebSocket to this kiosk's own program: frames and touches go out, screens and faces come in. It never stops trying, and a program
// that says nothing (it beats every 5 s) is away, whatever its socket says.

import { moment, takeMoment } from '/shared/moment.js';

const FIRST_PAUSE = 300;
const LONGEST_PAUSE = 2000;
const OPENING = 4000; // milliseconds a connection may take until its first word
const SILENCE = 15000; // milliseconds without a beat

export class Device extends EventTarget {
  /** @type {WebSocket | null} */
  #socket = null;
  #pause = FIRST_PAUSE;
  #stopped = false;
  #watch = 0;
  heardAt = moment(); // when the program last said anything

  /** Events: `open`, `closed`, and one for each message type, with the message as `detail`. */
  connect() {
    const socket = new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/page`);
    this.#socket = socket;
    const isCurrent = () => this.#socket === socket;
    this.#expectWithin(OPENING);
    socket.addEventListener('open', () => {
      if (!isCurrent()) return;
      this.#pause = FIRST_PAUSE;
      this.dispatchEvent(new Event('open'));
    });
    socket.addEventListener('message', ({ data }) => {
      if (!isCurrent()) return;
      this.heardAt = moment();
      this.#expectWithin(SILENCE);
      const message = JSON.parse(data);
      if (message.type === 'beat') takeMoment(message.now);
      if (message.type === 'replaced') this.#stopped = true;
      this.dispatchEvent(new CustomEvent(message.type, { detail: message }));
    });
    socket.addEventListener('close', () => isCurrent() && this.#again());
  }

  get isOpen() {
    return this.#socket?.readyState === WebSocket.OPEN;
  }

  #expectWithin(milliseconds) {
    clearTimeout(this.#watch);
    this.#watch = setTimeout(() => this.#again(), milliseconds);
  }

  #again() {
    clearTimeout(this.#watch);
    const socket = this.#socket;
    this.#socket = null;
    socket?.close(); // one that is dead takes its time over it: nobody waits
    this.dispatchEvent(new Event('closed'));
    if (this.#stopped) return;
    setTimeout(() => this.connect(), this.#pause);
    this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE);
  }

  /**
   * @param {string} type the message's type
   * @param {object} [values] its properties
   */
  say(type, values = {}) {
    if (this.isOpen) this.#socket?.send(JSON.stringify({ type, ...values }));
  }

  /** @param {ArrayBuffer|Blob} bytes a frame or a picture with its header */
  sendBytes(bytes) {
    if (this.isOpen) this.#socket?.send(bytes);
  }
}
