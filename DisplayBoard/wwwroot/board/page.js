// The board's page. The program sends whole pictures; this shows the newest, says the new calls, and keeps both while
// nobody sends. Plain ES2019: the browsers of televisions are old.

import { loadLanguages, loadTexts } from '/shared/texts.js';
import { Announcer } from './announcer.js';
import { Clock } from './clock.js';
import { byId, fill, show } from './dom.js';
import { Feed } from './feed.js';
import { Hall } from './hall.js';
import { Head } from './head.js';
import { Languages } from './languages.js';
import { Media } from './media.js';
import { Notice } from './notice.js';
import { Pairing } from './pairing.js';
import { Rows } from './rows.js';
import { Stale } from './stale.js';

const TURN_MS = 8000;

async function start() {
  const languages = new Languages(await Promise.all((await loadLanguages()).map(({ code }) => loadTexts(code))));
  document.documentElement.lang = languages.first.language;
  languages.fill(document);

  const clock = new Clock(languages);
  const rows = new Rows(languages);
  const hall = new Hall(languages);
  const head = new Head(languages);
  const notice = new Notice(languages);
  // what has room depends on all that is shown, on the window, and on the typeface, which comes after the first picture
  const fit = () => [head, notice, rows, hall].forEach((part) => part.fit());
  const media = new Media(clock, fit);
  const stale = new Stale(languages, clock, fit);
  const pairing = new Pairing(languages);
  const announcer = new Announcer({
    called: (call) => rows.light(call),
    spoken: (call) => fill(byId('spoken'), languages.texts('board.called', call).map((line) => line.textContent).join('. ')),
    sound: (on) => { if (show(byId('sound'), !on)) fit(); },
  });
  byId('sound').addEventListener('click', () => announcer.turnOn());

  let shown = /** @type {Wire} */ (null);
  const feed = new Feed({
    opened: () => announcer.loadSettings(),
    time: (now) => clock.set(now),
    picture: (picture, first) => {
      const { view, link } = picture;
      pairing.show(picture.pairing);
      const catchingUp = first || !link.connected || !shown || !shown.link.connected;
      shown = picture;
      stale.link(link, view !== null);
      if (view) {
        clock.zone = view.timeZone;
        if (languages.choose(view.display.languages)) languages.fill(document);
        announcer.take(view, catchingUp, clock.now());
        notice.show([view.display.notice].concat(view.display.announcements.map(({ text }) => text)));
        head.show(view, picture.logo);
        hall.show(view, picture.pageQr);
      } else {
        // nothing of the last picture stays: this board was put out, or has never seen one
        announcer.forget();
        head.clear();
        hall.clear();
        notice.show([]);
        fill(byId('spoken'));
      }
      rows.show(view);
      media.show(view, picture.media);
      clock.show();
      fit();
    },
    away: (since) => stale.feed(since),
  });

  document.fonts.addEventListener('loadingdone', fit);
  window.addEventListener('resize', fit);
  setInterval(() => { clock.show(); media.look(); }, 1000);
  setInterval(() => [rows, hall, notice].forEach((part) => part.turn()), TURN_MS);
  feed.open();
}

function startUntilItWorks() {
  start().catch((error) => {
    console.error(error);
    setTimeout(startUntilItWorks, 2000);
  });
}

startUntilItWorks();
