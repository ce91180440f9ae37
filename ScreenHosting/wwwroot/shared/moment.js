// What time it is where the numbers are given. A page counts with that: its own clock may be wrong by days, or be set while it runs.
// Between two moments that it was told a page goes on by the time that passes, which no clock sets.

let told = Date.now(); // until something was told: this machine's own
let at = performance.now();

/** Milliseconds since 1970, by the clock of whoever told it last. */
export const moment = () => told + (performance.now() - at);

/**
 * Takes a moment that was just told.
 * @param {string | number | null} instant ISO 8601, or milliseconds since 1970; null where nothing was told
 * @param {number} [tolerance] milliseconds it may be apart without meaning anything: it was rounded, or was long under way
 */
export function takeMoment(instant, tolerance = 0) {
  const taken = instant === null ? NaN : new Date(instant).getTime();
  if (Number.isNaN(taken) || Math.abs(taken - moment()) <= tolerance) return;
  told = taken;
  at = performance.now();
}
