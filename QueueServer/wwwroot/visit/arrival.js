// "I am here": the phone itself looks whether it is near the office. Where it is leaves the phone for nobody.

const NEAR = 300; // metres
const VAGUE = 500; // metres: a position less sure than that tells nothing
const PATIENCE = 20000; // milliseconds
const EARTH = 6371000; // metres

const radians = (degrees) => (degrees * Math.PI) / 180;

/** Metres between two places, by the haversine formula. @typedef {{latitude: number, longitude: number}} Place @param {Place} one */
export function metresBetween(one, /** @type {Place} */ other) {
  const [north, east] = [radians(other.latitude - one.latitude), radians(other.longitude - one.longitude)];
  const half = Math.sin(north / 2) ** 2
    + Math.cos(radians(one.latitude)) * Math.cos(radians(other.latitude)) * Math.sin(east / 2) ** 2;
  return 2 * EARTH * Math.asin(Math.sqrt(half));
}

/**
 * What a position says of somebody who is on the way: near, far by so many metres, or nothing.
 * @param {string} near the office's place, `20.9712, 105.7788`
 * @param {?{latitude: number, longitude: number, accuracy: number}} at where the phone is; null where it does not say
 */
export function arrivalOf(near, at) {
  const [latitude, longitude] = near.split(',').map(Number);
  if (!at || !(at.accuracy <= VAGUE)) return { is: 'unknown' };
  const metres = metresBetween({ latitude, longitude }, at);
  return metres - at.accuracy <= NEAR ? { is: 'near' } : { is: 'far', metres: Math.ceil(metres / 100) * 100 };
}

/** Where the phone is now; null where it cannot or must not say. */
const position = () => new Promise((resolve) => {
  if (!navigator.geolocation) return resolve(null);
  return navigator.geolocation.getCurrentPosition(({ coords }) => resolve(coords), () => resolve(null),
    { enableHighAccuracy: true, timeout: PATIENCE, maximumAge: 0 });
});

/** Whether the phone is near the office. @param {string} near */
export const arrival = async (near) => arrivalOf(near, await position());
