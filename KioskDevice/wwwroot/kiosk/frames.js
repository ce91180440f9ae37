// The camera's pictures: drawn on the page, and sent to the kiosk's program, the next when the last was answered.

const DRAW_EVERY = 50; // milliseconds between pictures on the screen

/**
 * @param {import('./device.js').Device} device
 * @param {import('../camera/camera.js').Camera} camera
 * @param {{drawn: () => void, every: () => number}} does what follows a picture on the screen; milliseconds between two that are sent
 */
export function sendFrames(device, camera, { drawn, every }) {
  let inFlight = false; // one was sent and not answered
  let drawnAt = 0;
  let sentAt = 0;

  const answered = () => { inFlight = false; };
  device.addEventListener('face', answered);
  device.addEventListener('closed', answered);

  requestAnimationFrame(function onPicture(now) {
    requestAnimationFrame(onPicture);
    if (now - drawnAt < DRAW_EVERY) return;
    drawnAt = now;
    if (!camera.draw()) return;
    drawn();
    if (inFlight || !device.isOpen || now - sentAt < every()) return;
    sentAt = now;
    inFlight = true;
    device.sendBytes(camera.frame());
  });
}
