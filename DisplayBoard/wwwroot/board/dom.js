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

/** Shows or hides; says nothing to the page when that is so already. @returns {boolean} whether it was otherwise */
export function show(node, isShown) {
  const changes = node.hidden === isShown;
  if (changes) node.hidden = !isShown;
  return changes;
}
