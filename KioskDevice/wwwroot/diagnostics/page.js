// What the camera and the face pipeline do, live: figures and decisions of each frame, the turn of the head as a line. Nothing is stored.

import { html, svg, render, nothing } from 'lit';
import { asked } from '/shared/asked.js';
import { moment } from '/shared/moment.js';
import { refusalText } from '/shared/refusals.js';
import { languageAfter, loadLanguages, loadTexts } from '/shared/texts.js';
import { timeOfDay } from '/shared/times.js';

const TRACE_MS = 10000;
const MOST_DECISIONS = 20;
const SILENCE_MS = 25000; // the program says something every 10 s
const DRAW_EVERY = 200;
const HEIGHT = 120; // of the line, in its own units
const WIDEST_TURN = 0.35;

const root = document.getElementById('diagnostics');
const languages = await loadLanguages();
/** @type {Wire} */
const page = { text: await loadTexts(languages[0].code), open: false, ended: false, silentSince: null, refused: null, camera: null,
  frame: null, trace: [], decisions: [], stamps: [] };
let drawnAt = 0;

const next = () => languageAfter(languages, page.text.language);

async function enter(event) {
  event.preventDefault();
  const code = String(new FormData(event.target).get('code')).replace(/\D/g, '');
  const answer = await asked('/diagnostics/open',
    { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ code }) }).catch(() => null);
  page.refused = answer?.ok ? null : refusalOf(answer);
  if (answer?.ok) follow();
  show();
}

/** Why it stays closed: the program's own code, or that it did not answer. */
function refusalOf(answer) {
  if (!answer) return 'offline';
  try {
    return answer.json().code ?? `${answer.status}`;
  } catch {
    return `${answer.status}`;
  }
}

function follow() {
  page.open = true;
  const feed = new EventSource('/diagnostics/feed');
  let watch = 0;
  let heardAt = moment();
  const end = () => {
    clearTimeout(watch);
    page.ended = true;
    feed.close();
    show();
  };
  const heard = () => {
    clearTimeout(watch);
    heardAt = moment();
    watch = setTimeout(() => {
      page.silentSince = heardAt;
      end();
    }, SILENCE_MS);
  };
  heard();
  feed.addEventListener('frame', ({ data }) => {
    heard();
    take(JSON.parse(data));
  });
  feed.addEventListener('error', end);
}

function take(frame) {
  if (frame.camera) {
    page.camera = frame.camera;
    return show();
  }
  const at = Date.parse(frame.at);
  page.stamps = [...page.stamps.filter((stamp) => at - stamp < 2000), at];
  page.trace = [...page.trace.filter((point) => at - point.at < TRACE_MS), { at, turn: frame.quality?.turn ?? null }];
  for (const decision of decisionsOf(page.frame, frame)) page.decisions.unshift({ at: frame.at, decision });
  page.decisions.length = Math.min(page.decisions.length, MOST_DECISIONS);
  page.frame = frame;
  if (performance.now() - drawnAt < DRAW_EVERY) return undefined;
  drawnAt = performance.now();
  return show();
}

/** What this frame decided that the one before had not. */
function decisionsOf(before, now) {
  const found = [];
  if (now.state !== before?.state) found.push(`${before?.state ?? ''} → ${now.state}`);
  if (now.track !== before?.track) found.push(`track ${before?.track ?? 0} → ${now.track}`);
  if (now.fault !== before?.fault) found.push(`fault ${now.fault}`);
  if (now.head?.turned) found.push(`turned ${now.head.turned}`);
  if (now.head?.held) found.push('held');
  if (now.challenge && now.challenge.stage !== before?.challenge?.stage) {
    const { stage, asked: way, fault } = now.challenge;
    found.push(`challenge ${stage} ${way ?? ''} ${fault === 'none' ? '' : fault}`);
  }
  return found;
}

const figure = (value, digits = 2) => (value === null || value === undefined ? page.text('diagnostics.none') : value.toFixed(digits));
const yes = (value) => page.text(value ? 'diagnostics.yes' : 'diagnostics.no');

const card = (key, rows) =>
  html`<section><h2>${page.text(key)}</h2>
    <dl>${rows.map(([name, value]) => html`<div><dt>${page.text(name)}</dt><dd>${value}</dd></div>`)}</dl></section>`;

function line() {
  const last = page.trace.at(-1)?.at ?? 0;
  const points = page.trace.filter(({ turn }) => turn !== null)
    .map(({ at, turn }) => `${((at - last + TRACE_MS) / TRACE_MS) * 400},${HEIGHT / 2 - (turn / WIDEST_TURN) * (HEIGHT / 2)}`);
  return html`<section class="wide"><h2>${page.text('diagnostics.trace')}</h2>
    <svg viewBox="0 0 400 ${HEIGHT}" preserveAspectRatio="none" role="img" aria-label=${page.text('diagnostics.trace')}>
      ${svg`<line x1="0" x2="400" y1=${HEIGHT / 2} y2=${HEIGHT / 2} class="axis" />`}
      ${svg`<polyline points=${points.join(' ')} />`}
    </svg></section>`;
}

function figures() {
  const { frame, stamps, text } = page;
  if (!frame) return html`<p
    role="status">${text('diagnostics.waiting')} ${page.camera ? `${text('diagnostics.camera')}: ${page.camera}` : nothing}</p>`;
  const span = (stamps.at(-1) - stamps[0]) / 1000;
  return html`
    <div class="cards" data-testid="figures">
      ${card('diagnostics.frame', [
        ['diagnostics.rate', span > 0 ? figure((stamps.length - 1) / span, 1) : text('diagnostics.none')],
          ['diagnostics.size', `${frame.width} × ${frame.height}`],
        ['diagnostics.state', frame.state], ['diagnostics.look', frame.look], ['diagnostics.near', yes(frame.near)],
          ['diagnostics.track', frame.track],
      ])}
      ${card('diagnostics.times', [
        ['diagnostics.follow', figure(frame.followMilliseconds, 1)], ['diagnostics.describe', figure(frame.describeMilliseconds, 1)],
        ['diagnostics.total', figure(frame.totalMilliseconds, 1)], ['diagnostics.detected', yes(frame.detected)],
      ])}
      ${card('diagnostics.quality', [
        ['diagnostics.fault', frame.fault], ['diagnostics.height', figure(frame.quality?.faceHeightShare)],
          ['diagnostics.sharpness', figure(frame.quality?.sharpness, 0)],
        ['diagnostics.luma', figure(frame.quality?.meanLuma, 0)], ['diagnostics.clipped', figure(frame.quality?.clippedShare)],
          ['diagnostics.liveness', figure(frame.liveness)],
      ])}
      ${card('diagnostics.head', [
        ['diagnostics.turn', figure(frame.quality?.turn)], ['diagnostics.neutral', figure(frame.head?.neutral)],
          ['diagnostics.offset', figure(frame.head?.offset)],
        ['diagnostics.pose', frame.head?.pose ?? text('diagnostics.none')], ['diagnostics.dwell', figure(frame.head?.dwell)],
        ['diagnostics.challenge',
          frame.challenge ? `${frame.challenge.stage} ${frame.challenge.done}/${frame.challenge.turns}` : text('diagnostics.none')],
      ])}
      ${line()}
      <section class="wide"><h2>${text('diagnostics.decisions')}</h2>
        <ol data-testid="decisions">${page.decisions.map(({ at, decision }) =>
          html`<li><time>${at.slice(11, 23)}</time> ${decision}</li>`)}</ol></section>
    </div>`;
}

const ending = () => (page.silentSince === null
  ? page.text('diagnostics.ended') : page.text('diagnostics.silent', { time: timeOfDay(page.text, new Date(page.silentSince)) }));

const entry = () => html`
  <form @submit=${enter}>
    <h2>${page.text('diagnostics.enter')}</h2>
    <p>${page.text('diagnostics.enter.more')}</p>
    <label>${page.text('diagnostics.code')} <input name="code" data-testid="code" inputmode="numeric" autocomplete="one-time-code"
      maxlength="9" required></label>
    <button type="submit" data-testid="open">${page.text('diagnostics.open')}</button>
    ${page.refused ? html`<p role="alert" data-testid="refusal">${refusalText(page.text, page.refused)}</p>` : nothing}
  </form>`;

function show() {
  document.documentElement.lang = page.text.language;
  document.title = page.text('diagnostics.title');
  render(html`
    <header><h1>${page.text('diagnostics.title')}</h1>
      <button type="button" data-testid="language" lang=${next().code}
        @click=${async () => { page.text = await loadTexts(next().code); show(); }}>${next().name}</button></header>
    <main>
      ${page.ended ? html`<p role="alert" data-testid="ended">${ending()}</p>` : nothing}
      ${page.open ? figures() : entry()}
    </main>
    <footer><p>${page.text('diagnostics.nothing')}</p></footer>`, root);
}

show();
