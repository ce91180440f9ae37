// The texts of one language, as a function: text('kiosk.waiting', { count: 3 }).
// A key with plural forms has one entry per form (`key.one`, `key.other`); `count` picks it by the language's own rule.
// A language is one file below /texts; its `language.name` and `language.locale` say what it is called and how it writes dates.

import { askedUntilAnswered } from './asked.js';

const loaded = new Map();

/** The languages there are, Vietnamese first. @returns {Promise<{code: string, name: string}[]>} */
export async function loadLanguages() {
  const answer = await askedUntilAnswered('/texts/index.json');
  if (!answer.ok) throw new Error(`no list of languages (${answer.status})`);
  return answer.json();
}

/** Loads a language once. @param {string} language a language code such as `vi` */
export async function loadTexts(language) {
  if (!loaded.has(language)) {
    const answer = await askedUntilAnswered(`/texts/${encodeURIComponent(language)}.json`);
    if (!answer.ok) throw new Error(`no texts for '${language}' (${answer.status})`);
    loaded.set(language, makeText(language, answer.json()));
  }
  return loaded.get(language);
}

/**
 * The texts of the language that is wanted, if there is such a file; else of the first.
 * @param {string} wanted a language code: the browser's own unless told
 */
export const loadWantedTexts = (languages, wanted = (navigator.language || '').slice(0, 2)) =>
  loadTexts(languages.some(({ code }) => code === wanted) ? wanted : languages[0].code);

/** The language after this one, round at the end. @param {{code: string, name: string}[]} languages @param {string} code */
export const languageAfter = (languages, code) =>
  languages[(languages.findIndex((language) => language.code === code) + 1) % languages.length];

/** @param {string} language @param {Record<string, string>} texts @returns {Words} */
function makeText(language, texts) {
  const locale = texts['language.locale'] || language;
  const plurals = new Intl.PluralRules(locale);
  const numbers = new Intl.NumberFormat(locale);
  /** @param {string} key @param {Record<string, any>} [values] */
  const text = (key, values = {}) => {
    let found = texts[key];
    if (found === undefined && 'count' in values) {
      found = texts[`${key}.${plurals.select(values.count)}`] || texts[`${key}.other`]; // ES2019: the board's televisions read this too
    }
    if (found === undefined) {
      console.error(`no text '${key}' in '${language}'`);
      return key;
    }
    return found.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? written(values[name]) : whole));
  };
  const written = (value) => (typeof value === 'number' ? numbers.format(value) : String(value));
  const has = (key) => key in texts;
  /** The same language with an office's own wording. @param {Record<string, Record<string, string>>} wording by key, then by language */
  const withWording = (wording) => {
    const own = {};
    Object.keys(wording).forEach((key) => {
      if (wording[key][language]) own[key] = wording[key][language];
    });
    return makeText(language, Object.assign({}, texts, own));
  };
  return Object.assign(text, { language, locale, has, with: withWording });
}

/** The language that comes first, and that every name has. */
const FIRST = 'vi';

/** The name of something in this language, else in the first. @param {Record<string, string>} names by language code */
export const nameIn = (names, language) => names[language] || names[FIRST] || '';
