// The screens by the name the kiosk's program gives them. Each asks one question, and its answer is the largest thing on it.

import { asking } from './screens/asking.js';
import { capture } from './screens/capture.js';
import { challenge } from './screens/challenge.js';
import { choosing, greeting, idle } from './screens/choosing.js';
import { classes } from './screens/classes.js';
import { code } from './screens/code.js';
import { consent } from './screens/consent.js';
import { gaveUp } from './screens/gave-up.js';
import { outageNumber } from './screens/number-outage.js';
import { number } from './screens/number.js';
import { sure } from './screens/own.js';
import { pairing } from './screens/pairing.js';
import { place } from './screens/place.js';
import { refused } from './screens/refused.js';
import { trouble } from './screens/trouble.js';
import { unanswered } from './screens/unanswered.js';

/**
 * What a screen shows, and what it is:
 * `quiet` nobody is in a visit; `front` the first question, before and after somebody begins to answer it;
 * `slow` a few pictures a second are enough; `head` the head moves its choices.
 * @typedef {{view: Function, quiet?: boolean, front?: boolean, slow?: boolean, head?: boolean}} Screen
 */

/** @type {Record<string, Screen>} */
const SCREENS = {
  idle: { view: idle, quiet: true, front: true, slow: true },
  greeting: { view: greeting, quiet: true, front: true, head: true },
  choosing: { view: choosing, front: true, head: true },
  classes: { view: classes, head: true },
  consent: { view: consent, head: true },
  capture: { view: capture },
  challenge: { view: challenge },
  'gave-up': { view: gaveUp, head: true },
  asking: { view: asking, slow: true },
  unanswered: { view: unanswered, head: true },
  number: { view: number, slow: true },
  'number-outage': { view: outageNumber, slow: true },
  place: { view: place, head: true },
  sure: { view: sure, head: true },
  code: { view: code },
  refused: { view: refused, slow: true },
  trouble: { view: trouble, quiet: true, slow: true },
  pairing: { view: pairing, quiet: true, slow: true },
};

/** One that is not known is trouble to look at. @returns {Screen} */
export const screenOf = (name) => SCREENS[name] ?? { view: trouble };
