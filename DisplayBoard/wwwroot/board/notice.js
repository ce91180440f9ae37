import { byId, fill, show } from './dom.js';

const SIZES = ['t31', 't25', 't20', 't16'];
const MOST_LINES = 2;

/** The office's line at the foot. It wraps; a long one is written smaller, and never cut. */
export class Notice {
  constructor(languages) {
    this.languages = languages;
  }

  /** @param {Record<string, string>} words by language code */
  show(words) {
    const lines = this.languages.given(words);
    show(byId('notice'), lines.length > 0);
    fill(byId('notice'), ...lines);
    this.fit();
  }

  // The largest size in which it takes no more than its lines.
  fit() {
    const notice = byId('notice');
    SIZES.some((size) => {
      notice.dataset.size = size;
      const { lineHeight } = getComputedStyle(notice);
      return notice.clientHeight <= parseFloat(lineHeight) * (MOST_LINES + 0.1);
    });
  }
}
