// The manager's pages: the tree of offices and the sections on the left, a list and a form on the right, saved one thing at a time.

import '../shell/composed.js';
import { languages } from '../shell/head.js';
import { PageStore } from '../shell/page-store.js';
import { ask, command } from '../shell/server.js';
import { screenFor } from '../shell/sign-in.js';
import { keyOf } from './differences.js';
import { Fields } from './fields.js';
import { Draft, blanks } from './form.js';
import { layout } from './layout.js';
import { indexOf } from './lists.js';
import { addressOf, routeOf, sectionsFor } from './routes.js';
import { SECTION_BY_NAME } from './sections.js';
import { nameIn } from '/shared/texts.js';

const REFRESH = 5000; // ms
const LOOK_PAUSE = 300; // ms of no typing before the server is asked what saving would do
const root = document.getElementById('admin');

/** The page, and what its sections may use of it. */
const store = new PageStore(root, /** @type {object & ThisType<Page>} */ ({
  languages,
  offices: [],
  route: routeOf(location),
  ready: false, // the section's data is here
  draft: null, // the office's settings
  form: null, // what is edited: the draft, or a section's own form
  submit: null, // how a section saves its own form
  data: null, // what a section loaded
  outlook: null, // what saving would do, as the server sees it
  foreseen: null, // what it would do for the section, likewise; null where that is not known
  shown: null, // what is shown once
  said: null,

  get readOnly() { return this.me?.role === 'auditor'; },
  get officePath() { return `/api/v1/offices/${this.route.office}`; },
  get office() { return this.offices.find(({ id }) => id === this.route.office); },
  get officeName() { return nameIn(this.office?.name ?? {}, this.text.language); },
  get section() { return SECTION_BY_NAME[this.route.section]; },

  run: (work) => store.run(work),
  redraw: () => store.change(),
  help: () => store.help(),
  dismiss: () => store.dismiss(),
  go: (to) => leaveFirst(() => goNow(to)),
  leave: (to, said) => goNow(to, said),
  again: (said) => open(page.route, { said }),
  readOffices,
  question: (key, values, yes, work) => pose(key, values, yes, () => store.run(work)),
  answer(yes) {
    const { work, from } = page.dialog;
    store.change({ dialog: null });
    from?.focus();
    if (yes) work();
  },
  discard() {
    page.form.start(page.form.base);
    if (page.form === page.draft && page.route.item === 'new') goNow({ item: null });
    else changed();
  },
  save,
  signOut: () => leaveFirst(() => store.signOut()),
  nextLanguage: () => store.nextLanguage(),
}), {
  title: ({ text, screen, route }) =>
    (screen === 'admin' ? `${text(`admin.section.${route.section}`)} – ${text('admin.title')}` : text('admin.title')),
  template: () => {
    page.fields = page.form && new Fields(page.text, page.form, changed, languages);
    return layout(page, store.screens);
  },
  screenFor: (me) => screenFor(me) ?? (me.role === 'officer' ? 'forbidden' : null),
  entered,
  helps: true,
  // else what was typed is still there after the sign-in
  left: (refusal) => (refusal ? {} : { me: null, draft: null, form: null, ready: false }),
});
const { page } = store;

/** Something was typed. */
function changed() {
  if (page.form === page.draft) lookAhead();
  store.change({ said: null });
}

async function entered(me, before) {
  if (before?.username === me.username && page.form?.dirty) return store.change({ screen: 'admin' });
  await readOffices();
  return open(routeOf(location));
}

async function readOffices() {
  const { language } = page.text;
  const byName = new Intl.Collator(language, { numeric: true }).compare; // Phường 2 before Phường 10
  page.offices = (await ask('GET', '/api/v1/offices')).toSorted((one, other) => byName(nameIn(one.name, language),
    nameIn(other.name, language)));
}

/** Goes to a place beside the present one; what is not said stays, but for the item of another section. */
function goNow(to, said) {
  const route = { ...page.route, ...(to.section || to.office ? { item: null } : {}), filter: {}, ...to };
  history.pushState(null, '', addressOf(route));
  return store.guard(() => open(route, { said }));
}

let opening = 0;
async function open(asked, { said = null } = {}) {
  const sections = sectionsFor(page.me);
  const route = sections.includes(asked.section) ? asked : { ...asked, section: sections[0], item: null };
  const mine = ++opening;
  stopLooking(); // what was typed there is not asked of the office one goes to
  const office = page.offices.some(({ id }) => id === route.office) ? route.office : page.me.office;
  const sameSection = page.ready && page.route.section === route.section && page.route.office === office;
  store.change({ screen: 'admin', route: { ...route, office }, ready: false, form: null, submit: null, submitText: 'admin.save',
    shown: null, error: null });
  // before the data is here: whoever went on meanwhile is not called back
  if (!sameSection || route.item === 'new') root.querySelector('h1')?.focus();
  const { section } = page;
  const view = section.settings ? await ask('GET', `${page.officePath}/settings`) : null;
  if (mine !== opening) return;
  page.draft = view && new Draft(view);
  await section.load?.(page);
  if (mine !== opening) return;
  if (section.settings && !section.ownForm) page.form = page.draft;
  section.begin?.(page);
  store.change({ ready: true, said: said && page.text(said), outlook: null, foreseen: null });
  showOffice();
  if (view) lookAhead(0);
}

/** Where the offices are scrolled through, the present one is among those that are seen; the page itself stays where it is. */
function showOffice() {
  const list = root.querySelector('.side > .tree');
  if (!list) return;
  const [present, seen] = [list.querySelector('[aria-current]'), list].map((part) => part?.getBoundingClientRect());
  if (present && seen && (present.top < seen.top || present.bottom > seen.bottom))
    list.scrollTop += present.top - seen.top - seen.height / 2;
}

let timer = 0;
let looks = 0;
function stopLooking() {
  clearTimeout(timer);
  looks++;
}

/** Asks what saving would do; whoever may only read need not know. */
function lookAhead(pause = LOOK_PAUSE) {
  stopLooking();
  const { draft } = page;
  const mine = looks;
  if (!draft || page.readOnly) return;
  timer = setTimeout(async () => {
    if (page.draft !== draft) return;
    if (Object.keys(blanks(draft.values)).length > 0) return store.change({ foreseen: null });
    try {
      const request = { commandId: crypto.randomUUID(), settings: draft.ready() };
      const outlook = await ask('POST', `${page.officePath}/settings/check`, request);
      const foreseen = await page.section.foresee?.(page, request) ?? null;
      if (mine === looks && page.draft === draft) store.change({ outlook, foreseen });
    } catch (refusal) {
      if (!refusal.code) throw refusal; // what is wrong is said when it is saved
      if (mine === looks) store.change({ foreseen: null });
    }
    return undefined;
  }, pause);
}

async function save() {
  const { form } = page;
  if (form === page.draft && faulty(blanks(form.values))) return;
  await store.run(async () => {
    try {
      form.errors = {};
      await (form === page.draft ? saveSettings() : page.submit(form));
    } catch (refusal) {
      if (refusal.code === 'settings-stale') await takeTheirs(refusal);
      else if (!faulty(refusal.errors ?? {})) throw refusal;
    }
  });
}

/** Shows faults at their fields, and begins at their summary. */
function faulty(errors) {
  page.form.errors = placed(errors);
  if (Object.keys(errors).length === 0) return false;
  store.change({ error: null, said: null });
  root.querySelector('[data-testid=summary]')?.focus();
  return true;
}

/** The server names the later of two that share a value; the one that is edited here is the one to change. */
function placed(errors) {
  const { section } = page.route;
  const at = page.form === page.draft && Array.isArray(page.form.values[section]) ? indexOf(page, section) : -1;
  if (at < 0) return errors;
  return Object.fromEntries(Object.entries(errors)
    .map(([path, code]) => [code === 'twice' ? path.replace(new RegExp(`^${section}\\[\\d+\\]`), `${section}[${at}]`) : path, code]));
}

async function saveSettings() {
  const { draft, route } = page;
  const view = await command(`${page.officePath}/settings`, { settings: draft.ready() });
  const made = route.item === 'new'
    && view.settings[route.section]?.find((item) => !draft.base[route.section].some((before) => keyOf(before) === keyOf(item)));
  draft.take(view);
  if (made) {
    page.route = { ...route, item: keyOf(made) };
    history.replaceState(null, '', addressOf(page.route));
  }
  if (route.section === 'office') await readOffices();
  if (page.section.refreshes) await page.section.load(page); // what is in force is another
  store.change({ said: page.text('admin.saved') });
  lookAhead(0);
}

/** Somebody else saved first: theirs is read, what was typed here is kept upon it. */
async function takeTheirs(refusal) {
  page.draft.rebase(await ask('GET', `${page.officePath}/settings`));
  lookAhead(0);
  store.change({ error: refusal });
}

function pose(key, values, yes, work) {
  store.change({ dialog: { name: 'question', sentence: page.text(key, values), yes: page.text(yes), work, from: document.activeElement } });
}

/** Asks before what was typed is given up. */
function leaveFirst(work) {
  if (page.form?.dirty) pose('admin.leave.sure', {}, 'admin.leave.yes', () => { page.form.start(page.form.base); return work(); });
  else return work();
  return undefined;
}

addEventListener('popstate', () => {
  if (page.screen !== 'admin') return;
  const target = routeOf(location);
  if (page.form?.dirty) history.pushState(null, '', addressOf(page.route));
  leaveFirst(() => (location.href.endsWith(addressOf(target)) ? store.guard(() => open(target)) : goNow(target)));
});
addEventListener('beforeunload', (event) => page.form?.dirty && event.preventDefault());

// What looks after itself is read again while it is shown.
setInterval(() => {
  const { section, ready, screen, busy } = page;
  if (screen === 'admin' && ready && section.refreshes && !busy) section.load(page)
    .then(() => store.change(), (refusal) => { if (!refusal.code) throw refusal; });
}, REFRESH);

store.watchSilence();
await store.begin();
