// The sheets: what each page is for, its keys and three tasks, to read or to print for the counter and the lobby. Nobody signs in.

import { html, nothing, render } from 'lit';
import { firstText, languages, nextText } from '../shell/head.js';
import { keysOfSheet, SHEETS, tasksOf } from '../shell/help.js';
import { languageAfter } from '/shared/texts.js';

const root = document.getElementById('help');
const asked = new URLSearchParams(location.search).get('of');
const shown = SHEETS.filter((name) => name === asked);
let text = await firstText();

async function changeLanguage() {
  text = await nextText(text);
  draw();
}

function draw() {
  const next = languageAfter(languages, text.language);
  document.documentElement.lang = text.language;
  document.title = text('help.title');
  render(html`
    <header>
      <p class="office">${text('help.title')}</p>
      <div class="tools">
        ${shown.length > 0 ? html`<a class="button quiet" href="/help" data-testid="help-all">${text('help.all')}</a>` : nothing}
        <button type="button" class="quiet" data-testid="print" @click=${() => print()}>${text('help.print')}</button>
        ${languages.length > 1 ? html`<button type="button" class="quiet" lang=${next.code} data-testid="language"
          @click=${changeLanguage}>${next.name}</button>` : nothing}
      </div>
    </header>
    <main>
      <h1 class="visually-hidden">${text('help.title')}</h1>
      ${(shown.length > 0 ? shown : SHEETS).map((name) => html`<article class="sheet" data-testid="sheet" data-sheet=${name}>
        <h2>${text(`help.${name}.title`)}</h2>
        ${tasksOf(text, name)}
        ${keysOfSheet(text, name)}
      </article>`)}
    </main>`, root);
}

draw();
