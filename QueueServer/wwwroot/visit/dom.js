// Elements without a library: text only ever becomes text.

/**
 * @param {string} name the element
 * @param {Record<string, any>} values attributes; `testid`, `click` and `disabled` by their meaning
 * @param {string | (Node | false | null | undefined)[]} content
 */
export function element(name, values, content) {
  const made = document.createElement(name);
  Object.keys(values).forEach((key) => {
    const value = values[key];
    if (key === 'testid') made.dataset.testid = value;
    else if (key === 'click') made.addEventListener('click', value);
    else if (key === 'disabled') made.toggleAttribute('disabled', value);
    else if (value) made.setAttribute(key, value);
  });
  if (Array.isArray(content)) made.append(.../** @type {Node[]} */ (content.filter(Boolean)));
  else made.textContent = content;
  return made;
}
