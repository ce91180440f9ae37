// The texts of one language, as a function: text('kiosk.waiting', { count: 3 }).
// A key with plural forms has one entry per form (`key.one`, `key.other`); `count` picks it by the language's own rule.

/** @param {string} language @param {Record<string, string>} texts @returns {Words} */
export function makeText(language, texts) {
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

/** The language after this one, round at the end. @param {{code: string, name: string}[]} languages @param {string} code */
export const languageAfter = (languages, code) =>
  languages[(languages.findIndex((language) => language.code === code) + 1) % languages.length];
