// One template a screen. Each asks one question, and its answer is the largest thing on it.

import { html, nothing } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { icon } from '/shared/icons.js';
import { refusalText } from '/shared/refusals.js';
import { nameIn } from '/shared/texts.js';
import { timeOfDay, whenText } from '/shared/times.js';
import { rangeText, waitingText } from '/shared/waits.js';

const CODE_KEYS = [...'23456789BCDFGHJKMNPQRSTVWXYZ'];

const heading = (words) => html`<h1 tabindex="-1">${words}</h1>`;

// choice: where the button stands among what the head and a keypad choose from: its place (''), after all answers ('more'), or nowhere (null).
const button = ({ id, kind = 'second', words, act, choice = '' }) =>
  html`<button class="button ${kind}" type="button" data-testid=${id ?? nothing} data-choice=${choice ?? nothing} @click=${act}>${words}</button>`;

const help = (text) => html`<p class="help">${text('kiosk.help')}</p>`;

// ---------- choosing ----------

const waits = (text, service) => html`
  <span class="tile-wait">${icon('people')}<span>${waitingText(text, service.waiting)}</span></span>
  <span class="tile-wait">${icon('clock')}<span>${rangeText(text, service.estimate)}</span></span>`;

const closedText = (text, service, view, outage) => {
  if (service.spent) return text(outage ? 'tile.spent.outage' : 'tile.spent');
  return service.opensAt ? text('tile.from', { when: whenText(text, service.opensAt, view) }) : text('tile.closed');
};

const tile = (text, service, { view, outage }, index, actions) => html`
  <li>
    <button class="tile" type="button" data-testid="service-tile" data-choice data-service=${service.id} ?disabled=${!service.open}
      aria-keyshortcuts=${index < 9 ? index + 1 : nothing} @click=${() => actions.say('service', { id: service.id })}>
      <span class="letter" aria-hidden="true">${service.prefix}</span>
      <span class="tile-words">
        <span class="tile-name">${nameIn(service.name, text.language)}</span>
        ${service.open ? (outage ? nothing : waits(text, service)) : html`<span class="tile-wait">${icon('clock')}<span>${closedText(text, service, view, outage)}</span></span>`}
      </span>
    </button>
  </li>`;

const wayTile = ({ id, name, words, more, act }) => html`
  <button class="tile way" type="button" data-testid=${id} data-choice @click=${act}>
    <span class="letter">${icon(name)}</span>
    <span class="tile-words"><span class="tile-name">${words}</span><span class="tile-wait">${more}</span></span>
  </button>`;

const nameOfClass = ({ screen, text }) => {
  const found = screen.class && screen.view?.classes.find(({ id }) => id === screen.class);
  return found ? nameIn(found.name, text.language) : null;
};

const classChip = (page, actions) => {
  const { text } = page;
  const name = nameOfClass(page);
  return name
    ? html`<div class="named">
        <button class="chip" type="button" data-testid="class-chip" data-choice aria-label="${text('kiosk.class.chosen', { name })}, ${text('kiosk.class.remove')}"
          @click=${() => actions.say('class', { id: null })}>
          <span>${text('kiosk.class.chosen', { name })}</span>${icon('cross')}
        </button>
        <p class="note">${text('kiosk.classes.more')}</p>
      </div>`
    : nothing;
};

const choices = (title, started) => (page, actions) => {
  const { screen, text, needs } = page;
  const { view } = screen;
  const begin = started
    ? button({ id: 'stop', words: text('kiosk.stop'), act: () => actions.say('leave'), choice: 'more' })
    : button({ id: 'start', kind: 'primary', words: text('kiosk.start'), act: () => actions.say('start'), choice: null });
  const low = needs.has('reach');
  return html`
    <div class="question">
      ${screen.why ? html`<p class="hint" role="status" data-testid="notice">${text(`kiosk.notice.${screen.why}`)}</p>` : nothing}
      ${heading(text(title))}
      ${screen.outage ? html`<p class="hint" role="status" data-testid="outage">${text('kiosk.outage')}</p>` : nothing}
      ${low ? nothing : begin}
    </div>
    <div class="answers">
      ${classChip(page, actions)}
      <ul class="tiles">${view.services.map((service, index) => tile(text, service, screen, index, actions))}</ul>
      <div class="ways">
        ${low ? begin : nothing}
        ${screen.outage ? nothing : wayTile({ id: 'where', name: 'place', words: text('kiosk.where'), more: text('kiosk.where.more'), act: () => actions.say('place') })}
        ${view.classes.length > 0 && !nameOfClass(page)
          ? wayTile({ id: 'classes', name: 'priority', words: text('kiosk.class'), more: text('kiosk.class.more'), act: () => actions.say('classes') })
          : nothing}
      </div>
      ${screen.phone
        ? html`<div class="phone" data-testid="phone"><img src=${screen.phone} alt="" width="132" height="132" /><div><p class="tile-name">${text('kiosk.phone')}</p><p class="tile-wait">${text('kiosk.phone.more')}</p></div></div>`
        : nothing}
    </div>`;
};

const classes = ({ screen, text }, actions) => html`
  <div class="question">${heading(text('kiosk.classes'))}<p class="lead">${text('kiosk.classes.more')}</p></div>
  <div class="answers">
    <ul class="tiles">
      ${screen.view.classes.map(({ id, name }) => html`
        <li>
          <button class="button equal" type="button" data-testid="class" data-choice data-class=${id} @click=${() => actions.say('class', { id })}>
            ${nameIn(name, text.language)}
          </button>
        </li>`)}
      <li>${button({ id: 'class-none', words: text('kiosk.class.none'), act: () => actions.say('class', { id: null }) })}</li>
    </ul>
    ${button({ id: 'back', words: text('kiosk.back'), act: () => actions.say('class', { id: screen.class ?? null }) })}
  </div>`;

// ---------- consent and capture ----------

const serviceLine = (page) => {
  const { screen, text } = page;
  const service = screen.view?.services.find(({ id }) => id === screen.service);
  const name = nameOfClass(page);
  return service
    ? html`<p class="service"><span class="letter small" aria-hidden="true">${service.prefix}</span>${nameIn(service.name, text.language)}</p>
        ${name ? html`<p class="class" data-testid="class-named">${text('kiosk.class.chosen', { name })}</p>` : nothing}`
    : nothing;
};

const consent = (page, actions) => {
  const { screen, text, picture } = page;
  return html`
    <div class="question">${serviceLine(page)}${heading(text(screen.takesNumber ? 'consent.number' : 'consent.place'))}</div>
    <div class="answers">
      <ul class="plain">
        <li>${icon('face')}<span>${text('consent.what')}</span></li>
        <li>${icon('ticket')}<span>${text('consent.why')}</span></li>
        <li>${icon('clock')}<span>${text(screen.takesNumber ? 'consent.gone' : 'consent.place.gone')}</span></li>
      </ul>
      ${screen.takesNumber && screen.view.pictures
        ? html`<label class="tick">
            <input type="checkbox" data-testid="consent-picture" data-choice="more" .checked=${picture} @change=${(e) => actions.tickPicture(e.target.checked)} />
            <span>${text('consent.picture')}</span>
          </label>`
        : nothing}
      <div class="pair">
        <button class="button primary" type="button" data-testid="consent-accept" data-choice @click=${actions.consent}>
          <span>${text('consent.accept')}</span><small>${text(screen.takesNumber ? 'consent.accept.more' : 'consent.accept.place')}</small>
        </button>
        <button class="button equal" type="button" data-testid="consent-decline" data-choice @click=${() => actions.say('without-face')}>
          <span data-testid="without-face">${text(screen.takesNumber ? 'consent.decline' : 'consent.code')}</span>
        </button>
      </div>
      ${screen.takesNumber ? html`<p class="note">${text('consent.equal')} ${text('consent.young')}</p>` : nothing}
      ${button({ id: 'back', words: text('kiosk.back'), act: () => actions.say('back') })}
    </div>`;
};

const withoutFace = (text, takesNumber, actions) => button({
  id: 'without-face', kind: 'equal', words: text(takesNumber ? 'consent.decline' : 'consent.code'), act: () => actions.say('without-face'),
});

const capture = ({ screen, text }, actions) => html`
  <div class="question">
    ${heading(text('capture.title'))}
    <p class="hint" role="status" data-testid="hint">${text(`hint.${screen.hint ?? 'none'}`)}</p>
    <p class="progress figure">${text('capture.progress', { good: screen.good, wanted: screen.wanted })}</p>
  </div>
  <div class="answers">
    <div class="pair">${withoutFace(text, screen.takesNumber, actions)}${button({ words: text('kiosk.stop'), act: () => actions.say('leave') })}</div>
  </div>`;

const challenge = ({ screen, text }, actions) => {
  const { asked, done, turns, again } = screen.challenge;
  return html`
    <div class="question">
      ${heading(text(asked ? `challenge.${asked}` : 'challenge.middle'))}
      <p class="turns" role="img" aria-label=${text('challenge.progress', { done, turns })}>
        ${Array.from({ length: turns }, (_, i) => html`<span class=${i < done ? 'turn done' : 'turn'}>${i < done ? icon('check') : nothing}</span>`)}
      </p>
      <p class="hint" role="status" data-testid="challenge-hint">${text(again ? `challenge.again.${again}` : 'challenge.why')}</p>
    </div>
    <div class="answers">
      <div class="pair">${withoutFace(text, screen.takesNumber, actions)}${button({ words: text('kiosk.stop'), act: () => actions.say('leave') })}</div>
    </div>`;
};

const gaveUp = ({ screen, text }, actions) => html`
  <div class="question">
    ${heading(text(`gaveUp.${screen.why}`))}
    <p class="lead">${text(screen.takesNumber ? 'gaveUp.more' : 'gaveUp.more.place')}</p>
  </div>
  <div class="answers">
    <div class="pair">
      ${withoutFace(text, screen.takesNumber, actions)}
      ${screen.why === 'liveness' ? nothing : button({ id: 'retry', words: text('kiosk.again'), act: () => actions.say('retry') })}
    </div>
    ${help(text)}
  </div>`;

// ---------- the answer ----------

const asking = ({ screen, text }) => html`
  <div class="question" role="status">${heading(text(`asking.${screen.why}`))}<div class="pulse" aria-hidden="true"></div></div>`;

const unanswered = ({ text }, actions) => html`
  <div class="question">${heading(text('unanswered.title'))}<p class="lead">${text('unanswered.more')}</p></div>
  <div class="answers">
    <div class="pair">
      ${button({ id: 'retry', kind: 'primary', words: text('kiosk.again'), act: () => actions.say('retry') })}
      ${button({ words: text('kiosk.stop'), act: () => actions.say('leave') })}
    </div>
    ${help(text)}
  </div>`;

const whereText = (text, ticket) => {
  if (ticket.state === 'called') return text('number.called', { counter: ticket.counter });
  if (ticket.state === 'serving') return text('number.serving', { counter: ticket.counter });
  if (ticket.state === 'noShow') return text('number.noShow', { counter: ticket.counter });
  if (ticket.state === 'held') return text('number.held');
  return ticket.ahead === 0 ? text('number.ahead.none') : text('number.ahead', { count: ticket.ahead });
};

/** A number as it is called: letter and digits one by one. */
const spelled = (text, number) => [text(`speech.letter.${number[0]}`), ...[...number.slice(1)].map((digit) => text(`speech.digit.${digit}`))].join(', ');

const ticketFacts = (text, ticket) => html`
  <p class="service">${nameIn(ticket.serviceName, text.language)}</p>
  ${ticket.class ? html`<p class="class" data-testid="ticket-class">${text('number.class', { name: nameIn(ticket.class, text.language) })}</p>` : nothing}
  <p class="ahead" data-testid="ahead">${whereText(text, ticket)}</p>
  ${ticket.state === 'issued' ? html`<p class="range">${rangeText(text, ticket.estimate)}</p>` : nothing}`;

const deleted = (text, why) => (why ? html`<p class="hint" role="status" data-testid="face-deleted">${text('number.forgotten')}</p>` : nothing);

/** Only where a face is kept. Everything else of the visit stays. */
const forget = (text, tickets, actions) => (tickets.some(({ hasFace }) => hasFace)
  ? button({ id: 'forget-face', words: text('visit.face'), act: () => actions.say('forget-face'), choice: 'more' })
  : nothing);

/** The thin bar of the seconds left. It is set once, when the screen comes; the animation runs by itself. */
const secondsBar = (seconds) => html`
  <div class="seconds" aria-hidden="true"><div ${ref((bar) => { if (bar && !bar.style.animationDuration) bar.style.animationDuration = `${seconds}s`; })}></div></div>`;

/** How a number is known again: its code, and a QR picture of its page or else of the code. */
const codeOf = (text, qr, { code, page }) => html`
  <div class="code">
    <img src=${qr} alt="" width="168" height="168" />
    <div>
      ${page ? html`<p class="follow" data-testid="follow">${text('number.page')}</p>` : nothing}
      <p class="note">${text('number.code')}</p>
      <p class="code-figure figure" data-testid="ticket-code">${code}</p>
      ${page ? nothing : html`<p class="note">${text('number.code.more')}</p>`}
    </div>
  </div>`;

const number = ({ screen, text }, actions) => {
  const [ticket] = screen.tickets;
  const figure = html`<span class="number figure" data-testid="ticket-number" data-say=${spelled(text, ticket.number)}>${ticket.number}</span>`;
  return html`
    <div class="question">${heading(text(screen.known ? 'number.known' : 'number.title'))}${deleted(text, screen.why)}</div>
    <div class="answers ticket">
      <p>${screen.known ? html`<span data-testid="known-number">${figure}</span>` : figure}</p>
      ${ticketFacts(text, ticket)}
      <p class="lead">${text(ticket.state === 'held' ? 'number.held.more' : 'number.next')}</p>
      ${codeOf(text, screen.qr, ticket)}
      ${button({ id: 'done', kind: 'primary', words: text('kiosk.done'), act: () => actions.say('leave') })}
      ${forget(text, screen.tickets, actions)}
      ${secondsBar(screen.secondsLeft)}
    </div>`;
};

/** A number given without the server: place and wait are known once it is back. */
const outageNumber = (page, actions) => {
  const { screen, text } = page;
  return html`
    <div class="question">${heading(text('number.title'))}</div>
    <div class="answers ticket">
      <p><span class="number figure" data-testid="ticket-number" data-say=${spelled(text, screen.number)}>${screen.number}</span></p>
      ${serviceLine(page)}
      <p class="lead" data-testid="number-outage">${text('number.outage')}</p>
      <p class="note">${text('number.outage.more')}</p>
      ${codeOf(text, screen.qr, screen)}
      ${button({ id: 'done', kind: 'primary', words: text('kiosk.done'), act: () => actions.say('leave') })}
      ${secondsBar(screen.secondsLeft)}
    </div>`;
};

const place = ({ screen, text }, actions) => html`
  <div class="question">${heading(text('place.title'))}${deleted(text, screen.why)}</div>
  <div class="answers ticket">
    ${screen.tickets.map((ticket) => html`
      <article class="held">
        <p><span class="number figure ${screen.tickets.length > 1 ? 'several' : ''}" data-testid="place-number" data-say=${spelled(text, ticket.number)}>${ticket.number}</span></p>
        ${ticketFacts(text, ticket)}
        ${screen.why ? html`<p class="note">${text('number.code')}</p><p class="code-figure figure" data-testid="ticket-code">${ticket.code}</p>` : nothing}
      </article>`)}
    ${button({ id: 'done', kind: 'primary', words: text('kiosk.done'), act: () => actions.say('leave') })}
    ${forget(text, screen.tickets, actions)}
    ${secondsBar(screen.secondsLeft)}
  </div>`;

const code = ({ screen, text, code: field }, actions) => html`
  <div class="question">${heading(text('code.title'))}<p class="lead" role="status" data-testid="code-why">${text(`code.${field.guessed ? 'check' : screen.why}`)}</p></div>
  <form class="answers" @submit=${(e) => { e.preventDefault(); actions.findCode(); }}>
    <label class="field"><span>${text('code.label')}</span>
      <input class="figure" data-testid="code" .value=${field.text} autocomplete="off" autocapitalize="characters" spellcheck="false"
        @input=${(e) => { field.input(e); }} @compositionend=${(e) => { field.composed(e); }} />
    </label>
    <div class="keys">
      ${CODE_KEYS.map((key) => html`<button class="key" type="button" data-choice @click=${() => field.take(field.text + key)}>${key}</button>`)}
      <button class="key wide" type="button" data-choice @click=${() => field.take(field.text.slice(0, -1))}>${text('code.erase')}</button>
    </div>
    <div class="pair">
      <button class="button primary" type="submit" data-testid="find" data-choice ?disabled=${field.text.length !== 6}>${text('code.find')}</button>
      ${button({ id: 'back', words: text('kiosk.back'), act: () => actions.say('back') })}
    </div>
  </form>`;

// ---------- trouble ----------

const refused = ({ screen, text }, actions) => html`
  <div class="question">
    ${heading(text('refused.title'))}
    <p class="lead" data-testid="refusal">${refusalText(text, screen.why)}</p>
    ${screen.from && screen.view ? html`<p class="lead" data-testid="refused-until">${text('refusal.from', { when: whenText(text, screen.from, screen.view) })}</p>` : nothing}
  </div>
  <div class="answers">${button({ id: 'done', kind: 'primary', words: text('kiosk.done'), act: () => actions.say('leave') })}${help(text)}${secondsBar(screen.secondsLeft)}</div>`;

const troubleMore = ({ screen, text }) => (screen.why === 'device' && screen.since
  ? text('trouble.device.since', { time: timeOfDay(text, new Date(screen.since), screen.view?.timeZone) })
  : screen.why === 'closed' && screen.view?.opensAt
  ? text('trouble.closed.from', { when: whenText(text, screen.view.opensAt, screen.view) })
  : text(`trouble.${screen.why}.more`));

const trouble = (page, actions) => {
  const { screen, text } = page;
  return html`
    <div class="question trouble" role="status" data-testid="trouble" data-why=${screen.why}>
      ${icon('calm')}
      ${heading(text(`trouble.${screen.why}`))}
      <p class="lead more">${troubleMore(page)}</p>
    </div>
    <div class="answers">
      ${screen.why.startsWith('camera')
        ? button({ id: 'without-face', kind: 'primary', words: text('trouble.take'), act: () => actions.say('without-face') })
        : nothing}
      ${help(text)}
    </div>`;
};

const pairing = ({ screen, text }) => html`
  <div class="question trouble" role="status" data-testid="pairing">
    ${heading(text('pairing.title'))}
    ${screen.pairing.code
      ? html`<p class="number pairing-code figure" data-testid="pairing-code">${screen.pairing.code}</p><p class="ahead">${text('pairing.code')}</p>`
      : html`<p class="lead">${text('pairing.connecting')}</p><div class="pulse" aria-hidden="true"></div>`}
    <p class="lead">${text('pairing.server', { server: screen.pairing.server })}</p>
  </div>
  <div class="answers"></div>`;

/** The screens by the name the kiosk's program gives them. */
export const screens = {
  idle: choices('kiosk.idle', false),
  greeting: choices('kiosk.greeting', false),
  choosing: choices('kiosk.choosing', true),
  classes,
  consent,
  capture,
  challenge,
  'gave-up': gaveUp,
  asking,
  unanswered,
  number,
  'number-outage': outageNumber,
  place,
  code,
  refused,
  trouble,
  pairing,
};
