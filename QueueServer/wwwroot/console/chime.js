// Two soft notes when somebody joins an empty line. A browser lets a page sound only after the first press.

const KEPT = 'sound';
const NOTES = [659, 880]; // hertz
const LENGTH = 0.35; // seconds a note
const VOLUME = 0.08; // of 1

/** @type {AudioContext | null} */
let audio = null;

export const soundIsOn = () => localStorage.getItem(KEPT) !== 'off';

export const setSound = (on) => localStorage.setItem(KEPT, on ? 'on' : 'off');

/** Whether a counter that had nobody to call has somebody now. @param {Wire} before @param {Wire} view */
export const somebodyCame = (before, view) =>
  Boolean(before) && before.counter === view.counter && before.waiting === 0 && view.waiting > 0 && !view.current && !view.pause
    && view.dayOpen;

/** To be called on a press: from then on it can be heard. */
export function wakeSound() {
  audio ??= new AudioContext();
}

export function chime() {
  const context = audio;
  if (!context || !soundIsOn()) return;
  NOTES.forEach((hertz, index) => {
    const [tone, loudness] = [context.createOscillator(), context.createGain()];
    const start = context.currentTime + index * LENGTH * 0.6;
    tone.frequency.value = hertz;
    loudness.gain.setValueAtTime(0, start);
    loudness.gain.linearRampToValueAtTime(VOLUME, start + 0.03);
    loudness.gain.exponentialRampToValueAtTime(0.0001, start + LENGTH);
    tone.connect(loudness).connect(context.destination);
    tone.start(start);
    tone.stop(start + LENGTH);
  });
}
