// The kiosk's page: shows the screen its program says, and tells it what was touched.

import { html, render, nothing } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import { Camera } from './camera.js';
import { Device } from './device.js';
import { screens } from './screens.js';
import { icon } from '/shared/icons.js';
import { loadTexts } from '/shared/texts.js';

const FIRST_LANGUAGE = 'vi';
const LANGUAGES = ['vi', 'en'];
const DRAW_EVERY = 50; // milliseconds between pictures on the screen
const SEND_EVERY = { capture: 60, other: 250 }; // a passer-by is looked for four times a second; a capture takes what it can get

const device = new Device();
const camera = new Camera();
const root = document.getElementById('kiosk');

/** What is shown. `screen` comes from the kiosk's program; the rest belongs to the page. */
const page = {
  screen: { name: 'trouble', why: 'device', camera: 'starting', connected: false },
  text: await loadTexts(FIRST_LANGUAGE),
  mirror: true,
  picture: false,
  code: '',
};

let inFlight = false; // a frame was sent and not answered
let drawnAt = 0;
let sentAt = 0;

const actions = {
  say: (type, values) => device.say(type, values),
  consent: () => device.say('consent', { picture: page.picture }),
  tickPicture: (ticked) => change({ picture: ticked }),
  typeCode: (code) => change({ code: code.toUpperCase().replace(/[^0-9A-Z]/g, '').slice(0, 6) }),
  findCode: () => device.say('code', { text: page.code }),
  nextLanguage: async () => change({ text: await loadTexts(LANGUAGES[(LANGUAGES.indexOf(page.text.language) + 1) % LANGUAGES.length]) }),
  toggleContrast: () => {
    const html = document.documentElement;
    html.toggleAttribute('data-contrast');
    if (html.hasAttribute('data-contrast')) html.dataset.contrast = 'high';
  },
};

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
  if (page.screen.why !== 'replaced') show({ ...page.screen, name: 'trouble', why: 'device' });
});
device.addEventListener('take-picture', async ({ detail }) => {
  const picture = await camera.picture(detail.box);
  if (picture) device.sendBytes(picture);
  else device.say('no-picture');
});

const QUIET = new Set(['idle', 'greeting', 'trouble']);

async function show(screen) {
  const turned = screen.name !== page.screen.name;
  if (turned && (screen.name === 'idle' || (QUIET.has(screen.name) && !QUIET.has(page.screen.name)))) {
    // The visitor left. The next one starts afresh: first language, normal contrast, nothing ticked or typed.
    delete document.documentElement.dataset.contrast;
    Object.assign(page, { text: await loadTexts(FIRST_LANGUAGE), picture: false });
  }
  if (turned) page.code = '';
  change({ screen });
  if (turned && !QUIET.has(screen.name)) root.querySelector('h1')?.focus();
}

function change(values) {
  Object.assign(page, values);
  document.documentElement.lang = page.text.language;
  document.title = page.text('kiosk.title');
  render(template(), root);
}

function template() {
  const { screen, text } = page;
  return html`
    <div class="kiosk" data-screen=${screen.name} data-camera=${screen.camera}>
      <header>
        <p class="office">${screen.view ? screen.view.name[text.language] ?? screen.view.name.vi : ''}</p>
        <div class="tools">
          <button class="tool" type="button" data-testid="language" lang=${text.language === 'vi' ? 'en' : 'vi'} @click=${actions.nextLanguage}>
            ${icon('globe')}<span>${text('kiosk.language')}</span>
          </button>
          <button class="tool" type="button" data-testid="contrast" @click=${actions.toggleContrast}>${icon('contrast')}<span>${text('kiosk.contrast')}</span></button>
        </div>
      </header>
      ${cameraTemplate()}
      <main>${(screens[screen.name] ?? screens.trouble)(page, actions)}</main>
    </div>`;
}

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
    </section>`;
}

// ---------- the camera's pictures ----------

device.addEventListener('face', ({ detail }) => {
  inFlight = false;
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
  if (now - sentAt < (page.screen.name === 'capture' ? SEND_EVERY.capture : SEND_EVERY.other)) return;
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
device.connect();
requestAnimationFrame(onPicture);
