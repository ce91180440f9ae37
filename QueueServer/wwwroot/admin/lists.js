// Lists whose order counts: moved by buttons, so that a keyboard does it, too; and the list of things beside the form of one.

import { html, nothing } from 'lit';
import { keyOf } from './differences.js';
import { icon } from '/shared/icons.js';

/** The list with one item moved by a place. */
export function moved(list, from, by) {
  const copy = [...list];
  copy.splice(from + by, 0, ...copy.splice(from, 1));
  return copy;
}

/** The buttons that move one item. @param {(by: number) => void} move */
export const movers = (text, name, i, count, move) => html`<span class="movers">
  <button type="button" class="icon-button up" aria-label=${text('admin.up', { name })} ?disabled=${i === 0}
    @click=${() => move(-1)}>${icon('back')}</button>
  <button type="button" class="icon-button down" aria-label=${text('admin.down', { name })} ?disabled=${i === count - 1}
    @click=${() => move(1)}>${icon('back')}</button></span>`;

export const remover = (text, name, remove, testid = 'remove') =>
  html`<button type="button" class="icon-button" data-testid=${testid} aria-label=${text('admin.remove.named', { name })}
    @click=${remove}>${icon('cross')}</button>`;

/** Some of the choices, in an order: counters' services, a board's languages. @param {{id: string, name: string}[]} choices */
export function orderedChoice(fields, path, choices, about = {}) {
  const { text } = fields;
  const chosen = fields.form.get(path) ?? [];
  const nameOf = (id) => choices.find((choice) => choice.id === id)?.name ?? id;
  const left = choices.filter((choice) => !chosen.includes(choice.id));
  const add = (event) => {
    const { value } = event.target;
    event.target.value = '';
    if (value) fields.set(path, [...chosen, value]);
  };
  return fields.group(path, about, html`
    ${chosen.length === 0 ? html`<p class="muted">${text('admin.list.none')}</p>` : nothing}
    <ol class="ordered">${chosen.map((id, i) => html`<li data-testid="chosen" data-item=${id}><span>${i + 1}. ${nameOf(id)}</span>
      ${movers(text, nameOf(id), i, chosen.length, (by) => fields.set(path, moved(chosen, i, by)))}
      ${remover(text, nameOf(id), () => fields.set(path, chosen.filter((one) => one !== id)))}</li>`)}</ol>
    ${left.length > 0 ? html`<select data-testid="${path}.add"
      aria-label=${text('admin.list.add', { what: about.label ?? fields.label(path) })} @change=${add}>
      <option value="">${text('admin.list.choose')}</option>
      ${left.map(({ id, name }) => html`<option value=${id}>${name}</option>`)}</select>` : nothing}`);
}

/** Some of the choices, in the order of the choices. @param {Wire} [about] `short`: many stand in a row */
export function someOf(fields, path, choices, about = {}) {
  const chosen = fields.form.get(path) ?? [];
  const placeOf = (id) => choices.findIndex((choice) => choice.id === id);
  const inOrder = (ids) => ids.toSorted((one, other) => placeOf(one) - placeOf(other));
  const check = ({ id, name }) => fields.check(`${path}.${id}`, {
    label: name, checked: chosen.includes(id),
    change: (on) => fields.set(path, on ? inOrder([...chosen, id]) : chosen.filter((one) => one !== id)),
  });
  return fields.group(path, about, html`<div class=${about.short ? 'checks short' : 'checks'}>${choices.map(check)}</div>`);
}

/** Where the item of the address stands in a list of settings; -1 for nowhere. @param {Page} admin @param {string} list */
export function indexOf({ draft, route }, list) {
  const items = draft.values[list] ?? [];
  return route.item === 'new' ? items.indexOf(draft.added) : items.findIndex((item) => keyOf(item) === route.item);
}

/** The other item that has the same of something, where it has any. @param {Wire[]} items @param {Wire} item @param {string} key */
export const otherWith = (items, item, key) => items.find((one) => one !== item && one[key] === item[key] && (one[key] ?? '') !== '');

/** Begins a new item when the address asks for one. What has no id by its nature (it has a code) gets none. */
export function beginItem(admin, list, blank) {
  if (admin.route.item !== 'new' || admin.readOnly) return;
  const item = blank(admin);
  admin.draft.added = 'code' in item ? item : { id: '', ...item };
  admin.draft.values[list].push(admin.draft.added);
}

/**
 * The things of one list, and the form of the one the address names.
 * @param {Page} admin
 * @param {{list: string, nameOf: (item: Wire) => string, noteOf?: (item: Wire) => string, form: (path: string, item: Wire) => unknown,
 *   isShown?: (item: Wire) => boolean, most?: number, staysFor?: (item: Wire) => unknown, removed?: (item: Wire) => void}} about
 *   `isShown` is false of what is not searched for; `staysFor` says why one cannot be removed yet, null when it can
 */
export function listAndForm(admin, { list, nameOf, noteOf = () => '', form, isShown = () => true, most = Infinity, staysFor = () => null,
  removed = () => {} }) {
  const { text, draft, fields } = admin;
  const items = draft.values[list];
  const at = indexOf(admin, list);
  const remove = () => {
    removed(items[at]);
    fields.set(list, items.filter((_, i) => i !== at));
  };
  return html`<div class="list-and-form">
    <div class="list">
      <ol class="items">${items.map((item, i) => (i !== at && !isShown(item) ? nothing : html`<li class=${i === at ? 'chosen' : ''}>
        ${admin.link({ item: item === draft.added ? 'new' : keyOf(item) },
          html`<strong>${nameOf(item) || text('admin.unnamed')}</strong><small>${noteOf(item)}</small>`,
            { current: i === at, testid: 'item', item: keyOf(item) })}
        ${movers(text, nameOf(item), i, items.length, (by) => fields.set(list, moved(items, i, by)))}</li>`))}</ol>
      ${items.length === 0 ? html`<p class="muted" data-testid="empty">${text(`admin.${list}.none`)}</p>` : nothing}
      ${admin.readOnly || admin.route.item === 'new' || items.length >= most
        ? nothing
        : admin.link({ item: 'new' }, text(`admin.${list}.add`), { testid: 'add', style: 'button' })}
    </div>
    ${at < 0 ? html`<p class="muted pick">${text('admin.list.pick')}</p>` : html`<div class="form" data-testid="form">
      <h2>${nameOf(items[at]) || text('admin.unnamed')}</h2>
      ${form(`${list}[${at}]`, items[at])}
      ${staysFor(items[at])
        ?? html`<button type="button" class="quiet-danger" data-testid="remove" @click=${remove}>${text('admin.remove')}</button>`}
    </div>`}
  </div>`;
}
