// Finding words the way people type them: in small letters, with or without their marks, in any order.

/** Words in small letters without their marks: `Đất đai` is `dat dai`. @param {string} words */
export const withoutMarks = (words) => words.normalize('NFD').replace(/[\u0300-\u036f]/g, '').replace(/đ/gi, 'd').toLowerCase();

/** Whether everything that is sought stands somewhere in these words. @param {string} words @param {string} sought */
export function isFoundIn(words, sought) {
  const plain = withoutMarks(words);
  return withoutMarks(sought).split(/\s+/).every((word) => plain.includes(word));
}
