// What is typed into one form: its values by path, the faults the server named, and whether anything is unsaved.

import { keyOf, same } from './differences.js';
import { isCode } from './pasted-procedures.js';
import { withoutMarks } from '../shell/search.js';
import { TIME } from '../shell/typed-time.js';

/** Where settings may have nothing; anywhere else a null is a field left blank. */
const OPTIONAL = [
  'parent',
  'publicAddress',
  'quota',
  'targetMinutes',
  'consentSince',
  'colour',
  'logo',
  'template',
  'phone',
  'place',
  'cap',
];
const NAMED_LISTS = ['services', 'groups', 'counters', 'classes', 'boards'];

/** `services[2].prefix` as its keys; below `texts` the rest is one key. @param {string} path */
function keysOf(path) {
  if (path.startsWith('texts.')) return ['texts', path.slice('texts.'.length)];
  return path.split(/[.[]/).map((key) => (key.endsWith(']') ? Number(key.slice(0, -1)) : key));
}

export class Form {
  /** Where the sentence of a fault is looked for first: a request's own, such as a taken name, then those of settings. */
  sentences = ['refusal', 'fault'];
  #touched = false;

  /** @param {Wire} values as they stand on the server, or at first */
  constructor(values) {
    this.start(values);
  }

  start(values) {
    this.base = values;
    this.values = structuredClone(values);
    /** @type {Record<string, string>} by path, the server's code */
    this.errors = {};
    this.#touched = false;
  }

  get dirty() {
    return this.#touched && !same(this.base, this.values);
  }

  get(path) {
    return keysOf(path).reduce((at, key) => at?.[key], this.values);
  }

  /** An undefined value takes the key away. */
  set(path, value) {
    const keys = keysOf(path);
    const last = keys[keys.length - 1];
    const at = keys.slice(0, -1).reduce((part, key) => (part[key] ??= {}), this.values);
    if (value === undefined) delete at[last];
    else at[last] = value;
    this.#touched = true;
  }

  /** The fault at a path, or at anything below it. */
  errorAt(path) {
    return this.errors[path] ?? Object.entries(this.errors).find(([at]) => at.startsWith(`${path}[`) || at.startsWith(`${path}.`))?.[1];
  }
}

/** The settings of an office, under the revision they were read with. */
export class Draft extends Form {
  sentences = ['fault', 'refusal'];

  constructor(view) {
    super(view.settings);
    this.#know(view);
  }

  /** They were saved, or are read anew: nothing is unsaved. */
  take(view) {
    this.start(view.settings);
    this.#know(view);
  }

  /** Somebody else saved meanwhile: what was typed here is put onto theirs. */
  rebase(view) {
    const typed = merge(this.base, this.values, view.settings);
    typed.revision = view.settings.revision;
    this.base = view.settings;
    this.values = typed;
    this.#know(view);
  }

  /** The settings to send: what is new has its id, made of its name. */
  ready() {
    const settings = structuredClone(this.values);
    NAMED_LISTS.forEach((list) => {
      const taken = new Set(settings[list].map((item) => item.id));
      settings[list].filter((item) => item.id === '').forEach((item) => {
        item.id = freeId(slugOf(item.number ? `quay-${item.number}` : item.name?.vi ?? item.name), taken);
        if (list === 'services') settings.counters.forEach((counter) => rename(counter.services, item.id));
      });
    });
    return settings;
  }

  #know({ changedBy, changedAt }) {
    Object.assign(this, { changedBy, changedAt });
  }
}

/** What a request could not even carry: numbers left blank, a prefix that is no letter. @returns faults by path */
export function blanks(value, path = '') {
  const key = path.slice(path.lastIndexOf('.') + 1);
  const isBlank = value === null || (['from', 'to', 'date', 'firstDay', 'lastDay'].includes(key) && value === '');
  if (isBlank) return OPTIONAL.includes(key) ? {} : { [path]: 'missing' };
  if ((key === 'from' || key === 'to') && !TIME.test(value)) return { [path]: 'not-a-time' };
  if (key === 'prefix' && !/^[A-Z]$/.test(value)) return { [path]: 'not-a-letter' };
  if (key === 'code' && !isCode(value)) return { [path]: 'not-a-code' };
  if (typeof value === 'number' && (!Number.isInteger(value) || Math.abs(value) > 1e9)) return { [path]: 'out-of-range' };
  if (Array.isArray(value)) return Object.assign({}, ...value.map((item, i) => blanks(item, `${path}[${i}]`)));
  if (typeof value === 'object') {
    return Object.assign({}, ...Object.entries(value).map(([name, part]) => blanks(part, path ? `${path}.${name}` : name)));
  }
  return {};
}

/** An id made of a name: `Đất đai` is `dat-dai`. */
export const slugOf = (name = '') => withoutMarks(name).replace(/[^a-z0-9]+/g, '-').slice(0, 36).replace(/^-+|-+$/g, '');

/** What was chosen before it had an id. */
function rename(ids, id) {
  const at = ids.indexOf('');
  if (at >= 0) ids[at] = id;
}

function freeId(slug, taken) {
  const first = slug || 'moi';
  let id = first;
  for (let next = 2; taken.has(id); next++) id = `${first}-${next}`;
  taken.add(id);
  return id;
}

/** Three-way: where only one side changed, that side; where both did, what was typed here. Lists of things with ids or codes go by them. */
export function merge(base, mine, theirs) {
  if (same(base, mine)) return structuredClone(theirs);
  if (same(base, theirs)) return mine;
  const isList = (value) => Array.isArray(value) && value.every((item) => (item?.id ?? item?.code) !== undefined);
  if ([base, mine, theirs].every(isList)) return mergeLists(base, mine, theirs);
  if ([base, mine, theirs].every((value) => value !== null && typeof value === 'object' && !Array.isArray(value))) {
    const merged = {};
    new Set([...Object.keys(theirs), ...Object.keys(mine)]).forEach((key) => {
      const value = merge(base[key], mine[key], theirs[key]);
      if (value !== undefined) merged[key] = value;
    });
    return merged;
  }
  return mine;
}

function mergeLists(base, mine, theirs) {
  const find = (list, one) => list.find((item) => keyOf(item) === keyOf(one));
  const kept = mine.flatMap((item) => {
    const [before, other] = [find(base, item), find(theirs, item)];
    if (!before) return [item];
    if (!other) return same(before, item) ? [] : [item]; // they removed it; kept only if it was changed here
    return [merge(before, item, other)];
  });
  return [...kept, ...theirs.filter((item) => !find(base, item) && !find(mine, item))];
}
