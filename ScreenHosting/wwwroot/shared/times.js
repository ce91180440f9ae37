// When something is, in words: "13:30 hôm nay", "07:30 thứ Hai, 30/11".

/**
 * @param {Function} text
 * @param {string} instant ISO 8601
 * @param {{timeZone: string, day: string}} office its time zone and its own date
 */
export function whenText(text, instant, { timeZone, day }) {
  const at = new Date(instant);
  const time = new Intl.DateTimeFormat(text.locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone }).format(at);
  if (dayOf(at, timeZone) === day) return text('time.today', { time });
  const date = new Intl.DateTimeFormat(text.locale, { weekday: 'long', day: '2-digit', month: '2-digit', timeZone }).format(at);
  return text('time.day', { time, date: text.language === 'vi' ? withinASentence(date) : date });
}

/** The date in a time zone, as 2026-11-23: the way the server writes it. */
const dayOf = (at, timeZone) => new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone }).format(at);

/** Intl writes a Vietnamese weekday as it begins a sentence ("Thứ Hai"); within one it is "thứ Hai". */
const withinASentence = (date) => date.charAt(0).toLocaleLowerCase('vi') + date.slice(1);
