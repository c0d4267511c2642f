// Keeps the list of videos up to date: percentages in place, everything else by fetching the rows again.
import { localTimes } from './times.js';

const list = document.getElementById('queue');
const lost = document.getElementById('queue-lost');
let known = null;

const signature = rows => rows.map(row => `${row.id}:${row.state}:${row.position ?? ''}`).join('|');

function showProgress(rows) {
  for (const row of rows) {
    const item = list.querySelector(`[data-video="${row.id}"]`);
    const bar = item?.querySelector('.job-progress');
    // The rows on the page may be older or newer than the event: then there is no bar yet, or none any more.
    if (!bar || row.state !== 'running') continue;
    bar.value = row.percent;
    item.querySelector('.job-percent').textContent = row.percent;
    item.querySelector('.job-stage').textContent = row.stage ?? '';
  }
}

async function fetchRows() {
  const answer = await fetch('/queue/rows', { headers: { accept: 'text/html' } });
  if (answer.redirected || answer.status === 401) { location.reload(); return; }
  if (!answer.ok) return;
  list.innerHTML = await answer.text();
  localTimes(list);
}

const events = new EventSource('/api/queue/events');
events.addEventListener('queue', async event => {
  lost.hidden = true;
  const rows = JSON.parse(event.data);
  const now = signature(rows);
  if (known !== now) {
    known = now;
    await fetchRows();
  }
  showProgress(rows);
});
events.addEventListener('error', () => { lost.hidden = events.readyState === EventSource.OPEN; });
addEventListener('pagehide', () => events.close());
