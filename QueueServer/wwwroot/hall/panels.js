// What stands on the hall's one screen: the counters, what needs attention, who waits, the day's figures, the devices.

import { html, nothing } from 'lit';
import { attentionOf } from './attention.js';
import { troubleText } from '../shell/device-trouble.js';
import { noticePanel } from '../shell/notices.js';
import { clock, minutesSince, minutesText, paceOf, secondsSince } from '../shell/times.js';
import { nameIn } from '/shared/texts.js';
import { timeOfDay } from '/shared/times.js';

const MINUTE = 60000; // milliseconds

export const hallScreen = (page) => html`
  <main class="hall">
    <h1 class="visually-hidden">${page.text('hall.title')}</h1>
    ${noticePanel(page.text, page.view, page.view.timeZone, page.answer)}
    ${today(page)}
    <div class="wide">${counters(page)}${devices(page)}</div>
    <div class="beside-hall">${attention(page)}${due(page)}${longest(page)}${lines(page)}</div>
  </main>`;

const named = ({ text }, names, of) => `${nameIn(names, text.language)}${of ? ` · ${nameIn(of, text.language)}` : ''}`;
const minutes = (text, value) => (value === null ? '–' : minutesText(text, value));

/** All numbers given today, by where they are now: the first is the sum of the eight after it. */
function today({ text, view }) {
  const { today: day } = view;
  const parts = ['issued', 'waiting', 'called', 'serving', 'held', 'finished', 'noShows', 'cancelled', 'expired'];
  return html`
    <section class="panel day" aria-labelledby="today">
      <h2 id="today">${text('hall.today')}</h2>
      <dl class="totals" data-testid="totals">
        ${parts.map((part) =>
          html`<div class=${part} data-part=${part}><dt>${text(`hall.${part}`)}</dt><dd class="figure">${day[part]}</dd></div>`)}
        <div class="mean"><dt>${text('hall.meanWait')}</dt><dd class="figure">${minutes(text, day.meanWaitMinutes)}</dd></div>
        <div><dt>${text('hall.meanService')}</dt><dd class="figure">${minutes(text, day.meanServiceMinutes)}</dd></div>
      </dl>
    </section>`;
}

const counters = (page) => {
  const { text, view } = page;
  return html`
    <section class="panel counters">
      <div class="scrolls"><table data-testid="counters">
        <caption>${text('hall.counters')}</caption>
        <thead><tr><th scope="col">${text('board.counter')}</th><th scope="col">${text('hall.officer')}</th>
          <th scope="col">${text('hall.state')}</th>
          <th scope="col">${text('board.number')}</th><th scope="col" class="end">${text('hall.waiting')}</th>
            <th scope="col" class="end">${text('console.finished')}</th></tr></thead>
        <tbody>${view.counters.map((counter) => html`
          <tr data-testid="hall-counter" data-counter=${counter.id} class=${counter.officer ? nothing : 'shut'}>
            <th scope="row"><strong class="figure">${counter.number}</strong> ${nameIn(counter.name, text.language)}</th>
            <td>${counter.officer ?? '–'}</td>
            ${state(page, counter)}
            <td class="figure">${counter.current ? html`<strong>${counter.current.number}</strong>` : '–'}</td>
            <td class="figure end" data-label=${text('hall.waiting')}>${counter.waiting}</td>
            <td class="figure end" data-label=${text('console.finished')}>${counter.today.finished}</td>
          </tr>`)}</tbody>
      </table></div>
    </section>`;
};

/** What a counter does, since when, and against what is expected. */
function state({ text, now }, { officer, pause, current, since }) {
  const cell = (kind, pace, words, from) =>
    html`<td data-state=${kind}><span
      class="pace ${pace}">${words}</span> ${from ? html`<span class="figure">${clock(secondsSince(from, now))}</span>` : nothing}</td>`;
  if (!officer) return cell('closed', 'muted', text('hall.counter.closed'));
  if (current?.state === 'serving') {
    const pace = paceOf(secondsSince(current.since, now), current.expectedMinutes);
    return cell('serving', pace,
      text(pace === 'calm' ? 'hall.counter.serving' : `hall.counter.${pace}`, { minutes: current.expectedMinutes }), current.since);
  }
  if (current) return cell('called', 'caution', text('hall.counter.called', { count: current.calls }), current.since);
  return pause
    ? cell('paused', 'caution', text(`pause.${pause.reason}`), pause.since)
    : cell('free', 'calm', text('hall.counter.free'), since);
}

function attention(page) {
  const { text, view, now } = page;
  const found = attentionOf(view, now, page.devices ?? []);
  return html`
    <section class="panel attention ${found.length > 0 ? 'some' : ''}" data-testid="attention">
      <h2>${text('attention.title')} <span class="count figure">${found.length}</span></h2>
      ${found.length === 0 ? html`<p class="muted">${text('attention.none')}</p>` : nothing}
      <ul class="scrolls">${found.map((one) => html`
        <li data-kind=${one.kind}>
          <p><strong>${whatIs(page, one)}</strong></p>
          <p>${text(one.kind === 'device' ? `device.${one.values.device.trouble}.do` : `attention.${one.kind}.do`)}
            ${where(page, one.kind)}</p></li>`)}</ul>
    </section>`;
}

/** The section of the administration where it is put right; what is not put right there is put right at a counter. */
const SECTIONS = { unserved: 'counters', 'wait-long': 'counters', device: 'devices' };

/** A link to where it is put right: to counters only for whoever may call at one of this office. */
function where({ text, me, view }, kind) {
  const section = SECTIONS[kind];
  const link = (to, words) => html`<a href=${to}>${text(words)}</a>`;
  if (section) return link(`/admin?office=${view.office}&section=${section}`, `admin.section.${section}`);
  return me.role !== 'auditor' && me.office === view.office ? link('/console', 'console.title') : nothing;
}

const whatIs = (page, { kind, minutes: lasting, values }) => (kind === 'device'
  ? `${values.device.title}: ${troubleText(page.text, values.device)}`
  : page.text(`attention.${kind}`,
    { ...values, service: values.serviceName ? named(page, values.serviceName, values.class) : '', minutes: lasting }));

const longest = (page) => {
  const { text, view, now } = page;
  return html`
    <section class="panel">
      <h2>${text('hall.longest')}</h2>
      ${view.longest.length === 0 ? html`<p class="muted">${text('console.line.empty')}</p>` : nothing}
      <ol class="rows scrolls">${view.longest.map((ticket) => html`<li data-testid="longest">
        <strong class="figure">${ticket.number}</strong>
        <span>${named(page, ticket.serviceName, ticket.class)}</span><span
          class="figure">${minutesText(text, minutesSince(ticket.issuedAt, now))}</span></li>`)}</ol>
    </section>`;
};

/** Who is expected today, until the time kept for them is over; offices without appointments have no such panel. */
const due = (page) => {
  const { text, view, now, appointments } = page;
  const expected = (appointments ?? []).filter(({ start, minutes: lasting }) => Date.parse(start) + lasting * MINUTE > now.getTime());
  if (expected.length === 0) return nothing;
  return html`
    <section class="panel">
      <h2>${text('hall.due')} <span class="count figure">${expected.length}</span></h2>
      <ol class="rows scrolls">${expected.map(({ start, name, taken }) => html`<li data-testid="due">
        <strong class="figure">${timeOfDay(text, start, view.timeZone)}</strong><span>${nameIn(name, text.language)}</span><span
          class="figure">${taken?.number ?? (Date.parse(start) < now.getTime() ? text('hall.due.notCome') : nothing)}</span></li>`)}</ol>
    </section>`;
};

const lines = (page) => {
  const { text, view } = page;
  if (view.lines.length === 0) return nothing;
  return html`
    <section class="panel">
      <h2>${text('hall.lines')}</h2>
      <ul class="rows scrolls">${view.lines.map((line) => html`<li data-testid="hall-line"><strong class="figure">${line.waiting}</strong>
        <span>${named(page, line.serviceName, line.class)}</span>${line.served
          ? html`<span></span>`
          : html`<span class="pace alert">${text('hall.unserved')}</span>`}</li>`)}</ul>
    </section>`;
};

function devices({ text, view, devices: known }) {
  return html`
    <section class="panel">
      <h2>${text('hall.devices')}</h2>
      ${known === null
        ? html`<p class="muted">…</p>`
        : known.length === 0
        ? html`<p class="muted">${text('hall.devices.none')}</p>`
        : nothing}
      <ul class="devices scrolls">${(known ?? []).map((device) => html`
        <li data-testid="device" data-device=${device.name} data-trouble=${device.trouble ?? nothing}>
          <strong>${device.title}</strong><span>${text(`hall.device.${device.kind}`)}</span>
          ${device.trouble
            ? html`<span class="pace alert">${troubleText(text, device)} (${text('hall.since',
              { time: timeOfDay(text, device.troubleSince, view.timeZone) })})</span><span>${text(`device.${device.trouble}.do`)}</span>`
            : html`<span class="pace ${device.report
              ? 'calm'
              : 'muted'}">${text(device.report ? 'hall.device.well' : 'hall.device.unheard')}</span>`}
        </li>`)}</ul>
    </section>`;
}
