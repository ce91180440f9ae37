import { byId, el, fill, show } from './dom.js';

/** What a board that is not paired shows instead of everything else: the code to enter, and where. */
export class Pairing {
  constructor(languages) {
    this.languages = languages;
  }

  /** @param {{code: string|null, server: string}|null} prompt null while the board is paired */
  show(prompt) {
    show(byId('pairing'), prompt !== null);
    ['head', 'board', 'foot'].forEach((id) => show(byId(id), prompt === null));
    fill(byId('pairing'), ...(prompt ? this.lines(prompt) : []));
  }

  lines({ code, server }) {
    const line = (className, key, values, tag = 'p') => el(tag, className, ...this.languages.texts(key, values));
    const figure = el('p', 'pairing-code figure', code || '');
    figure.dataset.testid = 'pairing-code';
    return [
      line('pairing-title', 'pairing.title', {}, 'h1'),
      ...(code ? [figure, line('pairing-what', 'pairing.code')] : [line('pairing-what', 'pairing.connecting')]),
      line('pairing-server', 'pairing.server', { server }),
    ];
  }
}
