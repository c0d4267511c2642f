// The report page: one clock (the video, or a slider where it cannot be played) that everything else follows.
import './times.js';
import { createClock } from './clock.js';
import { t } from './texts.js';
import { watchJob } from './job.js';
import { wireStage } from './stage.js';
import { litSegments } from './why.js';

const report = document.getElementById('report');
const clock = createClock(document.getElementById('video'));
wireStage(clock);
watchJob(report);
// A rep that was missed is most likely the one that is on the screen.
document.getElementById('missed')?.addEventListener('toggle', event => {
  if (!event.target.open) return;
  for (const field of event.target.querySelectorAll('[data-around]')) field.value ||= Math.min(clock.duration, Math.max(0, clock.time + Number(field.dataset.around))).toFixed(2);
});
// From here on every button does what it says; what follows only adds to the picture (tests/EndToEnd/SlowLineTests.cs measures it).
performance.mark('report-ready');

// A link may name a moment: #t=12.3
const wanted = /^#t=([\d.]+)$/.exec(location.hash);
if (wanted) document.getElementById('video').addEventListener('loadedmetadata', () => clock.seek(Number(wanted[1])), { once: true });

const read = async url => {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
  return answer.json();
};

/** Starts one part of the page; a part that fails says so in its own place and leaves the others alone. */
async function part(name, element, start) {
  if (!element) return;
  try {
    await start(element);
    element.dataset.ready = '1';
  } catch (problem) {
    console.warn(`${name}: ${problem.message}`);
    element.dataset.ready = 'failed';
    element.dataset.problem = problem.message;
  }
}

const { keypoints, poses, series, people } = report.dataset;
const reps = JSON.parse(report.dataset.reps);
const lit = litSegments(JSON.parse(report.dataset.findings ?? '[]'));

part('overlay', keypoints && document.getElementById('overlay'), async canvas => {
  try {
    const [{ drawOverlay }, track] = await Promise.all([import('./overlay.js'), read(keypoints)]);
    drawOverlay(canvas, track, clock, lit);
  } catch (problem) {
    document.getElementById('show-skeleton')?.closest('label').replaceChildren(t('The skeleton could not be loaded.'));
    throw problem;
  }
});

part('drawings', document.querySelector('.note-list'), async list => {
  const { wireDrawings } = await import('./drawing.js');
  wireDrawings(document.querySelector('.screen'), [...list.querySelectorAll('li')], clock);
});

part('people', people && document.getElementById('people'), async choice => {
  const [{ framePeople }, inVideo] = await Promise.all([import('./people.js'), read(people)]);
  framePeople(document.querySelector('.screen'), choice, inVideo, clock);
});

part('charts', series && document.getElementById('chart-knee'), async element => {
  try {
    const [{ drawCharts }, curves] = await Promise.all([import('./charts.js'), read(series)]);
    drawCharts(element, document.getElementById('chart-hip'), curves, reps, clock);
  } catch (problem) {
    // Without curves their choice and their legend are of no use.
    element.closest('.panel').replaceChildren(t('The curves could not be loaded. Load the page again to try once more.'));
    throw problem;
  }
});

part('3D', poses && document.getElementById('pose3d'), async element => {
  const note = document.getElementById('pose3d-note');
  try {
    const [{ showSkeleton }, motion] = await Promise.all([import('./skeleton3d.js'), read(poses)]);
    showSkeleton(element, motion, clock, lit);
    note.hidden = true;
  } catch (problem) {
    note.textContent = problem.name === 'NoWebGL' ? t('This browser shows no 3D graphics (WebGL is off). Everything else works without them.') : t('The 3D skeleton could not be shown.');
    element.classList.add('pose3d-off');
    throw problem;
  }
});
