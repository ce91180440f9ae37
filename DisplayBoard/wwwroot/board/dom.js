// The few lines of DOM that every part of the page needs.

export const byId = (id) => document.getElementById(id);

/** An element with a class and children. @param {(Node|string)[]} children */
export function el(tag, className, ...children) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

/** Replaces what stands in `parent`. */
export function fill(parent, ...children) {
  while (parent.firstChild) parent.removeChild(parent.firstChild);
  parent.append(...children);
}

/** Shows or hides; says nothing to the page when that is so already. */
export function show(node, isShown) {
  if (node.hidden === isShown) node.hidden = !isShown;
}

/** One thing in both languages, Vietnamese first. @param {(language: string) => string} say */
export function both(say) {
  const second = el('span', 'second', say('en'));
  second.lang = 'en';
  return [el('span', 'first', say('vi')), second];
}

/** Both languages of one text. @param {Function[]} texts Vietnamese and English */
export const bothTexts = (texts, key, values) => both((language) => texts[language === 'vi' ? 0 : 1](key, values));

/** Fills `data-text` with Vietnamese alone and `data-both` with both languages. */
export function fillTexts(root, texts) {
  root.querySelectorAll('[data-text]').forEach((node) => { node.textContent = texts[0](node.dataset.text); });
  root.querySelectorAll('[data-both]').forEach((node) => fill(node, ...bothTexts(texts, node.dataset.both)));
}
