// The texts of the pages, for tests: the real ones, read from their files.

import { readFileSync } from 'node:fs';

const file = (language) => readFileSync(new URL(`../../ScreenHosting/wwwroot/texts/${language}.json`, import.meta.url), 'utf8');

/** Loads the texts of a language as a page does. @param {string} language @returns {Promise<Words>} */
export async function wordsOf(language) {
  const { loadTexts } = await import('/shared/texts.js');
  const before = globalThis.fetch;
  globalThis.fetch = async () => new Response(file(language));
  try {
    return await loadTexts(language);
  } finally {
    globalThis.fetch = before;
  }
}

/** Texts that say their key and their values: what is said shows which text was meant. */
export const keys = Object.assign(
  (key, values = {}) => (Object.keys(values).length > 0 ? `${key} ${JSON.stringify(values)}` : key),
  { language: 'en', locale: 'en-GB', has: () => true, with: () => keys },
);
