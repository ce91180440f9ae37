// The board's page. The program sends whole pictures; this shows the newest, says the new calls, and keeps both while
// nobody sends. Plain ES2019: the browsers of televisions are old.

import { loadTexts } from '/shared/texts.js';
import { Announcer } from './board/announcer.js';
import { Clock } from './board/clock.js';
import { byId, fillTexts } from './board/dom.js';
import { Feed } from './board/feed.js';
import { Hall } from './board/hall.js';
import { Media } from './board/media.js';
import { Notice } from './board/notice.js';
import { Pairing } from './board/pairing.js';
import { Rows } from './board/rows.js';
import { Stale } from './board/stale.js';

const TURN_MS = 8000;

async function start() {
  const texts = await Promise.all(['vi', 'en'].map(loadTexts));
  fillTexts(document, texts);

  const clock = new Clock();
  const rows = new Rows(texts);
  const hall = new Hall(texts);
  const stale = new Stale(texts, clock);
  const media = new Media(clock);
  const notice = new Notice();
  const pairing = new Pairing(texts);
  const announcer = new Announcer({
    called: (call) => rows.light(call),
    spoken: (call) => byId('spoken').replaceChild(
      document.createTextNode(texts.map((text) => text('board.called', call)).join('. ')), byId('spoken').firstChild),
    sound: (on) => { byId('sound').hidden = on; },
  });
  byId('spoken').appendChild(document.createTextNode(''));
  byId('sound').addEventListener('click', () => announcer.turnOn());

  let shown = null;
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
        announcer.take(view, catchingUp, clock.now());
        notice.show(view.display.notice);
        hall.show(view);
      } else {
        // nothing of the last picture stays: this board was put out, or has never seen one
        announcer.forget();
        hall.clear();
        notice.show({});
        byId('spoken').firstChild.data = '';
      }
      rows.show(view);
      media.show(view, picture.media);
      clock.show();
    },
    away: (isAway) => stale.feed(isAway),
  });

  // what has room depends on the window and on the typeface, which comes after the first picture
  const fit = () => { notice.fit(); hall.showServices(); };
  document.fonts.addEventListener('loadingdone', fit);
  window.addEventListener('resize', fit);
  setInterval(() => { clock.show(); media.look(); }, 1000);
  setInterval(() => { rows.turn(); hall.turn(); }, TURN_MS);
  feed.open();
}

function startUntilItWorks() {
  start().catch((error) => {
    console.error(error);
    setTimeout(startUntilItWorks, 2000);
  });
}

startUntilItWorks();
