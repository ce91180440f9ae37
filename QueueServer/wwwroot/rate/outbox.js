// What was said and is not handed in yet: on the tablet's own disk, until the server has it. A tablet that is away from the server, or is
// switched off between two touches, loses nothing of the day; after the day nobody takes it.

import { asked } from '/shared/asked.js';

const STORE = 'kept';
const LASTS = 24 * 3600 * 1000; // milliseconds
const PATH = '/api/v1/rating-device/ratings';

/** @typedef {{token: string, rating: object, due: number, at: number}} Kept `due`: from when on it is handed in as it is */

export class Outbox {
  /** @type {Map<string, Kept>} */
  #kept = new Map();
  #now;
  /** @type {IDBDatabase | null} */
  #disk = null;
  /** @type {Promise<void> | null} */
  #running = null;

  /** @param {() => number} now */
  constructor(now) {
    this.#now = now;
  }

  /** How many wait. */
  get size() {
    return this.#kept.size;
  }

  /** Whether something was said with this token that is not handed in yet. */
  has(token) {
    return this.#kept.has(token);
  }

  /** Reads what was kept before. A browser that keeps nothing keeps it as long as the page is open. */
  async open() {
    try {
      this.#disk = await opened();
      for (const kept of await all(this.#disk)) this.#kept.set(kept.token, kept);
    } catch (error) {
      console.warn('what is said here is kept in memory alone', error);
    }
  }

  /** Keeps what is said of a service in place of what was; it is handed in after a while, should nobody say more. */
  put(token, rating, wait) {
    const now = this.#now();
    const kept = { token, rating, due: now + wait, at: now };
    this.#kept.set(token, kept);
    this.#write((store) => store.put(kept));
  }

  drop(token) {
    this.#kept.delete(token);
    this.#write((store) => store.delete(token));
  }

  /** Hands in all that is due. @returns {Promise<void>} */
  handIn() {
    this.#running ??= this.#handInAll().finally(() => { this.#running = null; });
    return this.#running;
  }

  async #handInAll() {
    for (const kept of [...this.#kept.values()]) {
      if (kept.due > this.#now()) continue;
      const status = await send(kept);
      const isOver = this.#now() - kept.at > LASTS;
      // What is taken is done, and so is what nobody will ever take. A finish that was undone comes back, and a server does, too.
      const isDone = (status >= 200 && status < 300) || status === 400 || status === 404;
      if ((isDone || isOver) && this.#kept.get(kept.token) === kept) this.drop(kept.token);
      if (status === 0) return;
    }
  }

  #write(change) {
    try {
      if (this.#disk) change(this.#disk.transaction(STORE, 'readwrite').objectStore(STORE));
    } catch (error) {
      console.warn('what is said here is kept in memory alone', error);
    }
  }
}

/** @returns {Promise<number>} the answer's status; 0 where there was none */
const send = ({ token, rating }) =>
  asked(PATH, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ token, rating }) })
    .then(({ status }) => status, () => 0);

/** @returns {Promise<IDBDatabase>} */
const opened = () => new Promise((resolve, reject) => {
  const request = window.indexedDB.open('ratings', 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'token' });
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

/** @param {IDBDatabase} disk @returns {Promise<Kept[]>} */
const all = (disk) => new Promise((resolve, reject) => {
  const request = disk.transaction(STORE).objectStore(STORE).getAll();
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});
