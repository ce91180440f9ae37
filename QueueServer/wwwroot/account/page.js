// One's own account: the password, and the second factor.

import { html, nothing } from 'lit';
import { dialogOf } from '../shell/dialog.js';
import { helpDialog } from '../shell/help.js';
import { tools } from '../shell/head.js';
import { PageStore } from '../shell/page-store.js';
import { ask } from '../shell/server.js';
import { codeField, revealer, screenFor } from '../shell/sign-in.js';
import { nameIn } from '/shared/texts.js';

const store = new PageStore(document.getElementById('account'), {
  offer: null, // a second factor that is about to be added
  codes: [], // recovery codes, shown once
  said: null, // what was done, by its text
}, {
  title: ({ text }) => text('account.title'),
  template,
  screenFor: (me) => (screenFor(me) === 'factor' ? null : screenFor(me)), // one that must be added is added here
  entered: () => store.change({ said: page.screen === 'password' ? 'password.changed' : null, screen: 'account' }),
  left: () => ({ me: null, offer: null, codes: [] }),
  helps: true,
});
const { page } = store;

const actions = {
  show: (screen) => store.change({ screen, error: null, said: null }),
  signOut: () => store.signOut(),
  nextLanguage: store.nextLanguage,
  help: store.help,
  dismiss: store.dismiss,
  offer: () => store.run(async () => store.change({ offer: await ask('POST', '/api/v1/second-factor/offer'), screen: 'add', said: null })),
  add: sent(async ({ password, code }) =>
    showCodes(await ask('POST', '/api/v1/second-factor', { password, code, offer: page.offer.offer }))),
  renew: sent(async (typed) => showCodes(await ask('POST', '/api/v1/second-factor/recovery-codes', typed))),
  remove: sent(async (typed) =>
    store.change({ me: await ask('POST', '/api/v1/second-factor/remove', typed), screen: 'account', said: 'factor.removed' })),
  kept: () => store.change({ codes: [], screen: 'account', said: 'factor.added' }),
};

/** What a form does with what was typed in it. */
function sent(work) {
  return (event) => {
    event.preventDefault();
    const typed = Object.fromEntries(new FormData(event.target));
    return store.run(() => work(typed));
  };
}

function showCodes({ codes, me }) {
  store.change({ me, codes, offer: null, screen: 'codes' });
}

function template() {
  const { text, me, screen } = page;
  return html`
    <header>
      <p class="office">${me ? nameIn(me.officeName, text.language) : text('account.title')}</p>
      ${tools(page, '/account', actions)}
    </header>
    <p class="refusal" role="alert" data-testid="refusal">${store.said()}</p>
    ${screens[screen]({ ...page, title: text('account.title') })}
    ${dialogOf(page, { help: () => helpDialog(text, 'account') }, actions, nothing)}`;
}

const screens = {
  ...store.screens,
  account,
  add,
  codes,
  renew: (shown) => proof(shown, 'factor.renew', 'factor.renew.why', actions.renew),
  remove: (shown) => proof(shown, 'factor.remove', 'factor.remove.why', actions.remove),
};

function account({ text, me, said, busy }) {
  const on = Number.isInteger(me.recoveryCodes);
  return html`
    <main class="narrow">
      <h1 tabindex="-1">${text('account.title')}</h1>
      <p class="lead">${[me.fullName, me.username, text(`admin.role.${me.role}`)].filter(Boolean).join(' · ')}</p>
      <p role="status" class="said" data-testid="said">${said ? text(said) : nothing}</p>
      ${me.mustSetFactor ? html`<p class="caution" data-testid="must">${text('factor.must')}</p>` : nothing}
      <section aria-labelledby="factor">
        <h2 id="factor">${text('factor.title')}</h2>
        <p>${text('factor.what')}</p>
        ${on ? html`
          <p data-testid="factor-on"><strong>${text('factor.on')}</strong> ${text('factor.left', { count: me.recoveryCodes })}</p>
          <div class="buttons">
            <button type="button" data-testid="renew" ?disabled=${busy}
              @click=${() => actions.show('renew')}>${text('factor.renew')}</button>
            <button type="button" data-testid="remove" ?disabled=${busy}
              @click=${() => actions.show('remove')}>${text('factor.remove')}</button>
          </div>` : html`
          <p data-testid="factor-off">${text('factor.off')}</p>
          <div class="buttons"><button type="button" class="primary" data-testid="offer" ?disabled=${busy}
            @click=${actions.offer}>${text('factor.add')}</button></div>`}
      </section>
      <section aria-labelledby="own-password">
        <h2 id="own-password">${text('signIn.password')}</h2>
        <div class="buttons"><button type="button" data-testid="change-password" ?disabled=${busy}
          @click=${() => actions.show('password')}>${text('password.save')}</button></div>
      </section>
    </main>`;
}

const passwordField = (text, first) => html`
  <label>${text('password.current')}<input name="password" type="password" data-testid="password" autocomplete="current-password" required
    maxlength="200" ?autofocus=${first} /></label>`;

const cancel = (text, busy) =>
  html`<button type="button" class="quiet" data-testid="cancel" ?disabled=${busy}
    @click=${() => actions.show('account')}>${text('signIn.back')}</button>`;

/** The secret in groups of four: it is read from one screen and typed into another. */
const grouped = (secret) => secret.match(/.{1,4}/g).join(' ');

function add({ text, offer, busy }) {
  return html`
    <main class="narrow">
      <h1 tabindex="-1">${text('factor.add')}</h1>
      <ol class="steps">
        <li>${text('factor.step.app')}</li>
        <li>${text('factor.step.scan')}
          <img class="qr" src=${offer.picture} alt=${text('factor.picture')} data-testid="qr" />
          <p class="muted">${text('factor.step.type')}</p>
          <p class="secret figure" data-testid="secret">${grouped(offer.secret)}</p></li>
        <li>${text('factor.step.code')}</li>
      </ol>
      <form @submit=${actions.add}>
        <label>${text('factor.code')}<input name="code" data-testid="code" inputmode="numeric" autocomplete="one-time-code" required
          maxlength="10" /></label>
        ${passwordField(text, false)}
        ${revealer(text)}
        <button type="submit" class="primary" data-testid="turn-on" ?disabled=${busy}>${text('factor.turnOn')}</button>
        ${cancel(text, busy)}
      </form>
    </main>`;
}

function codes({ text, codes: all, me }) {
  return html`
    <main class="narrow">
      <h1 tabindex="-1">${text('factor.codes')}</h1>
      <p>${text('factor.codes.why')}</p>
      <p class="print-only">${me.username}</p>
      <ol class="codes" data-testid="codes">${all.map((code) => html`<li class="figure">${code}</li>`)}</ol>
      <div class="buttons">
        <button type="button" class="primary" data-testid="kept" @click=${actions.kept}>${text('factor.codes.kept')}</button>
        <button type="button" data-testid="print" @click=${() => print()}>${text('factor.codes.print')}</button>
      </div>
    </main>`;
}

/** A step that asks for the password and a code once more. */
const proof = ({ text, busy }, title, why, send) => html`
  <main class="narrow">
    <h1 tabindex="-1">${text(title)}</h1>
    <p>${text(why)}</p>
    <form @submit=${send}>
      ${passwordField(text, true)}
      ${codeField(text)}
      ${revealer(text)}
      <button type="submit" class="primary" data-testid="prove" ?disabled=${busy}>${text(title)}</button>
      ${cancel(text, busy)}
    </form>
  </main>`;

await store.begin();
