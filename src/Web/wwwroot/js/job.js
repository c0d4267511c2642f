// While the analysis of this video is not over, follows it and shows the report when it is there.
export function watchJob(report) {
  const begun = report.dataset.state;
  if (begun !== 'queued' && begun !== 'running') return;
  const events = new EventSource(`/api/queue/events?video=${report.dataset.video}`);
  events.addEventListener('queue', event => {
    const [job] = JSON.parse(event.data);
    if (!job || job.state !== report.dataset.state) {
      events.close();
      location.reload();
      return;
    }
    const panel = report.querySelector('.job-panel');
    const bar = panel?.querySelector('.job-progress');
    if (!bar) return;
    bar.value = job.percent;
    panel.querySelector('.job-percent').textContent = job.percent;
    panel.querySelector('.job-stage').textContent = job.stage ?? '';
  });
  addEventListener('pagehide', () => events.close());
}
