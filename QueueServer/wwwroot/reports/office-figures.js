// A page of an office's figures: which office, which days and what else stand in the address, so that it can be kept and sent.

import { framed } from './frame.js';
import { choicesOf } from './choices.js';
import { PageStore } from '../shell/page-store.js';
import { ask, serverNow } from '../shell/server.js';
import { dayOf } from '/shared/times.js';

/** What is asked, without what is not said. @param {Wire} asked */
const said = (asked) => new URLSearchParams(Object.fromEntries(Object.entries(asked).filter(([, value]) => value)));

/**
 * @param {string} name of its element, its texts and its help
 * @param {object} of
 * @param {string} of.path
 * @param {object} of.values the page's own
 * @param {(address: URLSearchParams, today: string) => Wire} of.routeOf what an address asks, but for the office; what it leaves out is
 *   filled in
 * @param {(asked: Wire) => URLSearchParams} [of.queryOf] the address of what is asked
 * @param {(asked: Wire) => Promise<object>} of.read what is shown: a screen, and its values
 * @param {Record<string, (page: Wire) => unknown>} of.screens
 * @param {(page: Wire) => unknown} [of.more] what only this page has in its head
 * @param {object} [of.changed] what choosing another office changes with it
 * @param {object} [of.own] what it says of itself beyond that, as to a `PageStore`
 */
export function officeFigures(name, { path, values, routeOf, queryOf = said, read, screens, more, changed = {}, own = {} }) {
  const root = /** @type {HTMLElement} */ (document.getElementById(name));
  const store = new PageStore(root, {
    offices: [],
    asked: null, // the office, the days, and what else
    own: false, // whether days of one's own are being chosen
    ...values,
  }, {
    title: ({ text }) => text(`${name}.title`),
    template: () => framed(store, { path, name, office: page.asked?.office, choose: (office) => go({ office, ...changed }),
      more: more?.(page) }, all[page.screen](page)),
    entered: async (me) => {
      store.change({ offices: await ask('GET', '/api/v1/offices') });
      await goTo(route(me), false);
    },
    helps: true,
    ...own,
  });
  const { page } = store;
  const all = { ...store.screens, ...screens };
  const officeOf = (id) => page.offices.find((office) => office.id === id);
  const todayAt = (id) => dayOf(serverNow(), officeOf(id).timeZone);

  function route(me) {
    const address = new URLSearchParams(location.search);
    const office = officeOf(address.get('office')) ? address.get('office') : me.office;
    return { office, ...routeOf(address, todayAt(office)) };
  }

  let shown = ''; // the question in the address of what is shown
  async function goTo(asked, pushes = true) {
    if (pushes) history.pushState(null, '', `${path}?${queryOf(asked)}`);
    shown = location.search;
    store.change({ asked });
    store.change(await read(asked));
  }
  const { go, arrive, goOn } = choicesOf(store, goTo);

  addEventListener('popstate', () => {
    if (page.me && location.search !== shown) arrive(route(page.me)); // else another place on the same page
  });

  /** Shows it, and goes on with what was chosen meanwhile. */
  async function begin() {
    store.watchSilence();
    await store.begin();
    await goOn();
  }

  return { store, page, root, go, officeOf, todayAt, begin };
}
