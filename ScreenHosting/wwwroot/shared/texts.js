// Languages and their texts, from the server.
// A language is one file below /texts; its `language.name` and `language.locale` say what it is called and how it writes dates.

import { askedUntilAnswered } from './asked.js';
import { makeText } from './words.js';

export { languageAfter, nameIn } from './words.js';

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
