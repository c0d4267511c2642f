// Shows moments in the visitor's own time zone, written as the server writes them.
import { dayText } from './days.js';

const clockText = moment => [moment.getHours(), moment.getMinutes()].map(part => String(part).padStart(2, '0')).join(':');

export function localTimes(root = document) {
  for (const time of root.querySelectorAll('time[data-local]')) {
    const moment = new Date(time.dateTime);
    time.textContent = time.dataset.local === 'date' ? dayText(moment) : `${dayText(moment)}, ${clockText(moment)}`;
  }
}

localTimes();
