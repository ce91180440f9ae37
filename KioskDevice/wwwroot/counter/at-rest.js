// How a counter's camera is while it is off: what the browser says of it without opening it.

/** What a camera has that is there and gives no pictures: it is found only by opening it. */
export const SEEN_ONLY_OPEN = new Set(['frozen', 'dark']);

/** A camera that was never there is missing; one that was is unplugged. */
const NEVER_THERE = new Set(['starting', 'none', 'refused']);

/**
 * @param {string} last what was said of it last
 * @param {string} label part of the camera's label; empty for any
 * @param {boolean} isAnew whether something was plugged in or out since
 * @returns {Promise<string>} resting, none, refused, unplugged, or what was found last
 */
export async function cameraAtRest(last, label, isAnew) {
  const devices = (await navigator.mediaDevices?.enumerateDevices()) ?? [];
  // without a permission a camera has no label
  const isThere = devices.some((device) => device.kind === 'videoinput' && (!device.label || device.label.includes(label)));
  if (!isThere) return NEVER_THERE.has(last) ? 'none' : 'unplugged';
  if (await isForbidden()) return 'refused';
  return SEEN_ONLY_OPEN.has(last) && !isAnew ? last : 'resting';
}

async function isForbidden() {
  try {
    return (await navigator.permissions.query({ name: /** @type {PermissionName} */ ('camera') })).state === 'denied';
  } catch {
    return false; // this browser says it only when the camera is opened
  }
}
