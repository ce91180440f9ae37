// The kiosk's page: shows the screen its program says, and tells it what was touched.

import { html, render, nothing } from 'lit';
import { Camera } from '../camera/camera.js';
import { CodeField } from './code-field.js';
import { Device } from './device.js';
import { Fit, keyOf, ONE_PAGE } from './fit.js';
import { foot } from './foot.js';
import { sendFrames } from './frames.js';
import { choicesIn, Head, moveChoice } from './head.js';
import { listenToKeys } from './keyboard.js';
import { fitGlass, mirror, outline } from './mirror.js';
import { Narrator, wordsOf } from './narrator.js';
import { officeOf } from './office.js';
import { screenOf } from './screens.js';
import { TimeLeft } from './time-left.js';
import { wear } from '/shared/brand.js';
import { languageAfter, loadLanguages, loadTexts } from '/shared/texts.js';

const languages = await loadLanguages();
const FIRST_LANGUAGE = languages[0].code;
const FORGET_AFTER = 45000; // milliseconds after which what somebody set on an idle screen and left is set back
const SEND_EVERY = { visit: 66, quiet: 250 }; // milliseconds: a passer-by is looked for four times a second, a visitor is followed
const HINT_EVERY = 2500; // milliseconds between hints read aloud
const KEYS_SHOWN = 6000; // milliseconds that the keys are named after one that is none of them

const device = new Device();
const camera = new Camera();
const root = document.getElementById('kiosk');
const head = new Head(root);
const narrator = new Narrator();
const fit = new Fit();
const time = new TimeLeft();

const firstTexts = await loadTexts(FIRST_LANGUAGE);

/**
 * What is shown. `screen` comes from the kiosk's program; the rest belongs to the page.
 * @type {Wire}
 */
const page = {
  screen: { name: 'trouble', why: 'device', camera: 'starting', connected: false },
  language: firstTexts,
  text: firstTexts, // the language's texts with the office's own wording
  needs: new Set(), // what this visitor needs: contrast, text, reach
  mirror: true,
  picture: false,
  group: null, // the group of services that is open
  code: new CodeField(() => change({})),
  narrated: false, // the screens are read aloud
  away: null, // seconds until the visit ends because nobody looks
  keys: false, // a key was pressed that is none of ours: they are named
  paging: ONE_PAGE, // how the tiles are dealt out
  left: null, // until the screen goes by itself, and of how many seconds; null where it does not
};

const actions = {
  touch: () => touch(),
  say: (type, values) => device.say(type, values),
  consent: () => device.say('consent', { picture: page.picture, language: page.language.language }),
  tickPicture: (ticked) => change({ picture: ticked }),
  findCode: () => device.say('code', { text: page.code.text }),
  nextLanguage: async () => {
    setLanguage(await loadTexts(nextLanguage().code));
    forgetLater();
    change({});
  },
  narrate: () => {
    change({ narrated: !page.narrated });
    narrator.turn(page.narrated);
    forgetLater();
    tell();
  },
  turn: (by) => {
    fit.turn(by);
    change({ paging: fit.paging });
    tellChoice(focusFirst());
  },
  enter: (group) => {
    if (isQuiet()) device.say('start');
    change({ group });
    root.querySelector('h1')?.focus();
    tell();
  },
  toggle: (need) => {
    if (!page.needs.delete(need)) page.needs.add(need);
    forgetLater();
    change({});
  },
};

const isQuiet = (name = page.screen.name) => Boolean(screenOf(name).quiet);

const nextLanguage = () => languageAfter(languages, page.language.language);

function setLanguage(language) {
  page.language = language;
  page.text = language.with(page.screen.view?.texts ?? {});
}

/** The next visitor starts afresh: first language, everything as it was, nothing ticked or typed. */
function forget() {
  page.needs.clear();
  page.picture = false;
  page.group = null;
  page.narrated = false;
  narrator.turn(false);
  setLanguage(firstTexts);
}

let forgetting = 0;
function forgetLater() {
  clearTimeout(forgetting);
  if (!isQuiet()) return;
  forgetting = setTimeout(() => {
    if (!isQuiet()) return;
    forget();
    change({});
  }, FORGET_AFTER);
}

device.addEventListener('setup', ({ detail }) => {
  change({ mirror: detail.mirror });
  camera.use(detail);
});
device.addEventListener('open', () => device.say('camera', { status: camera.status }));
camera.addEventListener('status', () => device.say('camera', { status: camera.status }));
device.addEventListener('screen', ({ detail }) => show(detail.screen));
device.addEventListener('replaced', () => show({ ...page.screen, name: 'trouble', why: 'replaced' }));
device.addEventListener('closed', () => {
  if (page.screen.why !== 'replaced') show({ ...page.screen, name: 'trouble', why: 'device', since: device.heardAt });
});
device.addEventListener('take-picture', async ({ detail }) => {
  const picture = await camera.picture(detail.box);
  if (picture) device.sendBytes(picture);
  else device.say('no-picture');
});

function show(screen) {
  const before = page.screen.name;
  const turned = screen.name !== before;
  const left = turned && (screen.name === 'idle' || (isQuiet(screen.name) && !isQuiet(before)));
  const waits = screen.name === 'trouble' && (screen.why === 'server' || screen.why === 'device'); // the visit goes on when it is over
  page.screen = screen;
  time.begin(isQuiet(screen.name) ? null : screen.secondsLeft);
  page.left = time.read();
  if (left && !waits) forget();
  else setLanguage(page.language); // the office's wording may have changed
  if (left && waits) forgetLater();
  if (turned) page.code.clear();
  if (!screenOf(screen.name).front) page.group = null;
  change({});
  if (turned && !(screenOf(screen.name).front && screenOf(before).front)) {
    head.screen(isQuiet());
    if (!isQuiet()) root.querySelector(screen.name === 'code' ? 'main input' : 'h1')?.focus();
  }
  tell();
}

setInterval(() => page.left && change({ left: time.read() }), 1000);

/** Somebody is there. */
function touch() {
  if (!isQuiet() && time.isSign()) device.say('touch');
}

function change(values) {
  Object.assign(page, values);
  const html = document.documentElement;
  html.lang = page.text.language;
  for (const [need, value] of [['contrast', 'high'], ['text', 'large'], ['reach', 'low']]) {
    if (page.needs.has(need)) html.dataset[need] = value;
    else delete html.dataset[need];
  }
  document.title = page.text('kiosk.title');
  wear(page.screen.view?.brand);
  render(template(), root);
  fitAll();
}

function fitAll() {
  if (!fit.measure(root, keyOf(page))) return;
  page.paging = fit.paging;
  render(template(), root);
}

addEventListener('resize', () => change({}));
document.fonts.addEventListener('loadingdone', () => {
  fit.forget();
  change({});
});

/** The first choice of a page of tiles that was turned to. */
function focusFirst() {
  const [first] = choicesIn(/** @type {HTMLElement} */ (root.querySelector('.tiles')));
  first?.focus();
  return first;
}

function template() {
  const { screen, text } = page;
  const { view, head: chooses } = screenOf(screen.name);
  return html`
    <div class="kiosk" data-screen=${screen.name} data-camera=${screen.camera}>
      ${officeOf(page)}
      ${mirror(page, camera.canvas)}
      <main>${view(page, actions)}</main>
      ${page.away === null
        ? nothing
        : html`<p class="away" role="alert" data-testid="away">${text('kiosk.away', { count: page.away })}</p>`}
      ${page.keys ? html`<p class="away" role="alert" data-testid="keys">${text('kiosk.keys')}</p>` : nothing}
      ${foot(page, {
        head: Boolean(chooses) && screen.camera === 'ready', language: languages.length > 1 ? nextLanguage() : null,
          speaks: narrator.languages.includes(text.language),
      }, actions)}
    </div>`;
}

// ---------- the head ----------
head.addEventListener('steered', () => device.say('steered'));
head.addEventListener('moved', () => {
  touch();
  tellChoice(document.activeElement);
});
head.addEventListener('away', () => {
  change({ away: head.away });
  if (head.away !== null) narrator.say(page.text('kiosk.away', { count: head.away }), page.text.language);
});
head.addEventListener('left', () => device.say('leave'));
document.addEventListener('pointerdown', () => {
  head.rest();
  touch();
});

// ---------- read aloud ----------

let hintedAt = 0;

/** The question of the screen, what it adds, and how to answer. */
function tell() {
  if (!page.narrated) return;
  const { language } = page.text;
  const main = /** @type {HTMLElement} */ (root.querySelector('main'));
  const words = [...main.querySelectorAll('h1, .said, .lead, .plain li, .service, .number, .ahead, .range')].map(wordsOf);
  if (screenOf(page.screen.name).head) words.push(page.text('kiosk.narrated'));
  narrator.screen(words.join('. '), language);
  const hint = main.querySelector('[data-testid=hint]');
  if (!hint || performance.now() - hintedAt < HINT_EVERY) return;
  hintedAt = performance.now();
  narrator.add(wordsOf(hint), language);
}

const tellChoice = (choice) => narrator.say(wordsOf(choice), page.text.language);

// ---------- the keyboard ----------
listenToKeys(root, {
  pressed: () => {
    head.rest();
    touch();
  },
  leave: () => {
    const { screen } = page;
    if (page.group) actions.enter(null);
    else if (screen.name === 'classes') device.say('class', { id: screen.class ?? null });
    else if (!isQuiet()) device.say('leave');
  },
  typed: (event) => page.code.press(event),
  move: (step) => tellChoice(moveChoice(root, step)),
  unknown: nameKeys,
});

let naming = 0;

/** A key that is none of ours: silence would be taken for a machine that hangs. */
function nameKeys() {
  clearTimeout(naming);
  naming = setTimeout(() => change({ keys: false }), KEYS_SHOWN);
  change({ keys: true });
  narrator.say(page.text('kiosk.keys'), page.text.language);
}

// ---------- the camera's pictures ----------

device.addEventListener('face', ({ detail }) => {
  head.read(detail.head);
  outline(detail.box);
});

change({});
await narrator.load();
device.connect();
sendFrames(device, camera, {
  drawn: () => fitGlass(camera.canvas) && change({}),
  every: () => (screenOf(page.screen.name).slow ? SEND_EVERY.quiet : SEND_EVERY.visit),
});
