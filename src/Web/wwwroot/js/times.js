// Shows moments in the visitor's own time zone and in the language of the page.
export function localTimes(root = document) {
  // The browser knows the English of its own country (day before month, or after it).
  const language = document.documentElement.lang;
  const words = navigator.language.startsWith(language) ? navigator.language : language;
  for (const time of root.querySelectorAll('time[data-local]')) {
    const moment = new Date(time.dateTime);
    const options = time.dataset.local === 'date' ? { dateStyle: 'medium' } : { dateStyle: 'medium', timeStyle: 'short' };
    time.textContent = new Intl.DateTimeFormat(words, options).format(moment);
  }
}

localTimes();
