// Which service? The first question, before and after somebody begins to answer it.

import { html, nothing } from 'lit';
import { nameOfClass } from './chosen.js';
import { isShown } from '../fit.js';
import { openGroup, tilesOf } from '../groups.js';
import { button, heading, pager } from './parts.js';
import { icon } from '/shared/icons.js';
import { nameIn } from '/shared/texts.js';
import { whenText } from '/shared/times.js';
import { rangeText, waitingText } from '/shared/waits.js';

const waits = (text, service) => html`
  <span class="tile-waits">
    <span class="tile-wait">${icon('people')}<span>${waitingText(text, service.waiting)}</span></span>
    <span class="tile-wait">${icon('clock')}<span>${rangeText(text, service.estimate)}</span></span>
  </span>`;

const closedText = (text, service, view, outage) => {
  if (service.spent) return text(outage ? 'tile.spent.outage' : 'tile.spent');
  return service.opensAt ? text('tile.from', { when: whenText(text, service.opensAt, view) }) : text('tile.closed');
};

/** The digit that chooses a tile. */
const digitOf = ({ starts, at }, index) => (index - starts[at] < 9 ? index - starts[at] + 1 : nothing);

const serviceTile = ({ text, screen: { view, outage }, paging }, service, index, actions) => html`
  <li ?hidden=${!isShown(paging, index)}>
    <button class="tile" type="button" data-testid="service-tile" data-choice data-service=${service.id} ?disabled=${!service.open}
      aria-keyshortcuts=${digitOf(paging, index)}
      @click=${() => actions.say('service', { id: service.id })}>
      <span class="letter" aria-hidden="true">${service.prefix}</span>
      <span class="tile-words">
        <span class="tile-name">${nameIn(service.name, text.language)}</span>
        ${service.open
          ? (outage ? nothing : waits(text, service))
          : html`<span class="tile-wait">${icon('clock')}<span>${closedText(text, service, view, outage)}</span></span>`}
      </span>
    </button>
  </li>`;

const groupTile = ({ text, screen: { outage }, paging }, { group, services }, index, actions) => html`
  <li ?hidden=${!isShown(paging, index)}>
    <button class="tile" type="button" data-testid="group-tile" data-choice data-group=${group.id}
      aria-keyshortcuts=${digitOf(paging, index)} @click=${() => actions.enter(group.id)}>
      <span class="letter">${icon('group')}</span>
      <span class="tile-words">
        <span class="tile-name">${nameIn(group.name, text.language)}</span>
        <span class="tile-waits">
          <span class="tile-wait">${text('kiosk.group.services', { count: services.length })}</span>
          ${outage ? nothing : html`<span class="tile-wait">${icon('people')}<span>${waitingText(text, waitingIn(services))}</span></span>`}
        </span>
      </span>
    </button>
  </li>`;

const waitingIn = (services) => services.reduce((sum, { waiting }) => sum + waiting, 0);

const tileOf = (page, actions) => (entry, index) =>
  (entry.group ? groupTile(page, entry, index, actions) : serviceTile(page, entry.service, index, actions));

const wayTile = ({ id, name, words, more, act }) => html`
  <button class="tile way" type="button" data-testid=${id} data-choice @click=${act}>
    <span class="letter">${icon(name)}</span>
    <span class="tile-words"><span class="tile-name">${words}</span><span class="tile-wait">${more}</span></span>
  </button>`;

const classChip = (page, actions) => {
  const { text } = page;
  const name = nameOfClass(page);
  return name
    ? html`<div class="named">
        <button class="chip" type="button" data-testid="class-chip" data-choice
          aria-label="${text('kiosk.class.chosen', { name })}, ${text('kiosk.class.remove')}"
          @click=${() => actions.say('class', { id: null })}>
          <span>${text('kiosk.class.chosen', { name })}</span>${icon('cross')}
        </button>
        <p class="note">${text('kiosk.classes.more')}</p>
      </div>`
    : nothing;
};

const choices = (title, started) => (page, actions) => {
  const { screen, text } = page;
  const { view } = screen;
  const group = openGroup(page);
  return html`
    <div class="question" data-testid=${started ? nothing : 'start'} @click=${started ? nothing : () => actions.say('start')}>
      ${screen.why ? html`<p class="hint" role="status" data-testid="notice">${text(`kiosk.notice.${screen.why}`)}</p>` : nothing}
      ${group ? html`<p class="service" data-testid="group-name">${nameIn(group.name, text.language)}</p>` : nothing}
      ${heading(text(title))}
      ${screen.name === 'greeting' && screen.camera === 'ready'
        ? html`<p class="lead" data-testid="look">${text('kiosk.look')}</p>`
        : nothing}
      ${screen.outage ? html`<p class="hint" role="status" data-testid="outage">${text('kiosk.outage')}</p>` : nothing}
    </div>
    <div class="answers">
      ${classChip(page, actions)}
      <ul class="tiles">${tilesOf(view, group).map(tileOf(page, actions))}</ul>
      ${pager(page, actions)}
      <div class="ways">
        ${group ? button({ id: 'back', words: text('kiosk.back'), act: () => actions.enter(null) }) : nothing}
        ${screen.outage || group
          ? nothing
          : wayTile({ id: 'where', name: 'place', words: text('kiosk.where'), more: text('kiosk.where.more'),
            act: () => actions.say('place') })}
        ${view.classes.length > 0 && !nameOfClass(page) && !group
          ? wayTile({ id: 'classes', name: 'priority', words: text('kiosk.class'), more: text('kiosk.class.more'),
            act: () => actions.say('classes') })
          : nothing}
        ${started
          ? button({ id: 'stop', words: text('kiosk.stop'), act: () => actions.say('leave'), choice: 'more' })
          : nothing}
      </div>
      ${screen.phone && screen.connected && !group
        ? html`<div class="phone" data-testid="phone"><img src=${screen.phone} alt="" width="132" height="132" /><div>
          <p class="tile-name">${text('kiosk.phone')}</p><p class="tile-wait">${text('kiosk.phone.more')}</p></div></div>`
        : nothing}
    </div>`;
};

export const idle = choices('kiosk.idle', false);
export const greeting = choices('kiosk.greeting', false);
export const choosing = choices('kiosk.choosing', true);
