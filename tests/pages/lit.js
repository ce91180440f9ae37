// Stands for lit where there is no browser: a template is its text.

export const nothing = '';

const written = (value) => {
  if (Array.isArray(value)) return value.map(written).join('');
  if (value === false || value === null || value === undefined || typeof value === 'function') return '';
  return String(value);
};

export const html = (parts, ...values) => parts.reduce((text, part, i) => text + written(values[i - 1]) + part);
export const svg = html;

export const render = (template, root) => { root.shown = template; };

export const live = (value) => value;
export const ref = () => '';
export const classMap = (classes) => Object.keys(classes).filter((name) => classes[name]).join(' ');
