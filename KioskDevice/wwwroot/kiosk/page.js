// The kiosk's page: shows the screen its program says, and tells it what was touched.

import { html, render, nothing } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import { Camera } from '../camera/camera.js';
import { CodeField } from './code-field.js';
import { Device } from './device.js';
import { Head, moveChoice } from './head.js';
import { Narrator, wordsOf } from './narrator.js';
import { screens } from './screens.js';
import { icon } from '/shared/icons.js';
import { isShortcut, isTyped, keysOf } from '/shared/keys.js';
import { loadLanguages, loadTexts, nameIn } from '/shared/texts.js';

const languages = await loadLanguages();
const FIRST_LANGUAGE = languages[0].code;
const FORGET_AFTER = 45000; // milliseconds after which what somebody set on an idle screen and left is set back
const DRAW_EVERY = 50; // milliseconds between pictures on the screen
const SEND_EVERY = { visit: 66, quiet: 250 }; // milliseconds: a passer-by is looked for four times a second, a visitor is followed
const HINT_EVERY = 2500; // milliseconds between hints read aloud
const KEYS_SHOWN = 6000; // milliseconds that the keys are named after one that is none of them

const device = new Device();
const camera = new Camera();
const root = document.getElementById('kiosk');
const head = new Head(root);
const narrator = new Narrator();

const firstTexts = await loadTexts(FIRST_LANGUAGE);

/** What is shown. `screen` comes from the kiosk's program; the rest belongs to the page. */
const page = {
  screen: { name: 'trouble', why: 'device', camera: 'starting', connected: false },
  language: firstTexts,
  text: firstTexts, // the language's texts with the office's own wording
  needs: new Set(), // what this visitor needs: contrast, text, reach
  mirror: true,
  picture: false,
  code: new CodeField(() => change({})),
  narrated: false, // the screens are read aloud
  away: null, // seconds until the visit ends because nobody looks
  keys: false, // a key was pressed that is none of ours: they are named
};

let inFlight = false; // a frame was sent and not answered
let drawnAt = 0;
let sentAt = 0;

const actions = {
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
  toggle: (need) => {
    if (!page.needs.delete(need)) page.needs.add(need);
    forgetLater();
    change({});
  },
};

const nextLanguage = () => languages[(languages.findIndex(({ code }) => code === page.language.language) + 1) % languages.length];

function setLanguage(language) {
  page.language = language;
  page.text = language.with(page.screen.view?.texts ?? {});
}

/** The next visitor starts afresh: first language, everything as it was, nothing ticked or typed. */
function forget() {
  page.needs.clear();
  page.picture = false;
  page.narrated = false;
  narrator.turn(false);
  setLanguage(firstTexts);
}

let forgetting = 0;
function forgetLater() {
  clearTimeout(forgetting);
  if (!QUIET.has(page.screen.name)) return;
  forgetting = setTimeout(() => {
    if (!QUIET.has(page.screen.name)) return;
    forget();
    change({});
  }, FORGET_AFTER);
}

// Screens on which nobody is in a visit.
const QUIET = new Set(['idle', 'greeting', 'trouble', 'pairing']);
// The first question, before and after somebody begins to answer it.
const FRONT = new Set(['idle', 'greeting', 'choosing']);
// Screens that need a few pictures a second at most.
const SLOW = new Set(['idle', 'trouble', 'pairing', 'asking', 'number', 'number-outage', 'place', 'refused']);

device.addEventListener('setup', ({ detail }) => {
  change({ mirror: detail.mirror });
  camera.use(detail);
});
device.addEventListener('open', () => device.say('camera', { status: camera.status }));
camera.addEventListener('status', () => device.say('camera', { status: camera.status }));
device.addEventListener('screen', ({ detail }) => show(detail.screen));
device.addEventListener('replaced', () => show({ ...page.screen, name: 'trouble', why: 'replaced' }));
device.addEventListener('closed', () => {
  inFlight = false;
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
  const left = turned && (screen.name === 'idle' || (QUIET.has(screen.name) && !QUIET.has(page.screen.name)));
  const waits = screen.name === 'trouble' && (screen.why === 'server' || screen.why === 'device'); // the visit goes on when it is over
  page.screen = screen;
  if (left && !waits) forget();
  else setLanguage(page.language); // the office's wording may have changed
  if (left && waits) forgetLater();
  if (turned) page.code.clear();
  change({});
  if (turned && !(FRONT.has(screen.name) && FRONT.has(before))) {
    head.screen(QUIET.has(screen.name));
    if (!QUIET.has(screen.name)) root.querySelector(screen.name === 'code' ? 'main input' : 'h1')?.focus();
  }
  tell();
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
  render(template(), root);
}

function template() {
  const { screen, text } = page;
  return html`
    <div class="kiosk" data-screen=${screen.name} data-camera=${screen.camera}>
      <header>
        <p class="office">${screen.view ? nameIn(screen.view.name, text.language) : ''}</p>
      </header>
      ${cameraTemplate()}
      <main>${(screens[screen.name] ?? screens.trouble)(page, actions)}</main>
      ${page.away === null ? nothing : html`<p class="away" role="alert" data-testid="away">${text('kiosk.away', { count: page.away })}</p>`}
      ${page.keys ? html`<p class="away" role="alert" data-testid="keys">${text('kiosk.keys')}</p>` : nothing}
      <footer class="foot">
        ${HEAD.has(screen.name) && screen.camera === 'ready'
          ? html`<p class="head-help" data-testid="head-help">${icon('left')}<span>${text('kiosk.head')}</span>${icon('right')}</p>`
          : nothing}
        ${languages.length > 1
          ? html`<button class="tool" type="button" data-testid="language" data-choice="more" lang=${nextLanguage().code} @click=${actions.nextLanguage}>
              ${icon('globe')}<span>${nextLanguage().name}</span>
            </button>`
          : nothing}
        ${narrator.languages.includes(text.language)
          ? html`<button class="tool" type="button" data-testid="narrate" data-choice="more" aria-pressed=${page.narrated} aria-keyshortcuts="0" @click=${actions.narrate}>
              ${icon('ear')}<span>${text('kiosk.narrate')}</span>
            </button>`
          : nothing}
        ${tool('contrast', 'contrast', 'kiosk.contrast')}${tool('text', 'large-text', 'kiosk.largeText')}${tool('reach', 'low-reach', 'kiosk.lowReach')}
      </footer>
    </div>`;
}

const tool = (need, id, key) => html`
  <button class="tool" type="button" data-testid=${id} aria-pressed=${page.needs.has(need)} @click=${() => actions.toggle(need)}>
    ${icon(need)}<span>${page.text(key)}</span>
  </button>`;

function cameraTemplate() {
  const { screen, text } = page;
  const share = screen.name === 'capture' && screen.wanted ? screen.good / screen.wanted : 0;
  return html`
    <section class="mirror" aria-label=${text('kiosk.camera')} ?hidden=${screen.camera !== 'ready'}>
      <div class=${classMap({ glass: true, mirrored: page.mirror, wide: camera.canvas.width > (camera.canvas.height * 4) / 3 })}>
        ${camera.canvas}
        <div class="outline" id="outline" hidden></div>
      </div>
      <svg class="guide" viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true"><ellipse cx="50" cy="50" rx="27" ry="42" /></svg>
      ${screen.name === 'capture'
        ? html`<svg class="ring" viewBox="0 0 100 100" role="img" aria-label=${text('capture.progress', { good: screen.good, wanted: screen.wanted })}>
            <circle cx="50" cy="50" r="44" pathLength="100" class="track" />
            <circle cx="50" cy="50" r="44" pathLength="100" class="done" stroke-dasharray="${share * 100} 100" />
          </svg>`
        : nothing}
      ${screen.name === 'challenge' && screen.challenge.asked ? html`<div class="arrow" data-way=${screen.challenge.asked}>${icon(screen.challenge.asked === 'left' ? 'left' : 'right')}</div>` : nothing}
      <div class="head-bar" id="head-bar" data-testid="head-bar" aria-hidden="true" hidden><span class="head-dot"></span></div>
    </section>`;
}

// Screens whose choices the head moves.
const HEAD = new Set(['greeting', 'choosing', 'classes', 'consent', 'gave-up', 'unanswered']);

// ---------- the head ----------

head.addEventListener('steered', () => device.say('steered'));
head.addEventListener('moved', () => tellChoice(document.activeElement));
head.addEventListener('away', () => {
  change({ away: head.away });
  if (head.away !== null) narrator.say(page.text('kiosk.away', { count: head.away }), page.text.language);
});
head.addEventListener('left', () => device.say('leave'));
document.addEventListener('pointerdown', () => head.rest());

// ---------- read aloud ----------

let hintedAt = 0;

/** The question of the screen, what it adds, and how to answer. */
function tell() {
  if (!page.narrated) return;
  const { language } = page.text;
  const main = root.querySelector('main');
  const words = [...main.querySelectorAll('h1, .lead, .plain li, .service, .number, .ahead, .range')].map(wordsOf);
  if (HEAD.has(page.screen.name)) words.push(page.text('kiosk.narrated'));
  narrator.screen(words.join('. '), language);
  const hint = main.querySelector('[data-testid=hint]');
  if (!hint || performance.now() - hintedAt < HINT_EVERY) return;
  hintedAt = performance.now();
  narrator.add(wordsOf(hint), language);
}

const tellChoice = (choice) => narrator.say(wordsOf(choice), page.text.language);

// ---------- the keyboard, a keypad included: digits choose a service, arrows or + and − move, Enter takes, 0 reads aloud,
// Backspace goes back, Escape leaves; the rest is the browser's own ----------

const STEPS = { ArrowRight: 1, ArrowDown: 1, '+': 1, ArrowLeft: -1, ArrowUp: -1, '-': -1 };

document.addEventListener('keydown', (event) => {
  if (isShortcut(event) || event.repeat) return;
  const { screen } = page;
  const typing = event.target instanceof HTMLInputElement && event.target.type !== 'checkbox';
  const [key] = typing ? [event.key] : keysOf(event);
  head.rest();
  if (key === 'Escape') {
    if (screen.name === 'classes') device.say('class', { id: screen.class ?? null });
    else if (!QUIET.has(screen.name)) device.say('leave');
  } else if (typing) {
    if (event.target.dataset.testid === 'code') page.code.press(event);
  } else if (STEPS[key]) {
    event.preventDefault();
    tellChoice(moveChoice(root, STEPS[key]));
  } else if (key === '0') {
    root.querySelector('[data-testid=narrate]')?.click();
  } else if (key === 'Backspace') {
    root.querySelector('[data-testid=back]')?.click();
  } else if (/^[1-9]$/.test(key)) {
    const tile = root.querySelectorAll('[data-testid=service-tile]')[key - 1];
    if (tile) tile.click(); // one that is closed is disabled, and says so itself
    else nameKeys();
  } else if (isTyped(event)) {
    nameKeys();
  }
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
  inFlight = false;
  head.read(detail.head);
  const outline = document.getElementById('outline');
  if (!outline) return;
  outline.hidden = !detail.box;
  if (!detail.box) return;
  for (const [side, value] of [['left', detail.box.x], ['top', detail.box.y], ['width', detail.box.width], ['height', detail.box.height]]) {
    outline.style[side] = `${value * 100}%`;
  }
});

function onPicture(now) {
  requestAnimationFrame(onPicture);
  if (now - drawnAt < DRAW_EVERY) return;
  drawnAt = now;
  if (!camera.draw()) return;
  fitGlass();
  if (inFlight || !device.isOpen) return;
  if (now - sentAt < (SLOW.has(page.screen.name) ? SEND_EVERY.quiet : SEND_EVERY.visit)) return;
  sentAt = now;
  inFlight = true;
  device.sendBytes(camera.frame());
}

/** Gives the glass the shape of the frames, so that it covers the 4:3 mirror whatever way the camera hangs. */
function fitGlass() {
  const glass = camera.canvas.parentElement;
  const shape = camera.canvas.width / camera.canvas.height;
  if (!glass || Number(glass.dataset.shape) === shape) return;
  glass.dataset.shape = shape;
  glass.style.aspectRatio = shape;
  change({});
}

change({});
await narrator.load();
device.connect();
requestAnimationFrame(onPicture);
