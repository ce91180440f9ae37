// The page of a counter's camera. The camera is opened when the officer asks and let go right after: its light is on only then. Where it
// showed nothing it stays open until it is known whether it comes to itself; how it is, is said to the officer and to the program.

import { Camera } from '../camera/camera.js';
import { moment, takeMoment } from '/shared/moment.js';
import { loadLanguages, loadWantedTexts } from '/shared/texts.js';
import { timeOfDay } from '/shared/times.js';
import { cameraAtRest, SEEN_ONLY_OPEN } from './at-rest.js';

const SEND_EVERY = 120; // milliseconds between frames
const AGAIN = 2000; // milliseconds before another try
const SILENCE = 15000; // milliseconds; the program says something every 5 s
const LONGEST = 60000; // milliseconds a camera stays open after it was wanted
const FAULTS = new Set(['none', 'refused', 'unplugged', 'frozen', 'dark']);
const text = await loadWantedTexts(await loadLanguages());
document.documentElement.lang = text.language;
const at = (id) => /** @type {HTMLElement} */ (document.querySelector(`[data-testid=${id}]`));

/** @type {WebSocket | null} */
let socket = null;
/** @type {Camera | null} */
let camera = null;
let wanted = { counter: '', looking: false, label: '', rotation: 0, camera: 'starting' };
let told = ''; // what the program was told of the camera last
let isAnew = false; // whether something was plugged in or out, until the program has heard what that changed
let rests = 0; // only the newest look at a camera that is off is said
let unwantedAt = 0;
let watch = 0;
let heardAt = moment();

function connect() {
  const opened = new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/counter-page`);
  socket = opened;
  const again = () => {
    if (socket !== opened) return;
    socket = null;
    told = '';
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
  if (wanted.looking && !next.looking) unwantedAt = performance.now();
  wanted = next;
  at('counter').textContent = text('counterCheck.title', { counter: next.counter });
  at('looking').classList.toggle('looking', next.looking);
  at('promise').textContent = text('counterCheck.promise');
  if (next.looking && !camera) open();
  else if (!next.looking && camera) letGo();
  at('looking').textContent = text(`counterCheck.${next.looking ? 'looking' : camera ? 'trying' : 'idle'}`);
  if (camera) tell(camera.status);
  else if (socket) rest();
}

function open() {
  camera = new Camera(wanted.camera);
  camera.addEventListener('status', () => tell(camera?.status));
  camera.use({ label: wanted.label, rotation: wanted.rotation, clip: null });
}

/** Lets the camera go, once it is known how it is, and the program has heard it: the page forgets everything with it. */
function letGo() {
  const status = camera?.status ?? '';
  // nobody hears while the program is away: only what is seen again by no look at it off waits for it
  const isHeard = wanted.camera === status || (socket?.readyState !== WebSocket.OPEN && !SEEN_ONLY_OPEN.has(status));
  if ((camera?.isSettled && isHeard) || performance.now() - unwantedAt >= LONGEST) location.reload(); // the surest way to let it go
}

async function rest() {
  rests += 1;
  const look = rests;
  const status = await cameraAtRest(told || wanted.camera, wanted.label, isAnew);
  if (camera || look !== rests) return;
  if (status === wanted.camera) isAnew = false;
  tell(status);
}

/** Tells the officer, and the program, which tells the hall. */
function tell(status) {
  at('fault').textContent = FAULTS.has(status) ? text(`counterCheck.${status}`) : '';
  if (status === told || socket?.readyState !== WebSocket.OPEN) return;
  told = status;
  socket.send(JSON.stringify({ camera: status }));
}

setInterval(() => {
  if (wanted.looking && socket?.readyState === WebSocket.OPEN && socket.bufferedAmount === 0 && camera?.draw()) socket.send(camera.frame());
  if (!wanted.looking && camera) letGo();
}, SEND_EVERY);
navigator.mediaDevices?.addEventListener('devicechange', () => {
  if (camera) return;
  isAnew = true;
  rest();
});

connect();
