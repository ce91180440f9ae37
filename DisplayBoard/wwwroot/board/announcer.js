// Says the calls, one after the other: each sequence once, in its order, never two at a time.

import { asked } from '/shared/asked.js';
import { Sound } from './sound.js';

const TOO_OLD_MS = 20000;
const MEMORY = 'board.announced';

export class Announcer {
  /** @param {{called: Function, spoken: Function, sound: Function}} on a call came; it is being said; whether sound is on */
  constructor(on) {
    this.on = on;
    this.sound = new Sound((isOn) => on.sound(isOn));
    this.spoken = []; // the languages this machine can speak
    this.languages = []; // those the office wants, in its order
    this.waiting = [];
    this.running = false;
    this.office = null;
    this.last = 0; // the highest sequence taken
  }

  /** Asks the program which languages it can speak. */
  async loadSettings() {
    try {
      const answer = await asked('/speech');
      if (!answer.ok) return;
      this.spoken = answer.json().languages;
      this.sound.play('/speech/silence.wav'); // is the page allowed to be heard? better known before the first call
    } catch (error) {
      console.warn('the speech settings come with the next connection', error); // until then: the chime
    }
  }

  /**
   * Takes the calls of a view.
   * @param {boolean} catchingUp the page was away or the server was: what is older than 20 s is past
   * @param {number} now by the same clock as the calls
   */
  take(view, catchingUp, now) {
    this.languages = view.display.languages;
    this.sound.setVolume(view.display.volume / 100);
    if (this.office !== view.office) {
      this.office = view.office;
      this.last = remembered(view.office);
    }
    const calls = view.calls.slice().sort((a, b) => a.sequence - b.sequence);
    const restarted = calls.length > 0 && calls[calls.length - 1].sequence < this.last;
    if (restarted) this.last = 0; // the office counts from the start again
    calls.filter((call) => call.sequence > this.last).forEach((call) => {
      this.last = call.sequence;
      if ((catchingUp || restarted) && now - Date.parse(call.at) > TOO_OLD_MS) return;
      this.waiting.push(call);
      this.on.called(call);
    });
    this.run();
  }

  /** Says nothing that is not being said already. */
  forget() {
    this.waiting = [];
  }

  turnOn() {
    this.sound.play('/speech/chime.wav');
  }

  async run() {
    if (this.running) return;
    this.running = true;
    while (this.waiting.length > 0) {
      const call = this.waiting.shift();
      remember(this.office, call.sequence);
      this.on.called(call);
      this.on.spoken(call);
      tell('announcement-start', call);
      await this.say(call);
      tell('announcement-end', call);
    }
    this.running = false;
  }

  async say(call) {
    if (!await this.sound.play('/speech/chime.wav')) return;
    for (const language of this.languages.filter((wanted) => this.spoken.includes(wanted))) {
      await this.sound.play(`/speech/${language}/${call.number}/${call.counter}.wav`);
    }
  }
}

function tell(name, call) {
  if (name === 'announcement-start') document.body.dataset.announcing = call.sequence;
  else delete document.body.dataset.announcing;
  document.dispatchEvent(new CustomEvent(name, { detail: call }));
}

// Over a reload; a browser without storage says at most the last 20 s again.
function remembered(office) {
  try {
    const kept = JSON.parse(sessionStorage.getItem(MEMORY) || 'null');
    return kept && kept.office === office ? kept.sequence : 0;
  } catch (error) {
    console.warn('nothing is remembered over a reload', error);
    return 0;
  }
}

function remember(office, sequence) {
  try {
    sessionStorage.setItem(MEMORY, JSON.stringify({ office, sequence }));
  } catch (error) {
    console.warn('nothing is remembered over a reload', error);
  }
}
