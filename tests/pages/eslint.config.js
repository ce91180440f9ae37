import js from '@eslint/js';

const named = (names) => Object.fromEntries(names.trim().split(/\s+/).map((name) => [name, false]));

const browser = named(`
  AbortController Audio AudioContext Blob CustomEvent DOMException Event EventSource EventTarget FormData HTMLInputElement Intl
  OffscreenCanvas URL URLSearchParams WebSocket addEventListener clearInterval clearTimeout console crypto document fetch
  getComputedStyle history localStorage location navigator performance print requestAnimationFrame sessionStorage setInterval setTimeout
  structuredClone window`);

const node = named(`
  CustomEvent Event EventTarget Response URL console document fetch performance process queueMicrotask setImmediate setTimeout
  structuredClone`);

const rules = {
  'eqeqeq': ['error', 'always', { null: 'ignore' }],
  'max-len': ['error', { code: 140 }],
  'max-lines': ['error', { max: 300 }],
  'no-implicit-globals': 'error',
  'no-unused-vars': ['error', { args: 'after-used', argsIgnorePattern: '^_', caughtErrors: 'all' }],
  'no-var': 'error',
  'prefer-const': 'error',
};

// A page's own clock may be wrong by days, or be set: what time it is, is told (moment.js), and what passes is measured.
const ownClock = ['error', ...["NewExpression[callee.name='Date'][arguments.length=0]",
  "CallExpression[callee.object.name='Date'][callee.property.name='now']", "CallExpression[callee.name='Date']"]
  .map((selector) => ({ selector, message: 'Ask moment.js what time it is, and performance.now() what passes.' }))];

const modules = { ecmaVersion: 2023, sourceType: 'module' };

export default [
  js.configs.recommended,
  { files: ['*/wwwroot/**/*.js'], languageOptions: { ...modules, globals: browser }, rules },
  { files: ['*/wwwroot/**/*.js'], ignores: ['ScreenHosting/wwwroot/shared/moment.js'], rules: { 'no-restricted-syntax': ownClock } },
  { files: ['tests/pages/*.js'], languageOptions: { ...modules, globals: node }, rules },
];
