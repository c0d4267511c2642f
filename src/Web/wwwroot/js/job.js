// While the analysis of this video is not over, follows it and shows the report when it is there.
export function watchJob(report) {
  const begun = report.dataset.state;
  if (begun !== 'queued' && begun !== 'running') return;
  let isLeaving = false;
  const events = new EventSource(`/api/queue/events?video=${report.dataset.video}`);
  events.addEventListener('queue', event => {
    const [job] = JSON.parse(event.data);
    if (!job || job.state !== report.dataset.state) {
      events.close();
      // A reload would undo the click of somebody who is on the way to another page; one who only fetched a file is still here later.
      setTimeout(() => location.reload(), isLeaving ? 5000 : 0);
      return;
    }
    const panel = report.querySelector('.job-panel');
    const bar = panel?.querySelector('.job-progress');
    if (!bar) return;
    bar.value = job.percent;
    panel.querySelector('.job-percent').textContent = job.percent;
    panel.querySelector('.job-stage').textContent = job.stage ?? '';
  });
  addEventListener('beforeunload', () => { isLeaving = true; });
  addEventListener('pagehide', () => events.close());
}
