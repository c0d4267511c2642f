// Speaks through the browser's own voice. A new word cuts the one before short: a late count is a wrong count.
export class Voice {
  isMuted = false;
  #language;
  #last = { text: '', at: -Infinity };

  constructor(language) { this.#language = language; }

  say(text) {
    this.#last = { text, at: performance.now() };
    if (this.isMuted || !('speechSynthesis' in globalThis)) return;
    speechSynthesis.cancel();
    const words = new SpeechSynthesisUtterance(text);
    words.lang = this.#language;
    speechSynthesis.speak(words);
  }

  /** Says it unless it was the last thing said and that is not long ago. */
  remind(text, everySeconds) {
    if (text !== this.#last.text || performance.now() - this.#last.at > everySeconds * 1000) this.say(text);
  }

  mute(isMuted) {
    this.isMuted = isMuted;
    if (isMuted && 'speechSynthesis' in globalThis) speechSynthesis.cancel();
  }
}
