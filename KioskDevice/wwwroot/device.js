// The one WebSocket to this kiosk's own program: frames and touches go out, screens and faces come in. It never stops trying.

const FIRST_PAUSE = 300;
const LONGEST_PAUSE = 2000;

export class Device extends EventTarget {
  #socket = null;
  #pause = FIRST_PAUSE;
  #stopped = false;

  /** Events: `open`, `closed`, and one for each message type, with the message as `detail`. */
  connect() {
    const socket = new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/page`);
    this.#socket = socket;
    socket.addEventListener('open', () => {
      this.#pause = FIRST_PAUSE;
      this.dispatchEvent(new Event('open'));
    });
    socket.addEventListener('message', ({ data }) => {
      const message = JSON.parse(data);
      if (message.type === 'replaced') this.#stopped = true;
      this.dispatchEvent(new CustomEvent(message.type, { detail: message }));
    });
    socket.addEventListener('close', () => {
      this.dispatchEvent(new Event('closed'));
      if (this.#stopped) return;
      setTimeout(() => this.connect(), this.#pause);
      this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE);
    });
  }

  get isOpen() {
    return this.#socket?.readyState === WebSocket.OPEN;
  }

  /** @param {string} type the message's type @param {object} [values] its properties */
  say(type, values = {}) {
    if (this.isOpen) this.#socket.send(JSON.stringify({ type, ...values }));
  }

  /** @param {ArrayBuffer|Blob} bytes a frame or a picture with its header */
  sendBytes(bytes) {
    if (this.isOpen) this.#socket.send(bytes);
  }
}
