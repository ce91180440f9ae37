// The store of a page that is signed into: what it shows, who is there, whether the server is. A page says what is its own; one thing runs
// at a time, a refusal is said, and whoever must do something first, or is signed out, is shown just that.

import { html, nothing, render } from 'lit';
import { closeDialog, settleDialog } from './dialog.js';
import { firstText, nextText } from './head.js';
import { ask, reach, Refusal, serverNow, silence } from './server.js';
import { isInField, isShortcut, keysOf } from '/shared/keys.js';
import { isDuty, refusalSentence, screenFor, signInScreens, whoIsThere } from './sign-in.js';

const LOOK_EVERY = 5000; // milliseconds between looks at how long the server has been silent
const REACH = 15000; // milliseconds of silence after which it is asked whether it is there
const STALE = 45000; // milliseconds of silence that are told
const SOON = 1000; // milliseconds for which a press on what is new waits for the end of what runs

/**
 * @typedef {object} Own what a page says of itself
 * @property {(page: Page) => string} title of the document
 * @property {(page: Page) => unknown} template
 * @property {(me: Wire, before: Wire) => unknown} entered goes on once somebody is there and nothing stands in the way; who was there last
 * @property {(me: Wire) => string | null} [screenFor] the screen for who is there, null where they may go on
 * @property {string} [live] the screen of what is followed
 * @property {() => void} [drawn] called after each drawing
 * @property {boolean} [helps] whether `?` opens the dialog `help`
 * @property {(refusal: Refusal | null) => object} [left] what changes once the session is over; without a refusal it was ended here
 */

export class PageStore {
  /**
   * What every page has; its own values stand beside.
   * @type {Page}
   */
  page = {
    screen: 'starting',
    text: /** @type {Wire} */ (null), // once begun
    me: null,
    error: null, // a refusal, or why something cannot be done: {key, values}
    busy: false,
    dialog: null, // {name, …}: what is asked before something is done
    view: null, // what is followed
    follows: false,
    connected: false,
    refused: false, // the network lets no view through
    since: serverNow(),
    now: serverNow(),
  };

  #root;
  #own;
  /** @type {import('./hub-link.js').HubLink | null} */
  #link = null;
  /** @type {{view: object | null, end: Promise<void>} | null} what runs, and the view it was begun on */
  #running = null;

  /** The screens that stand before the page's own. */
  screens = {
    starting: () => html`<main></main>`,
    ...signInScreens((work) => this.run(work), (me) => this.enter(me), (values) => this.change(values)),
  };

  /**
   * @param {HTMLElement} root
   * @param {object} values the page's own
   * @param {Own} own
   */
  constructor(root, values, own) {
    this.#root = root;
    this.#own = { screenFor, left: () => ({ me: null }), ...own };
    Object.defineProperties(this.page, Object.getOwnPropertyDescriptors(values)); // a value may be computed
    if (this.#own.helps) addEventListener('keydown', (event) => this.#askedForHelp(event) && this.help());
  }

  help = () => this.show('help');

  #askedForHelp(event) {
    const { me, dialog } = this.page;
    return me && !dialog && !event.repeat && !isShortcut(event) && keysOf(event).includes('?') && !isInField(event);
  }

  /** Shows the page: nothing but its head, then what whoever is there may see. */
  async begin() {
    this.page.text = await firstText();
    this.change();
    await this.run(async () => this.enter(await whoIsThere()));
    if (this.page.screen === 'starting' && !this.#link) this.change({ screen: 'sign-in' });
  }

  /** Takes values and shows them; another screen begins where its focus belongs. */
  change(values = {}) {
    const { page } = this;
    const before = page.screen;
    Object.assign(page, values);
    document.documentElement.lang = page.text.language;
    document.title = this.#own.title(page);
    render(this.#own.template(page), this.#root);
    settleDialog(this.#root, page.dialog);
    this.#own.drawn?.();
    if (page.screen !== before) (this.#root.querySelector('main [autofocus]') ?? this.#root.querySelector('main h1'))?.focus();
  }

  /** Runs one thing at a time; a second press while one runs does nothing, and a refusal is said. */
  async run(work) {
    const { page } = this;
    if (page.busy) return;
    let ended;
    this.#running = { view: page.view, end: new Promise((resolve) => { ended = resolve; }) };
    this.change({ busy: true, error: null });
    try {
      await this.guard(async () => {
        if (page.follows && !page.connected && page.dialog) throw new Refusal('offline'); // what is asked in a dialog is not kept for later
        await work();
      });
    } finally {
      this.#running = null;
      this.change({ busy: false });
      ended();
    }
  }

  /**
   * Whether a press may do something now. While something runs it may not; but whoever presses on a view that came since saw what it did
   * already, and is heard once its answer is there, too.
   */
  async mayRun() {
    const running = this.#running;
    if (!running) return true;
    if (running.view === this.page.view) return false;
    await Promise.race([running.end, new Promise((late) => { setTimeout(late, SOON); })]);
    return !this.page.busy;
  }

  /** Does a thing and says its refusal, whatever else runs. */
  async guard(work) {
    try {
      await work();
    } catch (refusal) {
      if (!refusal.code) throw refusal;
      if (refusal.code === 'signed-out') this.#over(refusal);
      else if (isDuty(refusal)) await this.enter(await whoIsThere());
      else this.change({ error: refusal });
    }
  }

  /** Goes on once somebody is there, as far as they may. */
  async enter(me) {
    const before = this.page.me;
    const screen = this.#own.screenFor(me);
    this.change({ me, error: null, ...(screen && { screen }) });
    if (!screen) await this.#own.entered(me, before);
  }

  /** @param {() => Promise<void>} [first] what is left in order before */
  signOut = (first = async () => {}) => this.run(async () => {
    await first();
    await ask('POST', '/api/v1/sign-out');
    this.#over(null);
  });

  nextLanguage = async () => this.change({ text: await nextText(this.page.text) });

  show = (name, more = {}) => this.change({ dialog: { ...more, name }, error: null });

  dismiss = () => {
    closeDialog(this.#root);
    this.change({ dialog: null, error: null });
  };

  /** What was refused last, in words. */
  said() {
    const { text, error } = this.page;
    if (!error) return nothing;
    return error.key ? text(error.key, error.values) : refusalSentence(text, error);
  }

  /**
   * Follows a view from now on, and no other.
   * @param {import('./hub-link.js').HubLink} link
   * @param {object} [values] what changes with that
   * @param {{seen?: (view: Wire) => void, linked?: () => void}} [on] told before a view is shown; told that the connection is there
   */
  follow(link, values = {}, { seen, linked } = {}) {
    this.stopFollowing();
    link.addEventListener('view', ({ detail }) => {
      seen?.(detail);
      this.change({ view: detail, screen: this.#own.live, now: serverNow() });
    });
    link.addEventListener('state', ({ detail }) => {
      this.change(detail);
      if (detail.connected) linked?.();
      else whoIsThere().then((me) => me ?? this.#over(new Refusal('signed-out')), () => {}); // a server that is away says nothing
    });
    this.#link = link;
    this.change({ follows: true, connected: false, since: serverNow(), ...values });
    link.start();
  }

  stopFollowing() {
    if (!this.#link) return;
    const { screen } = this.page;
    this.#link.stop();
    this.#link = null;
    this.change({ follows: false, view: null, connected: false, screen: screen === this.#own.live ? 'starting' : screen });
  }

  /** A page that follows nothing is looked at for long, too, and nothing in it says that the server is away. */
  watchSilence() {
    this.page.connected = true;
    setInterval(async () => {
      if (silence() >= REACH) await reach();
      const connected = silence() < STALE;
      if (connected !== this.page.connected) this.change({ connected,
        since: connected ? null : new Date(serverNow().getTime() - silence()) });
    }, LOOK_EVERY);
  }

  /** The session is over: ended here, signed out elsewhere, or ended by somebody who may. */
  #over(refusal) {
    this.dismiss();
    this.stopFollowing();
    this.change({ screen: 'sign-in', error: refusal, ...this.#own.left(refusal) });
  }
}
