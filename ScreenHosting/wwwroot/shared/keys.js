// Which key was pressed, whatever stands between the keyboard and the page: a layout, or an input method such as Telex or VNI.
//
// What is printed on the key counts where that is plain Latin: A on a French keyboard is A, where the American one has Q. Where it is not
// (ă on the Vietnamese digit row, т on a Russian keyboard, a key that an input method has taken for itself), its place counts. The digit
// row is digits in every case, also where a layout wants Shift for them.

const PLACES = new Map([['NumpadAdd', '+'], ['NumpadSubtract', '-'], ['Minus', '-'], ['Equal', '='], ['Slash', '/']]);
const SHIFTED = new Map([['Slash', '?'], ['Equal', '+']]);
const TAKEN = new Set(['Process', 'Dead', 'Unidentified']); // what a browser says when it does not say which key it was

// An input method that types for the user sends the letter it made and no place. Its mark tells the key: by Telex's rules, and by VNI's.
const MARKS = new Map([
  ['\u0300', ['f', '2']], ['\u0301', ['s', '1']], ['\u0303', ['x', '4']], ['\u0309', ['r', '3']], ['\u0323', ['j', '5']],
  ['\u031b', ['w', '7']], ['\u0306', ['w', '8']],
]);

const TONES = new Map([['\u0300', 'f'], ['\u0301', 's'], ['\u0303', 'x'], ['\u0309', 'r'], ['\u0323', 'j']]);
const SHAPES = new Map([['\u0302', (base) => base + base], ['\u0306', (base) => `${base}w`],
  ['\u031b', (base) => (base === 'u' ? 'w' : `${base}w`)]]);

/**
 * The keys from which Telex makes a letter: 'dd' for đ, 'w' for ư, 'yf' for ỳ; small. What it does not make is itself.
 * @param {string} letter one
 */
export function telexOf(letter) {
  if (letter === 'đ' || letter === 'Đ') return 'dd';
  const [base, ...marks] = letter.toLowerCase().normalize('NFD');
  const shape = SHAPES.get(marks.find((mark) => SHAPES.has(mark)) || '');
  return (shape ? shape(base) : base) + marks.map((mark) => TONES.get(mark) || '').join('');
}

/** Whether a press is a shortcut of the browser or of the system, and no key of ours. @param {KeyboardEvent} event */
export const isShortcut = (event) => event.ctrlKey || event.altKey || event.metaKey || event.getModifierState('AltGraph');

/** Whether a press belongs to a field that is typed in. @param {Wire} event */
export const isInField = ({ target }) => Boolean(target.closest && target.closest('input, select, textarea'));

/** Whether a press writes something somewhere; such a key that means nothing deserves a word. @param {KeyboardEvent} event */
export const isTyped = (event) => [...event.key].length === 1 ? event.key !== ' ' : TAKEN.has(event.key);

/**
 * The keys a press can have been: one, as a rule; two where an input method hides which. Letters are small.
 * @param {KeyboardEvent} event
 * @returns {string[]} such as ['a'], ['7'], ['?'], ['Enter'] or ['f', '2']; empty when nothing is known of it
 */
export function keysOf(event) {
  const { key, code, shiftKey } = event;
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(code);
  if (digit && isDigit(event)) return [digit[1]];
  if (/^[\x21-\x7e]$/.test(key)) return [key.toLowerCase()];
  if ([...key].length > 1 && !TAKEN.has(key)) return [key];
  const letter = /^Key([A-Z])$/.exec(code);
  if (letter) return [letter[1].toLowerCase()];
  const sign = (shiftKey && SHIFTED.get(code)) || PLACES.get(code);
  return sign ? [sign] : markedBy(key);
}

/** Shift on the digit row may mean a sign (!, ?), and an arrow on the numeric block without Num Lock is an arrow. */
function isDigit({ key, code, shiftKey }) {
  if (code.startsWith('Numpad')) return !key.startsWith('Arrow');
  return !shiftKey || /^\d$/.test(key);
}

function markedBy(key) {
  if (key === 'đ' || key === 'Đ') return ['d', '9'];
  const [base, ...marks] = key.normalize('NFD');
  if (marks.length !== 1) return []; // two marks do not tell which came last
  return marks[0] === '\u0302' ? [base.toLowerCase(), '6'] : MARKS.get(marks[0]) ?? [];
}
