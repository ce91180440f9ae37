// What the pages' types build on. What a program sends (views, tickets, settings) has its shape in C#; here it is a Wire.

type Wire = any;

/** A language's texts, as /shared/texts.js makes them. */
interface Words {
  (key: string, values?: Record<string, unknown>): string;
  language: string;
  locale: string;
  has: (key: string) => boolean;
  with: (wording: Record<string, Record<string, string>>) => Words;
}

/** What a page shows: what every page of the server has (shell/page-store.js says what it is), and its own. */
interface Page {
  screen: Wire;
  text: Words;
  me: Wire;
  error: Wire;
  busy: boolean;
  dialog: Wire;
  view: Wire;
  follows: boolean;
  connected: boolean;
  refused: boolean;
  since: Date;
  now: Date;
  [own: string]: Wire;
}

/** What signalr.min.js leaves in the window. */
interface Window {
  signalR: any;
}

/** What scripts that stand in a page leave for those behind them (cho/asking.js, cho/slots.js). */
interface Window {
  asking: any;
  slotPicker: (place: HTMLElement, office: string, days: string | undefined) => any;
}

/** Events of our own carry a detail. */
interface Event {
  readonly detail: any;
}

/** Whatever is looked for on a page is HTML. */
interface ParentNode {
  querySelector(selectors: string): HTMLElement | null;
  querySelectorAll(selectors: string): NodeListOf<HTMLElement>;
}

/** A page has what it names by an id; one that comes and goes is looked for by a selector. */
interface Document {
  getElementById(id: string): HTMLElement;
}

interface Element {
  closest(selectors: string): HTMLElement | null;
}
