// The little of a document that modules need which make their own elements.

class Element {
  constructor(name) {
    this.name = name;
    this.dataset = {};
    this.style = {};
    this.hidden = false;
    this.children = [];
    this.attributes = {};
    this.classes = new Set();
    this.classList = { toggle: (name_, on) => (on ? this.classes.add(name_) : this.classes.delete(name_)) };
  }

  get firstChild() { return this.children[0] ?? null; }
  get textContent() { return this.text ?? this.children.map((child) => child.textContent ?? child).join(''); }
  set textContent(text) { this.text = text; }
  set className(names) { names.split(' ').forEach((name) => this.classes.add(name)); }
  append(...nodes) { this.children.push(...nodes); }
  appendChild(node) { this.children.push(node); }
  removeChild(node) { this.children.splice(this.children.indexOf(node), 1); }

  insertBefore(node, before) {
    if (this.children.includes(node)) this.removeChild(node);
    this.children.splice(before ? this.children.indexOf(before) : this.children.length, 0, node);
  }

  setAttribute(name, value) { this.attributes[name] = value; }

  querySelector(selector) {
    const found = (node) => node.classes?.has(selector.slice(1)) ? node : node.children?.map(found).find(Boolean);
    return found(this) ?? null;
  }
}

/** A document in which every id has its element. */
export function makeDocument() {
  const byId = new Map();
  const made = Object.assign(new EventTarget(), {
    body: new Element('body'),
    documentElement: new Element('html'),
    createElement: (name) => new Element(name),
    createElementNS: (_, name) => new Element(name),
    getElementById(id) {
      if (!byId.has(id)) byId.set(id, new Element(id));
      return byId.get(id);
    },
  });
  return made;
}
