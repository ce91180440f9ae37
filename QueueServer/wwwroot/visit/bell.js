// Rings when the number is called: the phone shakes, and sounds once its holder has allowed it by a touch.

const NOTES = [660, 880, 660, 880]; // Hz
const NOTE = 0.35; // seconds

export class Bell {
  constructor() {
    /** @type {Wire} */
    this.context = null;
  }

  get on() {
    return this.context !== null;
  }

  /** To be called from a touch. */
  allow() {
    const Context = window.AudioContext || /** @type {any} */ (window).webkitAudioContext;
    if (!Context || this.context) return;
    this.context = new Context();
    this.play([NOTES[1]]);
  }

  ring() {
    if (navigator.vibrate) navigator.vibrate([400, 200, 400, 200, 400]);
    if (this.context) this.play(NOTES);
  }

  play(notes) {
    this.context.resume();
    notes.forEach((frequency, i) => {
      const at = this.context.currentTime + i * NOTE;
      const tone = this.context.createOscillator();
      const loudness = this.context.createGain();
      tone.frequency.value = frequency;
      loudness.gain.setValueAtTime(0.0001, at);
      loudness.gain.exponentialRampToValueAtTime(0.3, at + 0.02);
      loudness.gain.exponentialRampToValueAtTime(0.0001, at + NOTE);
      tone.connect(loudness).connect(this.context.destination);
      tone.start(at);
      tone.stop(at + NOTE);
    });
  }
}
