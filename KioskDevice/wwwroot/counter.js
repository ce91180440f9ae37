// The page of a counter's camera. The camera is opened when the officer asks and let go right after: its light is on only then.

import { Camera } from './camera.js';
import { loadLanguages, loadWantedTexts } from '/shared/texts.js';

const SEND_EVERY = 120; // milliseconds between frames
const AGAIN = 2000; // milliseconds before another try
const text = await loadWantedTexts(await loadLanguages());
document.documentElement.lang = text.language;
const at = (id) => document.querySelector(`[data-testid=${id}]`);

let socket = null;
let camera = null;
let wanted = { counter: '', looking: false };

function connect() {
  socket = new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/counter-page`);
  socket.addEventListener('message', ({ data }) => show(JSON.parse(data)));
  socket.addEventListener('close', () => {
    show({ ...wanted, looking: false });
    setTimeout(connect, AGAIN);
  });
}

function show(next) {
  wanted = next;
  at('counter').textContent = text('counterCheck.title', { counter: next.counter });
  at('looking').textContent = text(next.looking ? 'counterCheck.looking' : 'counterCheck.idle');
  at('looking').classList.toggle('looking', next.looking);
  at('promise').textContent = text('counterCheck.promise');
  if (next.looking && !camera) {
    camera = new Camera();
    camera.use({ label: next.label, rotation: next.rotation, clip: null });
  } else if (!next.looking && camera) {
    location.reload(); // the surest way to let a camera go: the page forgets it
  }
}

setInterval(() => {
  if (wanted.looking && socket.readyState === WebSocket.OPEN && socket.bufferedAmount === 0 && camera?.draw()) socket.send(camera.frame());
}, SEND_EVERY);

connect();
