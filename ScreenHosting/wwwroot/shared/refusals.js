// The sentence for a refusal's stable code; a code without one of its own gets the general sentence with the code in it.

/** @param {Words} text @param {string} code */
export function refusalText(text, code) {
  const key = `refusal.${code}`;
  return text.has(key) ? text(key) : text('refusal.other', { code });
}
