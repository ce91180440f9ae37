// Days and times that can be had, as radio buttons: of the page that books, and of the one that moves.
/** @param {HTMLElement} place @param {string} office its path in the API @param {string | undefined} days how many to look at */
window.slotPicker = function (place, office, days) {
  const { words, ask } = window.asking;
  const times = element('fieldset', {});
  /** @type {Wire} */
  let view = null;
  let shows = 0; // which answer is waited for: an older one is dropped

  function element(name, values, ...content) {
    const made = Object.assign(document.createElement(name), values);
    made.append(...content);
    return made;
  }

  const chosen = (name) => {
    const input = /** @type {?HTMLInputElement} */ (place.querySelector(`[name=${name}]:checked`));
    return input ? input.value : null;
  };

  const dayText = (date) => `${words[`day${new Date(`${date}T00:00:00Z`).getUTCDay()}`]} ${date.slice(8)}/${date.slice(5, 7)}`;
  const timeText = (start) => new Intl.DateTimeFormat(document.documentElement.lang, {
    hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: view.timeZone,
  }).format(new Date(start));
  const placesText = (count) => (count ? words[count === 1 ? 'one' : 'many'].replace('{count}', count) : words.full);

  /** A place that is one's own already stays chosen, though nobody else can have it. */
  function choice(name, value, label, free, wanted) {
    const input = element('input', { type: 'radio', name, value, disabled: !free, checked: value === wanted });
    return element('label', { className: free ? '' : 'full' }, input,
      element('span', {}, `${label} `, element('small', { textContent: placesText(free) })));
  }

  function drawTimes(wanted) {
    const day = view.days.find(({ date }) => date === chosen('day'));
    times.hidden = !day;
    if (!day) return;
    times.replaceChildren(element('legend', { textContent: words.time.replace('{day}', dayText(day.date)) }),
      element('div', { className: 'grid' }, ...day.slots.map(({ start, free }) => choice('start', start, timeText(start), free, wanted))));
  }

  function draw({ day, start }) {
    const given = view.days.filter(({ slots }) => slots.length > 0);
    if (given.length === 0) return place.replaceChildren(element('p', { className: 'stale', textContent: words.none }));
    place.replaceChildren(element('fieldset', {}, element('legend', { textContent: words.day }),
      ...given.map(({ date, slots }) =>
        choice('day', date, dayText(date), slots.reduce((sum, { free }) => sum + free, 0), day))), times);
    return drawTimes(start);
  }

  /** Asks what can be had; what was chosen stays so. */
  async function show(service, { fresh = false, day = chosen('day'), start = chosen('start') } = {}) {
    shows += 1;
    const mine = shows;
    if (!view) place.replaceChildren(element('p', { textContent: words.loading }));
    const told = await ask(`${office}/slots?service=${encodeURIComponent(service)}&days=${days}`, { cache: fresh ? 'reload' : 'default' });
    if (mine !== shows) return;
    if (told.refused) {
      view = null;
      place.replaceChildren(element('p', { className: 'stale', textContent: words.unloaded }), element('button',
        { type: 'button', className: 'second', textContent: words.again, onclick: () => show(service, { day, start }) }));
    } else {
      view = told;
      draw({ day, start });
    }
  }

  place.addEventListener('change', (event) => {
    if (/** @type {HTMLInputElement} */ (event.target).name === 'day') drawTimes(null);
  });

  return {
    show,
    day: () => chosen('day'),
    start: () => chosen('start'),
    timeText,
    whenText: () => words.when.replace('{time}', timeText(chosen('start'))).replace('{day}', dayText(chosen('day'))),
    focus: () => (place.querySelector('[name=start]:not(:disabled)') || place.querySelector('input:not(:disabled)') || place).focus(),
  };
};
