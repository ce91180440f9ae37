// The code of a number or an appointment is typed.

import { html } from 'lit';
import { button, heading } from './parts.js';

const CODE_KEYS = [...'23456789BCDFGHJKMNPQRSTVWXYZ'];

export const code = ({ screen, text, code: field }, actions) => html`
  <div class="question">${heading(text('code.title'))}<p class="lead" role="status"
    data-testid="code-why">${text(`code.${field.guessed ? 'check' : screen.why}`)}</p></div>
  <form class="answers" @submit=${(e) => { e.preventDefault(); actions.findCode(); }}>
    <label class="field"><span>${text('code.label')}</span>
      <input class="figure" data-testid="code" .value=${field.text} autocomplete="off" autocapitalize="characters" spellcheck="false"
        @input=${(e) => { field.input(e); }} @compositionend=${(e) => { field.composed(e); }} />
    </label>
    <div class="keys">
      ${CODE_KEYS.map((key) =>
        html`<button class="key" type="button" data-choice @click=${() => field.take(field.text + key)}>${key}</button>`)}
      <button class="key wide" type="button" data-choice @click=${() => field.take(field.text.slice(0, -1))}>${text('code.erase')}</button>
    </div>
    <div class="pair">
      <button class="button primary" type="submit" data-testid="find" data-choice
        ?disabled=${!field.isWhole}>${text('code.find')}</button>
      ${button({ id: 'back', words: text('kiosk.back'), act: () => actions.say('back') })}
    </div>
  </form>`;
