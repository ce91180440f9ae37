// The texts of one language, as a function: text('kiosk.waiting', { count: 3 }).
// A key with plural forms has one entry per form (`key.one`, `key.other`); `count` picks it by the language's own rule.

const loaded = new Map();

/** Loads a language once. @param {string} language a language code such as `vi` */
export async function loadTexts(language) {
  if (!loaded.has(language)) {
    const answer = await fetch(`/texts/${encodeURIComponent(language)}.json`);
    if (!answer.ok) throw new Error(`no texts for '${language}' (${answer.status})`);
    loaded.set(language, makeText(language, await answer.json()));
  }
  return loaded.get(language);
}

function makeText(language, texts) {
  const plurals = new Intl.PluralRules(language);
  const text = (key, values = {}) => {
    let found = texts[key];
    if (found === undefined && 'count' in values) {
      found = texts[`${key}.${plurals.select(values.count)}`] || texts[`${key}.other`]; // ES2019: the board's televisions read this too
    }
    if (found === undefined) {
      console.error(`no text '${key}' in '${language}'`);
      return key;
    }
    return found.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
  };
  text.language = language;
  return text;
}

/** The name of something in this language, else in Vietnamese. @param {Record<string, string>} names by language code */
export const nameIn = (names, language) => names[language] || names.vi || '';
