// The page of a counter's camera. The camera is opened when the officer asks and let go right after: its light is on only then.

import { Camera } from '../camera/camera.js';
import { moment, takeMoment } from '/shared/moment.js';
import { loadLanguages, loadWantedTexts } from '/shared/texts.js';
import { timeOfDay } from '/shared/times.js';

const SEND_EVERY = 120; // milliseconds between frames
const AGAIN = 2000; // milliseconds before another try
const SILENCE = 15000; // milliseconds; the program says something every 5 s
const text = await loadWantedTexts(await loadLanguages());
document.documentElement.lang = text.language;
const at = (id) => /** @type {HTMLElement} */ (document.querySelector(`[data-testid=${id}]`));

/** @type {WebSocket | null} */
let socket = null;
/** @type {Camera | null} */
let camera = null;
let wanted = { counter: '', looking: false };
let watch = 0;
let heardAt = moment();

function connect() {
  const opened = new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/counter-page`);
  socket = opened;
  const again = () => {
    if (socket !== opened) return;
    socket = null;
    clearTimeout(watch);
    opened.close();
    show({ ...wanted, looking: false });
    at('looking').textContent = text('counterCheck.away', { time: timeOfDay(text, new Date(heardAt)) });
    setTimeout(connect, AGAIN);
  };
  const expect = () => {
    clearTimeout(watch);
    watch = setTimeout(again, SILENCE);
  };
  expect();
  opened.addEventListener('message', ({ data }) => {
    if (socket !== opened) return;
    expect();
    const message = JSON.parse(data);
    takeMoment(message.now);
    heardAt = moment();
    show(message);
  });
  opened.addEventListener('close', again);
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
  if (wanted.looking && socket?.readyState === WebSocket.OPEN && socket.bufferedAmount === 0 && camera?.draw()) socket.send(camera.frame());
}, SEND_EVERY);

connect();
