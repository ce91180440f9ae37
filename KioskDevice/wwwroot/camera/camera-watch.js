// Whether a camera's pictures are pictures. One that hangs goes on handing out its last picture, and one that is covered a black one; the
// browser says of neither that anything is wrong.

// milliseconds after which pictures that are all the same, to the last bit, come from no living camera: a sensor has noise
const STILL = 10000;
const DARKEST = 16; // of 255. A picture without one part above it shows nobody, whatever noise is in it: a covered lens, or no light at all
const GRID = 32; // parts along each side over which the noise is evened out
// milliseconds of living pictures after which what was wrong is over: a camera that hangs gives one or two when it is opened
const WELL = 5000;
const AGAIN = 30000; // milliseconds between tries to open a camera that stays so

export class CameraWatch {
  /** @type {Uint32Array | null} */
  #last = null;
  /** @type {'frozen' | 'dark' | null} */
  #fault = null;
  #since = 0;
  #openedAt = -Infinity;
  #looks = 0;
  #small = /** @type {CanvasRenderingContext2D} */ (
    Object.assign(document.createElement('canvas'), { width: GRID, height: GRID }).getContext('2d', { willReadFrequently: true }));

  /**
   * Looks at the camera once a second.
   * @param {HTMLCanvasElement | null} picture the newest picture; null while there is none
   * @param {boolean} muted whether the browser says that nothing comes
   * @returns {{fault: 'frozen' | 'dark' | null, reopen: boolean}} what is wrong and stayed so after the camera was opened anew,
   *   and whether to open it
   */
  look(picture, muted, now = performance.now()) {
    this.#looks += 1;
    const fault = this.#faultOf(picture, muted);
    if (fault !== this.#fault) {
      this.#fault = fault;
      this.#since = now;
    }
    if (!fault && now - this.#since >= WELL) this.#openedAt = -Infinity;
    if (!fault || now - this.#since < STILL) return { fault: null, reopen: false };
    const isFirst = this.#openedAt === -Infinity;
    const reopen = now - this.#openedAt >= (isFirst ? 0 : AGAIN);
    if (reopen) this.#openedAt = now;
    if (isFirst) this.#since = now; // it has as long again to come to itself
    return { fault: isFirst ? null : fault, reopen };
  }

  /** Whether two pictures were compared. */
  get isSure() {
    return this.#looks > 1;
  }

  /** Whether the last picture was none. */
  get isBad() {
    return this.#fault !== null;
  }

  /** There is no camera to look at. */
  rest() {
    this.#last = null;
    this.#fault = null;
    this.#looks = 0;
  }

  #faultOf(picture, muted) {
    if (muted || !picture) return 'frozen';
    const { data } = picture.getContext('2d').getImageData(0, 0, picture.width, picture.height);
    const now = new Uint32Array(data.buffer);
    const before = this.#last;
    this.#last = now;
    if (this.#isDark(picture)) return 'dark';
    return before && before.length === now.length && now.every((pixel, i) => pixel === before[i]) ? 'frozen' : null;
  }

  #isDark(picture) {
    this.#small.imageSmoothingQuality = 'high';
    this.#small.drawImage(picture, 0, 0, GRID, GRID);
    return this.#small.getImageData(0, 0, GRID, GRID).data.every((value, i) => i % 4 === 3 || value <= DARKEST);
  }
}
