// What may be answered, in its fixed order, wherever it is asked.

export const LEVELS = /** @type {const} */ (['verySatisfied', 'satisfied', 'dissatisfied']);
export const STARS = [1, 2, 3, 4, 5];
export const REASONS = ['waitedLong', 'unclearPapers', 'sentBackAndForth', 'attitude', 'wrongOrLate', 'roomAndSeats', 'askedToPay'];

/** Characters of a text at most. */
export const LONGEST = 300;

/** @typedef {{level?: typeof LEVELS[number], stars?: number}} Choice */

/** The first answers there are. @param {boolean} stars whether the office asks for stars @returns {Choice[]} */
export const choicesOf = (stars) => (stars ? STARS.map((count) => ({ stars: count })) : LEVELS.map((level) => ({ level })));

/** @param {Words} text @param {Choice} choice */
export const choiceText = (text, { level, stars }) => (level ? text(`rating.level.${level}`) : text('rating.star', { count: stars }));
