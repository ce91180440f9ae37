// Pictures and videos are sent to the server, which says under what name it keeps them.

import { ask, Refusal } from '../shell/server.js';
import { asked } from '/shared/asked.js';

const UPLOAD = 600000; // milliseconds: a video over a slow line

/**
 * Sends the file that was chosen, and clears the choice.
 * @param {Page} admin
 * @param {Wire} input
 * @param {(path: string) => void} kept told the path it is kept under
 */
export const upload = (admin, input, kept) => admin.run(async () => {
  const [file] = input.files;
  if (!file) return;
  const { csrfToken } = await ask('GET', '/api/v1/me');
  let answer;
  try {
    answer = await asked(`${admin.officePath}/media`,
      { method: 'POST', body: file, headers: { 'content-type': 'application/octet-stream', 'x-csrf-token': csrfToken } }, UPLOAD);
  } catch {
    throw new Refusal('offline');
  }
  input.value = '';
  if (answer.status === 413) throw new Refusal('media-too-large');
  const said = answer.json();
  if (!answer.ok) throw new Refusal(said.code);
  kept(said.path);
});
