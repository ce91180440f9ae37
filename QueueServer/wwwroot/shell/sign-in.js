// The way into a page of the server: the sign-in form with the second factor's code, and what somebody must do before anything else. Every
// page that asks who is there uses it.

import { html, nothing } from 'lit';
import { ask, Refusal } from './server.js';
import { refusalText } from '/shared/refusals.js';

/** The sentence of a refusal; where it says from when on, in this page's language. @param {Words} text @param {Refusal} refusal */
export function refusalSentence(text, refusal) {
  if (['current', 'password'].some((field) => refusal.errors[field] === 'wrong-password')) return text('password.current.wrong');
  if (!refusal.from) return refusalText(text, refusal.code);
  const time = new Date(refusal.from).toLocaleTimeString(text.language, { hour: '2-digit', minute: '2-digit', second: '2-digit' });
  return refusal.code === 'locked-out'
    ? text('refusal.locked-out', { time })
    : `${refusalText(text, refusal.code)} ${text('refusal.possible', { time })}`;
}

/** Who is signed in, or null. The screen to show is `screenFor` of it. */
export const whoIsThere = () => ask('GET', '/api/v1/me');

/** `sign-in`, `password`, `factor`, or null when nothing stands in the way. */
export const screenFor = (me) => (!me ? 'sign-in' : me.mustChange ? 'password' : me.mustSetFactor ? 'factor' : null);

/** Whether a refusal says that something else must be done first: `screenFor` of whoever is there says what. */
export const isDuty = ({ code }) => code === 'password-must-change' || code === 'factor-must-set';

/**
 * The screens, by the names of `screenFor`; each is a function of {text, busy, title}.
 * @param {(work: () => Promise) => Promise} run runs one thing at a time and shows its refusal
 * @param {(me: object) => Promise} entered called once somebody is signed in, what they must do first still to come or not
 * @param {(values: object) => void} show shows the screen `first` to whoever has just chosen their first password
 */
export function signInScreens(run, entered, show) {
  let right = /** @type {Wire} */ (null); // {username, password}, while the code is asked for
  const tell = async (said) => {
    const me = await ask('POST', '/api/v1/sign-in', said);
    right = null;
    await entered(me);
  };
  const signIn = async (event) => {
    event.preventDefault();
    const said = Object.fromEntries(new FormData(event.target));
    await run(async () => {
      try {
        await tell(said);
      } catch (refusal) {
        if (refusal.code !== 'code-needed') throw refusal;
        right = said;
      }
    });
    document.querySelector('[data-testid=code]')?.focus();
  };
  const sayCode = (event) => {
    event.preventDefault();
    const code = new FormData(event.target).get('code');
    return run(() => tell({ ...right, code }));
  };
  const back = () => run(async () => { right = null; });
  const changePassword = (first) => (event) => {
    event.preventDefault();
    const form = new FormData(event.target);
    return run(async () => {
      if (form.get('next') !== form.get('again')) throw new Refusal('password-differs');
      const me = await ask('POST', '/api/v1/password', { current: form.get('current'), next: form.get('next') });
      if (first) show({ me, screen: 'first' });
      else await entered(me);
    });
  };
  return {
    'sign-in': ({ text, busy, title }) => (right ? html`
      <main class="narrow">
        <h1>${text('code.second.title')}</h1>
        <form @submit=${sayCode}>
          ${codeField(text)}
          <button type="submit" class="primary" data-testid="sign-in" ?disabled=${busy}>${text('signIn.submit')}</button>
          <button type="button" class="quiet" data-testid="back" ?disabled=${busy} @click=${back}>${text('signIn.back')}</button>
        </form>
      </main>` : html`
      <main class="narrow">
        <h1>${title}</h1>
        <form @submit=${signIn}>
          <label>${text('signIn.username')}<input name="username" data-testid="username" autocomplete="username" autocapitalize="none"
            spellcheck="false" required autofocus maxlength="100" /></label>
          <label>${text('signIn.password')}<input name="password" type="password" data-testid="password" autocomplete="current-password"
            required maxlength="200" /></label>
          ${revealer(text)}
          <button type="submit" class="primary" data-testid="sign-in" ?disabled=${busy}>${text('signIn.submit')}</button>
        </form>
      </main>`),
    factor: ({ text }) => html`
      <main class="narrow">
        <h1>${text('factor.title')}</h1>
        <p class="lead">${text('factor.must')}</p>
        <p><a class="button primary" href="/account" data-testid="to-factor">${text('factor.add')}</a></p>
      </main>`,
    first: ({ text, me }) => html`
      <main class="narrow" data-testid="first-steps">
        <h1>${text('first.title')}</h1>
        <ol class="steps">${[1, 2, 3].map((step) => html`<li>${text(`first.${me.role}.${step}`)}</li>`)}</ol>
        <p><button type="button" class="primary" data-testid="begin" autofocus
          @click=${() => run(() => entered(me))}>${text('first.go')}</button></p>
      </main>`,
    password: ({ text, busy, me }) => html`
      <main class="narrow">
        <h1>${text('password.title')}</h1>
        ${me.mustChange ? html`<p>${text('password.why')}</p>` : nothing}
        <ul class="rules" id="password-rules">
          <li>${text('password.rule.length')}</li>
          <li>${text('password.rule.other')}</li>
        </ul>
        <form @submit=${changePassword(me.mustChange)}>
          <label>${text('password.current')}<input name="current" type="password" data-testid="password-current"
            autocomplete="current-password" required autofocus maxlength="200" /></label>
          <label>${text('password.next')}<input name="next" type="password" data-testid="password-next" autocomplete="new-password" required
            maxlength="128" aria-describedby="password-rules" /></label>
          <label>${text('password.again')}<input name="again" type="password" data-testid="password-again" autocomplete="new-password"
            required maxlength="128" /></label>
          ${revealer(text)}
          <button type="submit" class="primary" data-testid="password-save" ?disabled=${busy}>${text('password.save')}</button>
        </form>
      </main>`,
  };
}

/** Where a code of the second factor is typed: six digits of the app, or a recovery code. */
export const codeField = (text) => html`
  <label>${text('code.second')}<input name="code" data-testid="code" autocomplete="one-time-code" autocapitalize="none" spellcheck="false"
    required maxlength="40" aria-describedby="code-hint" /></label>
  <p class="muted" id="code-hint">${text('code.second.hint')}</p>`;

/** Lets somebody see the passwords they type in its form. */
export const revealer = (text) => html`
  <label class="choice"><input type="checkbox" data-testid="reveal" @change=${reveal} />${text('password.show')}</label>`;

function reveal({ target }) {
  for (const field of target.form.querySelectorAll('[autocomplete$=-password]')) field.type = target.checked ? 'text' : 'password';
}
