import { moment, takeMoment } from '/shared/moment.js';
import { byId } from './dom.js';

/** The office's time: the program's clock (a television's own is often wrong), shown in the office's time zone. */
export class Clock {
  /** @param {import('./languages.js').Languages} languages */
  constructor(languages) {
    this.languages = languages;
    this.zone = undefined;
  }

  /** @param {string} now the program's time, ISO 8601 */
  set(now) {
    takeMoment(now);
  }

  /** Milliseconds since 1970 by the program's clock. */
  now() {
    return moment();
  }

  /** Hours and minutes of an instant, as 09:05. */
  hoursAndMinutes(instant) {
    return this.format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }, instant);
  }

  show() {
    const now = this.now();
    byId('time').textContent = this.hoursAndMinutes(now);
    byId('weekday').textContent = this.format({ weekday: 'long' }, now);
    byId('date').textContent = this.format({ day: '2-digit', month: '2-digit', year: 'numeric' }, now);
  }

  format(options, instant) {
    try {
      return new Intl.DateTimeFormat(this.languages.first.locale, Object.assign({ timeZone: this.zone }, options)).format(instant);
    } catch (error) {
      if (!(error instanceof RangeError) || !this.zone) throw error;
      console.warn(`this browser does not know the time zone ${this.zone}`);
      this.zone = undefined; // its own time is better than none
      return this.format(options, instant);
    }
  }
}
