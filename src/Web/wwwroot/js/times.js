// Shows moments in the visitor's own time zone and words.
export function localTimes(root = document) {
  for (const time of root.querySelectorAll('time[data-local]')) {
    const moment = new Date(time.dateTime);
    const options = time.dataset.local === 'date' ? { dateStyle: 'medium' } : { dateStyle: 'medium', timeStyle: 'short' };
    time.textContent = new Intl.DateTimeFormat(navigator.language, options).format(moment);
  }
}

localTimes();
