// The camera: opens it (or the demonstration clip), draws it upright into a canvas, and hands out frames.
// It says how it is through `status` events (ready, none, refused, unplugged, frozen, dark) and opens itself again.

import { CameraWatch } from './camera-watch.js';

const LONG_SIDE = 640;
const RETRY = 2500;
const LOOK_EVERY = 1000; // milliseconds
const FIRST_PICTURE = 5000; // milliseconds that a camera may take to its first picture
const HEADER_BYTES = 16;

// The camera is there, and its pictures are none.
const STILL = new Set(['frozen', 'dark']);

export class Camera extends EventTarget {
  canvas = document.createElement('canvas');
  #context = /** @type {CanvasRenderingContext2D} */ (this.canvas.getContext('2d', { willReadFrequently: true, alpha: false }));
  #video = document.createElement('video');
  /** @type {Wire} */
  #setup = null;
  #sequence = 0;
  /** @type {ImageData | null} */
  #lastSent = null;
  #retry = 0;
  #watch = new CameraWatch();
  #opening = false;
  #tries = 0; // only the newest says how the camera is

  /** @param {string} [known] what was found of it before: one whose pictures were none has to show some first */
  constructor(known) {
    super();
    this.status = known && STILL.has(known) ? known : 'starting';
    this.#video.muted = true;
    this.#video.playsInline = true;
    navigator.mediaDevices?.addEventListener('devicechange', () => this.status !== 'ready' && this.#open());
  }

  /** Opens the camera of the kiosk's settings; again only when they differ. */
  use(setup) {
    if (JSON.stringify(setup) === JSON.stringify(this.#setup)) return;
    this.#setup = setup;
    if (!setup.clip) setInterval(() => this.#look(), LOOK_EVERY);
    this.#open();
  }

  async #open() {
    clearTimeout(this.#retry);
    this.#tries += 1;
    const tried = this.#tries;
    const isOver = () => tried !== this.#tries;
    this.#opening = true;
    try {
      if (this.#setup.clip) await this.#openClip();
      else await this.#openDevice(isOver);
      if (isOver()) return;
      if (!STILL.has(this.status)) this.#say('ready'); // one whose pictures were none has to show some first
    } catch (error) {
      if (isOver()) return;
      this.#watch.rest();
      this.#say(error.name === 'NotAllowedError' || error.name === 'SecurityError' ? 'refused' : 'none');
      this.#retryLater();
    } finally {
      if (!isOver()) this.#opening = false;
    }
  }

  /** A camera may be there and show nothing: it is opened anew, and if that does not help, said to be so until pictures come. */
  #look() {
    if (this.#opening || document.hidden || (this.status !== 'ready' && !STILL.has(this.status))) return;
    const track = this.#stream?.getVideoTracks()[0];
    const { fault, reopen } = this.#watch.look(this.#paint() ? this.canvas : null, !track || track.muted);
    const isStill = STILL.has(this.status) && (this.#watch.isBad || !this.#watch.isSure);
    this.#say(fault ?? (isStill ? this.status : 'ready'));
    if (reopen) this.#open();
  }

  /** Whether it is known how the camera is: not while it is opened, or its last pictures were none and it may come to itself. */
  get isSettled() {
    return !this.#opening && this.status !== 'starting' && !(this.status === 'ready' && this.#watch.isBad);
  }

  /** What a camera gives; nothing while a clip is played. */
  get #stream() {
    return /** @type {MediaStream | null} */ (this.#video.srcObject);
  }

  async #openClip() {
    this.#video.loop = true;
    if (!this.#video.src) this.#video.src = this.#setup.clip;
    await this.#video.play();
  }

  /** @param {() => boolean} isOver whether another try has begun, or the camera was pulled out, since */
  async #openDevice(isOver) {
    if (!navigator.mediaDevices) throw new DOMException('no camera on this page', 'NotFoundError');
    const size = { width: { ideal: 640 }, height: { ideal: 480 } };
    for (const track of this.#stream?.getTracks() ?? []) track.stop();
    let stream = await navigator.mediaDevices.getUserMedia({ video: size });
    if (this.#setup.label) {
      // Labels are known only once a camera was allowed.
      const devices = await navigator.mediaDevices.enumerateDevices();
      const wanted = devices.find((device) => device.kind === 'videoinput' && device.label.includes(this.#setup.label));
      for (const track of stream.getTracks()) track.stop();
      if (!wanted) throw new DOMException(`no camera named ${this.#setup.label}`, 'NotFoundError');
      stream = await navigator.mediaDevices.getUserMedia({ video: { ...size, deviceId: { exact: wanted.deviceId } } });
    }
    if (isOver()) {
      for (const track of stream.getTracks()) track.stop();
      return;
    }
    const [opened] = stream.getVideoTracks();
    opened.addEventListener('ended', () => {
      if (this.#video.srcObject !== stream) return; // one that was let go
      this.#tries += 1; // it may still be opening
      this.#opening = false;
      this.#watch.rest();
      this.#say('unplugged');
      this.#retryLater();
    });
    this.#video.srcObject = stream;
    // A camera that hangs plays never, and says so never: what it shows is looked at all the same.
    await Promise.race([this.#video.play(), new Promise((late) => { setTimeout(late, FIRST_PICTURE); })]);
  }

  #retryLater() {
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => this.#open(), RETRY);
  }

  #say(status) {
    // A camera that is missing after it was there is unplugged, until it comes back.
    if (status === 'none' && this.status === 'unplugged') return;
    if (this.status === status) return;
    this.status = status;
    this.dispatchEvent(new Event('status'));
  }

  /** Draws the newest picture, turned upright, at most 640 on its long side. */
  draw() {
    return this.status === 'ready' && this.#paint();
  }

  #paint() {
    const { videoWidth, videoHeight } = this.#video;
    if (!videoWidth) return false;
    const turned = this.#setup.rotation % 180 !== 0;
    const scale = Math.min(1, LONG_SIDE / Math.max(videoWidth, videoHeight));
    const width = Math.round((turned ? videoHeight : videoWidth) * scale);
    const height = Math.round((turned ? videoWidth : videoHeight) * scale);
    if (this.canvas.width !== width || this.canvas.height !== height) Object.assign(this.canvas, { width, height });
    const context = this.#context;
    context.setTransform(1, 0, 0, 1, width / 2, height / 2);
    context.rotate((this.#setup.rotation * Math.PI) / 180);
    context.scale(scale, scale);
    context.drawImage(this.#video, -videoWidth / 2, -videoHeight / 2);
    context.setTransform(1, 0, 0, 1, 0, 0);
    return true;
  }

  /** The picture drawn last, as the message the kiosk's program reads. */
  frame() {
    const { width, height } = this.canvas;
    const sent = this.#context.getImageData(0, 0, width, height);
    this.#lastSent = sent;
    const message = new Uint8Array(HEADER_BYTES + sent.data.length);
    const header = new DataView(message.buffer);
    message.set([0x4b, 0x46, 0x52, 0x31]); // "KFR1"
    header.setUint16(4, width, true);
    header.setUint16(6, height, true);
    header.setUint32(8, ++this.#sequence, true);
    message.set(sent.data, HEADER_BYTES);
    return message.buffer;
  }

  /**
   * A small JPEG of a face in the frame sent last, with its header; null when it cannot be made.
   * @param {{x,y,width,height}} box shares of the frame
   */
  async picture(box) {
    const frame = this.#lastSent;
    if (!frame) return null;
    const whole = new OffscreenCanvas(frame.width, frame.height);
    whole.getContext('2d')?.putImageData(frame, 0, 0);
    const side = Math.min(box.height * frame.height * 1.7, frame.width, frame.height);
    const clamp = (value, most) => Math.min(Math.max(value, 0), most);
    const x = clamp((box.x + box.width / 2) * frame.width - side / 2, frame.width - side);
    const y = clamp((box.y + box.height / 2) * frame.height - side / 2, frame.height - side);
    const small = new OffscreenCanvas(200, 200);
    small.getContext('2d')?.drawImage(whole, x, y, side, side, 0, 0, 200, 200);
    const jpeg = await small.convertToBlob({ type: 'image/jpeg', quality: 0.8 });
    return new Blob(['KPJ1', jpeg]);
  }
}
