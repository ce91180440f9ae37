// Reads a screen aloud with the browser's own voice, where it has one of the language.

export class Voice {
  /** @param {() => void} changed told when the voices are there, which may take a while */
  constructor(changed) {
    window.speechSynthesis?.addEventListener?.('voiceschanged', changed);
  }

  /** @param {string} language a language code such as `vi` */
  #voiceOf(language) {
    const voices = window.speechSynthesis?.getVoices() ?? [];
    return voices.find(({ lang }) => lang.toLowerCase().split(/[-_]/)[0] === language);
  }

  has(language) {
    return Boolean(this.#voiceOf(language));
  }

  /** Says words in place of what is being said. */
  say(words, language) {
    const voice = this.#voiceOf(language);
    if (!voice) return;
    const said = new window.SpeechSynthesisUtterance(words);
    said.voice = voice;
    said.lang = voice.lang;
    this.hush();
    window.speechSynthesis.speak(said);
  }

  hush() {
    window.speechSynthesis?.cancel();
  }
}
