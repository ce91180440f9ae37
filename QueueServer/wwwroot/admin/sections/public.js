// What the office shows to everybody, and how to come there.

import { html, nothing } from 'lit';

export default {
  name: 'public',
  settings: true,

  view(admin) {
    const { text, fields, draft } = admin;
    const { use } = draft.values.publicPage;
    return html`
      <p class="sentence" data-testid="public">${text(use ? 'admin.public.shown' : 'admin.public.hidden')}</p>
      ${fields.check('publicPage.use', { label: text('admin.public.use') })}
      ${use ? remote(admin) : nothing}
      ${draft.base.publicPage.use ? links(admin) : nothing}
      <h2>${text('cho.about')}</h2>
      ${fields.names('publicPage.address', { maxlength: 200 })}
      <div class="pair">
        ${fields.words('publicPage.phone', { type: 'tel', maxlength: 40, optional: true })}
        ${fields.words('publicPage.place', { maxlength: 60, optional: true, hint: text('admin.hint.place') })}
      </div>
      ${fields.check('publicPage.stepFree')}
      ${fields.names('publicPage.signLanguage', { maxlength: 200, hint: text('admin.hint.signLanguage') })}`;
  },
};

/** Numbers for who has still to come. */
function remote({ text, fields, draft }) {
  const { givesNumbers, place } = draft.values.publicPage;
  return html`
    ${fields.check('publicPage.givesNumbers', { label: text('admin.public.givesNumbers') })}
    ${givesNumbers ? html`
      <p class="hint" data-testid="public-check-in">${text(place ? 'admin.public.checkIn.phone' : 'admin.public.checkIn.kiosk')}</p>
      ${fields.number('publicPage.remoteShare', { min: 1, max: 100, hint: text('admin.hint.remoteShare') })}` : nothing}`;
}

/** Where what is saved is read. */
function links({ text, draft, route, link }) {
  const root = draft.base.publicAddress?.replace(/\/+$/, '');
  const page = `${root ?? window.location.origin}/cho/${route.office}`;
  const frame = `<iframe src="${page}/embed" title="${text('cho.title')}" width="100%" height="480" loading="lazy"></iframe>`;
  return html`
    ${root ? nothing : html`<p class="caution" data-testid="public-no-address">${text('admin.public.noAddress')}
      ${link({ section: 'office', item: null }, text('admin.section.office'))}</p>`}
    <p class="pages"><a class="button" data-testid="public-page" target="_blank" rel="noopener"
      href="/cho/${route.office}">${text('admin.public.page')}</a></p>
    <dl>
      <dt>${text('admin.public.frame')}</dt>
      <dd><p class="hint">${text('admin.public.frame.hint')}</p><code data-testid="public-frame">${frame}</code></dd>
      <dt>${text('admin.public.badge')}</dt><dd><code>${page}/badge.svg</code></dd>
      <dt>${text('admin.public.data')}</dt><dd><code>${page}.json</code></dd>
    </dl>`;
}
