// The way into a page of the server: the sign-in form, and the change of a password somebody else knows. The console uses it, and every
// page that asks who is there.

import { html } from 'lit';
import { ask, Refusal } from './server.js';
import { refusalText } from '/shared/refusals.js';

/** The sentence of a refusal; where it says from when on, in this page's language. @param {Function} text @param {Refusal} refusal */
export function refusalSentence(text, refusal) {
  if (refusal.errors.current) return text('password.current.wrong');
  if (!refusal.from) return refusalText(text, refusal.code);
  const time = new Date(refusal.from).toLocaleTimeString(text.language, { hour: '2-digit', minute: '2-digit', second: '2-digit' });
  return refusal.code === 'locked-out' ? text('refusal.locked-out', { time }) : `${refusalText(text, refusal.code)} ${text('refusal.possible', { time })}`;
}

/** Who is signed in, or null. The screen to show is `screenFor` of it. */
export const whoIsThere = () => ask('GET', '/api/me');

/** `sign-in`, `password`, or null when nothing stands in the way. */
export const screenFor = (me) => (!me ? 'sign-in' : me.mustChange ? 'password' : null);

/**
 * The two screens, by the names of `screenFor`; each is a function of {text, busy, title}.
 * @param {(work: () => Promise) => Promise} run runs one thing at a time and shows its refusal
 * @param {(me: object) => Promise} entered called once somebody is signed in, the password's change still to come or not
 */
export function signInScreens(run, entered) {
  const signIn = (event) => {
    event.preventDefault();
    const form = new FormData(event.target);
    return run(async () => entered(await ask('POST', '/api/sign-in', { username: form.get('username'), password: form.get('password') })));
  };
  const changePassword = (event) => {
    event.preventDefault();
    const form = new FormData(event.target);
    return run(async () => {
      if (form.get('next') !== form.get('again')) throw new Refusal('password-differs');
      await entered(await ask('POST', '/api/password', { current: form.get('current'), next: form.get('next') }));
    });
  };
  return {
    'sign-in': ({ text, busy, title }) => html`
      <main class="narrow">
        <h1>${title}</h1>
        <form @submit=${signIn}>
          <label>${text('signIn.username')}<input name="username" data-testid="username" autocomplete="username" autocapitalize="none" spellcheck="false" required autofocus maxlength="100" /></label>
          <label>${text('signIn.password')}<input name="password" type="password" data-testid="password" autocomplete="current-password" required maxlength="200" /></label>
          <button type="submit" class="primary" data-testid="sign-in" ?disabled=${busy}>${text('signIn.submit')}</button>
        </form>
      </main>`,
    password: ({ text, busy }) => html`
      <main class="narrow">
        <h1>${text('password.title')}</h1>
        <p>${text('password.why')}</p>
        <ul class="rules" id="password-rules">
          <li>${text('password.rule.length')}</li>
          <li>${text('password.rule.other')}</li>
        </ul>
        <form @submit=${changePassword}>
          <label>${text('password.current')}<input name="current" type="password" data-testid="password-current" autocomplete="current-password" required autofocus maxlength="200" /></label>
          <label>${text('password.next')}<input name="next" type="password" data-testid="password-next" autocomplete="new-password" required maxlength="200" aria-describedby="password-rules" /></label>
          <label>${text('password.again')}<input name="again" type="password" data-testid="password-again" autocomplete="new-password" required maxlength="200" /></label>
          <button type="submit" class="primary" data-testid="password-save" ?disabled=${busy}>${text('password.save')}</button>
        </form>
      </main>`,
  };
}
