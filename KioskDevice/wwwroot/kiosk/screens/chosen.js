// What the visitor has chosen: the service, their appointment for it, and the priority class they named.

import { html, nothing } from 'lit';
import { nameIn } from '/shared/texts.js';
import { whenText } from '/shared/times.js';

export const nameOfClass = ({ screen, text }) => {
  const found = screen.class && screen.view?.classes.find(({ id }) => id === screen.class);
  return found ? nameIn(found.name, text.language) : null;
};

export const serviceLine = (page) => {
  const { screen, text } = page;
  const service = screen.view?.services.find(({ id }) => id === screen.service);
  const name = nameOfClass(page);
  return service
    ? html`<p class="service"><span class="letter small"
      aria-hidden="true">${service.prefix}</span>${nameIn(service.name, text.language)}</p>
        ${screen.dueAt
          ? html`<p class="class" data-testid="due">${text('kiosk.due', { when: whenText(text, screen.dueAt, screen.view) })}</p>`
          : nothing}
        ${name ? html`<p class="class" data-testid="class-named">${text('kiosk.class.chosen', { name })}</p>` : nothing}`
    : nothing;
};
