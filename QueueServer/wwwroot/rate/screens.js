// What the tablet shows: a code while it is nobody's, the counter while nothing is asked, the question, its reasons, words, thanks.

import { html, nothing } from 'lit';
import { icon } from '/shared/icons.js';
import { nameIn } from '/shared/texts.js';
import { timeOfDay } from '/shared/times.js';
import { choicesOf, choiceText, LONGEST, REASONS } from './choices.js';
import { face } from './faces.js';

/** @param {Wire} page */
export const screen = (page) => html`
  ${head(page)}
  <main class=${page.screen} data-testid="screen" data-screen=${page.screen}>${screens[page.screen](page)}</main>
  ${foot(page)}`;

/** The words of the screen, for who listens. @param {ParentNode} root */
export const wordsOf = (root) => [...root.querySelectorAll('main [data-say], main h1, main .lead')]
  .map((one) => (one.dataset.say ?? one.textContent ?? '').trim()).filter(Boolean).join('. ');

const head = ({ text, view, canRead, read, next, nextLanguage }) => html`
  <header>
    <p class="office">${view ? nameIn(view.name, text.language) : ''}</p>
    ${canRead ? html`<button type="button" class="quiet" data-testid="read" @click=${read}>${icon('ear')} ${text('rating.read')}</button>`
      : nothing}
    ${next ? html`<button type="button" class="quiet" data-testid="language" lang=${next.code} @click=${nextLanguage}>${next.name}</button>`
      : nothing}
  </header>`;

function foot(page) {
  const { text, view, connected, since, turn, left } = page;
  const isTimed = ['asked', 'more', 'writing'].includes(page.screen);
  return html`
    <footer>
      ${view && !connected && since ? html`<p class="stale" role="status" data-testid="away">${text('rating.away',
        { time: timeOfDay(text, since, view.timeZone) })}</p>` : nothing}
      ${isTimed ? html`<p class="left figure" data-testid="left">${text('rating.left', { count: left })}</p>
        <button type="button" data-testid="longer"
          @click=${page.act((now) => turn.longer(now))}>${text('rating.longer')}</button>` : nothing}
      ${page.screen === 'asked' ? html`<p class="private">${text('rating.private')}</p>` : nothing}
    </footer>`;
}

const heading = (words) => html`<h1 tabindex="-1">${words}</h1>`;

const screens = {
  starting: ({ text }) => html`<p class="lead" role="status">${text('pairing.connecting')}</p>`,

  pairing: ({ text, code }) => html`
    ${heading(text('pairing.title'))}
    <p class="code figure" data-testid="pairing-code">${code}</p>
    <p class="lead">${text('pairing.code')}</p>
    <p class="muted">${text('pairing.server', { server: location.host })}</p>`,

  unplaced: ({ text }) => html`${heading(text('rating.unplaced'))}<p class="lead">${text('rating.unplaced.more')}</p>`,

  idle: ({ text, view }) => html`
    <p class="where" aria-hidden="true">${text('rating.where')}</p>
    <h1 class="counter figure" tabindex="-1" aria-label=${text('rating.counter', { number: view.counter })}
      data-testid="counter">${view.counter}</h1>
    ${view.officer
      ? html`<p class="officer" data-testid="officer">${text('rating.officer', { name: view.officer })}</p>
        ${view.asks ? html`<p class="lead">${text('rating.idle')}</p>` : nothing}`
      : html`<p class="officer">${text('rating.closed')}</p>`}`,

  asked: (page) => html`${heading(page.text('rating.question'))}${page.view.stars ? stars(page) : levels(page)}`,

  more: (page) => {
    const { text, turn, act } = page;
    return html`
      <p class="chosen" data-testid="chosen">${text('rating.chosen', { choice: choiceText(text, turn.choice) })}
        <button type="button" data-testid="back" @click=${act((now) => turn.back(now))}>${text('rating.back')}</button></p>
      ${heading(text('rating.more'))}
      <p class="muted">${text('rating.once')}</p>
      <ul class="reasons">${REASONS.map((reason) => html`<li><button type="button" data-testid="reason" data-reason=${reason}
        data-say=${text(`rating.reason.${reason}`)}
        @click=${act((now) => turn.reason(reason, now))}>${text(`rating.reason.${reason}`)}</button></li>`)}
        <li><button type="button" data-testid="write" @click=${act((now) => turn.write(now))}>${text('rating.write')}</button></li></ul>
      <button type="button" class="primary" data-testid="done" data-say=${text('rating.done')}
        @click=${act((now) => turn.done(now))}>${text('rating.done')}</button>`;
  },

  writing: ({ text, turn, act, typed }) => html`
    <h1 tabindex="-1"><label for="words">${text('rating.write.label')}</label></h1>
    <textarea id="words" maxlength=${LONGEST} rows="4" aria-describedby="words-left" data-testid="words"
      @input=${typed} .value=${turn.text}></textarea>
    <p id="words-left" class="muted">${text('rating.write.hint', { count: LONGEST - turn.text.length })}</p>
    <p class="buttons">
      <button type="button" data-testid="back" @click=${act((now) => turn.back(now))}>${text('rating.write.none')}</button>
      <button type="button" class="primary" data-testid="send" @click=${act((now) => turn.send(now))}>${text('rating.send')}</button></p>`,

  thanks: ({ text, isKept }) => html`
    ${face('satisfied', 'thanks')}
    <h1 tabindex="-1" role="status">${text('rating.thanks')}</h1>
    <p class="lead" data-testid="thanks">${text(isKept ? 'rating.kept' : 'rating.thanks.more')}</p>`,
};

const levels = ({ text, turn, act }) => html`
  <ul class="levels">${choicesOf(false).map((choice) => html`<li><button type="button" data-testid="level" data-level=${choice.level}
    data-say=${choiceText(text, choice)}
    @click=${act((now) => turn.choose(choice, now))}>${face(choice.level ?? 'star')}
    <span>${choiceText(text, choice)}</span></button></li>`)}</ul>`;

const stars = ({ text, turn, act }) => html`
  <p class="lead">${text('rating.stars')}</p>
  <ul class="stars">${choicesOf(true).map((choice) => html`<li><button type="button" data-testid="star" data-stars=${choice.stars}
    data-say=${choiceText(text, choice)}
    @click=${act((now) => turn.choose(choice, now))}>${face('star', choice.stars)}
    <span>${choiceText(text, choice)}</span></button></li>`)}</ul>`;
