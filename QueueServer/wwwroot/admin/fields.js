// Labelled fields bound to a form by path: hint and fault stand with the field, and a field's test id is its path.

import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { labelOf } from './differences.js';
import { completed, TIME_PATTERN, timeKept, timeShown } from '../shell/typed-time.js';
import { refusalText } from '/shared/refusals.js';

export const idOf = (path) => `field-${path.replace(/[^\w-]+/g, '-')}`;

export class Fields {
  /** What was shown, by path: its label and its range, for the summary of faults. */
  shown = {};

  /**
   * @param {Words} text
   * @param {import('./form.js').Form} form
   * @param {() => void} changed called after each change
   * @param {{code: string, name: string}[]} languages there are, the first one first
   */
  constructor(text, form, changed, languages) {
    this.text = text;
    this.form = form;
    this.changed = changed;
    this.languages = languages;
  }

  set(path, value) {
    this.form.set(path, value);
    this.changed();
  }

  label(path) {
    return labelOf(this.text, path.split(/[.[\]]+/).filter(Boolean).pop());
  }

  /** The sentence of a fault. */
  fault(path, code) {
    const { text, form } = this;
    const { min, max } = this.shown[path] ?? {};
    if (code === 'out-of-range' && max !== undefined) return text('fault.between', { min, max });
    const field = path.split('.').pop();
    return form.sentences.flatMap((group) => [`${group}.${field}.${code}`, `${group}.${code}`]).filter(text.has).map((key) => text(key))[0]
      ?? refusalText(text, code);
  }

  /**
   * A field around a control.
   * @param {string} path
   * @param {{label?: string, hint?: string, taken?: string, min?: number, max?: number}} about `taken` says while it is typed that
   *   something else has it already
   * @param {(attributes: Wire) => object} control
   */
  #field(path, { label = this.label(path), hint, taken, ...range }, control) {
    const id = idOf(path);
    const code = this.form.errorAt(path);
    this.shown[path] = { label, ...range };
    const isWrong = Boolean(code || taken);
    const describedBy = [hint && `${id}-hint`, taken ? `${id}-taken` : code && `${id}-fault`].filter(Boolean).join(' ') || nothing;
    return html`<div class=${isWrong ? 'field wrong' : 'field'}>
      <label for=${id}>${label}</label>
      ${hint ? html`<p class="hint" id="${id}-hint">${hint}</p>` : nothing}
      ${taken ? nothing : this.#faultLine(path, code)}
      ${control({ id, describedBy, invalid: isWrong ? 'true' : nothing })}
      ${taken === undefined ? nothing : html`<p class="fault" role="status" id="${id}-taken" data-testid="taken:${path}">${taken}</p>`}
    </div>`;
  }

  #faultLine = (path, code) =>
    (code ? html`<p class="fault" id="${idOf(path)}-fault" data-testid="fault:${path}">${this.fault(path, code)}</p>` : nothing);

  /** @param {string} path @param {Wire} [about] */
  words(path, { type = 'text', maxlength = 120, upper = false, optional = false, list, ...about } = {}) {
    const write = (value) => this.set(path, upper ? value.toUpperCase() : value === '' && optional ? undefined : value);
    return this.#field(path, about,
      ({ id, describedBy, invalid }) => html`<input id=${id} data-testid=${path} type=${type} maxlength=${maxlength} autocomplete="off"
      list=${list ?? nothing} .value=${live(this.form.get(path) ?? '')} aria-describedby=${describedBy} aria-invalid=${invalid}
        @input=${(event) => write(event.target.value)} />`);
  }

  /** A whole number; one left blank is null. @param {string} path @param {Wire} about */
  number(path, { min, max, ...about }) {
    return this.#field(path, { min, max, ...about },
      ({ id, describedBy, invalid }) =>
        html`<input id=${id} data-testid=${path} class="short figure" type="number" inputmode="numeric" min=${min} max=${max}
      .value=${live(String(this.form.get(path) ?? ''))} aria-describedby=${describedBy} aria-invalid=${invalid}
      @input=${(event) => this.set(path, event.target.value === '' ? null : event.target.valueAsNumber)} />`);
  }

  /** A time of the day. @param {string} path @param {Wire} [about] */
  time(path, about = {}) {
    return this.#field(path, about,
      ({ id, describedBy, invalid }) => html`<input id=${id} data-testid=${path} type="text" class="time figure" inputmode="numeric"
      pattern=${TIME_PATTERN} maxlength="5" autocomplete="off" aria-describedby=${describedBy} aria-invalid=${invalid}
      .value=${live(timeShown(this.form.get(path)))} @input=${({ target }) => this.set(path, timeKept(target.value))}
      @change=${({ target }) => this.set(path, timeKept(completed(target.value)))} />`);
  }

  /** @param {{value: string, name: string}[]} choices '' stands for null */
  choice(path, choices, about = {}) {
    return this.#field(path, about,
      ({ id, describedBy, invalid }) => html`<select id=${id} data-testid=${path} aria-describedby=${describedBy} aria-invalid=${invalid}
      .value=${live(this.form.get(path) ?? '')} @change=${(event) => this.set(path, event.target.value === '' ? null : event.target.value)}>
      ${choices.map(({ value, name }) =>
        html`<option value=${value} ?selected=${value === (this.form.get(path) ?? '')}>${name}</option>`)}</select>`);
  }

  check(path, { label = this.label(path), checked = Boolean(this.form.get(path)), change = (on) => this.set(path, on),
    testid = path } = {}) {
    return html`<label class="check"><input type="checkbox" data-testid=${testid} .checked=${live(checked)}
      @change=${(event) => change(event.target.checked)} /><span>${label}</span></label>`;
  }

  /** A name in every language there is; only the first (Vietnamese) may not be left out. */
  names(path, about = {}) {
    return this.group(path, { label: about.label ?? this.label(path), hint: about.hint }, html`<div class="pair">
      ${this.languages.map(({ code, name }) => this.#language(path, code, name, about.maxlength))}</div>`);
  }

  #language(path, language, name, maxlength = 120) {
    const [at, id] = [`${path}.${language}`, `${idOf(path)}-${language}`];
    return html`<div class="field"><label for=${id} lang=${language}>${name}</label>
      <input id=${id} data-testid=${at} lang=${language} maxlength=${maxlength} autocomplete="off"
        .value=${live(this.form.get(path)?.[language] ?? '')}
        aria-describedby=${this.form.errorAt(path) ? `${idOf(path)}-fault` : nothing}
          aria-invalid=${this.form.errorAt(path) ? 'true' : nothing}
        @input=${(event) => this.set(at,
          event.target.value === '' && language !== this.languages[0].code ? undefined : event.target.value)} /></div>`;
  }

  /**
   * Several controls under one label; the fault stands with them.
   * @param {string} path @param {{label?: string, hint?: string}} about @param {unknown} controls
   */
  group(path, { label = this.label(path), hint } = {}, controls) {
    const code = this.form.errorAt(path);
    this.shown[path] = { label };
    return html`<fieldset class=${code ? 'group wrong' : 'group'} id=${idOf(path)} tabindex="-1">
      <legend>${label}</legend>
      ${hint ? html`<p class="hint">${hint}</p>` : nothing}
      ${this.#faultLine(path, code)}
      ${controls}
    </fieldset>`;
  }
}
